//! Participles that go on reporting: `مشيرا إلى أن`, `مضيفة: "…"`, `داعيا إلى`.

use super::complement::{self, Complement, Joint};
use super::{Draft, Subject, limit};
use crate::lexicon::{Class, Frames, Number, Part, Reading, Use};
use crate::model::Form;
use crate::phrases::{Phrases, is_nominal_class};
use crate::text::TokenKind;

/// The statement whose cue is the participle at a token, if nothing speaks against it.
pub(super) fn sure(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    self::at(p, at, sentence_end).filter(|d| d.doubts.is_empty())
}

/// The statement whose cue is the participle at a token.
pub(super) fn at(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    let bare = p.saying_participle(at).is_none();
    let reading = *p.saying_participle(at).or_else(|| unmarked(p, at))?;
    let lemma = reading.stem.lemma();
    let limit = limit(p, at, sentence_end);
    let verb = if lemma.uses.has(Use::Says) { verb_before(p, at) } else { None };
    match verb.map(|verb| together(p, verb, at, limit)) {
        None | Some(Together::Apart) => {}
        Some(Together::One(draft)) => return draft.map(|d| *d),
    }
    let walked = complement::after(p, &reading, at + 1, limit, false);
    let mut doubts = Vec::new();
    if walked.is_none() {
        doubts.push("lost");
    }
    if bare {
        doubts.push("unmarked");
    }
    let c = walked.or_else(|| complement::lost(p, &reading, at + 1, limit))?;
    object_to(p, at, &reading, &c, &mut doubts);
    let subject = Subject::Implied(reading.stem.gender, reading.stem.number);
    let draft = Draft::new(at..at + 1, lemma, subject, "participle");
    Some(Draft { doubts, ..draft.completed(c, limit) })
}

/// What speaks against a participle that goes on reporting, after what was found behind it.
fn object_to(p: &Phrases<'_>, at: usize, reading: &Reading, c: &Complement, doubts: &mut Vec<&'static str>) {
    let frames = reading.stem.lemma().frames;
    let (risky, nominal) = (frames.has(Frames::RISKY), c.joint == Joint::Nominal);
    let (accusative, joined) = (p.text.key(at).ends_with('ا'), p.has_conjunction(at));
    if !is_free(p, at, accusative && !nominal) {
        doubts.push("not-free");
    }
    // مصادر مطلعة, لافتة: an adjective of the indefinite noun before it, or a noun itself.
    let described = at.checked_sub(1).is_some_and(|i| {
        let noun = |r: &Reading| is_nominal_class(r.stem.class) && !r.article;
        p.text.is_word(i) && p.lexemes.readings(i).iter().any(noun)
    });
    if described && !accusative && !joined {
        doubts.push("adjective");
    }
    let noun = |r: &Reading| is_nominal_class(r.stem.class) && r.preposition.is_none();
    let governed = p.preposition(c.content.saturating_sub(1)).is_some() || p.attached(c.content, 'ب');
    let marked = p.text.surface(at).contains(['\u{64b}', 'ا']);
    if nominal && !governed && !marked && p.lexemes.readings(at).iter().any(noun) {
        doubts.push("noun-like");
    }
    if c.content > at + if risky { 5 } else { 14 } {
        doubts.push("far");
    }
    if nominal && at > 0 && p.text.is_word(at - 1) && !accusative && !joined {
        doubts.push("unclear");
    }
    if risky && nominal && !frames.has(Frames::OBJECT_OBJECT) {
        doubts.push("risky-nominal");
    }
}

/// `، مؤكد أن`: a participle that is written without the ا of its case, behind a mark and before its clause.
fn unmarked<'a>(p: &'a Phrases<'_>, at: usize) -> Option<&'a Reading> {
    let behind_mark =
        at.checked_sub(1).is_some_and(|i| !p.text.is_word(i) && p.text.kind(i) != TokenKind::Break);
    let clause =
        p.is_complementizer(at + 1) || p.preposition(at + 1).is_some() && p.is_complementizer(at + 2);
    p.lexemes.readings(at).iter().find(|r| {
        behind_mark
            && clause
            && r.stem.class == Class::Saying
            && r.stem.part == Part::Participle
            && r.stem.number == Number::Singular
            && !r.article
            && r.preposition.is_none()
    })
}

/// How far before قائلا its verb may stand.
const REACH: usize = 7;

/// The finite verb that قائلا goes with: `ومضى قائلا`, `وختم حديثه قائلا`.
fn verb_before(p: &Phrases<'_>, at: usize) -> Option<usize> {
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&i| p.text.is_word(i) || p.text.kind(i) == TokenKind::Quote)
        .filter(|&i| p.preposition(i).is_none())
        .find(|&i| p.only_verb(i) || p.finite(i).is_some() && super::verb::begins_clause(p, i))
}

/// Whether قائلا and the verb before it tell of one saying.
enum Together {
    /// They do: `ومضى قائلا` has the verb as its cue. None where the verb has found the words by itself (`وأضاف قائلا`).
    One(Option<Box<Draft>>),
    /// The verb has a content of its own (`أشاد بالفريق قائلا`), or tells of no saying (`زار المدينة قائلا`).
    Apart,
}

/// What `verb … قائلا` tells.
fn together(p: &Phrases<'_>, verb: usize, at: usize, limit: usize) -> Together {
    let clear = |d: &Draft| d.doubts.is_empty() || d.rule == "nominal-complement";
    let own =
        p.saying(verb).and_then(|_| super::verb::at(p, verb, limit)).filter(clear).and_then(|d| d.opening);
    match own {
        Some(opening) if opening.start > at => Together::One(None),
        Some(_) => Together::Apart,
        None => match said_with(p, verb, at, limit) {
            Some(draft) if at <= verb + 3 || p.saying(verb).is_some() => Together::One(Some(Box::new(draft))),
            _ => Together::Apart,
        },
    }
}

/// The statement of `verb … قائلا`: its cue is the verb.
fn said_with(p: &Phrases<'_>, verb: usize, at: usize, limit: usize) -> Option<Draft> {
    let reading = *p.finite(verb)?;
    let saying = *p.saying_participle(at)?;
    let c = complement::after(p, &saying, at + 1, limit, false)?;
    let subject = p.noun_phrase(verb + 1, at, true).filter(|np| np.is_somebody(p));
    let implied = Subject::Implied(reading.stem.gender, reading.stem.number);
    let subject = subject.map_or(implied, |np| Subject::Named(np.tokens));
    let draft = Draft::new(verb..verb + 1, reading.stem.lemma(), subject, "verb-clause");
    Some(Draft { form: Form::Direct, ..draft.completed(c, limit) })
}

/// A reporting participle hangs on its clause: no preposition governs it, no noun has it as adjective.
fn is_free(p: &Phrases<'_>, at: usize, accusative: bool) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if p.preposition(before).is_some() || p.lexemes.is(before, Class::Quantity) {
        return false;
    }
    let rival = p.lexemes.readings(at).iter().any(|r| {
        matches!(r.stem.class, Class::Role | Class::Adjective | Class::Common)
            && !r.conjunction
            && r.stem.number != Number::Plural
    });
    let comma = !p.text.is_word(before);
    comma || accusative || !rival
}
