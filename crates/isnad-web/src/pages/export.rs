//! What a search finds, as files in the formats of others. They are sent while they are made, so that they may be of
//! any length.

use super::{Answer, Notice, Shared, answer};
use crate::asked::Asked;
use crate::error::{Fault, Result};
use crate::screen::Frame;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use isnad_archive::query::Node;
use isnad_archive::{Document, Reader, Selection};
use isnad_arrow::{Container, Context, Shape, Sink};
use isnad_formats::{annotation, table};
use std::io::{self, Write};
use std::sync::Arc;
use tokio::sync::mpsc;

/// Pieces that wait for a slow client.
const WAITING: usize = 8;
/// The size of a piece, in bytes, from which on it is sent.
const PIECE: usize = 64 << 10;
/// Documents that are put together into columns.
const TOGETHER: usize = 256;

/// The files that can be had.
#[derive(Debug, Clone, Copy)]
enum File {
    Csv,
    Records,
    Annotations,
    Parquet,
}

impl File {
    fn named(name: &str) -> Option<Self> {
        match name {
            "statements.csv" => Some(Self::Csv),
            "records.jsonl" => Some(Self::Records),
            "annotations.jsonl" => Some(Self::Annotations),
            "statements.parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Records | Self::Annotations => "application/x-ndjson",
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }

    /// Writes all that was selected.
    fn write(self, selection: Selection, out: &mut (impl Write + Send)) -> Result<()> {
        match self {
            Self::Csv => csv(selection, out),
            Self::Records => lines(selection, out, |document, out| {
                serde_json::to_writer(&mut *out, &document.record)?;
                out.write_all(b"\n")
            }),
            Self::Annotations => lines(selection, out, |document, out| {
                annotation::write(&document.article, &document.record, out)
            }),
            Self::Parquet => columns(selection, out),
        }
    }
}

fn csv(selection: Selection, out: impl Write) -> Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(table::HEADER)?;
    for document in selection {
        let record = document?.record;
        for statement in &record.statements {
            writer.write_record(table::row(&record, statement).map(harmless))?;
        }
    }
    Ok(writer.flush()?)
}

fn lines<W: Write>(
    selection: Selection,
    out: &mut W,
    write: impl Fn(&Document, &mut W) -> io::Result<()>,
) -> Result<()> {
    for document in selection {
        write(&document?, out)?;
    }
    Ok(())
}

/// A statement a row; documents are put together, so that columns are long.
fn columns(mut selection: Selection, out: impl Write + Send) -> Result<()> {
    let mut sink = Sink::new(out, Container::Parquet, Shape::Flat)?;
    loop {
        let some = selection.by_ref().take(TOGETHER).collect::<Result<Vec<Document>, _>>()?;
        if some.is_empty() {
            return Ok(sink.finish()?);
        }
        let contexts: Vec<Vec<Context>> = some.iter().map(context).collect();
        let rows = some.iter().zip(&contexts);
        let rows: Vec<isnad_arrow::Document<'_>> = rows
            .map(|(document, context)| isnad_arrow::Document {
                record: &document.record,
                context,
                body: &document.article.body,
            })
            .collect();
        sink.write(&rows)?;
    }
}

/// What the archive knows of a document's statements.
fn context(document: &Document) -> Vec<Context> {
    let known = document.sources.iter().zip(&document.sayings);
    known
        .map(|(source, saying)| Context {
            person: source.as_ref().map(|source| source.id),
            person_label: source.as_ref().map(|source| source.label.clone()),
            person_confidence: source.as_ref().map(|source| source.confidence),
            saying: Some(saying.clone()),
        })
        .collect()
}

/// A cell that a table would take for a formula is quoted by an apostrophe, as tables ask.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

/// `GET /export/{file}`
pub(crate) async fn send(
    State(room): Shared,
    f: Frame,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let found = File::named(&name).ok_or(Fault::NoPage).and_then(|file| Ok((file, asked.node()?)));
    match found {
        Ok((file, node)) => streamed(file, &name, node, room.reader()),
        Err(fault) => answer::<Notice>(&f, Err(fault)),
    }
}

fn streamed(file: File, name: &str, node: Node, reader: Arc<Reader>) -> Response {
    let (sender, receiver) = mpsc::channel::<io::Result<Vec<u8>>>(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut pieces = Pieces { piece: Vec::with_capacity(PIECE), sender };
        let selection = reader.select(&node).map_err(Fault::from);
        let written = selection.and_then(|selection| file.write(selection, &mut pieces));
        match written.and_then(|()| Ok(pieces.flush()?)) {
            // Nobody listens any more.
            Err(_) if pieces.sender.is_closed() => {}
            Err(fault) => {
                crate::log::fault(&fault);
                // The client sees a file that breaks off, and not one that looks whole.
                let _ = pieces.sender.blocking_send(Err(io::Error::other("the archive could not be read")));
            }
            Ok(()) => {}
        }
    });
    let pieces =
        stream::unfold(receiver, |mut receiver| async { receiver.recv().await.map(|p| (p, receiver)) });
    // Whoever compresses asks once more behind the end.
    let pieces = pieces.fuse();
    let headers = [
        (header::CONTENT_TYPE, file.kind().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

/// Sends what is written into it, in pieces; it waits for who is slow, and fails once nobody listens.
struct Pieces {
    piece: Vec<u8>,
    sender: mpsc::Sender<io::Result<Vec<u8>>>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        self.sender.blocking_send(Ok(piece)).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(harmless("=HYPERLINK(\"x\")".into()), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("قال".into()), "قال");
    }
}
