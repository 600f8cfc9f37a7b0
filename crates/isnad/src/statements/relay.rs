//! Verbs that pass on the words of another: `نقلت الوكالة عن الوزير قوله إن`, `نسبت الصحيفة إلى مصدر أن`.

use super::{Draft, Subject, complement, limit, noun_cue};
use crate::lexicon::{Class, Frames, Part, Reading, Use, Uses};
use crate::phrases::{NounPhrase, Phrases};
use crate::text::TokenKind;
use std::ops::Range;

/// How far from the verb its preposition, and from the source its words, may stand, in tokens.
const REACH: usize = 24;

/// The statement that the relaying verb at a token passes on. Its cue is the noun of saying (`قوله`) where
/// one stands, else the verb; whoever passes it on is the chain.
pub(super) fn at(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    let verb = *p.saying(at).filter(|r| r.stem.lemma().frames.has(Frames::RELAY))?;
    let limit = limit(p, at, sentence_end);
    let preposition = preposition(p, &verb, at, limit)?;
    let relayer = relayer(p, &verb, at, preposition);
    let (source, from) = source(p, preposition, limit)?;
    let mut draft = words(p, at, &verb, from, limit)?;
    draft.subject = source.map_or(draft.subject, |np| Subject::Named(np.tokens));
    draft.via.extend(relayer);
    draft.rule = "relayed";
    Some(draft)
}

/// The token of عن or إلى, its pronoun included.
fn preposition(p: &Phrases<'_>, verb: &Reading, at: usize, limit: usize) -> Option<usize> {
    let wanted = if verb.stem.lemma().frames.has(Frames::ILA) {
        Uses::of(&[Use::Ila, Use::IlaHim])
    } else {
        Uses::of(&[Use::Aan, Use::AanHim])
    };
    let end = limit.min(at + REACH);
    let found = (at + 1..end).find(|&i| p.serves_any(i, wanted))?;
    let clean = (at + 1..found)
        .all(|i| !p.is_complementizer(i) && !p.text.is_mark(i, ':') && p.text.kind(i) != TokenKind::Break);
    // `أوردت الوكالة نقلا عن`: two statements, each with its own cue.
    let own_cue = p.serves(found - 1, Use::Quoting);
    (clean && !own_cue).then_some(found)
}

/// The agency or outlet: after the verb, after عنه, or before the verb.
fn relayer(p: &Phrases<'_>, verb: &Reading, at: usize, preposition: usize) -> Option<Range<usize>> {
    if let Some(q) = p.text.quotation_opened_by(at + 1).filter(|q| q.closed && q.after() <= preposition) {
        return Some(q.open..q.after());
    }
    let after_verb = (preposition > at + 1).then(|| p.noun_phrase(at + 1, preposition, true)).flatten();
    let after_pronoun = || {
        let pronoun = p.text.key(preposition).chars().count() > 2;
        pronoun.then(|| p.noun_phrase(preposition + 1, preposition + REACH, true)).flatten()
    };
    let found: Option<NounPhrase> = after_verb
        .or_else(after_pronoun)
        .or_else(|| super::subject::before(p, at, verb))
        .filter(NounPhrase::can_speak);
    found.map(|np| np.tokens)
}

/// The source after the preposition, and where the search for its words goes on; a pronoun gives no phrase.
fn source(p: &Phrases<'_>, preposition: usize, limit: usize) -> Option<(Option<NounPhrase>, usize)> {
    const BARE: Uses = Uses::of(&[Use::Aan, Use::Ila]);
    if !p.serves_any(preposition, BARE) {
        return Some((None, preposition + 1));
    }
    let np = p.noun_phrase(preposition + 1, limit, true).filter(NounPhrase::can_speak)?;
    let end = np.tokens.end;
    Some((Some(np), end))
}

/// The words passed on: from the noun of saying, or straight from the complementizer, colon or quotation.
fn words(p: &Phrases<'_>, verb_at: usize, verb: &Reading, from: usize, limit: usize) -> Option<Draft> {
    let noun = (from..limit.min(from + REACH)).find(|&i| is_noun_of_saying(p, i));
    if let Some(draft) = noun.and_then(|i| noun_cue::at(p, i, limit)) {
        return Some(draft);
    }
    let c = complement::after(p, verb, from, limit, false)?;
    if c.joint == complement::Joint::Nominal {
        return None;
    }
    let draft = Draft::new(verb_at..verb_at + 1, verb.stem.lemma(), Subject::Nobody, "relayed");
    Some(draft.completed(c, limit))
}

/// قوله, تأكيدها, القول: the noun that opens the words passed on.
fn is_noun_of_saying(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| {
        r.stem.class == Class::Saying
            && r.stem.part == Part::Masdar
            && (r.pronoun.is_some() || r.article && r.stem.lemma().uses.has(Use::Says))
    })
}
