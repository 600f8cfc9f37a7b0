//! The compiled lexicon: tables of bytes that are read where they stand, laid out by `build/layout.rs`.
//!
//! | table | its cells |
//! | --- | --- |
//! | `SLOTS` | open-addressed by the low bits of a word's hash: place of its entry (24 bits), top byte of the hash; 0 is empty |
//! | `ENTRIES` | length of the word, number of stems, number of expressions (a byte each), the word, its first expression (2 bytes), the stems (4 bytes each) |
//! | `LEMMAS` | place of the text (4 bytes), its length (2), its sense (2) |
//! | `PHRASES` | place of the words (4), their length (2), particle (2), class, gender, number, nothing (1 each), lemma (4) |
//!
//! Numbers are little-endian; places count bytes.

use super::entry::{Frames, Lemma, Phrase, Stem};
use super::grammar::{Class, Gender, Number, Part};
use crate::hash::hash_word;
use crate::model::Act;

static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/slots"));
static ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/entries"));
static LEMMAS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/lemmas"));
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/phrases"));
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon/texts"));

/// What many lemmas have in common.
struct Sense {
    act: Option<Act>,
    frames: Frames,
    tag: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/lexicon/senses.rs"));

/// What the lexicon knows of a folded word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    stems: &'static [[u8; 4]],
    first_phrase: u16,
    phrases: u8,
}

impl Entry {
    /// Its readings.
    pub(super) fn stems(self) -> impl Iterator<Item = Stem> {
        self.stems.iter().map(|&bytes| Stem::unpack(u32::from_le_bytes(bytes)))
    }

    /// The expressions that begin with it, the longest first.
    pub(super) fn phrases(self) -> impl Iterator<Item = Phrase> {
        (self.first_phrase..).take(self.phrases.into()).map(phrase)
    }
}

/// Looks a folded word up; the entry of an unknown word holds nothing.
pub(super) fn look_up(word: &str) -> Entry {
    let (slots, _) = SLOTS.as_chunks::<4>();
    let hash = hash_word(word);
    let mut slot = hash as usize;
    loop {
        slot &= slots.len() - 1;
        let cell = u32::from_le_bytes(slots[slot]);
        if cell == 0 {
            return Entry::default();
        }
        if cell >> 24 == (hash >> 56) as u32
            && let Some(entry) = entry_of(word, &ENTRIES[(cell & 0xff_ffff) as usize..])
        {
            return entry;
        }
        slot += 1;
    }
}

/// The entry at the head of these bytes, if it is that of the word.
fn entry_of(word: &str, bytes: &'static [u8]) -> Option<Entry> {
    let (&[length, stems, phrases], rest) = bytes.split_first_chunk()?;
    let rest = (usize::from(length) == word.len()).then(|| rest.strip_prefix(word.as_bytes()))??;
    let (&first_phrase, rest) = rest.split_first_chunk()?;
    let stems = rest.as_chunks().0.get(..stems.into())?;
    Some(Entry { stems, first_phrase: u16::from_le_bytes(first_phrase), phrases })
}

/// A lemma by its index.
pub(super) fn lemma(index: u32) -> Lemma {
    let [a, b, c, d, length @ .., s, t] = LEMMAS.as_chunks::<8>().0[index as usize];
    let Sense { act, frames, tag } = SENSES[usize::from(u16::from_le_bytes([s, t]))];
    Lemma { text: text([a, b, c, d], length), act, frames, tag }
}

/// An expression by its index.
fn phrase(index: u16) -> Phrase {
    let cell = PHRASES.as_chunks::<16>().0[usize::from(index)];
    let [a, b, c, d, length, more, p, q, class, gender, number, _, lemma @ ..] = cell;
    let particle = u16::from_le_bytes([p, q]);
    Phrase {
        words: text([a, b, c, d], [length, more]),
        particle: char::from_u32(particle.into()).filter(|_| particle != 0),
        class: Class::ALL[usize::from(class)],
        gender: Gender::ALL[usize::from(gender)],
        number: Number::ALL[usize::from(number)],
        lemma: u32::from_le_bytes(lemma),
    }
}

fn text(start: [u8; 4], length: [u8; 2]) -> &'static str {
    let start = u32::from_le_bytes(start) as usize;
    &TEXTS[start..start + usize::from(u16::from_le_bytes(length))]
}

impl Stem {
    /// A stem out of its 32 bits: lemma, number, gender, person, part, class, the last lowest.
    fn unpack(bits: u32) -> Self {
        let field = |low: u32, width: u32| (bits >> low) as usize & ((1 << width) - 1);
        Self {
            class: Class::ALL[field(0, 6)],
            part: Part::ALL[field(6, 3)],
            person: field(9, 2) as u8,
            gender: Gender::ALL[field(11, 2)],
            number: Number::ALL[field(13, 2)],
            lemma: bits >> 15,
        }
    }
}
