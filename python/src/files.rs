//! Files into tables of articles.

use crate::articles::{batch, schema};
use crate::errors;
use crate::stream::PythonFile;
use isnad_ingest::{Format, IngestError, Item, Items, Options, Pieces, encoding_named, items};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use std::io::BufReader;
use std::sync::{Mutex, PoisonError};

/// A batch ends behind so many bytes of text.
const BATCH_BYTES: usize = 8 << 20;
/// Bytes that are asked of a Python file at once.
const CHUNK: usize = 1 << 20;

/// The articles of inputs as an iterator of Arrow batches, read as they are asked for.
#[pyclass(module = "isnad._isnad", frozen)]
pub(crate) struct Articles {
    items: Mutex<Items<'static>>,
    rows: usize,
}

#[pymethods]
impl Articles {
    /// `paths` are files and folders; where there is a `file`, it is read instead, under the one name of `paths`.
    #[new]
    #[pyo3(signature = (paths, file, *, format, mapping, encoding, any_language, rows))]
    fn new(
        paths: Vec<String>,
        file: Option<Py<PyAny>>,
        format: Option<&str>,
        mapping: Option<&str>,
        encoding: Option<&str>,
        any_language: bool,
        rows: usize,
    ) -> PyResult<Self> {
        let options = Options {
            format: format.map(named).transpose()?,
            encoding: encoding.map(encoding_named).transpose().map_err(errors::format)?,
            mapping: mapping.map(str::parse).transpose().map_err(errors::format)?.unwrap_or_default(),
            any_language,
            ..Options::default()
        };
        let items = match file {
            None => Pieces::of_inputs(paths, &options).items(),
            Some(file) => {
                let name = paths.first().map_or("-", String::as_str);
                items(name, BufReader::with_capacity(CHUNK, PythonFile::new(file)), &options)
            }
        };
        Ok(Self { items: Mutex::new(items), rows: rows.max(1) })
    }

    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let batch = py.detach(|| {
            let read = self.some();
            if read.is_empty() { Ok(None) } else { batch(&read).map(Some) }
        })?;
        batch.map(|batch| PyRecordBatch::new(batch).into_pyarrow(py)).transpose()
    }

    fn __repr__(&self) -> String {
        format!("Articles({} columns, {} rows a batch)", schema().fields().len(), self.rows)
    }
}

impl Articles {
    /// The articles of the next batch; none at the end.
    fn some(&self) -> Vec<Result<Item, IngestError>> {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        let mut read = Vec::new();
        let mut bytes = 0;
        while read.len() < self.rows && bytes < BATCH_BYTES {
            let Some(item) = items.next() else { break };
            bytes += item.as_ref().map_or(0, |item| item.article.body.len());
            read.push(item);
        }
        read
    }
}

/// A format by the name that the command has for it.
fn named(name: &str) -> PyResult<Format> {
    Ok(match name {
        "text" => Format::Text,
        "jsonl" => Format::JsonLines,
        "csv" => Format::Csv,
        "html" => Format::Html,
        "feed" => Format::Feed,
        "warc" => Format::Warc,
        other => {
            let message = format!("⟦{other}⟧ is no format (text, jsonl, csv, html, feed, warc)");
            return Err(errors::format(message));
        }
    })
}
