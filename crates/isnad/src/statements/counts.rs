//! The cues of a text, and how many cues and commas stand in any part of it: counted once for a text, since every
//! gap that may end a content asks for what would be left behind it.

use super::{Draft, Subject};
use crate::learned::Value;
use crate::phrases::Phrases;
use std::ops::Range;

/// A cue as the contents before it see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    /// Its first token.
    start: usize,
    /// Where its clause begins: with its subject, if that stands before it.
    begins: usize,
    /// The construction.
    pub(super) rule: Value<'static>,
    /// Whether its speaker is named.
    pub(super) speaker: Value<'static>,
    /// How its content is joined to it.
    pub(super) joint: Value<'static>,
}

impl Cue {
    fn of(draft: &Draft) -> Self {
        let (begins, speaker) = match &draft.subject {
            Subject::Named(range) => (range.start.min(draft.cue.start), Value::of("named")),
            Subject::Implied(..) => (draft.cue.start, Value::of("implied")),
            Subject::Nobody => (draft.cue.start, Value::of("nobody")),
        };
        Self {
            start: draft.cue.start,
            begins,
            rule: Value::of(draft.rule),
            speaker,
            joint: draft.opening.map_or(Value::of("placed"), |o| Value::of(o.joint.name())),
        }
    }
}

/// The cues of a text by their first token.
pub(super) struct Cues {
    /// In the order of the text.
    starts: Vec<Cue>,
    /// First tokens of the clauses of cues with a subject before them, and the places of the cues.
    begins: Vec<(usize, usize)>,
    /// For every token, and for the end of the text, what stands before it.
    before: Vec<Count>,
}

/// What stands in a part of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) cues: usize,
    pub(super) commas: usize,
}

impl Cues {
    pub(super) fn of(p: &Phrases<'_>, drafts: &[Draft]) -> Self {
        let starts: Vec<Cue> = drafts.iter().map(Cue::of).collect();
        let apart = |(i, cue): (usize, &Cue)| (cue.begins < cue.start).then_some((cue.begins, i));
        let mut begins: Vec<(usize, usize)> = starts.iter().enumerate().filter_map(apart).collect();
        begins.sort_unstable();
        let mut cues = Self { starts, begins, before: Vec::new() };
        // Nothing is counted of a text without a statement.
        if !drafts.is_empty() {
            cues.before = cues.count(p);
        }
        cues
    }

    fn count(&self, p: &Phrases<'_>) -> Vec<Count> {
        let mut all = Vec::with_capacity(p.text.len() + 1);
        let mut seen = Count::default();
        let mut cues = self.starts.iter().map(|c| c.start).peekable();
        for token in 0..p.text.len() {
            all.push(seen);
            seen.commas += usize::from(p.text.is_comma(token));
            seen.cues += usize::from(cues.next_if_eq(&token).is_some());
        }
        all.push(seen);
        all
    }

    /// The cue at a token.
    pub(super) fn at(&self, token: usize) -> Option<&Cue> {
        self.starts.binary_search_by_key(&token, |c| c.start).ok().map(|i| &self.starts[i])
    }

    /// The cue whose clause begins at a token with its subject.
    pub(super) fn begun_at(&self, token: usize) -> Option<&Cue> {
        self.begins.binary_search_by_key(&token, |b| b.0).ok().map(|i| &self.starts[self.begins[i].1])
    }

    /// What stands in a range of tokens.
    pub(super) fn within(&self, range: Range<usize>) -> Count {
        let before =
            |token: usize| self.before.get(token).or(self.before.last()).copied().unwrap_or_default();
        let (start, end) = (before(range.start), before(range.end.max(range.start)));
        Count { cues: end.cues - start.cues, commas: end.commas - start.commas }
    }
}
