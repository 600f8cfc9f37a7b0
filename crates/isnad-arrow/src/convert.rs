//! Records to batches and back.

use crate::error::Error;
use crate::rows::Document;
use crate::schema::{Shape, schema};
use arrow::array::{AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use arrow::json::ReaderBuilder;
use arrow::json::writer::{JsonArray, WriterBuilder};
use isnad::model::{PublishedBasis, parse_published};
use isnad::{Article, Record};
use serde::Serialize;

/// The rows of documents.
///
/// # Errors
/// [`Error::Arrow`] where a value does not fit its column.
pub fn batch(shape: Shape, documents: &[Document<'_>]) -> Result<RecordBatch, Error> {
    match shape {
        Shape::Nested | Shape::Whole => {
            rows(shape, &documents.iter().map(|document| document.nested()).collect::<Vec<_>>())
        }
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

/// The records of a nested or whole batch; what an archive knew is left aside.
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

/// The articles of a whole batch with their records.
///
/// # Errors
/// [`Error::Record`] where the batch is of another schema, [`Error::NoBody`] where it has no bodies.
pub fn articles(batch: &RecordBatch) -> Result<Vec<(Article, Record)>, Error> {
    let bodies = batch.column_by_name("body").ok_or(Error::NoBody)?;
    let bodies = cast(bodies, &DataType::Utf8)?;
    let bodies = bodies.as_string::<i32>().iter();
    records(batch)?
        .into_iter()
        .zip(bodies)
        .map(|(record, body)| Ok((article(&record, body.ok_or(Error::NoBody)?), record)))
        .collect()
}

/// The article of a record. A day that the record read in the text was not given with the article.
fn article(record: &Record, body: &str) -> Article {
    let given = record.published_basis == Some(PublishedBasis::Given);
    Article {
        id: record.id.clone(),
        url: record.url.clone(),
        outlet: record.outlet.clone(),
        published: record.published.as_deref().filter(|_| given).and_then(|day| parse_published(day).ok()),
        byline: record.byline.clone(),
        headline: record.headline.clone(),
        body: body.to_owned(),
    }
}
