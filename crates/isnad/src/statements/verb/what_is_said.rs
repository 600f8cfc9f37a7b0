//! What somebody says, as part of a sentence about it: `ما نشرته الصحيفة عن الأزمة`, `تهمة تنفيها الحكومة`.

use super::Verb;
use super::postposed::is_postposed;
use crate::lexicon::{Class, Frames, Use, Uses};
use crate::phrases::{NounPhrase, Phrases};
use crate::statements::complement::Joint;
use crate::statements::content::{self, Opening};
use crate::statements::{Draft, Subject, subject};

/// `ما وصفه بـ…`, `مما يؤكد`: a relative ما that no attribution governs.
pub(super) fn is_object_of_saying(p: &Phrases<'_>, at: usize) -> bool {
    const RELATIVES: Uses = Uses::of(&[Use::What, Use::OfWhat, Use::AndWhat]);
    at.checked_sub(1).is_some_and(|i| p.serves_any(i, RELATIVES)) && !is_postposed(p, at)
}

/// `ما نشرته الصحيفة عن الأزمة`, `وهو ما تنفيه موسكو`: what somebody else, who is named, says.
pub(super) fn find(verb: &Verb<'_>) -> Option<Draft> {
    const RESUMES: Uses = Uses::of(&[Use::He, Use::AndHe]);
    let Verb { p, at, limit, reading } = *verb;
    let mut from = at + 1;
    // أكدت عليه: the preposition with its pronoun.
    if p.text.key(from).ends_with('ه') && p.lexemes.find(from, Class::Preposition).is_some() {
        from += 1;
    }
    let np = p.noun_phrase(from, limit, true).filter(|np| np.is_somebody(p))?;
    let mut doubts = Vec::new();
    if np.head.is_none() {
        doubts.push("unknown");
    }
    if !reading.agrees(np.gender, np.number, true) {
        doubts.push("disagrees");
    }
    if verb.frames().has(Frames::VOICE) && verb.is_risky() {
        doubts.push("risky");
    }
    let subject = Subject::Named(np.tokens.clone());
    let mut draft = Draft { subject, rule: "what-is-said", doubts, ..verb.draft() };
    let before = at.checked_sub(2)?;
    if !is_object_of_saying(p, at) {
        // `تهمة تنفيها الحكومة`, `الاتفاق الذي أعلنته الحكومة`: what the pronoun stands for.
        let end = if p.is_relative(at - 1) { at - 1 } else { at };
        let antecedent = subject::antecedent(p, end, p.sentence(at).start)?;
        draft.content = std::iter::once(antecedent.tokens).collect();
        draft.doubts.push("antecedent");
    } else if p.serves_any(before, RESUMES) {
        draft.content = content::before(p, before);
    } else {
        draft.opening = Some(opening_behind(verb, &np)?);
    }
    Some(draft)
}

/// Where that begins which is said, behind the subject and its circumstances.
fn opening_behind(verb: &Verb<'_>, subject: &NounPhrase) -> Option<Opening> {
    const ABOUT: Uses = Uses::of(&[Use::Aan, Use::Hawl, Use::On, Use::Min]);
    let Verb { p, limit, .. } = *verb;
    let mut next = subject.tokens.end;
    while let Some(end) =
        p.adverbial(next, limit).map(|a| a.tokens().end).or(p.time(next).map(|t| t.tokens.end))
    {
        next = end.max(next + 1);
    }
    let about = p.has_preposition(next, ABOUT);
    let (start, joint) = if p.is_complementizer(next) {
        (next, Joint::Clause)
    } else if about {
        (next + 1, Joint::Nominal)
    } else if p.attached(next, 'ب') {
        (next, Joint::Nominal)
    } else {
        (p.text.quotation_opened_by(next)?.first(), Joint::Words)
    };
    (start < limit).then_some(Opening { start, limit, joint })
}
