//! Files of batches.

use crate::convert::batch;
use crate::error::Error;
use crate::rows::Document;
use crate::schema::{Shape, schema};
use arrow::ipc::writer::FileWriter;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::io::Write;

/// Rows that are put together before they are written.
const ROWS: usize = 8192;
/// Rows of a Parquet row group.
const GROUP: usize = 128 * 1024;

/// The kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// Parquet, packed with Zstandard.
    Parquet,
    /// The Arrow IPC file format ("Feather").
    Ipc,
}

/// Writes documents into a file.
pub struct Sink<W: Write + Send> {
    shape: Shape,
    file: File<W>,
}

enum File<W: Write + Send> {
    Parquet(Box<ArrowWriter<W>>),
    Ipc(Box<FileWriter<W>>),
}

impl<W: Write + Send> Sink<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// [`Error::Parquet`] or [`Error::Arrow`] where it cannot be written.
    pub fn new(out: W, container: Container, shape: Shape) -> Result<Self, Error> {
        let schema = schema(shape);
        let file = match container {
            Container::Parquet => {
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(ZstdLevel::default()))
                    .set_max_row_group_row_count(Some(GROUP))
                    .build();
                File::Parquet(Box::new(ArrowWriter::try_new(out, schema, Some(properties))?))
            }
            Container::Ipc => File::Ipc(Box::new(FileWriter::try_new(out, &schema)?)),
        };
        Ok(Self { shape, file })
    }

    /// How many documents are best given together.
    pub const fn together() -> usize {
        ROWS / 8
    }

    /// Writes documents.
    ///
    /// # Errors
    /// As [`Sink::new`].
    pub fn write(&mut self, documents: &[Document<'_>]) -> Result<(), Error> {
        let rows = batch(self.shape, documents)?;
        match &mut self.file {
            File::Parquet(file) => file.write(&rows)?,
            File::Ipc(file) => file.write(&rows)?,
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// As [`Sink::new`].
    pub fn finish(self) -> Result<(), Error> {
        match self.file {
            File::Parquet(file) => {
                file.close()?;
            }
            File::Ipc(mut file) => file.finish()?,
        }
        Ok(())
    }
}
