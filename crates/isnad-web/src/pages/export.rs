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
use isnad_formats::{annotation, table};
use std::io;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Pieces that wait for a slow client.
const WAITING: usize = 8;
/// The size of a piece, in bytes, from which on it is sent.
const PIECE: usize = 64 << 10;

/// The files that can be had.
#[derive(Debug, Clone, Copy)]
enum File {
    Csv,
    Records,
    Annotations,
}

impl File {
    fn named(name: &str) -> Option<Self> {
        match name {
            "statements.csv" => Some(Self::Csv),
            "records.jsonl" => Some(Self::Records),
            "annotations.jsonl" => Some(Self::Annotations),
            _ => None,
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Records | Self::Annotations => "application/x-ndjson",
        }
    }

    /// What stands before all else.
    fn head(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Csv => lines_of_csv([table::HEADER.map(str::to_owned)]),
            Self::Records | Self::Annotations => Ok(Vec::new()),
        }
    }

    fn write(self, document: &Document, out: &mut Vec<u8>) -> io::Result<()> {
        let record = &document.record;
        match self {
            Self::Csv => out.extend(lines_of_csv(record.statements.iter().map(|s| table::row(record, s)))?),
            Self::Records => {
                serde_json::to_writer(&mut *out, record)?;
                out.push(b'\n');
            }
            Self::Annotations => annotation::write(&document.article, record, out)?,
        }
        Ok(())
    }
}

/// Rows as lines. Cells that a table would take for a formula are quoted by an apostrophe, as tables ask.
fn lines_of_csv<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.map(harmless))?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

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
        if let Err(fault) = write(file, &node, &reader, &sender) {
            crate::log::fault(&fault);
            // The client sees a file that breaks off, and not one that looks whole.
            let _ = sender.blocking_send(Err(io::Error::other("the archive could not be read")));
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

fn write(file: File, node: &Node, reader: &Reader, sender: &mpsc::Sender<io::Result<Vec<u8>>>) -> Result<()> {
    let broken = |error: io::Error| Fault::Broken(error.to_string());
    let selection: Selection = reader.select(node)?;
    let mut piece = file.head().map_err(broken)?;
    for document in selection {
        file.write(&document?, &mut piece).map_err(broken)?;
        if piece.len() >= PIECE && sender.blocking_send(Ok(std::mem::take(&mut piece))).is_err() {
            // Nobody listens any more.
            return Ok(());
        }
    }
    let _ = sender.blocking_send(Ok(piece));
    Ok(())
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
