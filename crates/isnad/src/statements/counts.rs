//! The cues of a text, and how many words, verbs, cues and commas stand in any part of it: counted once for a text, since
//! every gap that may end a content asks for what would be left behind it.

use super::Draft;
use crate::phrases::Phrases;
use std::ops::Range;

/// The cues of a text by their first token.
pub(super) struct Cues {
    /// First tokens and constructions, in the order of the text.
    starts: Vec<(usize, &'static str)>,
    /// For every token, and for the end of the text, what stands before it.
    before: Vec<Count>,
}

/// What stands in a part of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) words: usize,
    pub(super) verbs: usize,
    pub(super) cues: usize,
    pub(super) commas: usize,
}

impl Cues {
    pub(super) fn of(p: &Phrases<'_>, drafts: &[Draft]) -> Self {
        let starts = drafts.iter().map(|d| (d.cue.start, d.rule)).collect();
        let mut cues = Self { starts, before: Vec::new() };
        // Nothing is counted of a text without a statement.
        if !drafts.is_empty() {
            cues.before = cues.count(p);
        }
        cues
    }

    fn count(&self, p: &Phrases<'_>) -> Vec<Count> {
        let mut all = Vec::with_capacity(p.text.len() + 1);
        let mut seen = Count::default();
        let mut cues = self.starts.iter().map(|c| c.0).peekable();
        for token in 0..p.text.len() {
            all.push(seen);
            seen.words += usize::from(p.text.is_word(token));
            seen.verbs += usize::from(p.is_verb(token));
            seen.commas += usize::from(p.text.is_comma(token));
            seen.cues += usize::from(cues.next_if_eq(&token).is_some());
        }
        all.push(seen);
        all
    }

    /// The construction of the cue at a token.
    pub(super) fn at(&self, token: usize) -> Option<&'static str> {
        self.starts.binary_search_by_key(&token, |c| c.0).ok().map(|i| self.starts[i].1)
    }

    /// What stands in a range of tokens.
    pub(super) fn within(&self, range: Range<usize>) -> Count {
        let before =
            |token: usize| self.before.get(token).or(self.before.last()).copied().unwrap_or_default();
        let (start, end) = (before(range.start), before(range.end.max(range.start)));
        Count {
            words: end.words - start.words,
            verbs: end.verbs - start.verbs,
            cues: end.cues - start.cues,
            commas: end.commas - start.commas,
        }
    }
}
