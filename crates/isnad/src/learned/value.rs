//! What features are told with, hashed before it is told.

use crate::hash::hash_word;

/// What fills a feature's template: a word, a class, the name of a circumstance; with its hash, which is known long before
/// the feature is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'t> {
    pub(super) text: &'t str,
    pub(super) hash: u64,
}

impl<'t> Value<'t> {
    /// A value by its text. Inlined, so that a literal is hashed by the compiler.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the hash of a literal is a constant only where it is inlined")]
    pub(crate) const fn of(text: &'t str) -> Self {
        Self { text, hash: hash_word(text) }
    }

    /// A value by a text that is known only when it is told.
    pub(crate) fn new(text: &'t str) -> Self {
        Self::of(text)
    }

    /// A value whose hash ([`hash_word`]) is known.
    #[inline]
    pub(crate) const fn hashed(text: &'t str, hash: u64) -> Self {
        Self { text, hash }
    }

    /// True for this text.
    #[inline]
    pub(crate) fn is(self, text: &str) -> bool {
        self.text == text
    }
}
