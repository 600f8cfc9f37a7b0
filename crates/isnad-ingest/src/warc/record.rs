//! A record: its headers and its block.

use super::http::{self, Response};
use super::pushback::Pushback;
use crate::error::Fault;
use std::io::{self, BufRead, Read};

/// The longest line and the longest head of a record.
const LINE: u64 = 1 << 15;
const HEAD: usize = 1 << 17;
/// What stands between two records, and how the next begins.
const BORDER: &[u8] = b"\r\n\r\nWARC/";

/// A record with its block.
#[derive(Debug, Default)]
pub(super) struct Record {
    kind: String,
    content_type: String,
    pub(super) id: Option<String>,
    pub(super) url: Option<String>,
    block: Vec<u8>,
    /// The block was longer than a page may be.
    cut: bool,
}

/// What a reader met.
pub(super) enum Outcome {
    /// A record that may hold a page.
    Whole(Box<Record>),
    /// A record of another kind: a request, a picture.
    Skipped,
    /// No sound record.
    Lost(Fault),
}

/// Passes over the line ends between two records; gives the offset of what follows.
pub(super) fn skip_blank<R: BufRead>(reader: &mut Pushback<R>, count: impl Fn(&R) -> u64) -> u64 {
    while let Ok(buffer) = reader.fill_buf() {
        let blank = buffer.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let all = blank == buffer.len();
        reader.consume(blank);
        if !all || blank == 0 {
            break;
        }
    }
    count(reader.inner()) - reader.waiting()
}

/// The next record; `None` where nothing but line ends follows.
pub(super) fn next<R: BufRead>(reader: &mut Pushback<R>, limit: u64) -> Option<Outcome> {
    skip_blank(reader, |_| u64::MAX / 2);
    match reader.fill_buf() {
        Ok([]) => None,
        Ok(_) => Some(read(reader, limit).unwrap_or_else(Outcome::Lost)),
        Err(error) => Some(Outcome::Lost(broken(error))),
    }
}

/// Goes to the next line that begins a record; false at the end.
pub(super) fn find_next<R: BufRead>(reader: &mut Pushback<R>) -> bool {
    loop {
        match line(reader) {
            Ok(Some(line)) if line.starts_with(b"WARC/") => {
                reader.put_back([line, b"\r\n".to_vec()].concat());
                return true;
            }
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return false,
        }
    }
}

fn broken(error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Fault::Record("it is cut off"),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            Fault::Record("what it is packed in is damaged")
        }
        _ => Fault::of_read(error),
    }
}

/// A line without its end; a longer one than any header is cut into several.
fn line(reader: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if reader.take(LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    while matches!(line.last(), Some(b'\r' | b'\n')) {
        line.pop();
    }
    Ok(Some(line))
}

fn read<R: BufRead>(reader: &mut Pushback<R>, limit: u64) -> Result<Outcome, Fault> {
    let (mut record, length) = head(reader)?;
    if !matches!(record.kind.as_str(), "response" | "resource") {
        let skipped = io::copy(&mut reader.take(length), &mut io::sink()).map_err(broken)?;
        return if skipped < length { Err(Fault::Record("it is cut off")) } else { Ok(Outcome::Skipped) };
    }
    let kept = length.min(limit);
    reader.take(kept).read_to_end(&mut record.block).map_err(broken)?;
    if (record.block.len() as u64) < kept {
        put_swallowed_back(reader, &mut record.block);
        return Err(Fault::Record("it is cut off, or its length lies"));
    }
    record.cut = length > kept;
    let rest = io::copy(&mut reader.take(length - kept), &mut io::sink()).map_err(broken)?;
    if rest < length - kept {
        return Err(Fault::Record("it is cut off"));
    }
    if !record.cut && !ends_here(reader) {
        put_swallowed_back(reader, &mut record.block);
    }
    Ok(Outcome::Whole(Box::new(record)))
}

/// Whether a record's end follows: a line end, or the end of the input.
fn ends_here<R: BufRead>(reader: &mut Pushback<R>) -> bool {
    reader.fill_buf().is_ok_and(|buffer| matches!(buffer.first(), None | Some(b'\r' | b'\n')))
}

/// Gives back the records that a block with a lying length holds beside its own bytes.
fn put_swallowed_back<R: BufRead>(reader: &mut Pushback<R>, block: &mut Vec<u8>) {
    if let Some(at) = memchr::memmem::find(block, BORDER) {
        reader.put_back(block.split_off(at));
    }
}

/// The headers of a record, and the length of its block.
fn head<R: BufRead>(reader: &mut Pushback<R>) -> Result<(Record, u64), Fault> {
    let first = line(reader).map_err(broken)?.unwrap_or_default();
    if !first.starts_with(b"WARC/") {
        return Err(Fault::Record("it does not begin with WARC/"));
    }
    let (mut record, mut length, mut size) = (Record::default(), None, first.len());
    loop {
        let line = line(reader).map_err(broken)?.ok_or(Fault::Record("it is cut off in its head"))?;
        if line.is_empty() {
            break;
        }
        size += line.len();
        if size > HEAD {
            return Err(Fault::Record("its head is too long"));
        }
        let line = String::from_utf8_lossy(&line);
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => record.kind = value.to_ascii_lowercase(),
            "content-type" => record.content_type = value.to_ascii_lowercase(),
            "content-length" => length = value.parse::<u64>().ok(),
            "warc-target-uri" => record.url = Some(bare(value).to_owned()),
            "warc-record-id" => record.id = Some(bare(value).trim_start_matches("urn:uuid:").to_owned()),
            _ => {}
        }
    }
    Ok((record, length.ok_or(Fault::Record("it has no Content-Length"))?))
}

/// Addresses stand in angle brackets in old archives.
fn bare(value: &str) -> &str {
    value.trim_start_matches('<').trim_end_matches('>')
}

impl Record {
    /// The page that was answered, if it is one.
    pub(super) fn html(&self, limit: u64) -> Result<Option<Response>, Fault> {
        let response = if self.kind == "resource" {
            let charset = http::charset(&self.content_type);
            http::is_html(&self.content_type).then(|| Response { body: self.block.clone(), charset })
        } else {
            http::response(&self.block, limit)?
        };
        match response {
            Some(_) if self.cut => Err(Fault::PageTooLarge(limit)),
            response => Ok(response),
        }
    }
}
