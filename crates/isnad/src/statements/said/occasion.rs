//! An event that tells when something was said: `وقال عقب وصوله إلى المطار: …`, `وقبل التصويت، أقر …`.

use super::opens_event;
use crate::lexicon::{Class, Part};
use crate::phrases::Phrases;
use crate::statements::Draft;
use std::ops::Range;

/// The event between a cue and its content, or before the cue at the head of its clause.
pub(super) fn find(p: &Phrases<'_>, draft: &Draft, clause: usize) -> Option<Range<usize>> {
    let first = draft.content.first()?.start;
    if first < draft.cue.end {
        return None;
    }
    let apart = |i: &usize| {
        let channel = draft.channel.as_ref().is_some_and(|(range, _)| range.contains(i));
        !channel && !draft.addressee.as_ref().is_some_and(|range| range.contains(i))
    };
    let between = (draft.cue.end..first).take_while(|&i| !p.is_relative(i)).filter(apart);
    let behind = between.into_iter().find(|&i| is_event(p, i)).map(|at| at..end(p, at, first));
    behind.or_else(|| at_head(p, draft.cue.start, clause))
}

/// The event that opens the clause, closed by the comma before the cue.
fn at_head(p: &Phrases<'_>, cue: usize, clause: usize) -> Option<Range<usize>> {
    let comma = cue.checked_sub(1).filter(|&i| p.text.is_comma(i))?;
    let end = end(p, clause, comma);
    (is_event(p, clause) && end == comma).then_some(clause..comma)
}

/// A preposition of time before a verbal noun or a noun that stands for one; a channel (`عقب اجتماع`) is none.
fn is_event(p: &Phrases<'_>, at: usize) -> bool {
    let happens = |i: usize| {
        let readings = p.lexemes.readings(i);
        p.channel_noun(i).is_none() && readings.iter().any(|r| r.stem.part == Part::Masdar)
    };
    opens_event(p, at) && p.time(at).is_none() && happens(at + 1)
}

/// The end of the phrase: a mark, the content, or what opens it.
fn end(p: &Phrases<'_>, at: usize, limit: usize) -> usize {
    let goes_on = |&i: &usize| {
        p.text.is_word(i)
            && !p.is_complementizer(i)
            && !p.is_relative(i)
            && !p.is_verb(i)
            && p.lexemes.expression(i, Class::Aside).is_none()
    };
    let end = (at + 2..limit).take_while(goes_on).last().map_or(at + 2, |last| last + 1);
    // The preposition that opens the content is the cue's own.
    if end == limit && p.preposition(end - 1).is_some() { end - 1 } else { end }
}
