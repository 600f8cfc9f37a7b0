//! The outlets through which a statement is known, where they are no statement of their own: `وبحسب الوكالة، قال …`,
//! `…، وفق ما نقلت عنه الوكالة`, `في بيان نشرته الوكالة`.

use super::attribution::{is_outlet, is_own_document};
use super::surroundings::Surroundings;
use super::verb::is_relative_ma;
use super::{Draft, Subject};
use crate::lexicon::{Class, Frames, Use, Uses};
use crate::phrases::{NounPhrase, Phrases};
use std::ops::Range;

/// How far behind its outlet the cue may stand, and behind its content the outlet, in tokens.
const NEAR: usize = 6;
/// How far before `قوله` the verb that relays it may stand, in tokens.
const RELAYED: usize = 30;
/// The longest name of an outlet between quotation marks, in tokens.
const NAME: usize = 4;

/// Adds the outlets that the text names beside the statement.
pub(super) fn complete(p: &Phrases<'_>, draft: &mut Draft, around: &Surroundings) {
    if !draft.via.is_empty() {
        return;
    }
    let found = opening(p, draft, around)
        .or_else(|| relayed(p, draft, around))
        .or_else(|| publisher(p, own_clause(draft, &around.between)))
        .or_else(|| around.between.clone().find_map(|i| vouched(p, i, around.between.end)))
        .or_else(|| publisher(p, around.frame.clone()))
        .or_else(|| behind(p, around.behind.start..around.end))
        .or_else(|| apart(p, around.end));
    draft.via.extend(found);
}

/// `وبحسب الوكالة، قال الوزير`.
fn opening(p: &Phrases<'_>, draft: &Draft, around: &Surroundings) -> Option<Range<usize>> {
    let start = around.frame.start;
    if start != p.sentence(draft.cue.start).start {
        return None;
    }
    let outlet = retold(p, start, around.frame.end)?;
    (draft.cue.start <= outlet.end + NEAR).then_some(outlet)
}

/// What stands between the speaker, whom a relative clause may describe, and the content.
fn own_clause(draft: &Draft, between: &Range<usize>) -> Range<usize> {
    match &draft.subject {
        Subject::Named(speaker) if between.contains(&speaker.start) => {
            (speaker.end + 1).min(between.end)..between.end
        }
        _ => between.clone(),
    }
}

/// `في بيان نشرته الوكالة`.
fn publisher(p: &Phrases<'_>, within: Range<usize>) -> Option<Range<usize>> {
    within.clone().find_map(|i| {
        let published = p.finite(i).is_some_and(|r| r.pronoun.is_some_and(|pronoun| pronoun.person == 3));
        published.then(|| outlet(p, i + 1, within.end)).flatten()
    })
}

/// `نقلت الوكالة على لسان الوزير قوله`, `أوردت الوكالة نقلا عن مصدر أن`: whoever stands behind the verb.
fn relayed(p: &Phrases<'_>, draft: &Draft, around: &Surroundings) -> Option<Range<usize>> {
    let passed_on = draft.rule == "passed-on";
    if draft.rule != "noun-cue" && !passed_on {
        return None;
    }
    let relays =
        |i: usize| p.saying(i).is_some_and(|r| passed_on || r.stem.lemma().frames.has(Frames::RELAY));
    let from = p.sentence(draft.cue.start).start.max(draft.cue.start.saturating_sub(RELAYED));
    let verb = (from..draft.cue.start).rev().take_while(|&i| !p.is_complementizer(i)).find(|&i| relays(i))?;
    if let Some(name) = quoted_name(p, verb + 1) {
        return Some(name);
    }
    let np = p.noun_phrase(verb + 1, around.frame.end, false).filter(NounPhrase::can_speak)?;
    let own = matches!(&draft.subject, Subject::Named(speaker) if speaker.start < np.tokens.end && np.tokens.start < speaker.end);
    (!own).then_some(np.tokens)
}

/// `…، وفق ما نقلت عنه الوكالة`: somewhere behind the content.
fn behind(p: &Phrases<'_>, within: Range<usize>) -> Option<Range<usize>> {
    within.clone().find_map(|i| retold(p, i, within.end))
}

/// `… إن الطريق مغلق. بحسب رويترز.`: an outlet with a full stop before it, and nothing else in its sentence.
fn apart(p: &Phrases<'_>, start: usize) -> Option<Range<usize>> {
    let goes_on = start.checked_sub(1).is_some_and(|last| p.text.paragraph(last).end > start);
    let sentence = goes_on.then(|| p.sentence(start))?;
    let outlet = retold(p, start, sentence.end)?;
    (outlet.end..sentence.end).all(|i| !p.text.is_word(i)).then_some(outlet)
}

/// `قالت الحارسة، وفقا لسجلات الشرطة، إن`: an outlet, or a source of another kind between commas; not that of `قالت
/// الصحيفة نقلا عن مصدر إن`, who is farther from us than the newspaper.
fn vouched(p: &Phrases<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    if p.serves(at, Use::Quoting) {
        return None;
    }
    retold(p, at, limit).or_else(|| {
        let e = p.lexemes.expression(at, Class::Attribution)?;
        let np = p.noun_phrase(e.end, limit, true).filter(|np| np.is_somebody(p))?;
        (!is_own_document(p, np.tokens.start)).then_some(np.tokens)
    })
}

/// The outlet of the attribution that starts at a token.
fn retold(p: &Phrases<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    const JOINS: Uses = Uses::of(&[Use::As, Use::AsTold, Use::AndAsTold]);
    let mut verb = true;
    let mut next = match p.lexemes.expression(at, Class::Attribution) {
        Some(e) => {
            verb = false;
            e.end
        }
        None if p.serves_any(at, JOINS) => at + 1,
        None => return None,
    };
    if is_relative_ma(p, next) {
        next += 1;
        verb = true;
    }
    if verb && p.finite(next).is_some() {
        next += 1;
        if p.serves(next, Use::AanHim) {
            next += 1;
        }
    }
    match quoted_name(p, next) {
        Some(name) if !verb => Some(name),
        _ => outlet(p, next, limit),
    }
}

/// The few words in the quotation marks that open at a token.
fn quoted_name(p: &Phrases<'_>, at: usize) -> Option<Range<usize>> {
    let q = p.text.quotation_opened_by(at).filter(|q| q.closed)?;
    let name = q.first()..q.end;
    (name.len() <= NAME && name.clone().any(|i| p.text.is_word(i))).then_some(name)
}

/// The outlet that is named at a token, in quotation marks or not.
fn outlet(p: &Phrases<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    if at >= limit || p.attached(at, 'ب') {
        return None;
    }
    if let Some(q) = p.text.quotation_opened_by(at).filter(|q| q.closed && is_outlet(p, q.first())) {
        return Some(q.first()..q.end);
    }
    if !is_outlet(p, at) {
        return None;
    }
    let end = p.outlet(at, limit).unwrap_or(at + 1);
    let phrase = p.noun_phrase(at, limit, true).map_or(end, |np| np.tokens.end);
    Some(at..end.max(phrase))
}
