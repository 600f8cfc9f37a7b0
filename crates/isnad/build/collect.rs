//! Collects the compiled entries.

use crate::fold::{fold, is_mark};
use std::collections::BTreeMap;

/// One reading of one folded spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stem {
    pub(crate) class: &'static str,
    pub(crate) part: &'static str,
    pub(crate) person: u8,
    pub(crate) gender: &'static str,
    pub(crate) number: &'static str,
    /// Index into the lemmas.
    pub(crate) lemma: u32,
}

/// A dictionary entry: its written form and what the tables say about it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lemma {
    pub(crate) text: String,
    pub(crate) act: Option<String>,
    pub(crate) frames: Vec<String>,
    pub(crate) tag: String,
}

/// An expression of several words.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// Folded words; the last may end in `…` (any pronoun may follow).
    pub(crate) words: Vec<String>,
    /// The particle that must open the word after the expression.
    pub(crate) particle: Option<char>,
    pub(crate) class: &'static str,
    pub(crate) gender: &'static str,
    pub(crate) number: &'static str,
    pub(crate) lemma: u32,
}

#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    stems: BTreeMap<String, Vec<Stem>>,
    lemmas: Vec<Lemma>,
    phrases: Vec<Phrase>,
}

/// The folded key of a word.
pub(crate) fn key(word: &str) -> String {
    word.chars().filter(|&c| !is_mark(c)).map(fold).collect()
}

impl Lexicon {
    pub(crate) fn lemma(&mut self, lemma: Lemma) -> u32 {
        self.lemmas.push(lemma);
        self.lemmas.len() as u32 - 1
    }

    /// Adds a reading; the spelling is folded here.
    pub(crate) fn stem(&mut self, spelling: &str, stem: Stem) {
        let readings = self.stems.entry(key(spelling)).or_default();
        if !readings.contains(&stem) {
            readings.push(stem);
        }
    }

    pub(crate) fn phrase(&mut self, phrase: Phrase) {
        self.phrases.push(phrase);
    }

    /// Everything that was collected.
    pub(crate) fn parts(&self) -> (&BTreeMap<String, Vec<Stem>>, &[Lemma], &[Phrase]) {
        (&self.stems, &self.lemmas, &self.phrases)
    }
}

/// `say` → `Say`.
pub(crate) fn variant(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
