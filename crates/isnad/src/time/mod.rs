//! Time expressions of Arabic news, recognised and resolved; the module needs nothing but the [`Text`].
//!
//! Dates in Gregorian (Egyptian, Levantine and Maghrebi names) and Hijri months (Umm al-Qura), weekdays, times of
//! day, periods, lengths, what recurs, holidays and seasons. Values are ISO 8601, EDTF where partial.
//!
//! ```
//! use isnad::text::Text;
//! use isnad::time;
//!
//! // "The forces will withdraw by the end of the year."
//! let text = Text::new("ستنسحب القوات بحلول نهاية العام.");
//! let times = time::find(&text, "2021-04-08".parse().ok());
//! assert_eq!(times[0].lead, Some(time::Lead::By));
//! assert_eq!(times[0].last_day().map(|d| d.to_string()).as_deref(), Some("2021-12-31"));
//! ```
//!
//! `words` looks every word of the text up once; `read` is the grammar, which gives a `Meaning` that depends on
//! no date; `tense` tells from the sentence's verbs whether the last or the next such day is meant; `resolve` turns
//! the meaning into a [`Value`].

mod calendar;
mod length;
mod meaning;
mod numbers;
mod read;
mod resolve;
mod tense;
mod timex;
mod undated;
mod value;
mod word;
mod words;

pub use length::Length;
pub use numbers::Numbers;
pub use resolve::Reference;
pub use timex::{markup, timex_value};
pub use undated::no_date;
pub use value::{Clock, Granularity, Point, Value};
pub use word::{Edge, Lead, Part, Season};

use crate::text::fold::is_mark;
use crate::text::{Text, TokenKind};
use jiff::ToSpan;
use jiff::civil::Date;
use meaning::Meaning;
use read::Reader;
use resolve::{Leaning, Resolver};
use std::ops::Range;
use word::Kinds;
use words::Words;

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens, with the preposition that leads it (`في 4 أيلول`).
    pub tokens: Range<usize>,
    /// Its first token behind that preposition.
    pub core: usize,
    /// True where و or ف is attached to its first word.
    pub conjunction: bool,
    /// ب, ل or ك attached to its first word.
    pub attached: Option<char>,
    /// What kind of expression it is.
    pub kind: Kind,
    /// The preposition, as far as it matters to the meaning.
    pub lead: Option<Lead>,
    /// ISO 8601, EDTF where partial; `None` where it cannot be told.
    pub value: Option<String>,
    /// The same, typed.
    pub meant: Option<Value>,
    /// True where it begins after the day behind the reference, or says itself that it lies ahead (غدا).
    pub ahead: bool,
    /// How it finds its time.
    pub way: Way,
    /// The value, to the day, if the expression tells when something was said: what lies behind.
    pub said: Option<String>,
}

/// What kind of time an expression tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A point of the calendar: a day, a month, a year. Also times that cannot be told (`في وقت سابق`).
    Date,
    /// A time or a part of a day.
    Time,
    /// From one time to another.
    Period,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// How an expression finds its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By the calendar, or from the day of the text.
    Calendar,
    /// By a holiday, which is rather what something is held for.
    Holiday,
    /// الآن.
    Present,
    /// حينها, آنذاك: a time that the text has told before.
    ToldBefore,
}

impl Kind {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Period => "period",
            Self::Duration => "duration",
            Self::Set => "set",
        }
    }
}

impl TimeExpression {
    /// True where it tells when something is, and not how long or how often.
    pub const fn is_anchored(&self) -> bool {
        matches!(self.kind, Kind::Date | Kind::Time | Kind::Period)
    }

    /// Where it stands in its text, in bytes; without a conjunction attached to its first word.
    pub fn bytes(&self, text: &Text<'_>) -> Range<u32> {
        let bytes = text.bytes(self.tokens.clone());
        if self.conjunction {
            bytes.start + joined_bytes(text.surface(self.tokens.start))..bytes.end
        } else {
            bytes
        }
    }

    /// The last day of it, where it lies on the calendar.
    pub fn last_day(&self) -> Option<Date> {
        self.meant.and_then(Value::days).map(|days| days.1)
    }
}

/// How many bytes the first letter of a word takes with the marks on it.
pub(crate) fn joined_bytes(word: &str) -> u32 {
    let mut letters = word.char_indices().filter(|(_, c)| !is_mark(*c));
    letters.nth(1).map_or(0, |(at, _)| at as u32)
}

