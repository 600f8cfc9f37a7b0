//! What can be wrong with an input: what, where, and what to do.

use std::fmt;
use std::io;
use thiserror::Error;

/// A fault with its place.
#[derive(Debug)]
pub struct IngestError {
    /// The input's name, `-` for standard input.
    pub input: String,
    /// Line of a JSONL input, counted from 1.
    pub line: Option<u64>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with an input or an article.
#[derive(Debug, Error)]
pub enum Fault {
    /// It cannot be opened.
    #[error("cannot be opened: {0}")]
    Open(#[source] io::Error),
    /// It cannot be read to its end.
    #[error("cannot be read: {0}")]
    Read(#[source] io::Error),
    /// Nothing is in it.
    #[error("is empty: no article in it")]
    Empty,
    /// It holds a zero byte.
    #[error("is no text: a zero byte at byte {0} (binary files are not read)")]
    Binary(usize),
    /// It is not UTF-8.
    #[error("is not UTF-8: wrong byte ⟦{byte:#04x}⟧ at byte {at} (convert it first, for example with iconv)")]
    Encoding {
        /// Where.
        at: usize,
        /// The byte.
        byte: u8,
    },
    /// A line is no JSON object.
    #[error("column {column}: {message}")]
    Json {
        /// Counted from 1, in bytes.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// An article lacks a field that it needs.
    #[error("the field `{0}` is missing: an article needs at least `body`")]
    Missing(&'static str),
    /// A date of publication cannot be read.
    #[error("the field `published` is {0}")]
    Published(isnad::model::DateError),
    /// It is longer than the limit.
    #[error("is longer than {0} bytes")]
    TooLong(u64),
}

impl IngestError {
    /// A fault of a whole input.
    pub fn new(input: &str, fault: Fault) -> Self {
        Self { input: input.to_owned(), line: None, fault }
    }

    /// A fault of one line.
    pub(crate) fn at_line(input: &str, line: u64, fault: Fault) -> Self {
        Self { input: input.to_owned(), line: Some(line), fault }
    }
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.input)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for IngestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.fault)
    }
}
