//! An article: its text with every statement marked, its voices, its near-copies.

use super::{Answer, Shared, answer};
use crate::error::Result;
use crate::links;
use crate::screen::Frame;
use crate::view::{ArticleView, Ink};
use askama::Template;
use axum::extract::{Path, State};
use isnad_archive::{ArticleHead, Reader};

#[derive(Template)]
#[template(path = "article.html")]
struct Page {
    f: Frame,
    a: ArticleView,
    copies: Vec<Copy>,
    json: String,
    version: u32,
}

/// A near-copy.
struct Copy {
    outlet: Option<String>,
    published: Option<(String, String)>,
    headline: String,
    /// How alike, in per cent.
    likeness: String,
    href: String,
    beside: String,
}

/// `GET /article/{id}`
pub(crate) async fn show(State(room): Shared, f: Frame, Path(id): Path<String>) -> Answer {
    let frame = f.clone();
    let page = room.ask(move |_, reader| Page::new(f, &id, reader)).await;
    answer(&frame, page)
}

impl Page {
    fn new(f: Frame, id: &str, reader: &Reader) -> Result<Self> {
        let document = reader.article(id)?;
        let linked = (document.sources.as_slice(), document.sayings.as_slice());
        let a = ArticleView::new(&f, &document.article, &document.record, linked);
        let copies = reader.copies(document.number)?;
        let copies = copies.into_iter().filter(|(other, _)| other.id != id);
        Ok(Self {
            copies: copies.map(|(other, likeness)| copy(&f, id, other, likeness)).collect(),
            json: format!("/api/articles/{}", links::escaped(id)),
            version: document.version,
            a,
            f,
        })
    }
}

fn copy(f: &Frame, id: &str, other: ArticleHead, likeness: f64) -> Copy {
    let day = other.published.map(|day| day.to_string());
    Copy {
        outlet: other.outlet,
        published: day.map(|day| (day.clone(), f.date(&day))),
        headline: other.headline,
        likeness: format!("{:.0}", likeness * 100.0),
        href: links::article(&other.id),
        beside: links::beside(id, &other.id),
    }
}
