//! What speaks against a verb of saying: before it is looked at what follows, and after.

use super::Verb;
use crate::lexicon::{Class, Frames, Part, Reading, Use, Uses};
use crate::phrases::{NounPhrase, Phrases};
use crate::statements::complement::{Complement, Joint};

/// What speaks against the verb by itself.
pub(super) fn of_verb(verb: &Verb<'_>) -> Vec<&'static str> {
    let Verb { p, at, reading, .. } = verb;
    let addressed =
        reading.pronoun.is_some_and(|pronoun| pronoun.person != 3) && p.text.quotation_at(*at).is_none();
    let described = is_description(p, *at, reading);
    let doubts =
        [addressed.then_some("addressed"), described.then_some("description"), unreal(p, *at, reading)];
    doubts.into_iter().flatten().collect()
}

/// Nothing is said where the saying is denied, wished for or still to come.
fn unreal(p: &Phrases<'_>, at: usize, reading: &Reading) -> Option<&'static str> {
    const UNREAL: Uses = Uses::of(&[Use::Unreal, Use::That, Use::ThatToo, Use::Had]);
    let before = at.checked_sub(1)?;
    let negated = p.serves(before, Use::Negates);
    let subjunctive = reading.stem.part == Part::Imperfect && p.serves_any(before, UNREAL);
    let future = reading.future || reading.preposition.is_some();
    [(negated, "negated"), (subjunctive, "subjunctive"), (future, "future")]
        .into_iter()
        .find_map(|(holds, doubt)| holds.then_some(doubt))
}

/// `بيان نشرته الوكالة`: a verb with a pronoun right after an indefinite document describes it.
fn is_description(p: &Phrases<'_>, at: usize, reading: &Reading) -> bool {
    let document = |i: usize| {
        p.lexemes
            .readings(i)
            .iter()
            .any(|r| matches!(r.stem.class, Class::Document | Class::Channel | Class::Claim) && !r.article)
    };
    reading.pronoun.is_some() && !reading.conjunction && at.checked_sub(1).is_some_and(document)
}

/// What speaks against a saying, after what was found behind the verb.
pub(super) fn object_to(
    verb: &Verb<'_>,
    c: &Complement,
    before: Option<&NounPhrase>,
    doubts: &mut Vec<&'static str>,
) {
    let Verb { p, at, reading, .. } = *verb;
    let (frames, risky) = (verb.frames(), verb.is_risky());
    let subject = c.subject.as_ref().or(before);
    // Implied subjects are known only where the verb carries on a report.
    let carried =
        reading.conjunction && frames.has(Frames::OBJECT_BI.with(Frames::OBJECT)) && subject.is_none();
    if frames.has(Frames::VOICE) && !carried && !subject.is_some_and(|np| np.is_somebody(p)) {
        doubts.push("no-voice");
    }
    let governed = c.joint != Joint::Nominal || p.attached(c.content, 'ب');
    let joined = reading.conjunction && governed;
    if before.is_none() && !joined && is_noun_like(p, at, &reading) && !begins_clause(p, at) {
        doubts.push("noun-like");
    }
    let gap = c.content.saturating_sub(c.subject.as_ref().map_or(at + 1, |np| np.tokens.end));
    let after_colon = (c.content.saturating_sub(2)..c.content).any(|i| p.text.is_mark(i, ':'));
    let furthest = match c.joint {
        Joint::Words if !after_colon && !frames.has(Frames::CONTINUES) => 3,
        Joint::Words => 14,
        _ => 8,
    };
    if risky && gap > furthest {
        doubts.push("far");
    }
    match c.joint {
        Joint::Nominal if risky && !frames.has(Frames::OBJECT_OBJECT) => doubts.push("risky-nominal"),
        Joint::Nominal if !nominal_stands(verb, c, subject) => doubts.push("nominal"),
        Joint::Clause | Joint::Words if c.content > at + 25 && c.subject.is_none() => doubts.push("far"),
        _ => {}
    }
}

/// A nominal complement needs somebody as subject, or a verb that plainly carries on and governs its content.
fn nominal_stands(verb: &Verb<'_>, c: &Complement, subject: Option<&NounPhrase>) -> bool {
    let Verb { p, at, reading, .. } = *verb;
    let frames = verb.frames();
    if let Some(np) = subject {
        // يعتبر هذا الاتفاق الأهم: what is considered is no speaker.
        let judges = frames.has(Frames::OBJECT_OBJECT) && reading.stem.part == Part::Imperfect;
        return np.is_somebody(p)
            && !(judges && matches!(np.head, Some(Class::Document | Class::Channel | Class::Claim)));
    }
    let governed = p.preposition(c.content.saturating_sub(1)).is_some()
        || p.attached(c.content, 'ب')
        || p.attached(c.content, 'ل')
        || p.lexemes
            .readings(c.content)
            .iter()
            .any(|r| r.stem.part == Part::Masdar || r.stem.class == Class::Claim);
    let described =
        Frames::OBJECT_BI.with(if reading.pronoun.is_some() { Frames::OBJECT_OBJECT } else { Frames::NONE });
    if reading.conjunction && frames.has(described) {
        return true;
    }
    let carries_on = reading.conjunction || p.is_relative(at.saturating_sub(1)) || begins_clause(p, at);
    governed && carries_on && (reading.conjunction || !is_noun_like(p, at, &reading))
}

/// True where the same letters are also a noun, a preposition or an adverb (طلب, بين, هناك, كشف).
fn is_noun_like(p: &Phrases<'_>, at: usize, reading: &Reading) -> bool {
    p.lexemes.readings(at).iter().any(|r| {
        (crate::phrases::is_nominal_class(r.stem.class)
            || matches!(r.stem.class, Class::Preposition | Class::Adverb)
            || r.stem.part == Part::Masdar)
            && r.preposition.is_none()
            && !r.article
            && r.conjunction == reading.conjunction
    })
}

/// True where a clause can begin with a verb: after a mark, a time, a relative, or a word that joins clauses.
pub(in crate::statements) fn begins_clause(p: &Phrases<'_>, at: usize) -> bool {
    const LEADS: Uses = Uses::of(&[
        Use::Had,
        Use::HadIndeed,
        Use::AndHad,
        Use::Was,
        Use::AndWas,
        Use::As,
        Use::Where,
        Use::Since,
        Use::While,
        Use::Then,
        Use::When,
        Use::What,
    ]);
    let Some(before) = at.checked_sub(1) else { return true };
    if at <= p.sentence(at).start || !p.text.is_word(before) {
        return true;
    }
    let joins =
        [Class::Boundary, Class::Conjunction, Class::Relative, Class::Complementizer, Class::Auxiliary];
    joins.iter().any(|&class| p.lexemes.is(before, class))
        || p.is_relative(before)
        || p.is_complementizer(before)
        || p.inside_time(before)
        || p.time(before).is_some()
        || p.serves_any(before, LEADS)
        || (before.saturating_sub(3)..=before)
            .any(|i| p.lexemes.expressions(i).iter().any(|e| e.phrase.class == Class::Aside && e.end == at))
}
