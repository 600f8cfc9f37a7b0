//! Where statements go: standard output, in one of the formats.

use crate::args::Format;
use crate::{article, pretty::Pretty};
use anyhow::Result;
use isnad::Record;
use isnad_formats::table;
use isnad_ingest::Item;
use std::io::{self, BufWriter, Stdout, Write};

/// A writer of records.
pub(crate) enum Output {
    Pretty(Pretty, BufWriter<Stdout>),
    JsonLines(BufWriter<Stdout>),
    Articles(BufWriter<Stdout>),
    Csv(Box<csv::Writer<Stdout>>),
}

impl Output {
    /// Opens standard output; the CSV header is written at once.
    pub(crate) fn new(format: Format, colours: bool) -> Result<Self> {
        let out = || BufWriter::new(io::stdout());
        Ok(match format {
            Format::Pretty => Self::Pretty(Pretty::new(colours), out()),
            Format::Jsonl => Self::JsonLines(out()),
            Format::Article => Self::Articles(out()),
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(io::stdout());
                writer.write_record(table::HEADER)?;
                Self::Csv(Box::new(writer))
            }
        })
    }

    /// Writes an article's statements, or where articles alone are wanted the article.
    pub(crate) fn write(&mut self, item: &Item, record: Option<&Record>) -> Result<()> {
        match (self, record) {
            (Self::Articles(out), _) => article::write(out, item)?,
            (_, None) => {}
            (Self::Pretty(pretty, out), Some(record)) => {
                out.write_all(pretty.article(&item.article, record).as_bytes())?;
            }
            (Self::JsonLines(out), Some(record)) => {
                serde_json::to_writer(&mut *out, record)?;
                out.write_all(b"\n")?;
            }
            (Self::Csv(writer), Some(record)) => {
                for statement in &record.statements {
                    writer.write_record(table::row(record, statement))?;
                }
            }
        }
        Ok(())
    }

    /// Writes what is still in the buffers.
    pub(crate) fn finish(&mut self) -> Result<()> {
        match self {
            Self::Pretty(_, out) | Self::JsonLines(out) | Self::Articles(out) => out.flush()?,
            Self::Csv(writer) => writer.flush()?,
        }
        Ok(())
    }
}
