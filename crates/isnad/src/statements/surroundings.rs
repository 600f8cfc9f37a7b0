//! The stretches of a sentence round a statement in which its circumstances may stand.

use super::{Draft, Subject, near};
use crate::phrases::Phrases;
use std::ops::Range;

/// Where a statement's channel, addressee and chain are looked for, in tokens.
pub(super) struct Surroundings {
    /// From the sentence's beginning, or from the last statement in it, to the cue.
    pub(super) frame: Range<usize>,
    /// From the cue to its content, or to the end of its clause; before the colon of a headline, the speaker.
    pub(super) between: Range<usize>,
    /// From the end of the content to the end of its sentence or the next cue.
    pub(super) behind: Range<usize>,
    /// Where the sentence of the content's end ends.
    pub(super) end: usize,
}

impl Surroundings {
    /// The surroundings of one of the statements of a text.
    pub(super) fn of(p: &Phrases<'_>, drafts: &[Draft], i: usize) -> Self {
        let draft = &drafts[i];
        let cue = draft.cue.clone();
        let sentence = p.sentence(cue.start);
        let neighbours = near(drafts.len(), i);
        let floor = drafts[neighbours.start..i]
            .iter()
            .flat_map(|d| {
                let inside = d.content.iter().filter(|c| c.contains(&cue.start)).map(|c| c.start);
                let before = d.content.iter().map(|c| c.end).filter(|&end| end <= cue.start);
                std::iter::once(d.cue.end).chain(inside).chain(before)
            })
            .fold(sentence.start, usize::max);
        let first = draft.content.first().map_or(cue.end, |c| c.start);
        let between = match &draft.subject {
            Subject::Named(speaker) if draft.rule == "headline-colon" => speaker.clone(),
            _ if first < cue.start => cue.end..clause_end(p, cue.end, sentence.end),
            _ => cue.end..first.max(cue.end),
        };
        let last = draft.content.last().map_or(cue.end, |c| c.end).max(cue.end);
        let end = p.sentence(last.saturating_sub(1)).end;
        let next = drafts[i + 1..neighbours.end].iter().map(|d| d.cue.start).find(|&start| start >= last);
        Self {
            frame: floor.min(cue.start)..cue.start,
            between,
            behind: last.min(end)..next.map_or(end, |next| next.min(end)).max(last.min(end)),
            end: end.max(last.min(end)),
        }
    }
}

/// The end of a clause: its sentence's, or the next clause's beginning.
fn clause_end(p: &Phrases<'_>, from: usize, limit: usize) -> usize {
    let next = |&i: &usize| {
        p.is_complementizer(i) || p.only_verb(i) || p.has_conjunction(i) && p.finite(i).is_some()
    };
    (from..limit).find(next).unwrap_or(limit)
}
