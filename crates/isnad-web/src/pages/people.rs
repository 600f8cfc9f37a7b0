//! Who speaks in the archive.

use super::{Answer, Shared, page_of};
use crate::links::{self, escaped};
use crate::marked::Hue;
use crate::people::Directory;
use crate::screen::Frame;
use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

/// Voices of a page.
const PAGE: usize = 60;

/// The name that is looked for, and the page.
#[derive(Debug, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    page: usize,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { q: String::new(), page: 1 }
    }
}

#[derive(Template)]
#[template(path = "people.html")]
struct Page {
    f: Frame,
    q: String,
    start: usize,
    people: Vec<PersonView>,
    previous: Option<String>,
    next: Option<String>,
}

/// A voice in a list.
pub(super) struct PersonView {
    pub(super) id: u32,
    pub(super) label: String,
    pub(super) href: String,
    pub(super) hue: Hue,
    pub(super) role: Option<String>,
    pub(super) articles: u32,
}

impl PersonView {
    /// A source of the archive.
    pub(super) fn of(source: &isnad_archive::Source) -> Self {
        Self {
            id: source.id,
            label: source.label.clone(),
            href: links::person(source.id),
            hue: Hue::of_source(source.id),
            role: source.roles.first().map(|role| role.text.clone()),
            articles: source.articles,
        }
    }
}

/// `GET /people`
pub(crate) async fn show(State(room): Shared, f: Frame, Query(wanted): Query<Wanted>) -> Answer {
    page_of(room, f, move |f, room, _| Ok(Page::new(f, wanted, &room.people()))).await
}

impl Page {
    fn new(f: Frame, wanted: Wanted, directory: &Directory) -> Self {
        let page = wanted.page.clamp(1, directory.len() / PAGE + 1);
        let found = directory.find(&wanted.q, (page - 1) * PAGE, PAGE + 1);
        let more = found.len() > PAGE;
        let turned = |to: usize| format!("/people?q={}&page={to}", escaped(&wanted.q));
        Self {
            f,
            start: (page - 1) * PAGE + 1,
            people: found.into_iter().take(PAGE).map(PersonView::of).collect(),
            previous: (page > 1).then(|| turned(page - 1)),
            next: more.then(|| turned(page + 1)),
            q: wanted.q,
        }
    }
}
