//! The phrase layer: words in their sentence, noun phrases, adverbials.

mod adverbial;
mod dateline;
mod noun_phrase;

pub use adverbial::Adverbial;
pub use noun_phrase::NounPhrase;

use crate::lexicon::{Class, Frames, Lexemes, Part, Reading};
use crate::text::{Text, TokenKind};
use crate::time::TimeExpression;
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
    /// For every paragraph where its text begins, past its dateline.
    openings: Vec<usize>,
}

impl<'a> Phrases<'a> {
    /// Puts the layers below together.
    pub fn new(text: &'a Text<'a>, lexemes: &'a Lexemes, times: &'a [TimeExpression]) -> Self {
        let mut time_at = vec![0; text.len() + 1];
        for (index, time) in times.iter().enumerate() {
            time_at[time.tokens.start] = index as u32 + 1;
        }
        let openings = text.paragraphs().iter().map(|p| p.0).collect();
        let mut phrases = Self { text, lexemes, times, time_at, openings };
        for (index, &(start, end)) in text.paragraphs().iter().enumerate() {
            if let Some(after) = dateline::datelines_end(&phrases, start, end) {
                phrases.openings[index] = after;
            }
        }
        phrases
    }

    /// The sentence of a token, the dateline before it left out.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        let sentence = self.text.sentence(token);
        let opening = self.openings.get(self.text.paragraph_of(token)).copied().unwrap_or(0);
        let start = if sentence.contains(&opening) && opening <= token { opening } else { sentence.start };
        start..sentence.end
    }

    /// The time expression that starts at a token.
    pub fn time(&self, token: usize) -> Option<&'a TimeExpression> {
        self.time_at.get(token).and_then(|&i| i.checked_sub(1)).map(|i| &self.times[i as usize])
    }

    /// True inside a time expression, past its first token.
    pub fn inside_time(&self, token: usize) -> bool {
        let before = self.times.partition_point(|t| t.tokens.start < token);
        before.checked_sub(1).is_some_and(|i| self.times[i].tokens.end > token)
    }

    /// Time expressions that start inside a range.
    pub fn times_in(&self, range: Range<usize>) -> impl Iterator<Item = &'a TimeExpression> {
        let from = self.times.partition_point(|t| t.tokens.start < range.start);
        self.times[from..].iter().take_while(move |t| t.tokens.start < range.end)
    }

    /// إن, أن, بأن, لأن, أنه … : the word that opens a reported clause.
    pub fn is_complementizer(&self, token: usize) -> bool {
        let key = self.text.key(token);
        let key = key.strip_prefix(['و', 'ف']).filter(|k| k.len() >= 4).unwrap_or(key);
        let key = key.strip_prefix('ب').filter(|k| k.starts_with("ان")).unwrap_or(key);
        matches!(
            key,
            "ان" | "انه"
                | "انها"
                | "انهم"
                | "انهما"
                | "انهن"
                | "اننا"
                | "انني"
                | "اني"
                | "انا"
                | "انك"
                | "انكم"
        ) && !(key == "انا" && self.text.surface(token).starts_with('أ'))
    }

    /// الذي, التي, الذين …, with or without و.
    pub fn is_relative(&self, token: usize) -> bool {
        let key = self.text.key(token);
        let key = key.strip_prefix(['و', 'ف']).unwrap_or(key);
        matches!(
            key,
            "الذي"
                | "التي"
                | "الذين"
                | "اللذان"
                | "اللذين"
                | "اللتان"
                | "اللتين"
                | "اللواتي"
                | "اللاتي"
                | "اللايي"
        )
    }

    /// A preposition that is a word of its own.
    pub fn preposition(&self, token: usize) -> Option<&'static str> {
        self.lexemes
            .readings(token)
            .iter()
            .find(|r| r.stem.class == Class::Preposition && r.pronoun.is_none())
            .map(|r| r.stem.lemma().text)
    }

    /// The finite verb that the word can be, any verb.
    pub fn finite(&self, token: usize) -> Option<&Reading> {
        self.lexemes.readings(token).iter().find(|r| r.is_finite())
    }

    /// True where the word can only be a finite verb.
    pub fn only_verb(&self, token: usize) -> bool {
        let readings = self.lexemes.readings(token);
        !readings.is_empty()
            && readings.iter().any(Reading::is_finite)
            && !readings.iter().any(|r| is_nominal_class(r.stem.class) || r.stem.part == Part::Masdar)
    }

    /// True where a clause's verb probably stands here: a finite reading that no name, noun or particle
    /// reading outweighs.
    pub fn is_verb(&self, token: usize) -> bool {
        let readings = self.lexemes.readings(token);
        let Some(verb) = readings.iter().find(|r| r.is_finite()) else { return false };
        let rival = readings.iter().any(|r| {
            (is_nominal_class(r.stem.class) || r.stem.part == Part::Masdar || r.stem.part == Part::Particle)
                && !r.conjunction
                && r.preposition.is_none()
                && r.pronoun.is_none()
        });
        !rival || verb.conjunction && !readings.iter().any(|r| r.conjunction && r.stem.part != verb.stem.part)
    }

    /// True where the word has the article, by the lexicon or by its letters.
    pub fn has_article(&self, token: usize) -> bool {
        let readings = self.lexemes.readings(token);
        if readings.iter().any(|r| r.article) {
            return true;
        }
        let key = self.text.key(token);
        let bare = key
            .strip_prefix(['و', 'ف'])
            .filter(|k| k.starts_with("ال") || k.starts_with("لل"))
            .unwrap_or(key);
        let bare = bare.strip_prefix(['ب', 'ك']).filter(|k| k.starts_with("ال")).unwrap_or(bare);
        readings.is_empty() && (bare.starts_with("ال") || bare.starts_with("لل")) && bare.len() > 8
    }

    /// True where the word carries an attached preposition (بـ, لـ, كـ) in its likeliest reading.
    pub fn attached(&self, token: usize, preposition: char) -> bool {
        let readings = self.lexemes.readings(token);
        let key = self.text.key(token);
        if readings.is_empty() {
            // Unknown: بالـ and للـ tell themselves; a bare ب or ل does not.
            let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
            return match preposition {
                'ب' => bare.starts_with("بال"),
                'ل' => bare.starts_with("لل"),
                _ => false,
            } || key == preposition.to_string();
        }
        let attached = readings.iter().any(|r| r.preposition == Some(preposition));
        attached && !readings.iter().any(|r| r.preposition.is_none() && !r.conjunction)
    }

    /// The verb of saying that the word can be, as a finite verb.
    pub fn saying(&self, token: usize) -> Option<&Reading> {
        self.lexemes.readings(token).iter().find(|r| r.stem.class == Class::Saying && r.is_finite())
    }

    /// The participle of a verb of saying that goes on reporting (مضيفا، مؤكدة، مطالبين): without article or
    /// preposition, in the accusative where the spelling shows it.
    pub fn saying_participle(&self, token: usize) -> Option<&Reading> {
        let key = self.text.key(token);
        self.lexemes.readings(token).iter().find(|r| {
            r.stem.class == Class::Saying
                && r.stem.part == Part::Participle
                && !r.article
                && r.preposition.is_none()
                && !r.future
                && (key.ends_with('ا') || key.ends_with('ه') || key.ends_with("ين") || key.ends_with("ات"))
        })
    }

    /// True where و or ف is attached to the word.
    pub fn has_conjunction(&self, token: usize) -> bool {
        let key = self.text.key(token);
        if !key.starts_with(['و', 'ف']) {
            return false;
        }
        let readings = self.lexemes.readings(token);
        if readings.is_empty() { key.starts_with("وال") } else { readings.iter().all(|r| r.conjunction) }
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

/// Classes whose words are nouns or names.
pub(crate) const fn is_nominal_class(class: Class) -> bool {
    matches!(
        class,
        Class::Role
            | Class::Title
            | Class::Organization
            | Class::Group
            | Class::Document
            | Class::Channel
            | Class::Anonymous
            | Class::Claim
            | Class::Common
            | Class::Adjective
            | Class::Quantity
            | Class::Place
            | Class::Nisba
            | Class::GivenName
            | Class::FamilyName
            | Class::NameParticle
            | Class::Institution
    )
}
