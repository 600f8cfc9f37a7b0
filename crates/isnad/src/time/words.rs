//! The words of time: looking them up in a text.

use crate::text::Text;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Hours and minutes.
    Hour,
    /// يوم.
    Day,
    /// أسبوع.
    Week,
    /// شهر.
    Month,
    /// عام, سنة.
    Year,
}

/// The calendar of a month's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calendar {
    /// January to December, in the Egyptian, Levantine or Maghrebi names.
    Gregorian,
    /// Muharram to Dhu al-Hijja.
    Hijri,
}

/// What a word of time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeKind {
    /// 1 = Monday … 7 = Sunday.
    Weekday(i8),
    /// 1–12.
    Month(i8, Calendar),
    /// Days from today.
    Relative(i8),
    /// −1 past, 0 this, 1 next.
    Direction(i8),
    /// A number word.
    Number(i8),
    /// A unit, and how many of it the form itself names (يوم: 1, يومين: 2); 0 for a plural.
    Unit(Unit, i8),
    /// مساء, يوم: before a weekday.
    DayPart,
    /// مؤخرا.
    Vague,
    /// في وقت سابق.
    Earlier,
    /// صلاة: the weekday after it is none, nor is اليوم.
    Blocked,
    /// الوطني: اليوم before it is not today.
    NoToday,
}

/// An entry of the table.
#[derive(Debug)]
pub(super) struct TimeWord {
    words: &'static [&'static str],
    pub(super) kind: TimeKind,
}

#[allow(clippy::unreadable_literal, reason = "the generated table")]
mod table {
    use super::{Calendar, TimeKind, TimeWord, Unit};

    include!(concat!(env!("OUT_DIR"), "/time.rs"));
}
use table::{TIME_KEYS, TIME_WORDS};

/// The longest word of time at a token that satisfies a test, and one past its last token. An attached و
/// is passed over.
pub(super) fn at(
    text: &Text<'_>,
    token: usize,
    wanted: impl Fn(TimeKind) -> bool,
) -> Option<(TimeKind, usize)> {
    let key = text.key(token);
    let bare = key.strip_prefix(['و', 'ف']).filter(|rest| rest.len() >= 4);
    [Some(key), bare].into_iter().flatten().find_map(|first| {
        let &(start, count) = TIME_KEYS.get(first)?;
        let group = &TIME_WORDS[start as usize..start as usize + count as usize];
        group
            .iter()
            .find(|w| wanted(w.kind) && matches(text, token, w.words))
            .map(|w| (w.kind, token + w.words.len()))
    })
}

fn matches(text: &Text<'_>, start: usize, words: &[&str]) -> bool {
    words.iter().enumerate().skip(1).all(|(i, word)| text.key(start + i) == *word)
}

/// The weekday that a folded word names without its article (`ثلاثاء`).
pub(super) fn weekday_without_article(bare: &str) -> Option<i8> {
    TIME_WORDS.iter().find_map(|w| match w.kind {
        TimeKind::Weekday(number) if w.words[0].strip_prefix("ال") == Some(bare) => Some(number),
        _ => None,
    })
}

/// The number that a folded word without its article names.
pub(super) fn number_of(key: &str) -> Option<i8> {
    let &(start, count) = TIME_KEYS.get(key)?;
    TIME_WORDS[start as usize..start as usize + count as usize].iter().find_map(|w| match w.kind {
        TimeKind::Number(number) if w.words.len() == 1 => Some(number),
        _ => None,
    })
}

/// The unit that a folded word without its article names, and how many of it (0 for a plural).
pub(super) fn unit_of(key: &str) -> Option<(Unit, i8)> {
    let &(start, count) = TIME_KEYS.get(key)?;
    TIME_WORDS[start as usize..start as usize + count as usize].iter().find_map(|w| match w.kind {
        TimeKind::Unit(unit, count) if w.words.len() == 1 => Some((unit, count)),
        _ => None,
    })
}
