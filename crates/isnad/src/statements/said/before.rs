//! The time before a finite cue in its clause: `وفي الرابع عشر من مايو، أعلن …`, `وكان الوزير، أمس، قد حذر`.

use super::{can_be_said, is_inside_relative, is_was, opens_event, segment};
use crate::lexicon::{Class, Use};
use crate::phrases::{Adverbial, Phrases};
use crate::statements::{Draft, Subject};
use crate::time::{Lead, TimeExpression};
use std::ops::Range;

/// How far before its cue a time that opens the sentence may end, in tokens.
const FAR: usize = 12;
/// The same without any other sign that the two belong together.
const NEAR: usize = 2;

/// The last such time of the clause that begins at a token; one that dates another event only where there is no
/// other (`وفي بيان أصدره اليوم، إثر اجتماع عقد أمس، جدد`).
pub(super) fn find(p: &Phrases<'_>, draft: &Draft, clause: usize) -> Option<Range<usize>> {
    let cue = draft.cue.start;
    if !takes_time_before(p, draft) {
        return None;
    }
    let fits = |t: &&TimeExpression| {
        let between = t.tokens.end..cue;
        t.tokens.end <= cue
            && can_stand_before(t)
            && reaches(p, draft, t, clause)
            && (resumes(p, draft, t, clause) || !between.clone().any(|i| is_other_clause(p, i)))
            && (is_when(p, t, cue) || !is_inside_relative(p, segment(p, clause, t.tokens.start)))
    };
    let of_event = |t: &&TimeExpression| {
        let segment = segment(p, clause, t.tokens.start);
        !segment.is_empty() && opens_event(p, segment.start)
    };
    let times = || p.times_in(clause..cue).filter(fits);
    times().filter(|t| !of_event(t)).last().or_else(|| times().last()).map(|t| t.tokens.clone())
}

/// A finite verb that does not carry on the sentence before it.
fn takes_time_before(p: &Phrases<'_>, draft: &Draft) -> bool {
    let cue = draft.cue.start;
    let joined = p.saying(cue).is_some_and(|reading| reading.conjunction)
        || cue.checked_sub(1).is_some_and(|i| p.serves(i, Use::And));
    let own_clause = matches!(draft.rule, "verb-clause" | "subject-verb" | "nominal-complement");
    own_clause && !joined && p.finite(cue).is_some()
}

/// What can be said at a time before the verb, also `منذ أسبوع`, `بعد أيام`.
fn can_stand_before(time: &TimeExpression) -> bool {
    let counted = matches!(time.lead, Some(Lead::Since | Lead::After));
    can_be_said(time) || counted && !time.ahead && time.is_anchored()
}

/// `في مايو عندما أعلنت`: the time is told again by its clause.
fn is_when(p: &Phrases<'_>, time: &TimeExpression, cue: usize) -> bool {
    let when = cue.checked_sub(1).filter(|&i| p.serves(i, Use::When));
    when.is_some_and(|when| (time.tokens.end..when).all(|i| !p.text.is_word(i)))
}

/// `كان الوزير، الأربعاء، بعد مباحثات جرت، قد أشار`: قد takes the verb up again behind its subject.
fn resumes(p: &Phrases<'_>, draft: &Draft, time: &TimeExpression, clause: usize) -> bool {
    let had = draft.cue.start.checked_sub(1).is_some_and(|i| p.serves(i, Use::Had));
    had && (is_behind_subject(draft, time) || is_was(p, clause))
}

/// `الوزير، أمس، أكد`.
fn is_behind_subject(draft: &Draft, time: &TimeExpression) -> bool {
    matches!(&draft.subject, Subject::Named(np) if np.end <= time.tokens.start && np.start < draft.cue.start)
}

/// True where a time and the cue belong together, by nearness or by what stands round them.
fn reaches(p: &Phrases<'_>, draft: &Draft, time: &TimeExpression, clause: usize) -> bool {
    let cue = draft.cue.start;
    let distance = cue - time.tokens.end;
    let opens = time.tokens.start <= clause + 1 && distance <= FAR;
    let behind_channel = (clause..time.tokens.start.min(clause + 2))
        .any(|i| matches!(p.adverbial(i, cue), Some(Adverbial::Channel(..))));
    distance <= NEAR
        || resumes(p, draft, time, clause)
        || opens
        || is_behind_subject(draft, time)
        || behind_channel
}

/// Where another clause stands between the time and the cue.
fn is_other_clause(p: &Phrases<'_>, at: usize) -> bool {
    p.is_verb(at) && !p.serves(at, Use::Had) || p.lexemes.is(at, Class::Boundary) || p.is_complementizer(at)
}
