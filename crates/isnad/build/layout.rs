//! Lays the lexicon out as bytes: compact, without pointers, so that nothing is parsed or relocated at run time.
//! `src/lexicon/data.rs` tells the layout and reads it.

use crate::collect::{Lemma, Lexicon, Phrase, Stem, variant};
use crate::grammar::{Class, Gender, Number, Part};
use crate::hash::hash_word;
use crate::uses::Uses;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The files of the compiled lexicon.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// A bit for every hash that some word has.
    pub(crate) filter: Vec<u8>,
    /// The same for the words that begin an expression.
    pub(crate) first_words: Vec<u8>,
    /// Open-addressed: where a word's entry stands.
    pub(crate) slots: Vec<u8>,
    /// The words, each with its stems and expressions.
    pub(crate) entries: Vec<u8>,
    pub(crate) lemmas: Vec<u8>,
    pub(crate) phrases: Vec<u8>,
    /// What lemmas and expressions are written like.
    pub(crate) texts: String,
    /// Rust source: what many lemmas have in common.
    pub(crate) senses: String,
}

/// The filters' sizes: eight bits and more for a word.
const FILTER_BITS: u32 = 20;
const FIRST_WORD_BITS: u32 = 15;

/// What the tables say of one word.
#[derive(Default)]
struct Word<'a> {
    stems: &'a [Stem],
    /// The expressions that begin with it: the first of them, and how many.
    phrases: (usize, usize),
}

/// Lays everything out.
pub(crate) fn lay_out(lexicon: &Lexicon, uses: &Uses) -> Result<Tables, String> {
    let (stems, lemmas, phrases) = lexicon.parts();
    let mut tables = Tables::default();
    let mut words: BTreeMap<&str, Word<'_>> = BTreeMap::new();
    for (spelling, stems) in stems {
        words.entry(spelling).or_default().stems = stems;
    }
    let phrases = in_order(phrases);
    for (index, phrase) in phrases.iter().enumerate() {
        let range = &mut words.entry(phrase.words[0].trim_end_matches('…')).or_default().phrases;
        *range = if range.1 == 0 { (index, 1) } else { (range.0, range.1 + 1) };
        tables.phrase(phrase)?;
    }
    tables.lemmas(lemmas, uses)?;
    tables.words(&words)?;
    Ok(tables)
}

/// Expressions are grouped by their first word, the longest first.
fn in_order(phrases: &[Phrase]) -> Vec<&Phrase> {
    let mut phrases: Vec<&Phrase> = phrases.iter().collect();
    phrases.sort_by(|a, b| {
        a.words[0].cmp(&b.words[0]).then(b.words.len().cmp(&a.words.len())).then(a.words.cmp(&b.words))
    });
    phrases
}

impl Tables {
    fn words(&mut self, words: &BTreeMap<&str, Word<'_>>) -> Result<(), String> {
        let count = (words.len() * 2).next_power_of_two();
        let mut slots = vec![0_u32; count];
        // A slot of zero is empty, so no entry stands at zero.
        self.entries.push(0);
        self.filter = vec![0; 1 << FILTER_BITS >> 3];
        self.first_words = vec![0; 1 << FIRST_WORD_BITS >> 3];
        for (word, what) in words {
            let hash = hash_word(word);
            set_bit(&mut self.filter, hash >> (64 - FILTER_BITS));
            if what.phrases.1 > 0 {
                set_bit(&mut self.first_words, hash >> (64 - FIRST_WORD_BITS));
            }
            let mut slot = hash as usize & (count - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (count - 1);
            }
            let at = u32::try_from(self.entries.len()).ok().filter(|at| at >> 24 == 0);
            slots[slot] =
                at.ok_or("the lexicon's entries take more than 16 MiB")? | (hash >> 56 << 24) as u32;
            self.entry(word, what)?;
        }
        self.slots = slots.into_iter().flat_map(u32::to_le_bytes).collect();
        Ok(())
    }

    fn entry(&mut self, word: &str, what: &Word<'_>) -> Result<(), String> {
        let lengths = [word.len(), what.stems.len(), what.phrases.1];
        for length in lengths {
            let short =
                u8::try_from(length).map_err(|_| format!("`{word}` has a part of {length}: 255 at most"))?;
            self.entries.push(short);
        }
        self.entries.extend(word.as_bytes());
        let first = u16::try_from(what.phrases.0).map_err(|_| "more than 65,535 expressions")?;
        self.entries.extend(first.to_le_bytes());
        for stem in what.stems {
            self.entries.extend(packed(stem)?.to_le_bytes());
        }
        Ok(())
    }

