//! Time expressions of Arabic news, resolved against the article's date.
//!
//! Weekdays, أمس and اليوم, dates in Gregorian (Egyptian, Levantine and Maghrebi names) and Hijri months
//! (Umm al-Qura), years, months and periods counted from the article's date. Values are ISO 8601, EDTF
//! where partial.

mod date;
mod relative;
mod value;
mod words;

use crate::text::{Text, TokenKind};
use jiff::civil::Date;
use std::ops::Range;
use value::Value;

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// ISO 8601, EDTF where partial; `None` where it cannot be told.
    pub value: Option<String>,
}

/// Finds the time expressions of a text, in order, none overlapping another. Without the article's date only
/// full dates get values.
pub fn find(text: &Text<'_>, published: Option<Date>) -> Vec<TimeExpression> {
    let reader = Reader { text, published };
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match reader.expression(at) {
            Some(f) => {
                found.push(TimeExpression { tokens: at..f.end, value: f.value.map(|v| v.to_string()) });
                at = f.end;
            }
            None => at += 1,
        }
    }
    found
}

/// The date line of a text: a line of its own among the first that holds nothing but a full date
/// (`الخميس 2021/04/08`).
pub fn date_line(text: &Text<'_>) -> Option<Date> {
    const FIRST_LINES: usize = 5;
    let reader = Reader { text, published: None };
    text.paragraphs().iter().take(FIRST_LINES).find_map(|&(start, end)| {
        let found = reader.expression(start)?;
        let rest_is_marks =
            (found.end..end).all(|i| matches!(text.kind(i), TokenKind::Punct | TokenKind::Break));
        match found.value {
            Some(Value::Day(date)) if rest_is_marks => Some(date),
            _ => None,
        }
    })
}

/// What a rule found: one past its last token, and its value.
#[derive(Debug, Clone, Copy)]
struct Found {
    end: usize,
    value: Option<Value>,
}

/// Reads expressions off a text.
struct Reader<'a> {
    text: &'a Text<'a>,
    published: Option<Date>,
}

impl Reader<'_> {
    /// The expression that starts at a token.
    fn expression(&self, at: usize) -> Option<Found> {
        match self.text.kind(at) {
            TokenKind::Number => self.numeric(at).or_else(|| self.day_month(at)),
            TokenKind::Word => self
                .vague(at)
                .or_else(|| self.ago(at))
                .or_else(|| self.after_preposition(at))
                .or_else(|| self.unled(at, false)),
            _ => None,
        }
    }

    /// Expressions that need no preposition.
    fn unled(&self, at: usize, led: bool) -> Option<Found> {
        self.day(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.month(at, led))
            .or_else(|| self.period(at))
            .or_else(|| self.year_number(at, led))
    }

    /// `في مارس`, `منذ 2014`, `خلال الأسبوع الماضي`: the preposition belongs to dates, months and years.
    fn after_preposition(&self, at: usize) -> Option<Found> {
        let key = self.text.key(at);
        let key = key.strip_prefix('و').unwrap_or(key);
        if !matches!(key, "في" | "منذ" | "خلال" | "بحلول" | "حتي") {
            return None;
        }
        let next = at + 1;
        if key == "في" && self.text.kind(next) == TokenKind::Number {
            return self
                .numeric(next)
                .or_else(|| self.day_month(next))
                .or_else(|| self.year_number(next, true));
        }
        self.day_month(next)
            .or_else(|| self.month(next, true))
            .or_else(|| self.year_number(next, true))
            .or_else(|| (key != "حتي").then(|| self.period(next)).flatten())
            .or_else(|| matches!(key, "منذ").then(|| self.day(next)).flatten())
    }
}

#[cfg(test)]
mod tests;
