//! A table of weights and the sum over it.

use crate::hash::{HASH_START, carry_on, hash_feature, hash_word};

/// What gathers the features of a candidate.
pub(crate) trait Sink {
    /// Takes a feature: the hash of its template, the template, and the values that fill it.
    fn take(&mut self, hash: u64, template: &'static str, values: &[&str]);
}

impl dyn Sink + '_ {
    /// Adds a feature: its template and the values that fill it. Inlined, so that a template is hashed by the compiler.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the hash of a literal is a constant only where it is inlined")]
    pub(crate) fn add(&mut self, template: &'static str, values: &[&str]) {
        self.take(carry_on(HASH_START, hash_word(template)), template, values);
    }
}

/// A model: an open-addressed table of weights under the hashes of their features.
#[derive(Debug)]
pub(crate) struct Model {
    /// Its name, as in `learned/NAME.tsv`.
    pub(crate) name: &'static str,
    /// Power of two in length; an empty slot holds hash 0.
    table: &'static [(u64, f32)],
}

/// The compiled tables.
#[allow(clippy::all, clippy::pedantic, reason = "made by the build script")]
mod tables {
    use super::Model;

    include!(concat!(env!("OUT_DIR"), "/learned.rs"));
}

pub(crate) use tables::{AGENTS, CLAUSES, CUES, ENDS, SOURCES, STARTS};

impl Model {
    /// The weight of a feature by its name.
    pub(crate) fn weight_of(&self, feature: &str) -> f32 {
        self.weight(hash_feature(feature))
    }

    #[inline]
    fn weight(&self, hash: u64) -> f32 {
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (key, weight) = self.table[slot];
            if key == hash {
                return weight;
            }
            if key == 0 {
                return 0.0;
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// Sums the weights of features.
pub(crate) struct Scorer {
    model: &'static Model,
    score: f32,
}

impl Scorer {
    pub(crate) const fn new(model: &'static Model) -> Self {
        Self { model, score: 0.0 }
    }

    pub(crate) const fn score(&self) -> f32 {
        self.score
    }
}

impl Sink for Scorer {
    fn take(&mut self, hash: u64, _: &'static str, values: &[&str]) {
        let hash = values.iter().fold(hash, |hash, value| carry_on(hash, hash_word(value)));
        self.score += self.model.weight(hash);
    }
}
