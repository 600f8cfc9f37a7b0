//! What words do for the constructions that ask about a word alone: the table `lexicon/uses.txt`.

use super::grammar::Use;
use crate::hash::{hash_word, slot};

include!(concat!(env!("OUT_DIR"), "/lexicon/uses.rs"));

/// A set of uses, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Uses(u128);

impl Uses {
    /// The set of these.
    pub(crate) const fn of(uses: &[Use]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < uses.len() {
            bits |= 1 << uses[at] as u128;
            at += 1;
        }
        Self(bits)
    }

    /// What a folded word does.
    pub(super) fn of_word(key: &str) -> Self {
        let mut at = slot(hash_word(key), WORDS.len());
        while WORDS[at].0 != key && !WORDS[at].0.is_empty() {
            at = slot(at as u64 + 1, WORDS.len());
        }
        WORDS[at].1
    }

    /// What all words do that begin as this folded one does.
    pub(crate) fn of_beginning(key: &str) -> Self {
        let bits = BEGINNINGS.iter().filter(|(beginning, _)| key.starts_with(beginning));
        Self(bits.fold(0, |all, (_, uses)| all | uses.0))
    }

    /// True where the use is a member.
    #[inline]
    pub(crate) const fn has(self, one: Use) -> bool {
        self.0 >> one as u128 & 1 != 0
    }

    /// True where the sets have a member in common.
    #[inline]
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
