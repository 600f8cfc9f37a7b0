//! A table of weights and the sum over it.

use crate::hash::{HASH_START, bucket, carry_on, hash_feature, hash_word, place};

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

/// Sums the weights of features, in their order.
pub(crate) struct Scorer {
    model: &'static Model,
    score: f32,
    waiting: [u64; TOGETHER],
    count: usize,
}

impl Scorer {
    pub(crate) const fn new(model: &'static Model) -> Self {
        Self { model, score: 0.0, waiting: [0; TOGETHER], count: 0 }
    }

    /// The sum over all features that were added.
    pub(crate) fn score(mut self) -> f32 {
        self.look_up();
        self.score
    }

    fn look_up(&mut self) {
        for &hash in &self.waiting[..self.count] {
            self.score += self.model.weight(hash);
        }
        self.count = 0;
    }
}

impl Sink for Scorer {
    fn take(&mut self, hash: u64, _: &'static str, values: &[&str]) {
        if self.count == TOGETHER {
            self.look_up();
        }
        self.waiting[self.count] = values.iter().fold(hash, |hash, value| carry_on(hash, hash_word(value)));
        self.count += 1;
    }
}
