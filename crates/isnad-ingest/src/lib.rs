//! Turns files and streams into articles for the engine: plain text (first line = headline) and JSON lines.
//!
//! Every reader is an iterator of `Result<Article, IngestError>`: one bad article is an error of its own and
//! the rest is read. Memory stays bounded: one line at a time, none longer than [`LINE_LIMIT`].

mod error;
mod jsonl;
mod text;

pub use error::{Fault, IngestError};
pub use jsonl::JsonLines;

use isnad::Article;
use std::io::{BufRead, Chain, Cursor, Read};

/// The longest line, and the longest text, in bytes.
pub const LINE_LIMIT: u64 = 256 << 20;

/// How an input holds its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One article; its first line is the headline.
    Text,
    /// One article a line.
    JsonLines,
}

impl Format {
    /// The format that a file's name tells.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }

    /// The format that the first bytes tell: an opening brace is JSON.
    fn of_bytes(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match bytes.iter().find(|b| !b.is_ascii_whitespace()) {
            Some(b'{') => Self::JsonLines,
            _ => Self::Text,
        }
    }
}

/// The articles of an input, in its order.
pub enum Articles<R> {
    /// One article, or why it cannot be read.
    Text(Option<Result<Article, IngestError>>),
    /// The lines of a JSONL input.
    JsonLines(JsonLines<Chain<Cursor<Vec<u8>>, R>>),
}

impl<R: BufRead> Iterator for Articles<R> {
    type Item = Result<Article, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Text(article) => article.take(),
            Self::JsonLines(lines) => lines.next(),
        }
    }
}

/// Reads the articles of an input. `name` is shown in errors and gives text articles their id; without a
/// format the name's extension tells it, else the first bytes.
pub fn articles<R: BufRead>(name: &str, mut reader: R, format: Option<Format>) -> Articles<R> {
    let mut head = Vec::new();
    if let Err(error) = reader.by_ref().take(512).read_to_end(&mut head) {
        return Articles::Text(Some(Err(IngestError::new(name, Fault::Read(error)))));
    }
    let format = format.or_else(|| Format::of_name(name)).unwrap_or_else(|| Format::of_bytes(&head));
    let reader = Cursor::new(head).chain(reader);
    match format {
        Format::Text => Articles::Text(Some(text::article(name, reader))),
        Format::JsonLines => Articles::JsonLines(JsonLines::new(name, reader)),
    }
}
