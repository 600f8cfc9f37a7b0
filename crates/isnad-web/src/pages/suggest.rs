//! What is offered while somebody types: fields of the query language, and people.

use super::people::PersonView;
use super::search::fields;
use super::{Answer, Shared, answer};
use crate::screen::Frame;
use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

/// Offers of people.
const PEOPLE: usize = 6;

/// What is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    q: String,
}

#[derive(Template)]
#[template(path = "suggest.html")]
struct Offers {
    fields: Vec<(String, &'static str)>,
    people: Vec<PersonView>,
}

/// `GET /suggest?q=…`: a piece of a page.
pub(crate) async fn show(State(room): Shared, f: Frame, Query(typed): Query<Typed>) -> Answer {
    let last = typed.q.rsplit(' ').next().unwrap_or_default();
    let before = typed.q.strip_suffix(last).unwrap_or_default();
    let begun =
        |code: &str, name: &str| !last.is_empty() && (code.starts_with(last) || name.starts_with(last));
    let fields = fields(&f).into_iter().filter(|(code, name)| begun(code, name));
    let fields = fields.map(|(code, name)| (format!("{before}{code}"), name)).collect();
    let wanted = typed.q.trim().strip_prefix("speaker:").unwrap_or(&typed.q).trim();
    let directory = room.people();
    let people = if wanted.chars().count() < 2 { Vec::new() } else { directory.find(wanted, 0, PEOPLE) };
    let people = people.into_iter().map(PersonView::of).collect();
    answer(&f, Ok(Offers { fields, people }))
}
