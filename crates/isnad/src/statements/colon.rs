//! The colon of headlines and section lines: `الوزير: لا تراجع عن القرار`.

use super::{Draft, Subject};
use crate::lexicon::Class;
use crate::model::{Act, Form};
use crate::phrases::Phrases;
use std::ops::Range;

/// The longest speaker before a colon, in tokens.
const LONGEST_SPEAKER: usize = 12;

/// The statement of a colon line, if the sentence is one.
pub(super) fn find(p: &Phrases<'_>, sentence: Range<usize>, drafts: &mut Vec<Draft>) {
    let paragraph = p.text.paragraph(sentence.start);
    let headline = p.text.paragraph_of(sentence.start) == 0;
    if sentence.start != paragraph.start || !headline && paragraph.len() > 24 {
        return;
    }
    let colon = (sentence.start..sentence.end.min(sentence.start + LONGEST_SPEAKER))
        .find(|&i| p.text.is_mark(i, ':'));
    let Some(colon) = colon.filter(|&c| c > sentence.start && c + 2 < paragraph.end) else { return };
    let mut start = sentence.start;
    while start < colon && !p.text.is_word(start) {
        start += 1;
    }
    let Some(np) = p.noun_phrase(start, colon, false) else { return };
    let whole = np.tokens.end == colon
        || p.preposition(np.tokens.end).is_some()
        || p.attached(np.tokens.end, 'ل')
        || p.attached(np.tokens.end, 'ب');
    let only_place = np.head == Some(Class::Place) && !np.named;
    let speaks = np.can_speak()
        && np.head != Some(Class::Quantity)
        && (!only_place || is_country(p, np.tokens.start) && is_spoken(p, colon + 1))
        && !(start..colon).any(|i| p.saying(i).is_some() && p.only_verb(i) || p.only_verb(i));
    let unsure = np.head.is_none() && np.tokens.len() > 3;
    if !whole || !speaks || unsure {
        return;
    }
    let end = paragraph.end;
    let mut from = colon + 1;
    let mut to = end;
    while from < to
        && (p.text.quotation_opened_by(from).is_some() || matches!(p.text.mark(from), Some('-' | '.')))
    {
        if let Some(q) = p.text.quotation_opened_by(from)
            && q.end >= to.saturating_sub(2)
        {
            to = q.end.min(to);
        }
        from += 1;
    }
    if to - from.min(to) < 2 {
        return;
    }
    drafts.push(Draft {
        cue: colon..colon + 1,
        lemma: ":".to_owned(),
        subject: Subject::Named(start..colon),
        content: std::iter::once(from..to).collect(),
        opening: None,
        form: Form::Direct,
        act: Act::Say,
        channel: None,
        addressee: None,
        time: None,
        via: Vec::new(),
        rule: "headline-colon",
    });
}

/// Words that only a speaker uses: quoted, denied, or in the first person.
fn is_spoken(p: &Phrases<'_>, at: usize) -> bool {
    p.text.quotation_opened_by(at).is_some()
        || p.is_complementizer(at)
        || p.lexemes.is(at, Class::Negation)
        || p.finite(at).is_some_and(|r| r.stem.person == 1)
}

/// A country can speak; a city before a colon is where it happened.
fn is_country(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.find(at, Class::Place).is_some_and(|r| r.stem.lemma().tag == "country")
        || p.lexemes.expression(at, Class::Place).is_some_and(|e| e.phrase.lemma().tag == "country")
}
