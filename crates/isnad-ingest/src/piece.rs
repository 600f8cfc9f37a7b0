//! Pieces of an input: what is cut out of a stream in order, and made into articles apart, on any thread.

use crate::error::{Fault, IngestError};
use crate::fields::{self, Fields};
use crate::item::{Item, Place};
use crate::options::Options;
use crate::{feed, html, jsonl, text};

/// A piece of an input that holds an article, or a feed of them: still bytes.
///
/// Cutting is cheap and goes in order; making articles of it ([`Piece::read`]) is the work, and can be done on
/// many threads at once.
#[derive(Debug)]
pub struct Piece {
    pub(crate) place: Place,
    pub(crate) content: Content,
}

#[derive(Debug)]
pub(crate) enum Content {
    Text(Vec<u8>),
    JsonLine(Vec<u8>),
    Fields(Box<Fields>),
    Feed(Vec<u8>),
    Page(Box<Page>),
}

/// A page of the web, and what came with it.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) bytes: Vec<u8>,
    /// The address it was fetched from.
    pub(crate) url: Option<String>,
    /// The charset of its HTTP header.
    pub(crate) charset: Option<String>,
    /// Its own name, where it does not come from a file.
    pub(crate) id: Option<String>,
    /// Pages that are not Arabic are passed over.
    pub(crate) only_arabic: bool,
}

/// What a reader meets next.
pub(crate) enum Step<'a> {
    Piece(Piece),
    Fault(IngestError),
    /// An archive: its steps come before the next of this reader.
    Inner(Steps<'a>),
}

/// A reader of an input.
pub(crate) type Steps<'a> = Box<dyn Iterator<Item = Step<'a>> + Send + 'a>;

impl Piece {
    /// Where it was cut out.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Its length in bytes, unpacked.
    pub fn len(&self) -> usize {
        match &self.content {
            Content::Text(bytes) | Content::JsonLine(bytes) | Content::Feed(bytes) => bytes.len(),
            Content::Page(page) => page.bytes.len(),
            Content::Fields(fields) => fields.iter().flatten().map(String::len).sum(),
        }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its articles: one, several of a feed, or none where a page is in another language and was to be passed over.
    pub fn read(self, options: &Options) -> Vec<Result<Item, IngestError>> {
        let place = self.place;
        let one = |item: Result<Item, Fault>| vec![item.map_err(|fault| place.fault(fault))];
        match self.content {
            Content::Text(bytes) => {
                one(text::article(&place.input, &bytes, options).map(|a| item(a, &place)))
            }
            Content::JsonLine(line) => one(jsonl::fields(&line, &options.mapping)
                .and_then(|fields| of_fields(fields, &place, options))
                .map(|article| item(article, &place))),
            Content::Fields(fields) => {
                one(of_fields(*fields, &place, options).map(|article| item(article, &place)))
            }
            Content::Feed(bytes) => feed::items(&bytes, &place, options),
            Content::Page(page) => match html::item(&page, &place, options) {
                Ok(None) => Vec::new(),
                Ok(Some(item)) => vec![Ok(item)],
                Err(fault) => vec![Err(place.fault(fault))],
            },
        }
    }
}

fn item(article: isnad::Article, place: &Place) -> Item {
    Item { article, place: place.clone(), ..Item::default() }
}

fn of_fields(fields: Fields, place: &Place, options: &Options) -> Result<isnad::Article, Fault> {
    let name = || format!("{}:{}", place.input, place.line.unwrap_or(0));
    fields::article(fields, name, options.mapping.column("body"))
}
