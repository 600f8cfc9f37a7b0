//! The hash of words and of features: two overlapping reads and two multiplications for a word of ordinary length.
//!
//! This file is also compiled into the build script, which lays tables out by it.

/// The hash of no part.
pub(crate) const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xe703_7ed1_a0b4_28db;

/// The hash of a word.
#[inline]
pub(crate) const fn hash_word(word: &str) -> u64 {
    let mut bytes = word.as_bytes();
    let mut hash = bytes.len() as u64;
    while bytes.len() > 16
        && let Some((chunk, rest)) = bytes.split_first_chunk()
    {
        hash = folded(u64::from_le_bytes(*chunk) ^ FIRST, hash ^ SECOND);
        bytes = rest;
    }
    let (head, tail) = ends(bytes);
    folded(head ^ FIRST, tail ^ hash ^ SECOND)
}

/// The first and the last eight bytes of at most sixteen, or all of fewer.
#[inline]
const fn ends(bytes: &[u8]) -> (u64, u64) {
    if let (Some(head), Some(tail)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (u64::from_le_bytes(*head), u64::from_le_bytes(*tail))
    } else if let (Some(head), Some(tail)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (u32::from_le_bytes(*head) as u64, u32::from_le_bytes(*tail) as u64)
    } else if let [first, .., last] = bytes {
        (*first as u64, (*last as u64) << 8 | (bytes[bytes.len() / 2] as u64) << 16)
    } else if let [only] = bytes {
        (*only as u64, 0)
    } else {
        (0, 0)
    }
}

/// The hash of a feature's parts so far, carried on over one more, by the hash of that part.
#[inline]
pub(crate) const fn carry_on(hash: u64, part: u64) -> u64 {
    folded(hash ^ part, FIRST)
}

/// Both halves of a product.
#[inline]
const fn folded(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

/// The hash of a feature by its name, `template|value|value`.
pub(crate) fn hash_feature(feature: &str) -> u64 {
    feature.split('|').fold(HASH_START, |hash, part| carry_on(hash, hash_word(part)))
}

/// The slot of a hash in an open-addressed table with a power of two of them.
#[inline]
pub(crate) const fn slot(hash: u64, slots: usize) -> usize {
    hash as usize & (slots - 1)
}

/// The bucket of a hash among a power of two of them, 65,536 at most.
#[inline]
pub(crate) const fn bucket(hash: u64, buckets: usize) -> usize {
    (hash >> 48) as usize & (buckets - 1)
}

/// The cell that a bucket's multiplier sends a hash to, among a power of two of them, two at least.
#[inline]
pub(crate) const fn place(hash: u64, multiplier: u32, cells: usize) -> usize {
    // The product's highest bits depend on all bits of the hash that tell no bucket.
    let product = ((hash >> 16) as u32).wrapping_mul(multiplier);
    (product >> ((cells as u32).leading_zeros() + 1)) as usize & (cells - 1)
}