/// Finds the time expressions of a text, in order, none overlapping another. Without the article's date only
/// full dates get values.
pub fn find(text: &Text<'_>, published: Option<Date>) -> Vec<TimeExpression> {
    find_from(text, published.map(Reference::from))
}

/// The same, counted from a moment that may be known to the hour.
pub fn find_from(text: &Text<'_>, reference: Option<Reference>) -> Vec<TimeExpression> {
    found_among(&Words::new(text), reference)
}

/// The same, and the tokens at which a text may say that no date is set ([`no_date`]), in order.
pub(crate) fn find_all(text: &Text<'_>, published: Option<Date>) -> (Vec<TimeExpression>, Vec<usize>) {
    let words = Words::new(text);
    let undated = (0..text.len()).filter(|&at| words.kinds(at).meet(Kinds::UNDATED)).collect();
    (found_among(&words, published.map(Reference::from)), undated)
}

fn found_among(words: &Words<'_>, reference: Option<Reference>) -> Vec<TimeExpression> {
    let text = words.text;
    let reader = Reader::new(words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match reader.expression(at) {
            Some(expression) if expression.end > at => {
                let end = expression.end;
                found.push(resolved(words, reference, at, &expression));
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// An expression with its values.
fn resolved(
    words: &Words<'_>,
    reference: Option<Reference>,
    at: usize,
    found: &read::Found,
) -> TimeExpression {
    let leaning = tense::leaning(words, at, found.end);
    let meant = Resolver { reference, leaning }.value(&found.meaning);
    let told = Resolver { reference, leaning: Leaning::Told }.value(&found.meaning);
    let today = reference.map(Reference::day);
    // A text may be dated a day early, so that what is told of tomorrow has happened.
    let starts_late = |value: Value| {
        let ((first, _), today) = value.days().zip(today)?;
        Some(first > today.saturating_add(1.day()))
    };
    let attached = words.attached(at);
    TimeExpression {
        tokens: at..found.end,
        core: found.core,
        conjunction: attached.conjunction,
        attached: attached.preposition,
        kind: kind(&found.meaning, meant),
        lead: found.lead,
        value: meant.map(|value| value.to_string()),
        ahead: found.meaning.is_ahead() || told.and_then(starts_late).unwrap_or(false),
        way: way(&found.meaning),
        meant,
        said: told.filter(|value| value.days().is_some()).map(|value| value.to_the_day().to_string()),
    }
}

const fn way(meaning: &Meaning) -> Way {
    match meaning {
        Meaning::Now => Way::Present,
        Meaning::Then => Way::ToldBefore,
        Meaning::Holiday(..) => Way::Holiday,
        _ => Way::Calendar,
    }
}

fn kind(meaning: &Meaning, value: Option<Value>) -> Kind {
    match (meaning, value) {
        (Meaning::Length(_), _) => Kind::Duration,
        (Meaning::Every(_) | Meaning::EveryDay(_) | Meaning::EveryWeekday(..), _) => Kind::Set,
        (Meaning::Moment(_, None, Some(_)) | Meaning::Moment(_, Some(_), _), _)
        | (_, Some(Value::Point(Point::Time(..)))) => Kind::Time,
        (Meaning::Between(..) | Meaning::On(..) | Meaning::Stretch(..) | Meaning::Inside(_), _)
        | (_, Some(Value::Interval(..))) => Kind::Period,
        _ => Kind::Date,
    }
}

/// The date line of a text: a line of its own among the first that holds nothing but a full date
/// (`الخميس 2021/04/08`).
pub fn date_line(text: &Text<'_>) -> Option<Date> {
    const FIRST_LINES: usize = 5;
    let end = text.paragraphs().iter().take(FIRST_LINES).next_back()?.1;
    let words = Words::of_range(text, 0..end);
    let reader = Reader::new(&words);
    let resolver = Resolver { reference: None, leaning: Leaning::Past };
    text.paragraphs().iter().take(FIRST_LINES).find_map(|&(start, end)| {
        let found = reader.expression(start)?;
        let rest_is_marks =
            (found.end..end).all(|i| matches!(text.kind(i), TokenKind::Punct | TokenKind::Break));
        match resolver.value(&found.meaning) {
            Some(Value::Point(point)) if rest_is_marks => point.day(),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests;
