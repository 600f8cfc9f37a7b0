//! The colon of headlines and section lines: `الوزير: لا تراجع عن القرار`.

use super::{Draft, Subject};
use crate::lexicon::{Class, Part};
use crate::model::{Act, Form};
use crate::phrases::Phrases;
use std::ops::Range;

/// The longest speaker before a colon, in tokens.
const LONGEST_SPEAKER: usize = 12;
/// The longest line of the body that is read as one, in tokens.
const LONGEST_LINE: usize = 24;

/// The statement of a colon line, if the sentence is one.
pub(super) fn find(p: &Phrases<'_>, sentence: Range<usize>, drafts: &mut Vec<Draft>) {
    let paragraph = p.text.paragraph(sentence.start);
    let headline = p.text.paragraph_of(sentence.start) == 0;
    if !headline && (sentence.start != paragraph.start || paragraph.len() > LONGEST_LINE) {
        return;
    }
    // `هجوم في باريس.. والمدعي العام: …`: a headline's second half.
    let second = |i: usize| headline && p.text.is_mark(i, '.') && p.text.is_mark(i + 1, '.');
    let begin = (sentence.start..sentence.end).find(|&i| second(i)).map_or(sentence.start, |i| i + 2);
    let reach = sentence.end.min(begin + LONGEST_SPEAKER);
    let begin = if (begin..reach).any(|i| p.text.is_mark(i, ':')) { begin } else { sentence.start };
    let sentence = begin..sentence.end;
    let reach = sentence.end.min(begin + LONGEST_SPEAKER);
    let colon = (begin..reach).find(|&i| p.text.is_mark(i, ':'));
    let Some(colon) = colon.filter(|&c| c > sentence.start && c + 2 < paragraph.end) else { return };
    let mut doubts = Vec::new();
    let Some(speaker) = speaker(p, sentence.start, colon, &mut doubts) else { return };
    let content = words(p, colon + 1, paragraph.end);
    if content.len() < 2 {
        return;
    }
    drafts.push(Draft {
        cue: colon..colon + 1,
        lemma: ":".to_owned(),
        subject: Subject::Named(speaker),
        content: std::iter::once(content).collect(),
        opening: None,
        form: Form::Direct,
        act: Act::Say,
        channel: None,
        addressee: None,
        time: None,
        via: Vec::new(),
        rule: "headline-colon",
        doubts,
    });
}

/// Who speaks before the colon: a noun phrase, a name in quotation marks, or the subject of a clause
/// (`البنتاغون يحسم الجدل: …`).
fn speaker(
    p: &Phrases<'_>,
    start: usize,
    colon: usize,
    doubts: &mut Vec<&'static str>,
) -> Option<Range<usize>> {
    if let Some(q) = p.text.quotation_opened_by(start).filter(|q| q.closed && q.after() == colon) {
        return Some(q.first()..q.end);
    }
    let start = (start..colon).find(|&i| p.text.is_word(i))?;
    let Some(np) = p.noun_phrase(start, colon, false) else {
        doubts.push("no-phrase");
        return Some(start..colon);
    };
    let end = np.tokens.end;
    let verb = p
        .finite(end)
        .is_some_and(|r| r.stem.part == Part::Imperfect && r.agrees(np.gender, np.number, false));
    if verb && np.is_somebody(p) {
        if p.saying(end).is_some() {
            doubts.push("saying");
        }
        return Some(np.tokens);
    }
    let whole = end == colon || p.preposition(end).is_some() || p.attached(end, 'ل') || p.attached(end, 'ب');
    let only_place = np.head == Some(Class::Place) && !np.named;
    if !whole {
        doubts.push("unclear");
    }
    if !np.can_speak() || np.head == Some(Class::Quantity) {
        doubts.push("mute");
    }
    if only_place && !(is_country(p, start) && is_spoken(p, colon + 1)) {
        doubts.push("place");
    }
    if (start..colon).any(|i| p.only_verb(i)) {
        doubts.push("verb");
    }
    if np.head.is_none() && np.tokens.len() > 3 {
        doubts.push("unknown");
    }
    Some(if whole { start..colon } else { np.tokens })
}

/// What stands behind the colon, quotation marks round the whole left out.
fn words(p: &Phrases<'_>, mut from: usize, mut to: usize) -> Range<usize> {
    while from < to
        && (p.text.quotation_opened_by(from).is_some() || matches!(p.text.mark(from), Some('-' | '.')))
    {
        if let Some(q) = p.text.quotation_opened_by(from).filter(|q| q.end + 2 >= to) {
            to = q.end.min(to);
        }
        from += 1;
    }
    from..to.max(from)
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
