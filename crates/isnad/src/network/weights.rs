//! The network's weights, as `training/network.py` writes them.

use super::WIDTH;
use super::layers::Vector;
use super::signs::AFFIXES;
use std::sync::LazyLock;

/// Distances from the cue that have a row each, and the one that stands at the cue itself.
pub(super) const DISTANCES: usize = 120;
pub(super) const AT_CUE: usize = 40;
/// What a token can be: within the text, of the cue, first and last of a candidate.
pub(super) const FLAGS: usize = 4;
/// Kinds of choices, in the order of [`super::Task`].
const TASKS: usize = 5;

static BYTES: &[u8] = include_bytes!("../../learned/network.bin");

/// The network; its small parts are unpacked when it is first asked for.
pub(super) fn network() -> &'static Network {
    static NETWORK: LazyLock<Network> = LazyLock::new(|| Network::unpack(BYTES));
    &NETWORK
}

/// Rows of small numbers: a row is its scale and a signed byte for each number.
#[derive(Debug)]
struct Rows {
    cells: &'static [[u8; WIDTH + 4]],
}

impl Rows {
    fn add(&self, row: u32, to: &mut Vector) {
        let Some(cell) = self.cells.get(row as usize) else { return };
        let (scale, numbers) = cell.split_at(4);
        let scale = f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]);
        for (sum, &number) in to.iter_mut().zip(numbers) {
            *sum += scale * f32::from(number.cast_signed());
        }
    }
}

/// A layer that mixes a vector with its neighbours.
#[derive(Debug)]
pub(super) struct Layer {
    /// Tokens between a vector and its neighbours.
    pub(super) distance: usize,
    /// Weights of the neighbour before, of the vector itself, of the neighbour behind.
    pub(super) beside: [Vector; 3],
    pub(super) mix: Box<[Vector; WIDTH]>,
    pub(super) bias: Vector,
}

/// What scores candidates.
#[derive(Debug)]
pub(super) struct Head {
    /// From both edges and the cue, in this order.
    pub(super) mix: Box<[Vector; 3 * WIDTH]>,
    pub(super) bias: Vector,
    pub(super) weights: Vector,
}

/// The network.
#[derive(Debug)]
pub(super) struct Network {
    /// Hashes of the words that have a row of their own, ascending.
    hashes: &'static [[u8; 8]],
    /// For every beginning of a hash, how many hashes stand before the first that begins so.
    firsts: Vec<u32>,
    words: Rows,
    affixes: Rows,
    pub(super) distances: Vec<Vector>,
    pub(super) flags: Vec<Vector>,
    pub(super) tasks: Vec<Vector>,
    pub(super) layers: Vec<Layer>,
    pub(super) heads: Vec<Head>,
}

impl Network {
    /// Row of a word by its hash; 0 where it has none.
    pub(super) fn word_row(&self, hash: u64) -> u32 {
        let first = self.firsts[beginning(hash)];
        let hashes = self.hashes[first as usize..].iter().map(|&bytes| u64::from_le_bytes(bytes));
        let mut not_smaller = (first + 1..).zip(hashes).skip_while(|word| word.1 < hash);
        not_smaller.next().filter(|word| word.1 == hash).map_or(0, |word| word.0)
    }

    /// Row of an affix of a kind by its hash; some share theirs.
    pub(super) const fn affix_row(&self, kind: usize, hash: u64) -> u32 {
        let each = self.affixes.cells.len() / AFFIXES;
        (kind * each + ((hash >> 40) as usize & (each - 1))) as u32
    }

    pub(super) fn add_word(&self, row: u32, to: &mut Vector) {
        self.words.add(row, to);
    }

    pub(super) fn add_affix(&self, row: u32, to: &mut Vector) {
        self.affixes.add(row, to);
    }

