//! What can be wrong with a file of annotations or records: what, where, and what to do.

use std::fmt;
use std::io;
use thiserror::Error;

/// A fault with its place.
#[derive(Debug)]
pub struct InputError {
    /// The input's name.
    pub input: String,
    /// The line, counted from 1; `None` where the fault is the whole input's.
    pub line: Option<u64>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with an input or one of its lines.
#[derive(Debug, Error)]
pub enum Fault {
    /// It cannot be opened.
    #[error("cannot be opened: {0}")]
    Open(#[source] io::Error),
    /// It cannot be read to its end.
    #[error("cannot be read: {0}")]
    Read(#[source] io::Error),
    /// Nothing is in it.
    #[error("is empty: expected one JSON object a line")]
    Empty,
    /// A line is not UTF-8.
    #[error("is not UTF-8 from byte {0} of the line on (convert it first, for example with iconv)")]
    Encoding(usize),
    /// A line is no JSON object of the expected form.
    #[error("column {column}: {message} (docs/gold.md tells the format)")]
    Json {
        /// Counted from 1, in bytes.
        column: usize,
        /// The parser's words.
        message: String,
    },
    /// A date of publication cannot be read.
    #[error("the field `published` is {0}")]
    Published(isnad::model::DateError),
    /// A span does not lie in the text.
    #[error(
        "statement {statement}: `{field}` is [{start}, {end}], which is no stretch of the text: \
         expected start < end ≤ {length}, in code points of headline + \"\\n\" + body"
    )]
    Span {
        /// The statement, counted from 1.
        statement: usize,
        /// Its field.
        field: &'static str,
        /// The span's start.
        start: u32,
        /// The span's end.
        end: u32,
        /// Code points of the text.
        length: usize,
    },
    /// The same id twice.
    #[error("the id ⟦{id}⟧ stands in line {first} already: every article needs an id of its own")]
    Duplicate {
        /// The id.
        id: String,
        /// The line that has it first.
        first: u64,
    },
}

impl InputError {
    /// A fault of a whole input.
    pub fn new(input: &str, fault: Fault) -> Self {
        Self { input: input.to_owned(), line: None, fault }
    }

    /// A fault of one line.
    pub(crate) fn at_line(input: &str, line: u64, fault: Fault) -> Self {
        Self { input: input.to_owned(), line: Some(line), fault }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.input)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for InputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.fault)
    }
}
