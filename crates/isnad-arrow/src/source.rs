//! Batches of files.

use crate::error::Error;
use arrow::array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;

/// Rows that are read together.
const ROWS: usize = 1024;

/// The batches of a Parquet file.
///
/// # Errors
/// [`Error::Parquet`] where it is none; the iterator gives [`Error::Arrow`] where a part of it is broken.
pub fn parquet(file: File) -> Result<impl Iterator<Item = Result<RecordBatch, Error>>, Error> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(file)?.with_batch_size(ROWS).build()?;
    Ok(reader.map(|batch| Ok(batch?)))
}
