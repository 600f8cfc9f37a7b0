//! A table of weights and the sum over it.

use crate::hash::{HASH_START, hash_feature, hash_part};

/// What gathers the features of a candidate.
pub(crate) trait Sink {
    /// Adds a feature: its template and the values that fill it.
    fn add(&mut self, template: &'static str, values: &[&str]);
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
    fn add(&mut self, template: &'static str, values: &[&str]) {
        let hash = values.iter().fold(hash_part(HASH_START, template), |hash, value| hash_part(hash, value));
        self.score += self.model.weight(hash);
    }
}
