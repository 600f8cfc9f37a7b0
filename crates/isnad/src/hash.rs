//! The hash of words and of features: eight bytes at a time, multiplied and folded.
//!
//! This file is also compiled into the build script, which lays tables out by it.

/// The hash of no part.
pub(crate) const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash carried on over a part.
pub(crate) fn hash_part(mut hash: u64, part: &str) -> u64 {
    let mut chunks = part.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(hash, chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    }
    let rest = chunks.remainder().iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
    // The length parts `ab|c` from `a|bc`.
    mix(hash, rest ^ (part.len() as u64) << 56)
}

const fn mix(hash: u64, word: u64) -> u64 {
    let product = (hash ^ word).wrapping_mul(MULTIPLIER);
    product ^ product >> 32
}

/// The hash of a feature by its name, `template|value|value`.
pub(crate) fn hash_feature(feature: &str) -> u64 {
    feature.split('|').fold(HASH_START, hash_part)
}

/// The hash of a word, to look it up by.
pub(crate) fn hash_word(word: &str) -> u64 {
    hash_part(HASH_START, word)
}
