//! What can be wrong with an input: what, where, and what to do.

use std::fmt;
use std::io;
use thiserror::Error;

/// A fault with its place.
#[derive(Debug)]
pub struct IngestError {
    /// The input's name, `-` for standard input; what lies in a zip is named behind a `!`.
    pub input: String,
    /// Line of a JSONL or CSV input, counted from 1.
    pub line: Option<u64>,
    /// Byte at which a web archive's record starts in its file.
    pub offset: Option<u64>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with an input or an article.
#[derive(Debug, Error)]
#[non_exhaustive]
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
    /// It was said to be in an encoding that nobody knows.
    #[error("is said to be in the encoding ⟦{0}⟧, which is not known (name another with --encoding)")]
    UnknownEncoding(String),
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
    Missing(String),
    /// A date of publication cannot be read.
    #[error("the field `published` is {0}")]
    Published(isnad::model::DateError),
    /// A line or a text is longer than the limit.
    #[error("is longer than {0} bytes (raise --max-article)")]
    TooLong(u64),
    /// A page is larger than the limit.
    #[error("is a page of more than {0} bytes (raise --max-page)")]
    PageTooLarge(u64),
    /// A page's elements or references are so many, and in one another, that no parser would come to an end.
    #[error(
        "is a page whose elements or references are so many, and so deep in one another, that reading it would not end"
    )]
    PageTooDeep,
    /// A page holds no article.
    #[error("is a page without an article: {0}")]
    NoArticle(&'static str),
    /// A feed cannot be understood.
    #[error("is no feed that can be read: {0}")]
    Feed(String),
    /// A feed ends before its end.
    #[error("is a feed that is cut off behind its last whole entry")]
    FeedCut,
    /// A feed's entry holds no text.
    #[error("the entry ⟦{0}⟧ holds no text (`isnad watch` fetches the pages of a feed)")]
    EmptyEntry(String),
    /// A list of feeds is no news.
    #[error("is a list of feeds, not news: give it to `isnad watch`")]
    FeedList,
    /// Something unpacks to far more than it is.
    #[error("unpacks to more than {limit} times its size (a bomb? raise --max-expansion)")]
    Expansion {
        /// The limit on bytes out per byte in.
        limit: u64,
    },
    /// Archives lie in archives in archives.
    #[error("lies in more than {0} archives (raise --max-nesting)")]
    Nesting(usize),
    /// A zip cannot be read.
    #[error("is no zip that can be read: {0}")]
    Zip(String),
    /// A zip names a file outside itself.
    #[error("is a name that leads out of the zip: not read")]
    ZipName,
    /// A zip from a stream is larger than what is held in memory.
    #[error(
        "is a zip of more than {0} bytes inside another stream (unpack it first, or raise --max-article)"
    )]
    ZipTooLarge(u64),
    /// A record of a web archive is broken.
    #[error("the record is broken: {0}")]
    Record(&'static str),
    /// Reading was to go on where no record begins.
    #[error("no record of a web archive begins at byte {0} (`--after` takes the `offset` of an article)")]
    NoRecord(u64),
    /// A CSV row is broken.
    #[error("the row is broken: {0}")]
    Row(String),
    /// A table without a column for the body.
    #[error("has no column for `{0}` (its columns are {1}; name one with --map {0}=COLUMN)")]
    NoColumn(&'static str, String),
    /// It is none of the formats that are read.
    #[error("is {0}, which is not read")]
    Foreign(&'static str),
}

impl IngestError {
    /// A fault of a whole input.
    pub fn new(input: &str, fault: Fault) -> Self {
        Self { input: input.to_owned(), line: None, offset: None, fault }
    }

    /// The reason without the place.
    pub fn reason(&self) -> String {
        self.fault.to_string()
    }
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.input)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(offset) = self.offset {
            write!(f, "@{offset}")?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for IngestError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.fault)
    }
}
