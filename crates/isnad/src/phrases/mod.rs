//! The phrase layer: words in their sentence, noun phrases, adverbials.

mod adverbial;
mod dateline;
mod found;
mod noun_phrase;

pub use adverbial::Adverbial;
pub use noun_phrase::NounPhrase;

pub(crate) use crate::lexicon::is_nominal_class;
use crate::lexicon::{Facts, Frames, Lemma, Lexemes, Reading, Use, Uses};
use crate::text::{Text, TokenKind};
use crate::time::TimeExpression;
use found::Found;
use std::ops::Range;

/// A text with everything that is known of its words and phrases.
#[derive(Debug)]
pub struct Phrases<'a> {
    /// The divided text.
    pub text: &'a Text<'a>,
    /// The readings of its words.
    pub lexemes: &'a Lexemes,
    times: &'a [TimeExpression],
    /// For every token the index of the time expression that starts there, plus one.
    time_at: Vec<u32>,
    /// For every token whether it stands in a time expression, past its first token.
    inside_time: Vec<bool>,
    /// For every paragraph where its text begins, past its dateline.
    openings: Vec<usize>,
    found: Found,
}

impl<'a> Phrases<'a> {
    /// Puts the layers below together.
    pub fn new(text: &'a Text<'a>, lexemes: &'a Lexemes, times: &'a [TimeExpression]) -> Self {
        let mut time_at = vec![0; text.len() + 1];
        let mut inside_time = vec![false; text.len()];
        for (index, time) in times.iter().enumerate() {
            time_at[time.tokens.start] = index as u32 + 1;
            inside_time[time.tokens.start + 1..time.tokens.end].fill(true);
        }
        let openings = text.paragraphs().iter().map(|p| p.0).collect();
        let found = Found::none(text.len());
        let mut phrases = Self { text, lexemes, times, time_at, inside_time, openings, found };
        for (index, &(start, end)) in text.paragraphs().iter().enumerate() {
            if let Some(after) = dateline::datelines_end(&phrases, start, end) {
                phrases.openings[index] = after;
            }
        }
        phrases
    }

    /// The sentence of a token, the dateline before it left out.
    #[inline]
    pub fn sentence(&self, token: usize) -> Range<usize> {
        let sentence = self.text.sentence(token);
        let opening = self.openings.get(self.text.paragraph_of(token)).copied().unwrap_or(0);
        let start = if sentence.contains(&opening) && opening <= token { opening } else { sentence.start };
        start..sentence.end
    }

    /// The time expression that starts at a token.
    #[inline]
    pub fn time(&self, token: usize) -> Option<&'a TimeExpression> {
        self.time_at.get(token).and_then(|&i| i.checked_sub(1)).map(|i| &self.times[i as usize])
    }

    /// True inside a time expression, past its first token.
    #[inline]
    pub fn inside_time(&self, token: usize) -> bool {
        self.inside_time.get(token).copied().unwrap_or(false)
    }

    /// Time expressions that start inside a range.
    pub fn times_in(&self, range: Range<usize>) -> impl Iterator<Item = &'a TimeExpression> {
        let from = self.times.partition_point(|t| t.tokens.start < range.start);
        self.times[from..].iter().take_while(move |t| t.tokens.start < range.end)
    }

    /// True where the token is a word with that fact.
    #[inline]
    fn is(&self, token: usize, fact: Facts) -> bool {
        self.lexemes.facts(token).has(fact)
    }

    /// True where the token is a word with that use.
    #[inline]
    pub(crate) fn serves(&self, token: usize, one: Use) -> bool {
        self.lexemes.uses(token).has(one)
    }

    /// True where the token is a word with one of these uses.
    #[inline]
    pub(crate) fn serves_any(&self, token: usize, uses: Uses) -> bool {
        self.lexemes.uses(token).meets(uses)
    }

    /// The first reading that passes a test, of words of which that fact is known.
    #[inline]
    fn find(&self, token: usize, fact: Facts, wanted: impl Fn(&Reading) -> bool) -> Option<&Reading> {
        if self.is(token, fact) { self.lexemes.readings(token).iter().find(|r| wanted(r)) } else { None }
    }

    /// إن, أن, بأن, لأن, أنه … : the word that opens a reported clause.
    #[inline]
    pub fn is_complementizer(&self, token: usize) -> bool {
        self.is(token, Facts::COMPLEMENTIZER)
    }

    /// الذي, التي, الذين …, with or without و.
    #[inline]
    pub fn is_relative(&self, token: usize) -> bool {
        self.is(token, Facts::RELATIVE)
    }

    /// A preposition that is a word of its own.
    #[inline]
    pub fn preposition(&self, token: usize) -> Option<Lemma> {
        self.find(token, Facts::PREPOSITION, Reading::is_preposition).map(|r| r.stem.lemma())
    }

    /// True where the token is a preposition of its own with one of these uses.
    #[inline]
    pub(crate) fn has_preposition(&self, token: usize, uses: Uses) -> bool {
        self.preposition(token).is_some_and(|preposition| preposition.uses.meets(uses))
    }

    /// The finite verb that the word can be, any verb.
    #[inline]
    pub fn finite(&self, token: usize) -> Option<&Reading> {
        self.find(token, Facts::FINITE, Reading::is_finite)
    }

    /// True where the word can only be a finite verb.
    #[inline]
    pub fn only_verb(&self, token: usize) -> bool {
        self.is(token, Facts::ONLY_VERB)
    }

    /// True where a clause's verb probably stands here: a finite reading that no name, noun or particle
    /// reading outweighs.
    #[inline]
    pub fn is_verb(&self, token: usize) -> bool {
        self.is(token, Facts::VERB)
    }

    /// True where the word has the article, by the lexicon or by its letters.
    #[inline]
    pub fn has_article(&self, token: usize) -> bool {
        self.is(token, Facts::ARTICLE)
    }

    /// True where the word carries an attached preposition (بـ, لـ, كـ) in its likeliest reading.
    #[inline]
    pub fn attached(&self, token: usize, preposition: char) -> bool {
        match preposition {
            'ب' => self.is(token, Facts::WITH_BI),
            'ل' => self.is(token, Facts::WITH_LI),
            'ك' => self.is(token, Facts::WITH_KA),
            _ => false,
        }
    }

    /// The verb of saying that the word can be, as a finite verb.
    #[inline]
    pub fn saying(&self, token: usize) -> Option<&Reading> {
        self.find(token, Facts::SAYING, Reading::is_saying)
    }

    /// The participle of a verb of saying that goes on reporting (مضيفا، مؤكدة، مطالبين): without article or
    /// preposition, in the accusative where the spelling shows it.
    pub fn saying_participle(&self, token: usize) -> Option<&Reading> {
        let key = self.text.key(token);
        self.find(token, Facts::SAYING_PARTICIPLE, |r| r.is_saying_participle(key))
    }

    /// True where و or ف is attached to the word.
    #[inline]
    pub fn has_conjunction(&self, token: usize) -> bool {
        self.is(token, Facts::CONJUNCTION)
    }

    /// Frames of a lemma of saying.
    pub fn frames(reading: &Reading) -> Frames {
        reading.stem.lemma().frames
    }

    /// Skips commas, dashes and stray marks.
    pub fn skip_marks(&self, mut token: usize, end: usize) -> usize {
        while token < end && self.text.kind(token) == TokenKind::Punct && !self.text.is_mark(token, ':') {
            token += 1;
        }
        token
    }
}