    /// Takes the file apart. Our own file, checked by a test: a wrong one is an error of the build.
    fn unpack(bytes: &'static [u8]) -> Self {
        let mut rest = Rest(bytes);
        let [words, affixes, layers] = [rest.count(), rest.count(), rest.count()];
        let distances: Vec<usize> = (0..layers).map(|_| rest.count()).collect();
        let hashes: &[[u8; 8]] = rest.take(words * 8).as_chunks().0;
        Self {
            hashes,
            firsts: firsts(hashes),
            words: Rows { cells: rest.take((words + 1) * (WIDTH + 4)).as_chunks().0 },
            affixes: Rows { cells: rest.take(affixes * (WIDTH + 4)).as_chunks().0 },
            distances: rest.vectors(DISTANCES),
            flags: rest.vectors(FLAGS),
            tasks: rest.vectors(TASKS),
            layers: distances.into_iter().map(|distance| rest.layer(distance)).collect(),
            heads: (0..TASKS).map(|_| rest.head()).collect(),
        }
    }
}

/// Beginnings of hashes are told apart by this many bits: about as many as there are words.
const BEGINNING: u32 = 15;

/// The beginning of a hash, as a number.
const fn beginning(hash: u64) -> usize {
    (hash >> (u64::BITS - BEGINNING)) as usize
}

/// For every beginning, how many of some hashes, which ascend, stand before the first that begins so.
fn firsts(hashes: &[[u8; 8]]) -> Vec<u32> {
    let mut firsts = vec![0; (1 << BEGINNING) + 1];
    for &bytes in hashes {
        firsts[beginning(u64::from_le_bytes(bytes)) + 1] += 1;
    }
    let mut before = 0;
    for first in &mut firsts {
        before += *first;
        *first = before;
    }
    firsts
}

/// What of the file has not been read.
struct Rest(&'static [u8]);

impl Rest {
    fn take(&mut self, count: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        taken
    }

    fn count(&mut self) -> usize {
        self.take(4).first_chunk().map_or(0, |&bytes| u32::from_le_bytes(bytes) as usize)
    }

    fn vector(&mut self) -> Vector {
        let mut out = [0.0; WIDTH];
        for (number, &bytes) in out.iter_mut().zip(self.take(WIDTH * 4).as_chunks().0) {
            *number = f32::from_le_bytes(bytes);
        }
        out
    }

    fn vectors(&mut self, count: usize) -> Vec<Vector> {
        (0..count).map(|_| self.vector()).collect()
    }

    fn rows<const N: usize>(&mut self) -> [Vector; N] {
        std::array::from_fn(|_| self.vector())
    }

    fn layer(&mut self, distance: usize) -> Layer {
        let beside = [self.vector(), self.vector(), self.vector()];
        Layer { distance, beside, mix: Box::new(self.rows()), bias: self.vector() }
    }

    fn head(&mut self) -> Head {
        let head = Head { mix: Box::new(self.rows()), bias: self.vector(), weights: self.vector() };
        // What stands for nobody, among those who may speak: nobody asks for it.
        self.take(WIDTH * 4);
        head
    }
}

#[cfg(test)]
mod tests {
    use super::{AFFIXES, BYTES, network};
    use crate::hash::hash_word;

    #[test]
    fn the_file_is_whole_and_small() {
        let network = network();
        assert!(
            network.hashes.is_sorted_by_key(|&h| u64::from_le_bytes(h)),
            "a word stands among those whose hashes begin alike"
        );
        assert!((network.affixes.cells.len() / AFFIXES).is_power_of_two());
        assert_eq!((network.layers.len(), network.heads.len()), (5, 5));
        assert!(BYTES.len() < 4_000_000, "{} bytes", BYTES.len());
    }

    #[test]
    fn a_common_word_has_a_row_of_its_own_and_an_unknown_one_has_not() {
        assert_ne!(network().word_row(hash_word("قال")), 0, "said");
        assert_eq!(network().word_row(hash_word("ضضضض")), 0, "no word");
    }
}
