//! Articles as a table: what reading files gives.

use crate::errors;
use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::json::ReaderBuilder;
use isnad_ingest::{Extent, IngestError, Item};
use pyo3::prelude::*;
use pyo3_arrow::PySchema;
use serde::Serialize;
use std::sync::Arc;

/// An article with its place, or a place and what is wrong there.
#[derive(Serialize, Default)]
struct Row<'a> {
    id: Option<&'a str>,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    byline: Option<&'a str>,
    headline: Option<&'a str>,
    body: Option<&'a str>,
    input: &'a str,
    line: Option<u64>,
    offset: Option<u64>,
    summary: bool,
    error: Option<String>,
}

/// The schema of tables of articles.
pub(crate) fn schema() -> SchemaRef {
    let text = |name| Field::new(name, DataType::Utf8, true);
    Arc::new(Schema::new(vec![
        text("id"),
        text("url"),
        text("outlet"),
        Field::new("published", DataType::Date32, true),
        text("byline"),
        text("headline"),
        text("body"),
        Field::new("input", DataType::Utf8, false),
        Field::new("line", DataType::Int64, true),
        Field::new("offset", DataType::Int64, true),
        Field::new("summary", DataType::Boolean, false),
        text("error"),
    ]))
}

/// The schema of the batches that `Articles` gives.
#[pyfunction]
pub(crate) fn articles_schema(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    PySchema::new(schema()).into_pyarrow(py)
}

/// The rows of what was read.
pub(crate) fn batch(read: &[Result<Item, IngestError>]) -> PyResult<RecordBatch> {
    let rows: Vec<Row<'_>> = read.iter().map(row).collect();
    let schema = schema();
    let mut decoder = ReaderBuilder::new(schema.clone())
        .with_batch_size(rows.len().max(1))
        .build_decoder()
        .map_err(errors::schema)?;
    decoder.serialize(&rows).map_err(errors::schema)?;
    let batch = decoder.flush().map_err(errors::schema)?;
    Ok(batch.unwrap_or_else(|| RecordBatch::new_empty(schema)))
}

fn row(read: &Result<Item, IngestError>) -> Row<'_> {
    match read {
        Ok(Item { article, place, extent, .. }) => Row {
            id: Some(&article.id),
            url: article.url.as_deref(),
            outlet: article.outlet.as_deref(),
            published: article.published.map(|day| day.to_string()),
            byline: article.byline.as_deref(),
            headline: Some(&article.headline),
            body: Some(&article.body),
            input: &place.input,
            line: place.line,
            offset: place.offset,
            summary: *extent == Extent::Summary,
            error: None,
        },
        Err(error) => Row {
            input: &error.input,
            line: error.line,
            offset: error.offset,
            error: Some(error.to_string()),
            ..Row::default()
        },
    }
}
