//! Who speaks across articles, and which statements tell the same: what linking on many machines needs.
//!
//! [`told`] takes statements apart, on any machine; [`Linker`] and [`Sayings`] go through them in an order. What passes
//! from one to the other is bytes, which only they understand.

use crate::errors;
use arrow::array::{Array, ArrayRef, AsArray, BinaryArray, BooleanArray, RecordBatch};
use arrow::array::{Int8Array, Int32Array, Int64Array, StringArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Int32Type, Int64Type};
use isnad::Record;
use isnad_linkage::people::{self, Heard, Mention};
use isnad_linkage::sayings::{self, Sketch};
use isnad_linkage::{days, id};
use pyo3::prelude::*;
use pyo3_arrow::{PyArray, PyRecordBatch};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::{Arc, Mutex, PoisonError};

/// The statements of a batch of records: a batch of `row` (of the record in its batch), `place` (in the record),
/// `statement` (the number of its id), `day` (of publication, 0 where nobody knows it), `mention` (its speaker; null where
/// there is none) and `sketch` (what its content is like; null where it is too short).
#[pyfunction]
pub(crate) fn told(py: Python<'_>, batch: PyRecordBatch) -> PyResult<Bound<'_, PyAny>> {
    let batch = batch.into_inner();
    let told = py.detach(|| table(&isnad_arrow::records(&batch).map_err(errors::schema)?))?;
    PyRecordBatch::new(told).into_pyarrow(py)
}

fn table(records: &[Record]) -> PyResult<RecordBatch> {
    let statements = || {
        (0..).zip(records).flat_map(|(row, record)| {
            (0..).zip(&record.statements).map(move |(place, statement)| (row, record, place, statement))
        })
    };
    let mentions =
        statements().map(|(.., statement)| Mention::of(statement).as_ref().map(bytes_of).transpose());
    let sketches = statements().map(|(.., s)| Sketch::of_statement(s).as_ref().map(bytes_of).transpose());
    let columns: Vec<(&str, ArrayRef, bool)> = vec![
        ("row", Arc::new(statements().map(|(row, ..)| row).collect::<Int32Array>()), false),
        ("place", Arc::new(statements().map(|(_, _, place, _)| place).collect::<Int32Array>()), false),
        (
            "statement",
            Arc::new(statements().map(|(.., s)| id::statement(&s.id).cast_signed()).collect::<Int64Array>()),
            false,
        ),
        (
            "day",
            Arc::new(statements().map(|(_, r, ..)| days::published(r).cast_signed()).collect::<Int64Array>()),
            false,
        ),
        ("mention", Arc::new(BinaryArray::from_iter(mentions.collect::<PyResult<Vec<_>>>()?)), true),
        ("sketch", Arc::new(BinaryArray::from_iter(sketches.collect::<PyResult<Vec<_>>>()?)), true),
    ];
    RecordBatch::try_from_iter_with_nullable(columns).map_err(errors::schema)
}

/// Finds the sources of speakers, article by article, as an archive does that gets the articles in this order.
#[pyclass(module = "isnad._isnad", frozen)]
pub(crate) struct Linker(Mutex<Linking>);

struct Linking {
    linker: people::Linker,
    /// The article that was linked last, and who was heard in it.
    article: String,
    heard: Heard<Mention>,
}

#[pymethods]
impl Linker {
    #[new]
    fn new() -> Self {
        let linker = people::Linker::new([]);
        Self(Mutex::new(Linking { linker, article: String::new(), heard: Heard::default() }))
    }

    /// Links the next statements: their articles, days and mentions, all statements of an article one after the other.
    /// Gives `person` (the number of the source), `confidence` (per cent), both null where nobody is mentioned, and
    /// `named` (false where the source is only described).
    fn link<'py>(
        &self,
        py: Python<'py>,
        article: PyArray,
        day: PyArray,
        mention: PyArray,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (articles, days, mentions) = (
            column(article, &DataType::Utf8)?,
            column(day, &DataType::Int64)?,
            column(mention, &DataType::Binary)?,
        );
        let linked = py.detach(|| {
            let mut linking = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            linking.link(articles.as_string(), days.as_primitive(), mentions.as_binary())
        })?;
        PyRecordBatch::new(linked).into_pyarrow(py)
    }
}

