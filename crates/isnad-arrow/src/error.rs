//! What can go wrong.

use thiserror::Error;

/// Rows that cannot be made, written or read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Arrow refuses them.
    #[error("the rows do not fit the schema: {0}")]
    Arrow(#[from] arrow::error::ArrowError),
    /// Parquet cannot be written.
    #[error("the Parquet file cannot be written: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A batch holds no records of this schema.
    #[error("the batch holds no records: {0}")]
    Record(#[from] serde_json::Error),
}
