//! By when something is to be done.

use crate::lore::LORE;
use crate::page::Page;
use crate::said::{Said, day};
use crate::word::Traits;
use isnad::model::{DateOfContent, DateRole};
use isnad::text::Text;
use isnad::time;
use jiff::civil::Date;
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
    let set = |date: &DateOfContent| Set { value: date.value.clone(), words: date.text.clone() };
    let dates = || statement.dates.iter().filter(|date| what.contains(&tokens(date).start) && ahead(date));
    let limit = dates().find(|date| date.role == DateRole::Deadline);
    if let Some(date) = limit {
        return Some(set(date));
    }
    let main = main_clause(page, what);
    let event = || {
        dates().find(|date| {
            let place = tokens(date);
            let from_then = LORE.commitments.from_then.has(&page.words, place.start).is_some();
            matches!(date.role, DateRole::Event | DateRole::Period)
                && main.contains(&place.start)
                && !from_then
        })
    };
    event().map(set).or_else(|| limited(page, said, &main))
}

/// `بإنهاء العمل خلال أسبوعين`: without a verb of the future the article's tense does not tell that it lies ahead; that somebody
/// binds himself to it does.
fn limited(page: &Page, said: &Said, main: &Range<usize>) -> Option<Set> {
    let inside =
        |time: &&crate::page::Time| main.start < time.tokens.start && main.contains(&time.tokens.start);
    page.times.iter().filter(inside).find_map(|time| {
        LORE.commitments.limit.has(&page.words, time.tokens.start)?;
        let last = read_ahead(page.cut(time.tokens.clone()), said.day.or(page.published)?)?;
        Some(Set { value: last.to_string(), words: page.cut(time.tokens.clone()).to_owned() })
    })
}

/// The last day of a time that lies ahead of a day, read as one of a sentence of what will be.
fn read_ahead(words: &str, from: Date) -> Option<Date> {
    let sentence = format!("{} {words}.", LORE.commitments.ahead);
    let last = time::find(&Text::new(&sentence), Some(from)).first()?.last_day()?;
    (last > from && last.year() - from.year() <= YEARS).then_some(last)
}

/// As far as the first relative, the first comma that no time stands behind, or a word that sets the date of something else.
fn main_clause(page: &Page, what: &Range<usize>) -> Range<usize> {
    let breaks = |at: &usize| {
        let word = &page.words[*at];
        word.is(Traits::RELATIVE)
            || word.is(Traits::COMMA) && !page.times.iter().any(|time| time.tokens.start == *at + 1)
            || LORE.commitments.scheduled.at(&page.words, *at).is_some()
    };
    let end = what.clone().skip(1).find(breaks).unwrap_or(what.end);
    what.start..end
}
