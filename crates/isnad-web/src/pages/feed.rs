//! The Atom feed of a search: its newest statements.

use super::{Answer, Notice, Shared, answer};
use crate::asked::Asked;
use crate::error::Result;
use crate::screen::Frame;
use crate::view::Said;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use isnad_archive::{Highlighter, Reader, Search, Sort};

/// Entries of a feed.
const ENTRIES: usize = 50;
/// The day of a statement that has none.
const LONG_AGO: &str = "1970-01-01";

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed {
    title: String,
    id: String,
    updated: String,
    /// Scheme and host.
    base: String,
    own: String,
    page: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    author: String,
    updated: String,
    href: String,
    text: String,
}

/// `GET /feed.atom`
pub(crate) async fn show(
    State(room): Shared,
    f: Frame,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Answer {
    let frame = f.clone();
    let base = room.outside.base(&headers);
    let feed = room.ask(move |_, reader| Feed::new(&f, &asked, base, reader)).await;
    match feed.and_then(|feed| Ok(feed.render()?)) {
        Ok(xml) => ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], xml).into_response(),
        Err(fault) => answer::<Notice>(&frame, Err(fault)),
    }
}

impl Feed {
    fn new(f: &Frame, asked: &Asked, base: String, reader: &Reader) -> Result<Self> {
        let search = Search::new(asked.node()?).sorted(Sort::Newest).page(0, ENTRIES);
        let found = reader.search(&search)?;
        let entry = |hit: &isnad_archive::Hit| {
            let said = Said::of_hit(f, hit, &Highlighter::default());
            let day = hit.article.published.map(|day| day.to_string());
            let day = day.or_else(|| hit.statement.said_on.clone()).filter(|day| day.len() == 10);
            Entry {
                title: legal(&format!("{}: {}", said.who.label, said.cue)),
                author: legal(&said.who.label),
                text: legal(&said.text()),
                updated: moment(day.as_deref()),
                href: said.href,
                id: said.id,
            }
        };
        let entries: Vec<Entry> = found.hits.iter().map(entry).collect();
        let newest = entries.iter().map(|entry| entry.updated.clone()).max();
        Ok(Self {
            title: legal(&format!("{} · {}", f.w.name, asked.get("q").unwrap_or(f.w.statements))),
            id: format!("urn:isnad:search:{}", asked.address("")),
            updated: newest.unwrap_or_else(|| moment(None)),
            own: asked.address("/feed.atom"),
            page: asked.address("/"),
            base,
            entries,
        })
    }
}

/// A day as Atom writes moments.
fn moment(day: Option<&str>) -> String {
    format!("{}T00:00:00Z", day.unwrap_or(LONG_AGO))
}

/// A text without the characters that XML forbids.
fn legal(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
