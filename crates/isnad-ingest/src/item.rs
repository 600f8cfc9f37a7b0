//! What comes out: articles with the place that they were read from.

use crate::error::{Fault, IngestError};
use isnad::Article;

/// Where something was read: enough to find it again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The input's name, `-` for standard input; what lies in a zip is named behind a `!`.
    pub input: String,
    /// Line of a JSONL or CSV input, counted from 1.
    pub line: Option<u64>,
    /// Byte at which a web archive's record starts in its file.
    pub offset: Option<u64>,
}

impl Place {
    /// A whole input.
    pub fn of(input: &str) -> Self {
        Self { input: input.to_owned(), ..Self::default() }
    }

    /// A line of an input.
    pub(crate) fn line(input: &str, line: u64) -> Self {
        Self { line: Some(line), ..Self::of(input) }
    }

    /// A record of a web archive.
    pub(crate) fn offset(input: &str, offset: u64) -> Self {
        Self { offset: Some(offset), ..Self::of(input) }
    }

    /// A fault at this place.
    pub(crate) fn fault(&self, fault: Fault) -> IngestError {
        IngestError { input: self.input.clone(), line: self.line, offset: self.offset, fault }
    }

    /// The input's name without its folders and extensions: `a/b.html.gz` is called `b`.
    pub(crate) fn stem(&self) -> &str {
        let name = self.input.rsplit(['/', '\\', '!']).next().unwrap_or(&self.input);
        let name = [".gz", ".zst", ".GZ"].iter().find_map(|e| name.strip_suffix(e)).unwrap_or(name);
        match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => name,
        }
    }
}

/// How much of an article was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// A feed's summary of it.
    Summary,
}

/// An article, and what was learnt beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// The article.
    pub article: Article,
    /// Where it was read.
    pub place: Place,
    /// The dateline that stood before the text (`دبي - العربية.نت`, Dubai - Al Arabiya).
    pub dateline: Option<String>,
    /// All of the article, or a summary.
    pub extent: Extent,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_has_neither_folders_nor_extensions() {
        for (name, stem) in [
            ("a/b.html.gz", "b"),
            ("dump.zip!pages/c.html", "c"),
            ("d", "d"),
            (".e", ".e"),
            ("f.2021.html", "f.2021"),
        ] {
            assert_eq!(Place::of(name).stem(), stem);
        }
    }
}
