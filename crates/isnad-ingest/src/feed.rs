//! Feeds: RSS 0.9 to 2.0, Atom and JSON Feed.

use crate::encoding::{self, Hints};
use crate::error::{Fault, IngestError};
use crate::html;
use crate::item::{Extent, Item, Place};
use crate::options::Options;
use feed_rs::model::{Entry, Feed};
use feed_rs::parser;
use isnad::Article;
use jiff::civil::Date;

/// The entries of a feed, those without any text too: their pages are still to be fetched.
#[cfg(feature = "watch")]
pub(crate) fn entries(bytes: &[u8], place: &Place, options: &Options) -> Result<Vec<Item>, Fault> {
    let feed = parse(bytes, options)?;
    let outlet = outlet(&feed);
    Ok(feed.entries.into_iter().map(|entry| item(entry, outlet.as_deref(), place)).collect())
}

/// The articles of a feed, in its order; each says whether the feed holds all of it.
pub(crate) fn items(bytes: &[u8], place: &Place, options: &Options) -> Vec<Result<Item, IngestError>> {
    match parse(bytes, options) {
        Ok(feed) if feed.entries.is_empty() => vec![Err(place.fault(Fault::Empty))],
        Ok(feed) => {
            let outlet = outlet(&feed);
            feed.entries
                .into_iter()
                .map(|entry| {
                    with_text(item(entry, outlet.as_deref(), place)).map_err(|fault| place.fault(fault))
                })
                .collect()
        }
        Err(fault) => vec![Err(place.fault(fault))],
    }
}

/// Reads a feed. Its text is decoded first, for feeds lie about their encodings as pages do.
pub(crate) fn parse(bytes: &[u8], options: &Options) -> Result<Feed, Fault> {
    let hints = Hints { forced: options.encoding, header: None, markup: true };
    let text = encoding::decode(bytes, hints);
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let parser = parser::Builder::new()
        .id_generator(|links, _, _| links.first().map_or_else(String::new, |l| l.href.clone()))
        .build();
    parser.parse(without_declaration(text).as_bytes()).map_err(|error| Fault::Feed(error.to_string()))
}

/// The XML without its declaration: the text is UTF-8 now, whatever it says of itself.
fn without_declaration(text: &str) -> &str {
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    }
}

fn outlet(feed: &Feed) -> Option<String> {
    let title = feed.title.as_ref().map(|t| html::text_of(&t.content))?;
    (!title.is_empty()).then_some(title)
}

/// Refuses an entry without any text.
fn with_text(item: Item) -> Result<Item, Fault> {
    if item.article.body.is_empty() { Err(Fault::EmptyEntry(item.article.headline)) } else { Ok(item) }
}

fn item(entry: Entry, outlet: Option<&str>, place: &Place) -> Item {
    let url = entry
        .links
        .iter()
        .find(|l| l.rel.as_deref().is_none_or(|r| r == "alternate"))
        .map(|l| l.href.clone());
    let headline =
        entry.title.as_ref().map(|t| html::text_of(&t.content).replace('\n', " ")).unwrap_or_default();
    let content =
        entry.content.as_ref().and_then(|c| c.body.as_deref()).map(html::text_of).unwrap_or_default();
    let summary = entry.summary.as_ref().map(|s| html::text_of(&s.content)).unwrap_or_default();
    let (body, extent) =
        if content.len() > summary.len() { (content, Extent::Whole) } else { (summary, Extent::Summary) };
    let id = if entry.id.is_empty() { url.clone().unwrap_or_else(|| headline.clone()) } else { entry.id };
    let byline =
        entry.authors.iter().find_map(|a| a.name.as_deref()).map(str::trim).filter(|name| !name.is_empty());
    let article = Article {
        id,
        url,
        outlet: outlet.map(str::to_owned),
        published: entry.published.or(entry.updated).and_then(|time| day(&time.to_rfc3339())),
        byline: byline.map(str::to_owned),
        headline,
        body,
    };
    Item { article, place: place.clone(), extent, dateline: None }
}

/// The day of a time in RFC 3339.
fn day(time: &str) -> Option<Date> {
    time.get(..10)?.parse().ok()
}
