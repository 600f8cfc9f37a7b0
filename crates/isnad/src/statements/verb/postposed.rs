//! Verbs behind what they report: quotation first, between two marks, and postposed (`كما أفاد`, `حسبما أعلن`).

use super::Verb;
use crate::lexicon::{Frames, Part, Use, Uses};
use crate::model::{Act, Form};
use crate::phrases::{Adverbial, Phrases};
use crate::statements::complement::{self, Complement, Joint};
use crate::statements::{Draft, Subject, content};

/// `كما قال`, `حسبما ذكر`, `وفق ما أعلن`, `على ما أفاد`: the verb comes after what it reports.
pub(super) fn is_postposed(p: &Phrases<'_>, at: usize) -> bool {
    const JOINS: Uses = Uses::of(&[Use::As, Use::AsTold]);
    let Some(before) = at.checked_sub(1) else { return false };
    let attributes = || before.checked_sub(1).is_some_and(|i| p.serves(i, Use::Attributes));
    p.serves_any(before, JOINS) && !p.has_conjunction(at) || is_relative_ma(p, before) && attributes()
}

/// The ما of `وفق ما أعلن`, `وفقا لما أعلن`.
pub(in crate::statements) fn is_relative_ma(p: &Phrases<'_>, at: usize) -> bool {
    const RELATIVE: Uses = Uses::of(&[Use::What, Use::WhatFor]);
    p.serves_any(at, RELATIVE)
}

/// The statement of a postposed verb: what it reports is its sentence's clause up to the joining word, unless the
/// verb has a content of its own.
pub(super) fn find(verb: &Verb<'_>, doubts: Vec<&'static str>) -> Option<Draft> {
    let Verb { p, at, limit, reading } = *verb;
    let mut joiner = at - 1;
    if is_relative_ma(p, joiner) {
        joiner = joiner.checked_sub(1)?;
    }
    let mut draft = Draft { rule: "postposed", doubts, ..verb.draft() };
    let complement = complement::after(p, &reading, at + 1, limit, true);
    let behind_kama = p.serves(at - 1, Use::As);
    let clause = complement.as_ref().is_some_and(|c| c.joint != Joint::Nominal);
    // `كما أنهى`: a risky verb behind كما needs its own clause.
    if behind_kama && verb.is_risky() && !clause {
        draft.doubts.push("as");
    }
    take_subject_behind(verb, &mut draft);
    // `كما أعلن الوزير أن …`, `وكما قال`: nothing before it, so an ordinary verb.
    let opens_sentence = joiner <= p.sentence(at).start + 1;
    if opens_sentence || behind_kama && clause {
        let c = complement?;
        if c.subject.is_some() {
            draft.subject = c.subject(&reading);
        }
        draft.rule = "verb-clause";
        return Some(verb.completed(draft, c));
    }
    if behind_kama {
        // `كما طالبوا بحماية الأطفال`: what the verb governs itself is its content.
        if let Some(c) = governed_behind(verb) {
            draft.rule = "nominal-complement";
            return Some(verb.completed(draft, c));
        }
        // `يعمل كما أوصى`: only of what is plainly told كما without a comma means that it was told.
        if p.text.is_word(at.saturating_sub(2)) && !matches!(draft.act, Act::Say | Act::Announce) {
            return None;
        }
    }
    draft.content = content::before(p, joiner);
    Some(draft)
}

/// Takes the subject that stands close behind the verb, with the time, the channel and the addressee behind it.
fn take_subject_behind(verb: &Verb<'_>, draft: &mut Draft) {
    let Verb { p, at, limit, reading } = *verb;
    let free = |i: &usize| p.adverbial(*i, limit).is_none() && !p.attached(*i, 'ل') && !p.attached(*i, 'ب');
    let subject = (at + 1..limit.min(at + 3))
        .take_while(free)
        .find_map(|i| p.noun_phrase(i, limit, true))
        .filter(|np| np.can_speak() && reading.agrees(np.gender, np.number, true));
    let Some(np) = subject else { return };
    let mut next = np.tokens.end;
    while next < limit {
        if let Some(t) = p.time(next) {
            draft.time.get_or_insert(t.tokens.clone());
            next = t.tokens.end;
        } else if let Some(adverbial) = p.adverbial(next, limit) {
            next = adverbial.tokens().end.max(next + 1);
            match adverbial {
                Adverbial::Channel(range, kind) => {
                    draft.channel.get_or_insert((range, kind));
                }
                Adverbial::Addressee(range) => {
                    draft.addressee.get_or_insert(range);
                }
                Adverbial::Other(_) => {}
            }
        } else {
            break;
        }
    }
    draft.subject = Subject::Named(np.tokens);
}

/// A verbal noun under the verb's own ب, straight behind it.
fn governed_behind(verb: &Verb<'_>) -> Option<Complement> {
    let Verb { p, at, limit, reading } = *verb;
    let governed = verb.frames().has(Frames::BI.with(Frames::OBJECT_BI))
        && p.lexemes.readings(at + 1).iter().any(|r| r.stem.part == Part::Masdar && r.preposition.is_some());
    governed.then(|| complement::lost(p, &reading, at + 1, limit)).flatten().filter(|c| c.content == at + 1)
}

/// `«…»، قال فلان`.
pub(super) fn quotation_first(verb: &Verb<'_>) -> Option<Draft> {
    const WORDS: usize = 3;
    let Verb { p, at, limit, reading } = *verb;
    if !verb.frames().has(Frames::QUOTE) || at == 0 || reading.conjunction {
        return None;
    }
    let close =
        if p.text.is_comma(at - 1) || p.text.is_mark(at - 1, '-') { at.checked_sub(2)? } else { at - 1 };
    let quotation = *p.text.quotation_closed_by(close)?;
    let subject = (at + 1..limit.min(at + 4))
        .find_map(|i| p.noun_phrase(i, limit, true))
        .filter(|np| np.can_speak() && reading.agrees(np.gender, np.number, true))?;
    if quotation.end - quotation.first() < WORDS {
        return None;
    }
    Some(Draft {
        subject: Subject::Named(subject.tokens),
        form: Form::Direct,
        content: std::iter::once(quotation.first()..quotation.end).collect(),
        rule: "quotation-first",
        ..verb.draft()
    })
}

/// `ارتفعت الأسعار، تقول الصحيفة، إذ زاد الطلب`: a verb of saying and its subject between marks, behind the words.
pub(super) fn clause_first(verb: &Verb<'_>, complement: Option<&Complement>) -> Option<Draft> {
    const WORDS: usize = 3;
    let Verb { p, at, limit, reading } = *verb;
    let comma = at.checked_sub(1).filter(|&i| p.text.is_comma(i))?;
    let draft = verb.draft();
    let says =
        reading.stem.part == Part::Imperfect && draft.act == Act::Say && verb.frames().has(Frames::QUOTE);
    if !says || reading.conjunction || verb.is_risky() || comma < p.sentence(at).start + WORDS {
        return None;
    }
    let np = p
        .noun_phrase(at + 1, limit, true)
        .filter(|np| np.is_somebody(p) && reading.agrees(np.gender, np.number, true))?;
    let end = np.tokens.end;
    let closes = end >= limit || p.text.is_comma(end) || matches!(p.text.mark(end), Some('.' | '؟' | '!'));
    let own = complement.is_some_and(|c| c.joint != Joint::Nominal || c.content < end);
    if !closes || own || p.text.quotation_closed_by(comma - 1).is_some() {
        return None;
    }
    Some(Draft {
        subject: Subject::Named(np.tokens),
        content: content::before(p, comma),
        rule: "postposed",
        ..draft
    })
}