    fn lemmas(&mut self, lemmas: &[Lemma], uses: &Uses) -> Result<(), String> {
        let mut senses: BTreeMap<String, u16> = BTreeMap::new();
        let mut order = String::new();
        for lemma in lemmas {
            let next = senses.len() as u16;
            let source = sense(lemma, uses);
            let index = *senses.entry(source).or_insert_with_key(|source| {
                let _ = writeln!(order, "{source},");
                next
            });
            let (start, length) = self.text(&lemma.text)?;
            self.lemmas.extend(start.to_le_bytes());
            self.lemmas.extend(length.to_le_bytes());
            self.lemmas.extend(index.to_le_bytes());
        }
        self.senses = format!("static SENSES: [Sense; {}] = [\n{order}];\n", senses.len());
        Ok(())
    }

    fn phrase(&mut self, p: &Phrase) -> Result<(), String> {
        let (start, length) = self.text(&p.words.join(" "))?;
        let class = place(Class::ALL, |c| c.name() == p.class)?;
        let gender = place(Gender::ALL, |g| g.name() == p.gender)?;
        let number = place(Number::ALL, |n| n.name() == p.number)?;
        self.phrases.extend(start.to_le_bytes());
        self.phrases.extend(length.to_le_bytes());
        self.phrases.extend((p.particle.map_or(0, u32::from) as u16).to_le_bytes());
        self.phrases.extend([class as u8, gender as u8, number as u8, 0]);
        self.phrases.extend(p.lemma.to_le_bytes());
        // A second word that takes any pronoun has no hash of its own.
        let second = p.words.get(1).filter(|word| !word.ends_with('…')).map_or(0, |word| hash_word(word));
        self.phrases.extend((second as u32).to_le_bytes());
        Ok(())
    }

    /// Keeps a text; gives its place and length.
    fn text(&mut self, text: &str) -> Result<(u32, u16), String> {
        let length = u16::try_from(text.len()).map_err(|_| format!("`{text}` is too long"))?;
        self.texts.push_str(text);
        Ok(((self.texts.len() - text.len()) as u32, length))
    }
}

fn set_bit(bits: &mut [u8], at: u64) {
    bits[(at >> 3) as usize] |= 1 << (at & 7);
}

/// A stem in 32 bits: lemma, number, gender, person, part, class, the last lowest.
fn packed(stem: &Stem) -> Result<u32, String> {
    let class = place(Class::ALL, |c| c.name() == stem.class)?;
    let part = place(Part::ALL, |p| p.name() == stem.part)?;
    let gender = place(Gender::ALL, |g| g.name() == stem.gender)?;
    let number = place(Number::ALL, |n| n.name() == stem.number)?;
    if class >= 1 << 6 || part >= 1 << 3 || stem.lemma >= 1 << 17 {
        return Err("a stem does not fit into 32 bits: give `packed` and `Stem::unpack` more".to_owned());
    }
    let person = u32::from(stem.person);
    Ok(class | part << 6 | person << 9 | gender << 11 | number << 13 | stem.lemma << 15)
}

/// The place of a value among all.
fn place<T: Copy + std::fmt::Debug>(all: &[T], wanted: impl Fn(T) -> bool) -> Result<u32, String> {
    let found = all.iter().position(|&value| wanted(value));
    found.map(|at| at as u32).ok_or_else(|| format!("a value is none of {all:?}"))
}

/// The Rust expression of what a lemma shares with others.
fn sense(lemma: &Lemma, uses: &Uses) -> String {
    let act = lemma.act.as_ref().map_or("None".to_owned(), |a| format!("Some(Act::{})", variant(a)));
    let frames =
        lemma.frames.iter().fold("Frames::NONE".to_owned(), |all, f| format!("{all}.with(Frames::{f})"));
    let uses = uses.of_lemma(&lemma.text);
    format!("Sense {{ act: {act}, frames: {frames}, tag: {:?}, uses: {uses} }}", lemma.tag)
}