impl Linking {
    fn link(
        &mut self,
        articles: &StringArray,
        days: &Int64Array,
        mentions: &BinaryArray,
    ) -> PyResult<RecordBatch> {
        let mut linked = Vec::with_capacity(mentions.len());
        for (at, mention) in mentions.iter().enumerate() {
            if self.article != articles.value(at) {
                articles.value(at).clone_into(&mut self.article);
                self.heard = Heard::default();
            }
            let day = days.value(at).cast_unsigned();
            let found = mention.map(of_bytes::<Mention>).transpose()?;
            linked.push(found.map(|found| self.heard.link(found, |found| self.linker.link(found, day))));
        }
        let person: Int32Array = linked.iter().map(|l| l.map(|l| l.source.cast_signed())).collect();
        let confidence: Int8Array = linked.iter().map(|l| l.map(|l| l.confidence.cast_signed())).collect();
        let named: BooleanArray =
            linked.iter().map(|l| Some(l.is_some_and(|l| self.linker.is_named(l.source)))).collect();
        let columns: Vec<(&str, ArrayRef, bool)> = vec![
            ("person", Arc::new(person), true),
            ("confidence", Arc::new(confidence), true),
            ("named", Arc::new(named), false),
        ];
        RecordBatch::try_from_iter_with_nullable(columns).map_err(errors::schema)
    }
}

/// Finds the sayings of statements, source by source, each in the order of articles.
#[pyclass(module = "isnad._isnad", frozen)]
pub(crate) struct Sayings(Mutex<OfSource>);

#[derive(Default)]
struct OfSource {
    person: Option<i32>,
    sayings: sayings::Sayings,
}

#[pymethods]
impl Sayings {
    #[new]
    fn new() -> Self {
        Self(Mutex::default())
    }

    /// The sayings of the next statements, all statements of a source one after the other: each is called by the number of
    /// its first statement. What has no source is a saying of its own.
    fn join<'py>(
        &self,
        py: Python<'py>,
        person: PyArray,
        named: PyArray,
        statement: PyArray,
        day: PyArray,
        sketch: PyArray,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (people, named) = (column(person, &DataType::Int32)?, column(named, &DataType::Boolean)?);
        let (statements, days) = (column(statement, &DataType::Int64)?, column(day, &DataType::Int64)?);
        let sketches = column(sketch, &DataType::Binary)?;
        let sayings = py.detach(|| {
            let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let people = people.as_primitive::<Int32Type>().iter();
            let rows = statements.as_primitive::<Int64Type>().iter().zip(days.as_primitive::<Int64Type>());
            people
                .zip(named.as_boolean())
                .zip(rows)
                .zip(sketches.as_binary::<i32>())
                .map(|(((person, named), (statement, day)), sketch)| {
                    let (statement, day) = (statement.unwrap_or(0), day.unwrap_or(0).cast_unsigned());
                    let sketch = sketch.map(of_bytes::<Sketch>).transpose()?;
                    Ok(source.join(person, named != Some(true), statement, day, sketch))
                })
                .collect::<PyResult<Int64Array>>()
        })?;
        let sayings = PyArray::from_array_ref(Arc::new(sayings)).into_pyobject(py)?;
        py.import("pyarrow")?.getattr("array")?.call1((sayings,))
    }
}

impl OfSource {
    fn join(
        &mut self,
        person: Option<i32>,
        strict: bool,
        statement: i64,
        day: u64,
        sketch: Option<Sketch>,
    ) -> i64 {
        if person.is_none() {
            return statement;
        }
        if self.person != person {
            *self = Self { person, ..Self::default() };
        }
        self.sayings.join(statement.cast_unsigned(), day, sketch, strict).cast_signed()
    }
}

fn column(column: PyArray, kind: &DataType) -> PyResult<ArrayRef> {
    cast(&column.into_inner().0, kind).map_err(errors::schema)
}

fn bytes_of(value: &impl Serialize) -> PyResult<Vec<u8>> {
    postcard::to_stdvec(value).map_err(errors::schema)
}

fn of_bytes<T: DeserializeOwned>(bytes: &[u8]) -> PyResult<T> {
    postcard::from_bytes(bytes).map_err(errors::schema)
}
