//! The readings of every word of a text, and the expressions in it.

use super::entry::Classes;
use super::expressions::{Expression, find_at};
use super::facts::Facts;
use super::grammar::{Class, Gender, Number, Part};
use super::memo::Memo;
use super::split::Reading;
use super::uses::Uses;
use crate::text::Text;
use std::ops::Range;

/// What the lexicon knows of a text's words.
#[derive(Debug, Clone)]
pub struct Lexemes {
    readings: Vec<Reading>,
    /// What is known of the word at every token.
    words: Vec<Word>,
    /// Sorted by start; at each start the longest of each class.
    expressions: Vec<Expression>,
    /// For every token the index of the first expression that starts there.
    expression_at: Vec<u32>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// Its range of `readings`.
    readings: (u32, u32),
    /// Their classes.
    classes: Classes,
    facts: Facts,
    uses: Uses,
}

/// What is known of what is no word.
static NO_WORD: Word =
    Word { readings: (0, 0), classes: Classes::of(&[]), facts: Facts::none(), uses: Uses::of(&[]) };

const NONE: u32 = u32::MAX;

impl Lexemes {
    /// Looks up every word of a text.
    pub fn new(text: &Text<'_>) -> Self {
        let forms = text.forms();
        let mut readings = Vec::with_capacity(forms.len() * 3);
        let mut words = Vec::with_capacity(forms.len());
        let mut opened = Vec::new();
        // For every distinct word the expressions that may begin with it, as a range of `opened`.
        let mut openings = Vec::with_capacity(forms.len());
        words.push(NO_WORD);
        openings.push((0, 0));
        Memo::look_up(text, &forms[1..], |known| {
            let starts = (readings.len() as u32, opened.len() as u32);
            readings.extend_from_slice(known.readings);
            opened.extend_from_slice(known.openings);
            words.push(Word {
                readings: (starts.0, readings.len() as u32),
                classes: known.classes,
                facts: known.facts,
                uses: known.uses,
            });
            openings.push((starts.1, opened.len() as u32));
        });
        let mut expressions = Vec::new();
        let mut expression_at = vec![NONE; text.len()];
        for (token, first) in expression_at.iter_mut().enumerate() {
            let (from, to) = openings[text.form(token)];
            if from == to {
                continue;
            }
            let before = expressions.len();
            find_at(text, token, &opened[from as usize..to as usize], &mut expressions);
            if expressions.len() > before {
                *first = before as u32;
            }
        }
        let words = (0..text.len()).map(|token| words[text.form(token)]).collect();
        Self { readings, words, expressions, expression_at }
    }

    #[inline]
    fn word(&self, token: usize) -> &Word {
        self.words.get(token).unwrap_or(&NO_WORD)
    }

    /// The readings of a token; none for an unknown word and for what is no word.
    #[inline]
    pub fn readings(&self, token: usize) -> &[Reading] {
        let (start, end) = self.word(token).readings;
        &self.readings[start as usize..end as usize]
    }

    /// The classes of a token's readings.
    #[inline]
    pub fn classes(&self, token: usize) -> Classes {
        self.word(token).classes
    }

    /// What a token is by itself; nothing where it is no word.
    #[inline]
    pub(crate) fn facts(&self, token: usize) -> Facts {
        self.word(token).facts
    }

    /// What a token does for the constructions; nothing where it is no word.
    #[inline]
    pub(crate) fn uses(&self, token: usize) -> Uses {
        self.word(token).uses
    }

    /// The first reading of a class.
    #[inline]
    pub fn find(&self, token: usize, class: Class) -> Option<&Reading> {
        if !self.is(token, class) {
            return None;
        }
        self.readings(token).iter().find(|r| r.stem.class == class)
    }

    /// True where some reading has the class.
    #[inline]
    pub fn is(&self, token: usize, class: Class) -> bool {
        self.classes(token).has(class)
    }

    /// The first reading whose part satisfies a test.
    pub fn part(&self, token: usize, part: Part) -> Option<&Reading> {
        self.readings(token).iter().find(|r| r.stem.part == part)
    }

    /// The expressions that start at a token, the longest first.
    #[inline]
    pub fn expressions(&self, token: usize) -> &[Expression] {
        let Some(&first) = self.expression_at.get(token).filter(|&&i| i != NONE) else { return &[] };
        let rest = &self.expressions[first as usize..];
        let count = rest.iter().take_while(|e| e.start == token).count();
        &rest[..count]
    }

    /// The longest expression of a class that starts at a token.
    #[inline]
    pub fn expression(&self, token: usize, class: Class) -> Option<&Expression> {
        self.expressions(token).iter().find(|e| e.phrase.class == class)
    }

    /// Every expression of a class inside a range.
    pub fn expressions_in(&self, range: Range<usize>, class: Class) -> impl Iterator<Item = &Expression> {
        range.filter_map(move |i| self.expression(i, class))
    }
}

impl Reading {
    /// True for a finite verb.
    #[inline]
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
