//! The lexicon layer: what is known of each word of a text.
//!
//! The tables under `lexicon/` are compiled at build time; `split::readings` looks a spelling up, its attached
//! particles and pronouns split off; [`Lexemes`] holds the readings of a whole text.

mod entry;
mod lexemes;
mod spelling;
mod split;

pub use entry::{Class, Frames, Gender, Lemma, Number, Part, Phrase, Stem};
pub use lexemes::{Expression, Lexemes};
pub use split::{Pronoun, Reading};

#[allow(clippy::all, clippy::pedantic, clippy::unreadable_literal)]
mod data {
    use super::entry::{Class, Frames, Gender, Lemma, Number, Part, Phrase, Stem};
    use crate::model::Act;

    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

    pub(super) fn stems(key: &str) -> &'static [Stem] {
        KEYS.get(key).map_or(&[], |&(start, len)| &STEMS[start as usize..start as usize + len as usize])
    }

    pub(super) fn lemma(index: u32) -> &'static Lemma {
        &LEMMAS[index as usize]
    }

    pub(super) fn phrases(first: &str) -> &'static [Phrase] {
        PHRASE_KEYS
            .get(first)
            .map_or(&[], |&(start, len)| &PHRASES[start as usize..start as usize + len as usize])
    }
}

impl Stem {
    /// The dictionary entry.
    pub fn lemma(&self) -> &'static Lemma {
        data::lemma(self.lemma)
    }
}

impl Phrase {
    /// The dictionary entry.
    pub fn lemma(&self) -> &'static Lemma {
        data::lemma(self.lemma)
    }
}
