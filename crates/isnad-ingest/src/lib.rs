//! Turns files and streams into articles for the engine, by their content and not by their names: plain text,
//! JSON lines, tables, pages of the web, feeds, web archives, and any of these packed or in folders.
//!
//! Reading has two halves. [`Pieces`] cuts the inputs, in order and in bounded memory, into [`Piece`]s: a page, a
//! line, a feed, still bytes. [`Piece::read`] makes articles of one; it is the work and needs nothing but the piece,
//! so that many can be read at once. [`Items`] does both in turn, and [`articles`] is the short way for one stream:
//!
//! ```
//! let text = "عنوان\nقال الوزير إن الطريق سيفتح غدا.";
//! let article = isnad_ingest::articles("a.txt", text.as_bytes(), None).next().unwrap().unwrap();
//! assert_eq!(article.headline, "عنوان");
//! ```
//!
//! Whatever is wrong with an input is an [`IngestError`] of its own, with its place, and the rest is read.

pub mod duplicates;
mod encoding;
mod error;
mod feed;
mod fields;
mod format;
mod html;
mod item;
mod jsonl;
mod line;
mod mapping;
mod opening;
mod options;
mod piece;
mod pieces;
mod table;
mod text;
mod unpack;
mod warc;
#[cfg(feature = "watch")]
pub mod watch;
mod zipped;

pub use encoding::encoding_named;
pub use error::{Fault, IngestError};
pub use fields::{Fields, article};
pub use format::Format;
pub use item::{Extent, Item, Place};
pub use line::Line;
pub use mapping::{FIELDS, Mapping, MappingError};
pub use options::{Limits, Options};
pub use piece::Piece;
pub use pieces::{Articles, Input, Items, Pieces, Taken, total_bytes};

use std::io::BufRead;

/// The longest line, and the longest text, in bytes, unless [`Limits`] say otherwise.
pub const LINE_LIMIT: u64 = 256 << 20;

/// Reads the articles of a stream. `name` is shown in errors and gives text articles their id; without a format
/// the content tells it.
pub fn articles<'a, R: BufRead + Send + 'a>(name: &str, reader: R, format: Option<Format>) -> Articles<'a> {
    articles_with(name, reader, &Options { format, ..Options::default() })
}

/// Reads the articles of a stream as the options say.
pub fn articles_with<'a, R: BufRead + Send + 'a>(name: &str, reader: R, options: &Options) -> Articles<'a> {
    items(name, reader, options).articles()
}

/// Reads the articles of a stream, with their places.
pub fn items<'a, R: BufRead + Send + 'a>(name: &str, reader: R, options: &Options) -> Items<'a> {
    Pieces::of_stream(name, Box::new(reader), options).items()
}
