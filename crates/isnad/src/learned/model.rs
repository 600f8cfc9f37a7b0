//! A table of weights and the sum over it.

use super::value::Value;
use crate::hash::{HASH_START, bucket, carry_on, hash_feature, hash_word, place};

/// A model: a perfect hash table of weights, laid out by `build/learned.rs`.
#[derive(Debug)]
pub(crate) struct Model {
    /// Its name, as in `learned/NAME.tsv`.
    pub(crate) name: &'static str,
    /// Weight and lower half of the feature's hash, little-endian; a power of two of them.
    cells: &'static [[u8; 8]],
    /// What sends the hashes of a bucket to their cells; a power of two of them.
    multipliers: &'static [[u8; 4]],
}

macro_rules! models {
    ($($(#[$meta:meta])* $constant:ident = $name:literal),+ $(,)?) => {
        $($(#[$meta])* pub(crate) static $constant: Model = Model {
            name: $name,
            cells: include_bytes!(concat!(env!("OUT_DIR"), "/learned/", $name, ".cells")).as_chunks().0,
            multipliers: include_bytes!(concat!(env!("OUT_DIR"), "/learned/", $name, ".multipliers")).as_chunks().0,
        };)+
    };
}

models! {
    /// Who speaks of what stands round a finite verb?
    AGENTS = "agents",
    /// Where does the clause before an attribution begin?
    CLAUSES = "clauses",
    /// Is a word a cue?
    CUES = "cues",
    /// Where does a content end?
    ENDS = "ends",
    /// Whom does an implied subject mean?
    SOURCES = "sources",
    /// Where does a content begin?
    STARTS = "starts",
}

impl Model {
    /// The weight of a feature by its name.
    pub(crate) fn weight_of(&self, feature: &str) -> f32 {
        self.weight(hash_feature(feature))
    }

    /// The weight of a feature by its hash; 0 where it has none. Without a branch, since nothing foretells which
    /// features have one.
    #[inline]
    fn weight(&self, hash: u64) -> f32 {
        let multiplier = u32::from_le_bytes(self.multipliers[bucket(hash, self.multipliers.len())]);
        let cell = u64::from_le_bytes(self.cells[place(hash, multiplier, self.cells.len())]);
        let mask = u32::from((cell >> 32) as u32 == hash as u32).wrapping_neg();
        f32::from_bits(cell as u32 & mask)
    }
}

/// Features whose weights are looked up together, so that the look-ups overlap.
const TOGETHER: usize = 32;

/// Takes the features of a candidate: sums their weights, in their order, and writes them down where somebody wants them.
pub(crate) struct Sink {
    model: &'static Model,
    score: f32,
    waiting: [u64; TOGETHER],
    count: usize,
    /// What was taken, `template|value|value`, each with its weight.
    written: Option<Vec<(String, f32)>>,
}

impl Sink {
    /// Sums weights alone.
    pub(super) const fn new(model: &'static Model) -> Self {
        Self { model, score: 0.0, waiting: [0; TOGETHER], count: 0, written: None }
    }

    /// Writes the features down, too.
    pub(super) const fn writing(model: &'static Model) -> Self {
        Self { model, score: 0.0, waiting: [0; TOGETHER], count: 0, written: Some(Vec::new()) }
    }

    /// Takes a feature: its template and the values that fill it. Inlined, so that a template is hashed by the compiler
    /// and a feature costs a multiplication for each of its values.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the hash of a literal is a constant only where it is inlined")]
    pub(crate) fn add<const N: usize>(&mut self, template: &'static str, values: [Value<'_>; N]) {
        let start = carry_on(HASH_START, hash_word(template));
        self.take(values.iter().fold(start, |hash, value| carry_on(hash, value.hash)));
        if self.written.is_some() {
            self.write(template, &values);
        }
    }

    #[inline]
    fn take(&mut self, hash: u64) {
        if self.count == TOGETHER {
            self.look_up();
        }
        self.waiting[self.count] = hash;
        self.count += 1;
    }

    #[cold]
    fn write(&mut self, template: &str, values: &[Value<'_>]) {
        let mut feature = template.to_owned();
        for value in values {
            feature.push('|');
            feature.push_str(value.text);
        }
        let weight = self.model.weight_of(&feature);
        self.written.get_or_insert_default().push((feature, weight));
    }

    /// The sum over all features that were taken; the next candidate begins with none.
    pub(super) fn score(&mut self) -> f32 {
        self.look_up();
        std::mem::take(&mut self.score)
    }

    /// The features that were written down.
    pub(super) fn written(self) -> Vec<(String, f32)> {
        self.written.unwrap_or_default()
    }

    #[inline(never)]
    fn look_up(&mut self) {
        for &hash in &self.waiting[..self.count] {
            self.score += self.model.weight(hash);
        }
        self.count = 0;
    }
}
