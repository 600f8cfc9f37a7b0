//! Records to batches and back.

use crate::error::Error;
use crate::rows::Document;
use crate::schema::{Shape, schema};
use arrow::array::RecordBatch;
use arrow::json::ReaderBuilder;
use arrow::json::writer::{JsonArray, WriterBuilder};
use isnad::Record;
use serde::Serialize;

/// The rows of documents.
///
/// # Errors
/// [`Error::Arrow`] where a value does not fit its column.
pub fn batch(shape: Shape, documents: &[Document<'_>]) -> Result<RecordBatch, Error> {
    match shape {
        Shape::Nested => rows(shape, &documents.iter().map(|document| document.nested()).collect::<Vec<_>>()),
        Shape::Flat => {
            rows(shape, &documents.iter().flat_map(|document| document.flat()).collect::<Vec<_>>())
        }
    }
}

fn rows(shape: Shape, rows: &[impl Serialize]) -> Result<RecordBatch, Error> {
    let schema = schema(shape);
    let mut decoder =
        ReaderBuilder::new(schema.clone()).with_batch_size(rows.len().max(1)).build_decoder()?;
    decoder.serialize(rows)?;
    Ok(decoder.flush()?.unwrap_or_else(|| RecordBatch::new_empty(schema)))
}

/// The records of a nested batch; what an archive knew is left aside.
///
/// # Errors
/// [`Error::Record`] where the batch is of another schema.
pub fn records(batch: &RecordBatch) -> Result<Vec<Record>, Error> {
    let mut writer = WriterBuilder::new().with_explicit_nulls(true).build::<_, JsonArray>(Vec::new());
    writer.write(batch)?;
    writer.finish()?;
    let json = writer.into_inner();
    if json.is_empty() {
        return Ok(Vec::new());
    }
    Ok(serde_json::from_slice(&json)?)
}
