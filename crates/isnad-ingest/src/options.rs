//! What a reader may do and how far it goes.

use crate::format::Format;
use crate::mapping::Mapping;
use encoding_rs::Encoding;

/// Limits that keep a hostile or broken input from filling the memory or never ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The longest line or text, in bytes.
    pub article: u64,
    /// The largest page or feed, in bytes, unpacked.
    pub page: u64,
    /// How deep a page's elements may be nested: what lies deeper is read as text of the element at this depth.
    pub depth: usize,
    /// How many bytes a packed byte may unpack to.
    pub expansion: u64,
    /// How many archives may lie in one another.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { article: crate::LINE_LIMIT, page: 32 << 20, depth: 512, expansion: 250, nesting: 4 }
    }
}

/// How inputs are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format of every input; without it the content tells.
    pub format: Option<Format>,
    /// The encoding of every input; without it the content tells.
    pub encoding: Option<&'static Encoding>,
    /// Which columns or JSON fields hold an article's fields.
    pub mapping: Mapping,
    /// The limits.
    pub limits: Limits,
    /// Pages of web archives that are not Arabic are read too.
    pub any_language: bool,
}
