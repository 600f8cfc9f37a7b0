//! By when something is to be done.

use crate::page::Page;
use crate::said::Said;
use crate::said::day;
use isnad::model::DateRole;
use std::ops::Range;

/// A day that is set.
pub(super) struct Set {
    pub(super) value: String,
    pub(super) words: String,
}

/// The deadline that a content names, else the first day in it that lies ahead.
pub(super) fn of(page: &Page, said: &Said, what: &Range<usize>) -> Option<Set> {
    let statement = page.statement(said.at);
    let inside = |start: u32, end: u32, text: &str| {
        let tokens = page.tokens(&isnad::Span { start, end, text: text.to_owned() });
        what.contains(&tokens.start)
    };
    let ahead = |value: &str| {
        let last = value.rsplit('/').next();
        day(last).zip(said.day).is_none_or(|(date, from)| date > from)
    };
    let dates = || statement.dates.iter().filter(|d| inside(d.start, d.end, &d.text) && ahead(&d.value));
    let limit = dates().find(|d| d.role == DateRole::Deadline);
    let set = limit.or_else(|| dates().find(|d| matches!(d.role, DateRole::Event | DateRole::Period)))?;
    Some(Set { value: set.value.clone(), words: set.text.clone() })
}
