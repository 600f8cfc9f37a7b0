//! Participles that go on reporting: `مشيرا إلى أن`, `مضيفة: "…"`, `داعيا إلى`.

use super::complement::{self, Joint};
use super::{Draft, Subject, content};
use crate::lexicon::{Class, Frames, Number};
use crate::model::{Act, Form};
use crate::phrases::Phrases;

/// The statement whose cue is the participle at a token.
pub(super) fn at(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    let reading = *p.saying_participle(at)?;
    let lemma = reading.stem.lemma();
    let limit = p.text.quotation_at(at).map_or(sentence_end, |q| q.end.min(sentence_end).max(at + 1));
    if !is_free(p, at) {
        return None;
    }
    let c = complement::after(p, &reading, at + 1, limit, false)?;
    let near = c.content <= at + 14;
    let risky = lemma.frames.has(Frames::RISKY);
    if !near || risky && c.joint == Joint::Nominal {
        return None;
    }
    Some(Draft {
        cue: at..at + 1,
        lemma: lemma.text.to_owned(),
        subject: Subject::Implied(reading.stem.gender, reading.stem.number),
        content: content::open(p, c.content, limit, c.joint),
        form: Form::Indirect,
        act: lemma.act.unwrap_or(Act::Say),
        channel: c.channel,
        addressee: c.addressee,
        time: c.time,
        via: Vec::new(),
        rule: "participle",
    })
}

/// A reporting participle hangs on its clause: no preposition governs it, no noun has it as adjective.
fn is_free(p: &Phrases<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if p.preposition(before).is_some() || p.lexemes.is(before, Class::Quantity) {
        return false;
    }
    let rival = p.lexemes.readings(at).iter().any(|r| {
        matches!(r.stem.class, Class::Role | Class::Adjective | Class::Common) && r.conjunction == false && r.stem.number != Number::Plural
    });
    let comma = !p.text.is_word(before);
    comma || !rival
}
