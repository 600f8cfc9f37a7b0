//! Collects the compiled entries and writes them out as Rust source.

use crate::fold::{fold, is_mark};
use std::collections::BTreeMap;
use std::fmt::Write;

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

    /// The tables as Rust source.
    pub(crate) fn emit(mut self) -> String {
        let mut out = String::new();
        let mut stems = String::new();
        let mut keys = phf_codegen::OrderedMap::new();
        let mut count = 0;
        for (spelling, readings) in &self.stems {
            keys.entry(spelling.as_str(), format!("({count}, {})", readings.len()));
            for s in readings {
                let _ = writeln!(
                    stems,
                    "Stem {{ class: Class::{}, part: Part::{}, person: {}, gender: Gender::{}, number: Number::{}, lemma: {} }},",
                    s.class, s.part, s.person, s.gender, s.number, s.lemma
                );
                count += 1;
            }
        }
        let _ = writeln!(out, "static STEMS: [Stem; {count}] = [{stems}];");
        let _ = writeln!(out, "static KEYS: phf::OrderedMap<&'static str, (u32, u8)> = {};", keys.build());
        let _ = writeln!(out, "static LEMMAS: [Lemma; {}] = [", self.lemmas.len());
        for lemma in &self.lemmas {
            let act = lemma.act.as_ref().map_or("None".to_owned(), |a| format!("Some(Act::{})", variant(a)));
            let frames = lemma
                .frames
                .iter()
                .fold("Frames::NONE".to_owned(), |all, f| format!("{all}.with(Frames::{f})"));
            let _ = writeln!(
                out,
                "Lemma {{ text: {:?}, act: {act}, frames: {frames}, tag: {:?} }},",
                lemma.text, lemma.tag
            );
        }
        out.push_str("];\n");
        self.emit_phrases(&mut out);
        out
    }

    /// Phrases are grouped by their first word, the longest first.
    fn emit_phrases(&mut self, out: &mut String) {
        self.phrases.sort_by(|a, b| {
            a.words[0].cmp(&b.words[0]).then(b.words.len().cmp(&a.words.len())).then(a.words.cmp(&b.words))
        });
        let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (index, phrase) in self.phrases.iter().enumerate() {
            groups.entry(phrase.words[0].trim_end_matches('…')).or_insert((index, 0)).1 += 1;
        }
        let mut keys = phf_codegen::OrderedMap::new();
        for (word, range) in &groups {
            keys.entry(*word, format!("({}, {})", range.0, range.1));
        }
        let _ = writeln!(
            out,
            "static PHRASE_KEYS: phf::OrderedMap<&'static str, (u32, u16)> = {};",
            keys.build()
        );
        let _ = writeln!(out, "static PHRASES: [Phrase; {}] = [", self.phrases.len());
        for p in &self.phrases {
            let _ = writeln!(
                out,
                "Phrase {{ words: &{:?}, particle: {:?}, class: Class::{}, gender: Gender::{}, number: Number::{}, lemma: {} }},",
                p.words, p.particle, p.class, p.gender, p.number, p.lemma
            );
        }
        out.push_str("];\n");
    }
}

/// `say` → `Say`.
pub(crate) fn variant(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
