//! The readings of every word of a text, and the expressions in it.

use super::data;
use super::entry::Phrase;
use super::grammar::{Class, Gender, Number, Part};
use super::spelling::Spelling;
use super::split::{Reading, readings};
use crate::text::{Text, TokenKind};
use std::collections::HashMap;
use std::ops::Range;

/// An expression of several words found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Expression {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The entry.
    pub phrase: Phrase,
    /// و or ف stands before its first word.
    pub conjunction: bool,
    /// The preposition attached to its first word.
    pub preposition: Option<char>,
}

/// What the lexicon knows of a text's words.
#[derive(Debug, Clone)]
pub struct Lexemes {
    readings: Vec<Reading>,
    /// For every token its range of `readings`.
    ranges: Vec<(u32, u32)>,
    /// Sorted by start; at each start the longest of each class.
    expressions: Vec<Expression>,
    /// For every token the index of the first expression that starts there.
    expression_at: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Lexemes {
    /// Looks up every word of a text.
    pub fn new(text: &Text<'_>) -> Self {
        let mut all = Vec::with_capacity(text.len() * 2);
        let mut ranges = Vec::with_capacity(text.len());
        let mut seen: HashMap<(&str, Spelling), (u32, u32)> = HashMap::with_capacity(text.len() / 2);
        for i in 0..text.len() {
            let range = if text.kind(i) == TokenKind::Word {
                *seen.entry((text.key(i), Spelling::of(text.surface(i)))).or_insert_with_key(
                    |(key, spelling)| {
                        let start = all.len();
                        readings(key, &mut all);
                        let mut kept = start;
                        for at in start..all.len() {
                            if spelling.allows(&all[at]) {
                                all.swap(kept, at);
                                kept += 1;
                            }
                        }
                        all.truncate(kept);
                        (start as u32, kept as u32)
                    },
                )
            } else {
                (0, 0)
            };
            ranges.push(range);
        }
        let mut expressions = Vec::new();
        let mut expression_at = vec![NONE; text.len()];
        for (i, first) in expression_at.iter_mut().enumerate() {
            let before = expressions.len();
            if text.is_word(i) {
                expressions_from(text, i, &mut expressions);
            }
            if expressions.len() > before {
                *first = before as u32;
            }
        }
        Self { readings: all, ranges, expressions, expression_at }
    }

    /// The readings of a token; none for an unknown word and for what is no word.
    pub fn readings(&self, token: usize) -> &[Reading] {
        self.ranges.get(token).map_or(&[], |&(a, b)| &self.readings[a as usize..b as usize])
    }

    /// The first reading of a class.
    pub fn find(&self, token: usize, class: Class) -> Option<&Reading> {
        self.readings(token).iter().find(|r| r.stem.class == class)
    }

    /// True where some reading has the class.
    pub fn is(&self, token: usize, class: Class) -> bool {
        self.find(token, class).is_some()
    }

    /// The first reading whose part satisfies a test.
    pub fn part(&self, token: usize, part: Part) -> Option<&Reading> {
        self.readings(token).iter().find(|r| r.stem.part == part)
    }

    /// The expressions that start at a token, the longest first.
    pub fn expressions(&self, token: usize) -> &[Expression] {
        let Some(&first) = self.expression_at.get(token).filter(|&&i| i != NONE) else { return &[] };
        let rest = &self.expressions[first as usize..];
        let count = rest.iter().take_while(|e| e.start == token).count();
        &rest[..count]
    }

    /// The longest expression of a class that starts at a token.
    pub fn expression(&self, token: usize, class: Class) -> Option<&Expression> {
        self.expressions(token).iter().find(|e| e.phrase.class == class)
    }

    /// Every expression of a class inside a range.
    pub fn expressions_in(&self, range: Range<usize>, class: Class) -> impl Iterator<Item = &Expression> {
        range.filter_map(move |i| self.expression(i, class))
    }
}

/// Finds the expressions whose first word stands at `start`, as it is or after attached particles.
fn expressions_from(text: &Text<'_>, start: usize, out: &mut Vec<Expression>) {
    let key = text.key(start);
    let mut attempt = |first: &str, conjunction: bool, preposition: Option<char>| {
        for phrase in data::look_up(first).phrases() {
            if let Some(end) = matches(text, start, &phrase) {
                let longer =
                    out.iter().rev().take_while(|e| e.start == start).any(|e| e.phrase.class == phrase.class);
                if !longer {
                    out.push(Expression { start, end, phrase, conjunction, preposition });
                }
            }
        }
    };
    attempt(key, false, None);
    let rest = key.strip_prefix(['و', 'ف']).filter(|rest| rest.len() >= 4);
    if let Some(rest) = rest {
        attempt(rest, true, None);
    }
    for (word, conjunction) in [(Some(key), false), (rest, true)] {
        let Some(word) = word else { continue };
        for preposition in ['ل', 'ب', 'ك'] {
            let Some(after) = word.strip_prefix(preposition).filter(|a| a.len() >= 4) else { continue };
            attempt(after, conjunction, Some(preposition));
            if preposition == 'ل' && after.starts_with('ل') {
                // للأمم = ل + الأمم
                attempt(&format!("ا{after}"), conjunction, Some('ل'));
            }
        }
    }
    // An expression whose first word takes a pronoun (من جهته has it last; جهته alone first).
    for suffix in ["هما", "هم", "ها", "هن", "نا", "ه", "ي"] {
        if let Some(stem) = key.strip_suffix(suffix).filter(|s| s.len() >= 4) {
            for phrase in data::look_up(stem).phrases().filter(|p| first_word(p).ends_with('…')) {
                if let Some(end) = matches(text, start, &phrase) {
                    out.push(Expression { start, end, phrase, conjunction: false, preposition: None });
                }
            }
        }
    }
}

/// One past the last token of an expression that starts at `start`, its first word being known to match.
fn matches(text: &Text<'_>, start: usize, phrase: &Phrase) -> Option<usize> {
    let mut at = start + 1;
    let (first, rest) = phrase.words.split_once(' ').unwrap_or((phrase.words, ""));
    for word in rest.split(' ').filter(|word| !word.is_empty()) {
        let key = text.key(at);
        let fits = match word.strip_suffix('…') {
            Some(stem) => key.strip_prefix(stem).is_some_and(is_pronoun),
            None => key == word,
        };
        if !fits || !text.is_word(at) {
            return None;
        }
        at += 1;
    }
    if rest.is_empty() && first.ends_with('…') {
        let stem = first.trim_end_matches('…');
        if !text.key(start).strip_prefix(stem).is_some_and(is_pronoun) {
            return None;
        }
    }
    match phrase.particle {
        Some(particle) => text.key(at).starts_with(particle).then_some(at),
        None => Some(at),
    }
}

fn first_word(phrase: &Phrase) -> &'static str {
    phrase.words.split(' ').next().unwrap_or_default()
}

fn is_pronoun(letters: &str) -> bool {
    matches!(letters, "ه" | "ها" | "هم" | "هن" | "هما" | "ي" | "نا" | "ك" | "كم")
}

impl Reading {
    /// True for a finite verb.
    pub const fn is_finite(&self) -> bool {
        matches!(
            self.stem.part,
            Part::Perfect | Part::Imperfect | Part::PassivePerfect | Part::PassiveImperfect
        )
    }

    /// True where this verb form can have a subject of that gender and number. A verb before its subject
    /// stands in the singular, so only gender counts there (`before`); plurals of things and broken plurals
    /// count as feminine singular or masculine plural.
    pub fn agrees(&self, gender: Gender, number: Number, before: bool) -> bool {
        let same_gender =
            gender == Gender::Any || self.stem.gender == Gender::Any || self.stem.gender == gender;
        match number {
            Number::Singular => same_gender && (before || self.stem.number == Number::Singular),
            Number::Dual | Number::Plural if before => true,
            Number::Dual => self.stem.number != Number::Plural,
            Number::Plural => {
                self.stem.number == Number::Plural
                    || self.stem.gender == Gender::Feminine
                        && self.stem.number == Number::Singular
                        && gender != Gender::Masculine
            }
        }
    }
}
