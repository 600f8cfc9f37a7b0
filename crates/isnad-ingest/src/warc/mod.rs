//! Web archives: WARC 0.17 to 1.1, plain, with a gzip member or a Zstandard frame a record, or packed as a whole.
//!
//! One record is held in memory at a time. What is broken is a fault with the record's offset, and reading goes on
//! with the next record that can be found.

mod http;
mod member;
mod pushback;
mod record;

#[cfg(feature = "watch")]
pub(crate) use http::charset;
pub(crate) use member::opening_of_zstandard;

use crate::error::Fault;
use crate::format::Format;
use crate::item::Place;
use crate::opening::Context;
use crate::piece::{Content, Page, Piece, Step};
use crate::unpack::Bytes;
use member::{Packed, Raw, Unpacked};
use pushback::Pushback;
use record::{Outcome, Record};

/// The HTML responses of a web archive, in its order.
pub(crate) struct Records<'a> {
    name: String,
    context: Context,
    source: Source<'a>,
    /// The offset of the first byte that is read.
    base: u64,
    /// The first record was read in an earlier run.
    skip: bool,
    found: bool,
    /// A fault was told, and no sound record since: what follows is its tail.
    lost: bool,
}

enum Source<'a> {
    Plain(Pushback<Raw<'a>>),
    /// Before a member or frame.
    Between(Packed<'a>),
    /// In one, which began at this offset.
    Inside(u64, Pushback<Unpacked<'a>>),
    Done,
}

impl<'a> Records<'a> {
    pub(crate) fn plain(name: &str, bytes: Bytes<'a>, context: &Context) -> Self {
        Self::new(name, Source::Plain(Pushback::new(Raw::new(bytes))), context)
    }

    pub(crate) fn packed(name: &str, bytes: Bytes<'a>, format: Format, context: &Context) -> Self {
        let packed = Packed::new(Raw::new(bytes), format, context);
        Self::new(name, Source::Between(packed), context)
    }

    fn new(name: &str, source: Source<'a>, context: &Context) -> Self {
        Self {
            name: name.to_owned(),
            source,
            base: context.after.unwrap_or(0),
            skip: context.after.is_some(),
            context: context.clone(),
            found: false,
            lost: false,
        }
    }

    /// The next record with its offset; `None` at the end.
    fn record(&mut self) -> Option<(u64, Outcome)> {
        let limit = self.context.options.limits.page;
        loop {
            match std::mem::replace(&mut self.source, Source::Done) {
                Source::Done => return None,
                Source::Plain(mut reader) => {
                    let offset = self.base + record::skip_blank(&mut reader, Raw::count);
                    let outcome = record::next(&mut reader, limit)?;
                    let ended = matches!(outcome, Outcome::Lost(_)) && !record::find_next(&mut reader);
                    self.source = if ended { Source::Done } else { Source::Plain(reader) };
                    return Some((offset, outcome));
                }
                Source::Between(packed) => {
                    let offset = self.base + packed.offset();
                    match packed.enter() {
                        Ok(Some(unpacked)) => self.source = Source::Inside(offset, Pushback::new(unpacked)),
                        Ok(None) => return None,
                        Err(error) => return Some((offset, Outcome::Lost(Fault::of_read(error)))),
                    }
                }
                Source::Inside(offset, mut reader) => match record::next(&mut reader, limit) {
                    None => self.source = Source::Between(reader.into_inner().leave()),
                    Some(Outcome::Lost(fault)) => {
                        let mut packed = reader.into_inner().leave();
                        self.source = if packed.find_next() { Source::Between(packed) } else { Source::Done };
                        return Some((offset, Outcome::Lost(fault)));
                    }
                    Some(outcome) => {
                        self.source = Source::Inside(offset, reader);
                        return Some((offset, outcome));
                    }
                },
            }
        }
    }

    /// The page of a record, if it is one.
    fn page(&self, record: &Record) -> Result<Option<Page>, Fault> {
        let limit = self.context.options.limits.page;
        let Some(response) = record.html(limit)? else { return Ok(None) };
        Ok(Some(Page {
            bytes: response.body,
            url: record.url.clone(),
            charset: response.charset,
            id: record.id.clone().or_else(|| record.url.clone()),
            only_arabic: !self.context.options.any_language,
        }))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        loop {
            let Some((offset, outcome)) = self.record() else {
                let empty = !std::mem::replace(&mut self.found, true);
                return empty.then(|| Step::Fault(Place::of(&self.name).fault(Fault::Empty)));
            };
            self.found = true;
            if std::mem::take(&mut self.skip) {
                continue;
            }
            let place = Place::offset(&self.name, offset);
            match outcome {
                Outcome::Lost(_) if std::mem::replace(&mut self.lost, true) => {}
                Outcome::Lost(fault) => return Some(Step::Fault(place.fault(fault))),
                Outcome::Skipped => self.lost = false,
                Outcome::Whole(record) => {
                    self.lost = false;
                    match self.page(&record) {
                        Ok(None) => {}
                        Ok(Some(page)) => {
                            return Some(Step::Piece(Piece {
                                place,
                                content: Content::Page(Box::new(page)),
                            }));
                        }
                        Err(fault) => return Some(Step::Fault(place.fault(fault))),
                    }
                }
            }
        }
    }
}
