//! The lexicon layer: what is known of each word of a text.
//!
//! The tables under `lexicon/` are compiled at build time (`data.rs`); `split::readings` looks a spelling up, its attached
//! particles and pronouns split off; [`Lexemes`] holds the readings of a whole text.

mod data;
mod entry;
mod expressions;
mod facts;
mod grammar;
mod lexemes;
mod memo;
mod spelling;
mod split;
mod uses;

pub use entry::{Classes, Frames, Lemma, Phrase, Stem};
pub use expressions::Expression;
pub(crate) use facts::{Facts, is_nominal_class};
pub(crate) use grammar::Use;
pub use grammar::{Class, Gender, Number, Part};
pub use lexemes::Lexemes;
pub use split::{Pronoun, Reading};
pub(crate) use uses::Uses;

impl Stem {
    /// The dictionary entry.
    #[inline]
    pub fn lemma(&self) -> Lemma {
        data::lemma(self.lemma)
    }
}

impl Phrase {
    /// The dictionary entry.
    #[inline]
    pub fn lemma(&self) -> Lemma {
        data::lemma(self.lemma)
    }
}
