//! An article, or one of its earlier versions: its text with every statement marked, its voices, its near-copies.

use super::{Answer, Shared, page_of};
use crate::error::{Fault, Result};
use crate::links;
use crate::screen::Frame;
use crate::view::{ArticleView, Head, Ink};
use askama::Template;
use axum::extract::{Path, State};
use isnad_archive::{Document, Reader};

#[derive(Template)]
#[template(path = "article.html")]
struct Page {
    f: Frame,
    a: ArticleView,
    copies: Vec<Copy>,
    json: String,
    versions: Vec<Version>,
    /// Where the last version is, on the page of an earlier one.
    last: Option<String>,
}

/// A near-copy.
struct Copy {
    head: Head,
    /// How alike, in per cent.
    likeness: String,
    beside: String,
}

/// A version of the article; none are listed where there is only one.
struct Version {
    number: u32,
    href: String,
    shown: bool,
    /// Its differences to the one that is shown.
    beside: String,
}

/// `GET /article/{id}`
pub(crate) async fn show(State(room): Shared, f: Frame, Path(id): Path<String>) -> Answer {
    page_of(room, f, move |f, _, reader| Page::new(f, &reader.article(&id)?, None, reader)).await
}

/// `GET /article/{id}/version/{number}`
pub(crate) async fn show_version(
    State(room): Shared,
    f: Frame,
    Path((id, number)): Path<(String, u32)>,
) -> Answer {
    page_of(room, f, move |f, _, reader| {
        let last = reader.article(&id)?;
        let document = version(&last, number, reader)?;
        Page::new(f, document.as_ref().unwrap_or(&last), document.is_some().then_some(&last), reader)
    })
    .await
}

/// An earlier version of an article, by its number from 1; `None` where that is the last one itself.
pub(super) fn version(last: &Document, number: u32, reader: &Reader) -> Result<Option<Document>> {
    if number == last.version {
        return Ok(None);
    }
    let back = last.version.checked_sub(number).ok_or(Fault::NoPage)?;
    let earlier = last.earlier.get(back as usize - 1).ok_or(Fault::NoPage)?;
    Ok(Some(reader.version(*earlier)?))
}

impl Page {
    /// The page of a document; `last` is the last version where the document is an earlier one.
    fn new(f: Frame, document: &Document, last: Option<&Document>, reader: &Reader) -> Result<Self> {
        let id = &document.article.id;
        let linked = (document.sources.as_slice(), document.sayings.as_slice());
        let copies = reader.copies(document.number)?.into_iter().filter(|(other, _)| other.id != *id);
        let copy = |(other, likeness): (isnad_archive::ArticleHead, f64)| Copy {
            head: Head::of(&f, &other),
            likeness: format!("{:.0}", likeness * 100.0),
            beside: links::beside(id, &other.id),
        };
        Ok(Self {
            copies: copies.map(copy).collect(),
            a: ArticleView::new(&f, &document.article, &document.record, linked),
            json: links::json(id),
            versions: versions(document, last.unwrap_or(document).version),
            last: last.map(|last| links::article(&last.article.id)),
            f,
        })
    }
}

/// The versions up to the last, that one first.
fn versions(document: &Document, last: u32) -> Vec<Version> {
    let id = &document.article.id;
    let version = |number: u32| Version {
        number,
        href: if number == last { links::article(id) } else { links::version(id, number) },
        shown: number == document.version,
        beside: links::versions(id, number.min(document.version), number.max(document.version)),
    };
    if last > 1 { (1..=last).rev().map(version).collect() } else { Vec::new() }
}
