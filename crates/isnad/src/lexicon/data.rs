//! The compiled lexicon: tables of bytes that are read where they stand, laid out by `build/layout.rs`.
//!
//! | table | its cells |
//! | --- | --- |
//! | `FILTER` | a bit for every value of a hash's top bits: set where some word has it |
//! | `FIRST_WORDS` | the same for the words that begin an expression |
//! | `SLOTS` | open-addressed by the low bits of a word's hash: place of its entry (24 bits), top byte of the hash; 0 is empty |
//! | `ENTRIES` | length of the word, number of stems, number of expressions (a byte each), the word, its first expression (2 bytes), the stems (4 bytes each) |
//! | `LEMMAS` | place of the text (4 bytes), its length (2), its sense (2) |
//! | `PHRASES` | place of the words (4), their length (2), particle (2), class, gender, number, nothing (1 each), lemma (4), hash of the second word (4) |
//!
//! Numbers are little-endian; places count bytes.

use super::entry::{Frames, Lemma, Phrase, Stem};
use super::grammar::{Class, Gender, Number, Part, Use};
use super::uses::Uses;
use crate::hash::hash_word;
use crate::model::Act;
use std::ops::Range;

static FILTER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/filter"));
static FIRST_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/first_words"));
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
    uses: Uses,
}

include!(concat!(env!("OUT_DIR"), "/lexicon/senses.rs"));

/// What the lexicon knows of a folded word.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    stems: &'static [[u8; 4]],
    first_phrase: u16,
    phrases: u8,
}

/// The readings of a folded word.
#[inline]
pub(super) fn stems(word: &str) -> impl Iterator<Item = Stem> {
    let hash = hash_word(word);
    let known = has_bit(FILTER, hash);
    let entry = if known { look_up(word, hash) } else { Entry::default() };
    entry.stems.iter().map(|&bytes| Stem::unpack(u32::from_le_bytes(bytes)))
}

/// The expressions that begin with a folded word, the longest first: places for [`phrase`].
#[inline]
pub(super) fn phrases(word: &str) -> Range<u16> {
    let hash = hash_word(word);
    if !has_bit(FIRST_WORDS, hash) {
        return 0..0;
    }
    let entry = look_up(word, hash);
    entry.first_phrase..entry.first_phrase + u16::from(entry.phrases)
}

/// Whether a filter knows a hash. Filters are a power of two long, and their bits numbered by a hash's top bits.
#[inline]
fn has_bit(filter: &[u8], hash: u64) -> bool {
    let at = hash >> (61 - filter.len().trailing_zeros());
    filter[(at >> 3) as usize] >> (at & 7) & 1 != 0
}

/// Looks a folded word up; the entry of an unknown word holds nothing.
fn look_up(word: &str, hash: u64) -> Entry {
    let (slots, _) = SLOTS.as_chunks::<4>();
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
#[inline]
pub(super) fn lemma(index: u32) -> Lemma {
    let cell = &LEMMAS.as_chunks::<8>().0[index as usize];
    let Sense { act, frames, tag, uses } = SENSES[usize::from(short(cell, 6))];
    Lemma { text: text(cell), act, frames, tag, uses }
}

/// Bytes of an expression in its table.
const PHRASE: usize = 20;

/// The lower half of the hash of an expression's second word; 0 where any word may be it.
pub(super) fn second_word(phrase: u16) -> u32 {
    long(&PHRASES.as_chunks::<PHRASE>().0[usize::from(phrase)], 16)
}

/// An expression by its place.
pub(super) fn phrase(at: u16) -> Phrase {
    let cell = &PHRASES.as_chunks::<PHRASE>().0[usize::from(at)];
    let particle = short(cell, 6);
    Phrase {
        words: text(cell),
        particle: char::from_u32(particle.into()).filter(|_| particle != 0),
        class: Class::ALL[usize::from(cell[8])],
        gender: Gender::ALL[usize::from(cell[9])],
        number: Number::ALL[usize::from(cell[10])],
        lemma: long(cell, 12),
    }
}

/// The text that a cell begins with the place and length of.
#[inline]
fn text(cell: &[u8]) -> &'static str {
    let start = long(cell, 0) as usize;
    &TEXTS[start..start + usize::from(short(cell, 4))]
}

/// The number in four bytes of a cell.
#[inline]
fn long(cell: &[u8], at: usize) -> u32 {
    cell[at..].first_chunk().map_or(0, |&bytes| u32::from_le_bytes(bytes))
}

/// The number in two bytes of a cell.
#[inline]
fn short(cell: &[u8], at: usize) -> u16 {
    cell[at..].first_chunk().map_or(0, |&bytes| u16::from_le_bytes(bytes))
}

impl Stem {
    /// A stem out of its 32 bits: lemma, number, gender, person, part, class, the last lowest.
    #[inline]
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
