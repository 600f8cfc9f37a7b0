//! The time beside a cue: between it and its content, or behind a cue that follows its content.

use super::{can_be_said, comes_out, is_inside_relative, names_a_day, segment};
use crate::lexicon::Class;
use crate::phrases::Phrases;
use crate::statements::Draft;
use crate::time::TimeExpression;
use std::ops::Range;

/// How far behind a cue that follows its content the time is looked for, in tokens.
const BEHIND: usize = 14;

/// The time that stands beside the cue.
pub(super) fn find(p: &Phrases<'_>, draft: &Draft) -> Option<Range<usize>> {
    let first = draft.content.first()?.start;
    if first >= draft.cue.end { before_content(p, draft.cue.end..first) } else { behind_cue(p, draft) }
}

/// The time between a cue and its content: one that the content follows at once (`دراسة نشرت الخميس، أن`), else the
/// first that belongs to the cue's own clause, else the first day that no relative clause holds
/// (`خلال زيارة أدتها اليوم إلى المصنع، أن`).
fn before_content(p: &Phrases<'_>, between: Range<usize>) -> Option<Range<usize>> {
    let times = || p.times_in(between.clone()).filter(|t| t.tokens.end <= between.end && can_be_said(t));
    let outside = |t: &&TimeExpression| !is_inside_relative(p, segment(p, between.start, t.tokens.start));
    let close = |t: &&TimeExpression| {
        (t.tokens.end..between.end)
            .all(|i| !p.text.is_word(i) || p.is_complementizer(i) || p.preposition(i).is_some())
    };
    let own = |t: &&TimeExpression| {
        !(between.start..t.tokens.start).any(|i| p.is_verb(i) || p.is_relative(i) || p.is_complementizer(i))
    };
    let told = |t: &&TimeExpression| {
        let clause = between.start..t.tokens.start;
        names_a_day(t) && !clause.clone().any(|i| p.is_relative(i) || p.is_complementizer(i))
    };
    let found =
        times().filter(outside).find(close).or_else(|| times().find(own)).or_else(|| times().find(told));
    found.map(|t| t.tokens.clone())
}

/// `…، وفق ما نقلت صحيفة «كذا» الثلاثاء.`, `…، بحسب بلاغ صدر مساء اليوم عن الوزارة`.
fn behind_cue(p: &Phrases<'_>, draft: &Draft) -> Option<Range<usize>> {
    let sentence = p.sentence(draft.cue.start);
    let end = sentence.end.min(draft.cue.end + BEHIND);
    let time = p.times_in(draft.cue.end..end).find(|t| can_be_said(t))?;
    let inside = draft.content.iter().any(|c| c.contains(&time.tokens.start));
    let other = (draft.cue.end..time.tokens.start).any(|i| {
        p.is_verb(i) && p.only_verb(i) && !comes_out(p, i)
            || p.is_complementizer(i)
            || p.lexemes.is(i, Class::Boundary)
    });
    // `الذي جرى، بحسب المعارضة، يوم 4 أبريل`: behind a comma it goes on with the content.
    let parted = (draft.cue.end..time.tokens.start).any(|i| p.text.is_comma(i));
    let next = time.tokens.end;
    let closes = next >= sentence.end
        || !p.text.is_word(next)
        || p.is_complementizer(next)
        || !parted && names_a_day(time) && p.preposition(next).is_some();
    (!inside && !other && closes).then(|| time.tokens.clone())
}
