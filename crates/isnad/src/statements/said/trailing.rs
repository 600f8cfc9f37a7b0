//! A time inside or behind a nominal content that tells of the saying: `اتهم الوزير الشركة أمس بالغش`,
//! `وأعلنت ولاءها للتنظيم العام الماضي`. The content is cut round it.

use super::{can_be_said, is_was};
use crate::lexicon::{Class, Frames, Part, Use};
use crate::phrases::{Phrases, is_nominal_class};
use crate::statements::Draft;
use crate::time::{Lead, TimeExpression};
use std::ops::Range;

/// Takes such a time out of the content.
pub(super) fn take(p: &Phrases<'_>, draft: &mut Draft) {
    if !matches!(draft.rule, "nominal-complement" | "noun-cue") {
        return;
    }
    let [content] = &draft.content[..] else { return };
    let content = content.clone();
    let Some(time) = p.times_in(content.clone()).find(|t| belongs_to_cue(p, draft, &content, t)) else {
        return;
    };
    let time = time.tokens.clone();
    let parts = [content.start..time.start, time.end..content.end];
    draft.content = parts.into_iter().filter(|part| part.clone().any(|i| p.text.is_word(i))).collect();
    draft.time = Some(time);
}

/// True where a time in a content is that of its cue.
fn belongs_to_cue(p: &Phrases<'_>, draft: &Draft, content: &Range<usize>, time: &TimeExpression) -> bool {
    let (start, end) = (time.tokens.start, time.tokens.end);
    // `ما سموه ولاية`: the verb of a ما names a thing.
    let first = if p.serves(content.start, Use::What) { content.start + 2 } else { content.start };
    let nominal = start > first
        && (first..start).all(|i| !p.is_verb(i) && !p.is_relative(i) && !p.is_complementizer(i));
    let closes = end == content.end || !p.text.is_word(end);
    nominal
        && can_be_said(time)
        && is_past(p, draft.cue.start)
        && (parts_object(p, draft, end, content.end)
            || closes
                && is_adverb(p, time)
                && (names_thing(p, content.start..start) || is_pluperfect(p, draft.cue.start)))
}

/// `اتهم الشركة أمس | بالغش`: the time stands between the object and what is said of it.
fn parts_object(p: &Phrases<'_>, draft: &Draft, end: usize, limit: usize) -> bool {
    let two = p.saying(draft.cue.start).is_some_and(|r| Phrases::frames(r).has(Frames::OBJECT_BI));
    two && end < limit && p.attached(end, 'ب')
}

/// `أعلنوا ما سموه ولاية في عام 2014`: the content names a thing, no event that the time could date.
fn names_thing(p: &Phrases<'_>, content: Range<usize>) -> bool {
    let happens = |i: usize| {
        let readings = p.lexemes.readings(i);
        readings.iter().any(|r| r.stem.part == Part::Masdar)
            && !readings.iter().any(|r| is_nominal_class(r.stem.class))
    };
    !content.into_iter().any(happens)
}

/// False for `نتائج العام الماضي`, where the time is part of the thing: no definite word stands before it.
fn is_adverb(p: &Phrases<'_>, time: &TimeExpression) -> bool {
    let before = time.tokens.start - 1;
    let named = || p.lexemes.is(before, Class::Place) || p.lexemes.is(before, Class::FamilyName);
    // `اجتماع قبل أيام`: the time of the thing itself.
    let led = time.lead.is_some_and(|lead| lead != Lead::Before);
    let said_again = time.lead.is_none() && time.value.is_none();
    led || said_again || p.has_article(before) || named()
}

/// True for a perfect, or a noun of saying.
fn is_past(p: &Phrases<'_>, cue: usize) -> bool {
    p.saying(cue).is_none_or(|r| matches!(r.stem.part, Part::Perfect | Part::PassivePerfect))
}

/// `كانت قد أعلنت`: what is told in the pluperfect is dated by the time at its end.
fn is_pluperfect(p: &Phrases<'_>, cue: usize) -> bool {
    const REACH: usize = 8;
    (cue.saturating_sub(REACH)..cue).rev().take_while(|&i| p.text.is_word(i)).any(|i| is_was(p, i))
}
