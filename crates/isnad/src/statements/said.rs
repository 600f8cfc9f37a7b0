//! The time of the saying: which of a sentence's times it can be, and finding it where the walk met none.

use super::Draft;
use crate::lexicon::Class;
use crate::phrases::Phrases;
use crate::time::{Kind, Lead, TimeExpression};
use std::ops::Range;

/// How far behind a cue that follows its content the time is looked for, in tokens.
const BEHIND: usize = 14;

/// True where a time can tell when something was said: no stretch, no limit, nothing that lies ahead.
pub(super) fn can_be_said(time: &TimeExpression) -> bool {
    let limits = matches!(
        time.lead,
        Some(Lead::During | Lead::By | Lead::Until | Lead::Since | Lead::Within | Lead::For)
    );
    // `بعد أيام` follows something else that is told, `في الصباح` no one day.
    let loose = time.said.is_none() && (time.lead == Some(Lead::After) || time.kind == Kind::Time);
    !limits && !loose && !time.ahead && !time.present && matches!(time.kind, Kind::Date | Kind::Time)
}

/// Fills in the time of the saying where it stands between the cue and the content, or behind a cue that follows its
/// content.
pub(super) fn complete(p: &Phrases<'_>, draft: &mut Draft) {
    if draft.time.is_some() {
        return;
    }
    let Some(first) = draft.content.first().map(|c| c.start) else { return };
    draft.time =
        if first >= draft.cue.end { before_content(p, draft.cue.end..first) } else { behind_cue(p, draft) };
}

/// The time between a cue and its content: one that the content follows at once (`دراسة نشرت الخميس، أن`), else the
/// first that belongs to the cue's own clause.
fn before_content(p: &Phrases<'_>, between: Range<usize>) -> Option<Range<usize>> {
    let times = || p.times_in(between.clone()).filter(|t| t.tokens.end <= between.end && can_be_said(t));
    let close = |t: &&TimeExpression| {
        (t.tokens.end..between.end).all(|i| !p.text.is_word(i) || p.is_complementizer(i))
    };
    let own = |t: &&TimeExpression| {
        !(between.start..t.tokens.start).any(|i| p.is_verb(i) || p.is_relative(i) || p.is_complementizer(i))
    };
    // `الموقع الذي تأسس قبل 14 سنة، أن`: what a relative clause dates is not the saying.
    let outside = |t: &&TimeExpression| {
        (between.start..t.tokens.start).rev().take_while(|&i| p.text.is_word(i)).all(|i| !p.is_relative(i))
    };
    times().filter(outside).find(close).or_else(|| times().find(own)).map(|t| t.tokens.clone())
}

/// `…، وفق ما نقلت صحيفة «كذا» الثلاثاء.`
fn behind_cue(p: &Phrases<'_>, draft: &Draft) -> Option<Range<usize>> {
    let sentence = p.sentence(draft.cue.start);
    let end = sentence.end.min(draft.cue.end + BEHIND);
    let time = p.times_in(draft.cue.end..end).find(|t| can_be_said(t))?;
    let inside = draft.content.iter().any(|c| c.contains(&time.tokens.start));
    let other = (draft.cue.end..time.tokens.start).any(|i| {
        p.is_verb(i) && p.only_verb(i) || p.is_complementizer(i) || p.lexemes.is(i, Class::Boundary)
    });
    let closes = time.tokens.end >= sentence.end || !p.text.is_word(time.tokens.end);
    (!inside && !other && closes).then(|| time.tokens.clone())
}
