//! Articles into records.

use crate::columns::{Rejected, Row, rows};
use crate::errors;
use arrow::array::{ArrayRef, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use isnad::{Engine, Record};
use isnad_arrow::{Document, Shape};
use isnad_ingest::FIELDS;
use pyo3::prelude::*;
use pyo3_arrow::{PyRecordBatch, PySchema};
use rayon::prelude::*;
use std::sync::Arc;

/// Reads one article; gives its record as the command's JSON line.
#[pyfunction]
pub(crate) fn read(py: Python<'_>, fields: [Option<String>; FIELDS.len()]) -> PyResult<String> {
    py.detach(|| {
        let article = isnad_ingest::article(fields, String::new, "text").map_err(errors::input)?;
        line(&Engine::new().read(&article))
    })
}

/// Reads the articles of a batch on `jobs` threads, 0 for one a processor.
///
/// With `keep_errors` a column `error` tells why a row gives no record; without, the first such row is raised.
#[pyfunction]
pub(crate) fn read_batch<'py>(
    py: Python<'py>,
    batch: PyRecordBatch,
    shape: &str,
    keep_errors: bool,
    jobs: usize,
) -> PyResult<Bound<'py, PyAny>> {
    let batch = batch.into_inner();
    let shape = named(shape)?;
    let read = py.detach(|| {
        let read = read_all(rows(&batch)?, jobs)?;
        assemble(&read, shape, keep_errors)
    })?;
    PyRecordBatch::new(read).into_pyarrow(py)
}

/// The records of a nested or whole batch, as the command's JSON lines.
#[pyfunction]
pub(crate) fn lines(py: Python<'_>, batch: PyRecordBatch) -> PyResult<Vec<String>> {
    let batch = batch.into_inner();
    py.detach(|| isnad_arrow::records(&batch).map_err(errors::schema)?.iter().map(line).collect())
}

/// A batch of records that are given as JSON lines.
#[pyfunction]
pub(crate) fn batch<'py>(py: Python<'py>, lines: Vec<String>, shape: &str) -> PyResult<Bound<'py, PyAny>> {
    let shape = named(shape)?;
    let batch = py.detach(|| {
        let records: Vec<Record> = lines
            .into_iter()
            .map(|line| serde_json::from_str(&line).map_err(errors::schema))
            .collect::<PyResult<_>>()?;
        let documents: Vec<Document<'_>> = records.iter().map(Document::of).collect();
        isnad_arrow::batch(shape, &documents).map_err(errors::schema)
    })?;
    PyRecordBatch::new(batch).into_pyarrow(py)
}

/// The schema of a shape, with the column `error` or without.
#[pyfunction]
pub(crate) fn schema<'py>(py: Python<'py>, shape: &str, keep_errors: bool) -> PyResult<Bound<'py, PyAny>> {
    PySchema::new(schema_of(named(shape)?, keep_errors)).into_pyarrow(py)
}

/// What became of a row: the record and the body of its article, or why there is none.
type Read = Result<(Record, String), Rejected>;

fn read_all(rows: Vec<Row>, jobs: usize) -> PyResult<Vec<Read>> {
    let engine = Engine::new();
    let one = |row: Row| row.map(|article| (engine.read(&article), article.body));
    if jobs == 1 {
        return Ok(rows.into_iter().map(one).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(errors::input)?;
    Ok(pool.install(|| rows.into_par_iter().with_max_len(1).map(one).collect()))
}

fn assemble(read: &[Read], shape: Shape, keep_errors: bool) -> PyResult<RecordBatch> {
    if !keep_errors && let Some(Err(rejected)) = read.iter().find(|read| read.is_err()) {
        return Err(errors::input(&rejected.reason));
    }
    let empty: Vec<Option<Record>> = read.iter().map(|read| read.as_ref().err().map(empty)).collect();
    let documents: Vec<Document<'_>> = read
        .iter()
        .zip(&empty)
        .filter_map(|(read, empty)| match (read, empty) {
            (Ok((record, body)), _) => Some(Document::whole(record, body)),
            (Err(_), empty) => empty.as_ref().map(Document::of),
        })
        .collect();
    let batch = isnad_arrow::batch(shape, &documents).map_err(errors::schema)?;
    if !keep_errors {
        return Ok(batch);
    }
    let reasons: StringArray = read.iter().map(|read| read.as_ref().err().map(|r| &r.reason)).collect();
    let mut columns: Vec<ArrayRef> = batch.columns().to_vec();
    columns.push(Arc::new(reasons));
    RecordBatch::try_new(schema_of(shape, true), columns).map_err(errors::schema)
}

/// The record of a row that gave none: it keeps the row's place among the others.
fn empty(rejected: &Rejected) -> Record {
    Record {
        schema: isnad::model::SCHEMA,
        id: rejected.id.clone(),
        url: None,
        outlet: None,
        published: None,
        published_basis: None,
        byline: None,
        dateline: None,
        headline: String::new(),
        statements: Vec::new(),
    }
}

fn schema_of(shape: Shape, keep_errors: bool) -> SchemaRef {
    let schema = isnad_arrow::schema(shape);
    if !keep_errors {
        return schema;
    }
    let mut fields: Vec<Arc<Field>> = schema.fields().to_vec();
    fields.push(Arc::new(Field::new("error", DataType::Utf8, true)));
    Arc::new(Schema::new(fields))
}

fn named(shape: &str) -> PyResult<Shape> {
    match shape {
        "nested" => Ok(Shape::Nested),
        "whole" => Ok(Shape::Whole),
        "flat" => Ok(Shape::Flat),
        other => Err(errors::format(format!("⟦{other}⟧ is no shape (nested, whole, flat)"))),
    }
}

fn line(record: &Record) -> PyResult<String> {
    serde_json::to_string(record).map_err(errors::schema)
}
