//! Where statements go: standard output, in one of the formats.

use crate::args::Format;
use crate::{pretty::Pretty, table};
use anyhow::Result;
use isnad::{Article, Record};
use std::io::{self, BufWriter, Stdout, Write};

/// A writer of records.
pub(crate) enum Output {
    Pretty(Pretty, BufWriter<Stdout>),
    JsonLines(BufWriter<Stdout>),
    Csv(Box<csv::Writer<Stdout>>),
}

impl Output {
    /// Opens standard output; the CSV header is written at once.
    pub(crate) fn new(format: Format, colours: bool) -> Result<Self> {
        let out = || BufWriter::new(io::stdout());
        Ok(match format {
            Format::Pretty => Self::Pretty(Pretty::new(colours), out()),
            Format::Jsonl => Self::JsonLines(out()),
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(io::stdout());
                writer.write_record(table::HEADER)?;
                Self::Csv(Box::new(writer))
            }
        })
    }

    /// Writes the statements of an article.
    pub(crate) fn write(&mut self, article: &Article, record: &Record) -> Result<()> {
        match self {
            Self::Pretty(pretty, out) => out.write_all(pretty.article(article, record).as_bytes())?,
            Self::JsonLines(out) => {
                serde_json::to_writer(&mut *out, record)?;
                out.write_all(b"\n")?;
            }
            Self::Csv(writer) => {
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
            Self::Pretty(_, out) | Self::JsonLines(out) => out.flush()?,
            Self::Csv(writer) => writer.flush()?,
        }
        Ok(())
    }
}
