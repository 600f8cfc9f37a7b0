//! By when something is to be done.

use crate::lore::LORE;
use crate::page::Page;
use crate::said::{Said, day};
use crate::word::Traits;
use isnad::model::{DateOfContent, DateRole};
use std::ops::Range;

/// What is told of an older day is not set for one so many years later.
const YEARS: i16 = 10;

/// A day that is set.
pub(super) struct Set {
    pub(super) value: String,
    pub(super) words: String,
}

/// The deadline that a content names, else a day that lies ahead, told of the act itself: in the first clause, and not
/// behind `بعد`.
pub(super) fn of(page: &Page, said: &Said, what: &Range<usize>) -> Option<Set> {
    let statement = page.statement(said.at);
    let tokens = |date: &DateOfContent| {
        page.tokens(&isnad::Span { start: date.start, end: date.end, text: date.text.clone() })
    };
    let ahead = |date: &DateOfContent| {
        let last = day(date.value.rsplit('/').next());
        last.is_some_and(|last| said.day.is_none_or(|from| last > from && last.year() - from.year() <= YEARS))
    };
    let dates = || statement.dates.iter().filter(|date| what.contains(&tokens(date).start) && ahead(date));
    let limit = dates().find(|date| date.role == DateRole::Deadline);
    let main = main_clause(page, what);
    let set = limit.or_else(|| {
        dates().find(|date| {
            let place = tokens(date);
            let from_then = LORE.commitments.from_then.has(&page.words, place.start).is_some();
            matches!(date.role, DateRole::Event | DateRole::Period)
                && main.contains(&place.start)
                && !from_then
        })
    })?;
    Some(Set { value: set.value.clone(), words: set.text.clone() })
}

/// As far as the first relative, the first comma, or a word that sets the date of something else.
fn main_clause(page: &Page, what: &Range<usize>) -> Range<usize> {
    let breaks = |at: &usize| {
        let word = &page.words[*at];
        word.is(Traits::RELATIVE)
            || word.is(Traits::COMMA)
            || LORE.commitments.scheduled.at(&page.words, *at).is_some()
    };
    let end = what.clone().skip(1).find(breaks).unwrap_or(what.end);
    what.start..end
}
