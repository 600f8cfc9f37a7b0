//! Which words are no form of a stem, at a glance: most words of a text that something is looked for in are none.
//!
//! A mask has a bit for each stem of a word. Where the bit of a stem is missing, the word has no such stem; where it is there,
//! the word is looked at. Those of frequent words are kept from text to text, by each thread: finding the entries of a word
//! takes several places of the lexicon that are far apart in memory, and finding its mask one.

use std::cell::RefCell;
use std::iter::Sum;
use xxhash_rust::xxh3::xxh3_64;

/// Words whose masks are kept; one that needs the place of another takes it. A power of two.
const KEPT: usize = 1 << 14;

thread_local! {
    /// Masks with the hashes of words as they are written. Of two with one hash, which nobody will meet, the second would
    /// have the mask of the first.
    static MASKS: RefCell<Vec<(u64, Mask)>> = RefCell::new(vec![(0, Mask(0)); KEPT]);
}

/// A bit for each stem of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mask(u64);

impl Mask {
    /// That of a stem.
    pub(super) fn of(letters: impl Iterator<Item = char>) -> Self {
        // FNV-1a, by letters.
        let hash =
            letters.fold(0xcbf2_9ce4_8422_2325_u64, |h, c| (h ^ u64::from(c)).wrapping_mul(0x100_0000_01b3));
        Self(1 << (hash >> 58))
    }
}

impl Sum for Mask {
    fn sum<I: Iterator<Item = Self>>(masks: I) -> Self {
        masks.fold(Self::default(), |all, mask| Self(all.0 | mask.0))
    }
}

/// Whether a written word may have a stem; `masks` finds the mask of all that it has, where none is kept.
pub(super) fn may_have(written: &str, stem: &str, masks: impl FnOnce() -> Mask) -> bool {
    let hash = xxh3_64(written.as_bytes());
    let of_word = MASKS.with_borrow_mut(|kept| {
        let place = &mut kept[hash as usize % KEPT];
        if place.0 != hash {
            *place = (hash, masks());
        }
        place.1
    });
    of_word.0 & Mask::of(stem.chars()).0 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mask_of_a_word_holds_those_of_its_stems() {
        let mask = |stem: &str| Mask::of(stem.chars());
        let both = || [mask("طريق"), mask("طرق")].into_iter().sum();
        assert!(may_have("الطرق", "طريق", both));
        // It is kept: what would be found now is not asked for.
        assert!(may_have("الطرق", "طرق", || unreachable!("it is kept")));
        assert!(!may_have("x", "طريق", Mask::default));
    }
}
