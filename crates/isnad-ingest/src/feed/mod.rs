//! Feeds: RSS 0.9 to 2.0, Atom and JSON Feed.

mod mend;

use crate::encoding::{self, Hints};
use crate::error::{Fault, IngestError};
use crate::html;
use crate::item::{Extent, Item, Place};
use crate::options::Options;
use feed_rs::model::{Entry, Feed, Link};
use feed_rs::parser;
use isnad::Article;
use jiff::civil::Date;

/// The entries of a feed, those without any text too: their pages are still to be fetched. Links are those of a feed at
/// `address`. False where the feed was cut off behind them.
#[cfg(feature = "watch")]
pub(crate) fn entries(bytes: &[u8], address: &str, options: &Options) -> Result<(Vec<Item>, bool), Fault> {
    let (feed, whole) = parse(bytes, Some(address), options)?;
    let outlet = outlet(&feed);
    let place = Place::of(address);
    Ok((feed.entries.into_iter().map(|entry| item(entry, outlet.as_deref(), &place)).collect(), whole))
}

/// The articles of a feed, in its order; each says whether the feed holds all of it.
pub(crate) fn items(bytes: &[u8], place: &Place, options: &Options) -> Vec<Result<Item, IngestError>> {
    let (feed, whole) = match parse(bytes, None, options) {
        Ok(parsed) => parsed,
        Err(fault) => return vec![Err(place.fault(fault))],
    };
    if feed.entries.is_empty() {
        return vec![Err(place.fault(Fault::Empty))];
    }
    let outlet = outlet(&feed);
    let read = |entry| with_text(item(entry, outlet.as_deref(), place)).map_err(|fault| place.fault(fault));
    let mut items: Vec<_> = feed.entries.into_iter().map(read).collect();
    if !whole {
        items.push(Err(place.fault(Fault::FeedCut)));
    }
    items
}

/// Reads a feed; false where it was cut off. Its text is decoded first, for feeds lie about their encodings as pages do;
/// and what is no XML is mended as far as that is certain.
fn parse(bytes: &[u8], base: Option<&str>, options: &Options) -> Result<(Feed, bool), Fault> {
    let hints = Hints { forced: options.encoding, header: None, markup: true };
    let text = encoding::decode(bytes, hints);
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    // A parser that failed keeps its state: each try has one of its own.
    let read = |text: &str| {
        let id = |links: &[Link], _: &_, _: Option<&str>| {
            links.first().map_or_else(String::new, |l| l.href.clone())
        };
        parser::Builder::new().base_uri(base).id_generator(id).build().parse(text.as_bytes())
    };
    if text.starts_with('{') {
        return read(text).map(|feed| (feed, true)).map_err(|error| Fault::Feed(error.to_string()));
    }
    let text = mend::root(text);
    let error = match read(&text) {
        Ok(feed) => return Ok((feed, true)),
        Err(error) => error,
    };
    let text = mend::ampersands(&text);
    if let Ok(feed) = read(&text) {
        return Ok((feed, true));
    }
    let cut = mend::ended(&text).and_then(|text| read(&text).ok());
    cut.map(|feed| (feed, false)).ok_or_else(|| Fault::Feed(error.to_string()))
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
