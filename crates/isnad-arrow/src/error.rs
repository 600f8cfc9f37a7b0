//! What can go wrong.

use thiserror::Error;

/// Rows that cannot be made, written or read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Arrow refuses them.
    #[error("the rows do not fit the schema: {0}")]
    Arrow(#[from] arrow::error::ArrowError),
    /// Parquet cannot be read or written.
    #[error("the Parquet file cannot be read or written: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// A batch holds no records of this schema.
    #[error("the batch holds no records: {0}")]
    Record(#[from] serde_json::Error),
    /// A batch lacks the articles' bodies.
    #[error("the rows have no `body`: write them with it (`isnad export --text`, `text=True` in Python)")]
    NoBody,
}
