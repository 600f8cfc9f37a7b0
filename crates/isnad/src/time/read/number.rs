//! Numbers: in figures of three digit sets, in words with their gender and case, ordinals.

use super::Reader;
use crate::text::TokenKind;
use crate::time::word::{Kinds, Word};

/// Amounts are thousandths.
const ONE: u64 = 1000;

impl Reader<'_> {
    /// A whole number in figures.
    pub(super) fn figures(&self, at: usize) -> Option<i32> {
        if self.text().kind(at) == TokenKind::Number { self.text().key(at).parse().ok() } else { None }
    }

    /// An amount in figures or words, in thousandths: `3.5`, `الـ24`, `ثلاثة`, `أربع وعشرين`.
    pub(in crate::time) fn amount(&self, at: usize) -> Option<(u64, usize)> {
        let figures = if self.text().key(at) == "ال" { at + 1 } else { at };
        if self.text().kind(figures) == TokenKind::Number {
            return Some((thousandths(self.text().key(figures))?, figures + 1));
        }
        let (number, end) = self.cardinal(at).or_else(|| self.cardinal_behind_li(at))?;
        Some((u64::try_from(number).ok()? * ONE, end))
    }

    /// `لثلاثة أيام`: for so many units.
    fn cardinal_behind_li(&self, at: usize) -> Option<(i32, usize)> {
        let number = |word| if let Word::Number(n) = word { Some(n) } else { None };
        let found = self.words.find_any(at, Kinds::NUMBER, number)?;
        (self.words.attached(at).preposition == Some('ل') && self.unit(found.1).is_some()).then_some(found)
    }

    /// A cardinal number in words.
    pub(super) fn cardinal(&self, at: usize) -> Option<(i32, usize)> {
        let (mut total, mut group, mut last, mut end) = (0, 0, 0, at);
        loop {
            let next = if end > at && self.text().key(end) == "و" { end + 1 } else { end };
            let Some(number) = self.number_word(next) else { break };
            let joined = next > end || self.words.attached(next).conjunction;
            match (last, number) {
                (0, 1000 | 2000) => total = number,
                (0, _) => group = number,
                (1..=9, 10) if !joined => group += 10,
                (3..=9, 100) if !joined => group += last * 99,
                (_, 1000) if !joined && group > 0 => {
                    total += group * 1000;
                    group = 0;
                }
                (1..=9, 20..=90) | (100..=900, 1..=99) | (1000.., 1..=999) if joined => group += number,
                _ => break,
            }
            last = number;
            end = next + 1;
        }
        (end > at).then_some((total + group, end))
    }

    fn number_word(&self, at: usize) -> Option<i32> {
        self.words
            .find(at, Kinds::NUMBER, |word| if let Word::Number(n) = word { Some(n) } else { None })
            .map(|(n, _)| n)
    }

    /// An ordinal in words: `الثالث`, `الحادية عشرة`, `الثاني والعشرين`, `أول`.
    pub(super) fn ordinal(&self, at: usize) -> Option<(i8, usize)> {
        let first = self
            .words
            .find(at, Kinds::ORDINAL, |word| if let Word::Ordinal(n) = word { Some(n) } else { None });
        let Some((first, end)) = first else {
            // العشرين, الثلاثين
            let tens = self.number_word(at).filter(|n| (20..=90).contains(n))?;
            return self.words.attached(at).article.then_some((i8::try_from(tens).ok()?, at + 1));
        };
        if (1..=9).contains(&first)
            && self.number_word(end) == Some(10)
            && !self.words.attached(end).conjunction
        {
            return Some((first + 10, end + 1));
        }
        let next = if self.text().key(end) == "و" { end + 1 } else { end };
        let tens = self.number_word(next).filter(|n| {
            let joined = next > end || self.words.attached(next).conjunction;
            (20..=90).contains(n) && joined && self.words.attached(next).article && (1..=9).contains(&first)
        });
        match tens {
            Some(tens) => Some((first + i8::try_from(tens).ok()?, next + 1)),
            None => Some((first, end)),
        }
    }

    /// An ordinal with the article.
    pub(super) fn definite_ordinal(&self, at: usize) -> Option<(i8, usize)> {
        self.ordinal(at).filter(|_| self.words.attached(at).article)
    }

    /// True for an ordinal of feminine form, as hours are told.
    pub(super) fn is_feminine(&self, at: usize) -> bool {
        let key = self.text().key(at);
        key.ends_with('ه') || key.ends_with("اولي")
    }
}

/// Figures as thousandths: `2,500` is a grouped whole number, `3.5` a fraction.
fn thousandths(key: &str) -> Option<u64> {
    let plain = key.replace(',', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole: u64 = whole.parse().ok()?;
    let fraction: u64 = if fraction.is_empty() {
        0
    } else {
        let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
        digits.parse().ok()?
    };
    whole.checked_mul(ONE)?.checked_add(fraction)
}
