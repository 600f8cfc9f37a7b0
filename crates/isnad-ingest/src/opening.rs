//! Opens inputs: looks at their first bytes and gives the reader for what they are.

use crate::encoding::{Transcoded, mark_or_guess};
use crate::error::Fault;
use crate::format::{Format, HEAD};
use crate::item::Place;
use crate::jsonl::JsonLines;
use crate::options::Options;
use crate::piece::{Content, Page, Piece, Step, Steps};
use crate::table::Table;
use crate::unpack::{Budget, Bytes, gzip, read_up_to, zstandard};
use crate::warc::Records;
use crate::zipped::{Lies, Zipped};
use encoding_rs::{Encoding, UTF_8};
use std::io::{BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// What readers of archives hand on to the readers of what is in them.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) options: Arc<Options>,
    /// How many archives this one lies in.
    pub(crate) level: usize,
    /// The record of a web archive that was the last to be read before.
    pub(crate) after: Option<u64>,
    /// What may come out of all that is packed in this input; none where nothing is yet.
    pub(crate) budget: Option<Budget>,
}

impl Context {
    pub(crate) fn new(options: &Options) -> Self {
        Self { options: Arc::new(options.clone()), level: 0, after: None, budget: None }
    }

    /// The context of what lies in an archive whose packed bytes are counted. The outermost archive's bytes pay for
    /// all that is packed within.
    pub(crate) fn deeper(&self, packed: &Arc<AtomicU64>) -> Self {
        Self { level: self.level + 1, after: None, budget: Some(self.budget_or(packed)), ..self.clone() }
    }

    /// The budget of the input, or a new one of an archive whose packed bytes are counted.
    pub(crate) fn budget_or(&self, packed: &Arc<AtomicU64>) -> Budget {
        self.budget.clone().unwrap_or_else(|| Budget::of_all(packed, self.options.limits.expansion))
    }
}

/// The steps through an input; `path` is the file that it is, if it is one.
pub(crate) fn open<'a>(name: &str, bytes: Bytes<'a>, path: Option<&Path>, context: &Context) -> Steps<'a> {
    match try_open(name, bytes, path, context) {
        Ok(steps) => steps,
        Err(fault) => one(Step::Fault(Place::of(name).fault(fault))),
    }
}

fn one(step: Step<'_>) -> Steps<'_> {
    Box::new(std::iter::once(step))
}

fn try_open<'a>(
    name: &str,
    mut bytes: Bytes<'a>,
    path: Option<&Path>,
    context: &Context,
) -> Result<Steps<'a>, Fault> {
    let options = &context.options;
    if context.level > options.limits.nesting {
        return Err(Fault::Nesting(options.limits.nesting));
    }
    let mut head = Vec::new();
    bytes.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(Fault::of_read)?;
    let told = match options.format {
        // What is packed is unpacked whatever is inside.
        Some(format) => Ok(packing(&head).unwrap_or(format)),
        None => Format::of_bytes(without_packing(name), &head, &options.mapping),
    };
    let is_archive = |format| format == Format::Warc || holds_warc(&head, format);
    let format = match context.after {
        Some(after) if !told.as_ref().is_ok_and(|format| is_archive(*format)) => {
            return Err(Fault::NoRecord(after));
        }
        _ => told?,
    };
    let whole: Bytes<'a> = Box::new(Cursor::new(head.clone()).chain(bytes));
    Ok(match format {
        Format::Gzip | Format::Zstd if holds_warc(&head, format) => {
            Box::new(Records::packed(name, whole, format, context))
        }
        Format::Gzip => {
            let (unpacked, inside) = gzip(whole, context);
            open(name, unpacked, None, &inside)
        }
        Format::Zstd => {
            let (unpacked, inside) = zstandard(whole, context).map_err(Fault::of_read)?;
            open(name, unpacked, None, &inside)
        }
        Format::Warc => Box::new(Records::plain(name, whole, context)),
        Format::Zip => Box::new(zip(name, whole, path, context)?),
        Format::JsonLines => {
            Box::new(JsonLines::new(name, as_utf_8(whole, &head, options, false), options.limits.article))
        }
        Format::Csv => Box::new(Table::new(name, as_utf_8(whole, &head, options, true), options)),
        Format::Text => {
            let limit = options.limits.article;
            piece(name, whole, limit, Fault::TooLong(limit), Content::Text)?
        }
        Format::Html => {
            let limit = options.limits.page;
            let page = |bytes| Content::Page(Box::new(Page { bytes, ..Page::default() }));
            piece(name, whole, limit, Fault::PageTooLarge(limit), page)?
        }
        Format::Feed => {
            let limit = options.limits.page;
            piece(name, whole, limit, Fault::PageTooLarge(limit), Content::Feed)?
        }
    })
}

/// The one piece of an input that is read whole.
fn piece<'a>(
    name: &str,
    mut bytes: Bytes<'a>,
    limit: u64,
    too_long: Fault,
    content: impl FnOnce(Vec<u8>) -> Content,
) -> Result<Steps<'a>, Fault> {
    let bytes = read_up_to(&mut bytes, limit).map_err(Fault::of_read)?.ok_or(too_long)?;
    Ok(one(Step::Piece(Piece { place: Place::of(name), content: content(bytes) })))
}

/// `a.csv.gz` is called like what is in it.
fn without_packing(name: &str) -> &str {
    name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name)
}

fn packing(head: &[u8]) -> Option<Format> {
    let magic = Format::of_bytes("", head.get(..4)?, &crate::Mapping::default()).ok()?;
    matches!(magic, Format::Gzip | Format::Zstd | Format::Zip).then_some(magic)
}

/// Whether a packed stream opens as a web archive does.
fn holds_warc(head: &[u8], format: Format) -> bool {
    let mut opening = [0; 5];
    let read = match format {
        Format::Gzip => flate2::bufread::GzDecoder::new(head).read_exact(&mut opening),
        Format::Zstd => crate::warc::opening_of_zstandard(head, &mut opening),
        _ => return false,
    };
    read.is_ok() && &opening == b"WARC/"
}

/// A stream of lines as UTF-8. Lines of JSON may differ in their encodings of a byte a letter and are told apart one
/// by one; a table, and UTF-16, is of one encoding.
fn as_utf_8<'a>(bytes: Bytes<'a>, head: &[u8], options: &Options, whole: bool) -> Bytes<'a> {
    let encoding = options.encoding.or_else(|| mark_or_guess(head)).unwrap_or(UTF_8);
    let wide: &[&'static Encoding] = &[encoding_rs::UTF_16LE, encoding_rs::UTF_16BE];
    if encoding != UTF_8 && (whole || options.encoding.is_some() || wide.contains(&encoding)) {
        return Box::new(Transcoded::new(bytes, encoding));
    }
    if whole && head.starts_with("\u{feff}".as_bytes()) {
        return Box::new(Transcoded::new(bytes, UTF_8));
    }
    bytes
}

/// A zip needs its end first: one that is no file of its own is held in memory.
fn zip<'a>(
    name: &str,
    mut bytes: Bytes<'a>,
    path: Option<&Path>,
    context: &Context,
) -> Result<Zipped<'a>, Fault> {
    let lies = if let Some(path) = path {
        Lies::File(path.to_owned())
    } else {
        let limit = context.options.limits.article;
        let bytes = read_up_to(&mut BufReader::new(&mut bytes), limit).map_err(Fault::of_read)?;
        Lies::Memory(bytes.ok_or(Fault::ZipTooLarge(limit))?.into())
    };
    Zipped::new(name, lies, context)
}
