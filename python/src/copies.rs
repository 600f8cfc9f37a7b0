//! Fingerprints of articles, and which of them are near: what finding copies on many machines needs.

use crate::columns::rows;
use crate::errors;
use arrow::array::{ArrayRef, AsArray, BinaryArray, BooleanArray, ListArray, RecordBatch};
use arrow::buffer::OffsetBuffer;
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field, Int64Type};
use isnad_ingest::duplicates::Signature;
use pyo3::prelude::*;
use pyo3_arrow::{PyArray, PyRecordBatch};
use std::sync::Arc;

/// The fingerprints of a batch's articles: a batch of `signature` (bytes; null of a text that is too short, or of none)
/// and `bands` (numbers: articles that are near have one in common).
#[pyfunction]
pub(crate) fn signatures(py: Python<'_>, batch: PyRecordBatch) -> PyResult<Bound<'_, PyAny>> {
    let batch = batch.into_inner();
    let fingerprints = py.detach(|| {
        let signed: Vec<Option<Signature>> =
            rows(&batch)?.into_iter().map(|row| row.ok().as_ref().and_then(Signature::of)).collect();
        table(&signed).map_err(errors::schema)
    })?;
    PyRecordBatch::new(fingerprints).into_pyarrow(py)
}

fn table(signed: &[Option<Signature>]) -> Result<RecordBatch, arrow::error::ArrowError> {
    let bytes: BinaryArray = signed.iter().map(|signed| signed.as_ref().map(to_bytes)).collect();
    let bands: Vec<Vec<i64>> = signed
        .iter()
        .map(|signed| signed.iter().flat_map(Signature::bands).map(u64::cast_signed).collect())
        .collect();
    let offsets = OffsetBuffer::from_lengths(bands.iter().map(Vec::len));
    let values = arrow::array::PrimitiveArray::<Int64Type>::from_iter_values(bands.into_iter().flatten());
    let item = Arc::new(Field::new("item", DataType::Int64, false));
    let bands = ListArray::try_new(item, offsets, Arc::new(values), None)?;
    let columns: Vec<(&str, ArrayRef, bool)> =
        vec![("signature", Arc::new(bytes), true), ("bands", Arc::new(bands), false)];
    RecordBatch::try_from_iter_with_nullable(columns)
}

/// Whether the articles of two columns of fingerprints are copies of one another, row by row.
#[pyfunction]
pub(crate) fn near(py: Python<'_>, one: PyArray, other: PyArray) -> PyResult<Bound<'_, PyAny>> {
    let (one, other) = (bytes(one)?, bytes(other)?);
    let near: BooleanArray = py.detach(|| {
        one.iter().zip(&other).map(|(one, other)| Some(of_bytes(one?)?.is_near(&of_bytes(other?)?))).collect()
    });
    let near = PyArray::from_array_ref(Arc::new(near)).into_pyobject(py)?;
    py.import("pyarrow")?.getattr("array")?.call1((near,))
}

fn bytes(column: PyArray) -> PyResult<BinaryArray> {
    let (column, _) = column.into_inner();
    Ok(cast(&column, &DataType::Binary).map_err(errors::schema)?.as_binary::<i32>().clone())
}

fn to_bytes(signature: &Signature) -> Vec<u8> {
    signature.numbers().iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn of_bytes(bytes: &[u8]) -> Option<Signature> {
    let (numbers, []) = bytes.as_chunks::<4>() else { return None };
    Signature::from_numbers(&numbers.iter().map(|number| u32::from_le_bytes(*number)).collect::<Vec<_>>())
}
