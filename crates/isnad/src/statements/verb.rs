//! Finite verbs of saying: verb–subject–clause, subject–verb–clause, quotation first, nominal complement,
//! relative clause, postposed attribution (`كما أفاد`, `حسبما أعلن`).

use super::complement::{self, Complement, Joint};
use super::{Draft, Subject, subject};
use crate::lexicon::{Class, Frames, Part, Reading};
use crate::model::{Act, Form};
use crate::phrases::Phrases;
use crate::text::TokenKind;

/// The statement whose cue is the finite verb at a token.
pub(super) fn at(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    let reading = *p.saying(at)?;
    let lemma = reading.stem.lemma();
    if is_unreal(p, at, &reading) {
        return None;
    }
    let limit = p.text.quotation_at(at).map_or(sentence_end, |q| q.end.min(sentence_end).max(at + 1));
    let postposed = is_postposed(p, at);
    let complement = complement::after(p, &reading, at + 1, limit, true);
    let before = || subject::before(p, at, &reading);
    let mut draft = Draft {
        cue: at..at + 1,
        lemma: lemma.text.to_owned(),
        subject: Subject::Implied(reading.stem.gender, reading.stem.number),
        content: Vec::new(),
        form: Form::Indirect,
        act: lemma.act.unwrap_or(Act::Say),
        channel: None,
        addressee: None,
        time: None,
        via: Vec::new(),
        rule: "verb-clause",
    };
    if postposed {
        return after_its_content(p, at, limit, &reading, draft, complement);
    }
    let risky = lemma.frames.has(Frames::RISKY);
    match complement {
        Some(c) if accepts(p, at, &reading, &c) => {
            if c.subject.is_some() {
                draft.subject = c.subject(&reading);
            } else if let Some(np) = before() {
                draft.subject = Subject::Named(np.tokens);
                draft.rule = "subject-verb";
            } else {
                draft.subject = c.subject(&reading);
                if reading.stem.person != 3 {
                    return None;
                }
                let needs_voice = risky && !reading.conjunction && c.joint == Joint::Nominal;
                if needs_voice {
                    return None;
                }
            }
            if c.joint == Joint::Nominal {
                draft.rule = "nominal-complement";
            }
            fill(p, &mut draft, &reading, c, limit);
            Some(draft)
        }
        _ => quotation_first(p, at, limit, &reading, draft),
    }
}

/// Nothing is said where the saying is denied, wished for or still to come.
fn is_unreal(p: &Phrases<'_>, at: usize, reading: &Reading) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let key = p.text.key(before);
    let negated = matches!(key, "لم" | "ولم" | "لن" | "ولن" | "لا" | "ولا" | "فلم" | "الا");
    let subjunctive = reading.stem.part == Part::Imperfect
        && matches!(key, "ان" | "وان" | "بان" | "كي" | "لكي" | "حتي" | "او" | "لو" | "اذا" | "قد" | "سوف" | "يمكن" | "يجب");
    let future = reading.future;
    let passive_filler = matches!(reading.stem.part, Part::PassiveImperfect)
        || matches!(p.text.key(at), "يذكر" | "ويذكر" | "يشار" | "ويشار");
    let imperfect_li = reading.preposition.is_some();
    negated || subjunctive || future || passive_filler || imperfect_li
        || p.lexemes.expression(at, Class::Filler).is_some()
        || p.lexemes.expression(at, Class::Echo).is_some()
}

/// `كما قال`, `حسبما ذكر`, `وفق ما أعلن`, `على ما أفاد`: the verb comes after what it reports.
fn is_postposed(p: &Phrases<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let key = p.text.key(before);
    let two = before.checked_sub(1).map_or("", |i| p.text.key(i));
    matches!(key, "حسبما" | "وفقما" | "كما" | "بحسبما") && !p.has_conjunction(at)
        || matches!(key, "ما" | "لما") && matches!(two, "بحسب" | "حسب" | "وفق" | "وفقا" | "علي" | "طبقا" | "وبحسب" | "ووفق")
}

/// Is the verb, with what was found after it, really a saying?
fn accepts(p: &Phrases<'_>, at: usize, reading: &Reading, c: &Complement) -> bool {
    let frames = reading.stem.lemma().frames;
    let risky = frames.has(Frames::RISKY);
    let rivals = p.lexemes.readings(at).iter().any(|r| {
        (crate::phrases::is_nominal_class(r.stem.class) || r.stem.class == Class::Preposition || r.stem.class == Class::Verb && r.is_finite())
            && r.preposition.is_none()
            && !r.article
            && r.conjunction == reading.conjunction
    });
    match c.joint {
        Joint::Nominal if risky => false,
        Joint::Nominal => {
            let thing_speaks = c.subject.as_ref().is_some_and(|s| {
                frames.has(Frames::VOICE) && matches!(s.head, Some(Class::Common | Class::Verb | Class::Saying | Class::Adjective))
            });
            !thing_speaks && (!rivals || c.subject.is_some())
        }
        Joint::Clause | Joint::Words => {
            let far = c.content > at + 25 && c.subject.is_none();
            let bare_noun = rivals && c.subject.is_none() && !reading.conjunction && at > 0
                && (p.preposition(at - 1).is_some() || p.lexemes.is(at - 1, Class::Demonstrative));
            !far && !bare_noun
        }
    }
}

/// Takes over what the complement found.
fn fill(p: &Phrases<'_>, draft: &mut Draft, reading: &Reading, c: Complement, limit: usize) {
    let (start, joint) = (c.content, c.joint);
    draft.channel = c.channel;
    draft.addressee = c.addressee;
    draft.time = c.time.or_else(|| time_before(p, draft.cue.start));
    if draft.channel.is_none() {
        draft.channel = channel_before(p, draft.cue.start);
    }
    let _ = reading;
    draft.content = super::content::open(p, start, limit, joint);
}

/// A time expression that stands before the verb in its clause (`وفي الرابع عشر من مايو، أعلن …`).
fn time_before(p: &Phrases<'_>, cue: usize) -> Option<std::ops::Range<usize>> {
    let start = p.text.sentence(cue).start;
    p.times_in(start..cue)
        .filter(|t| {
            let between = t.tokens.end..cue;
            between.len() <= 2 || t.tokens.start <= start + 1 && between.len() <= 12
        })
        .filter(|t| !(t.tokens.end..cue).any(|i| p.is_verb(i)))
        .last()
        .map(|t| t.tokens.clone())
}

/// A channel that opens the sentence (`وعلى موقع تويتر، أشار …`).
fn channel_before(p: &Phrases<'_>, cue: usize) -> Option<(std::ops::Range<usize>, crate::model::ChannelType)> {
    let start = p.text.sentence(cue).start;
    if cue - start > 14 {
        return None;
    }
    (start..cue.min(start + 2)).find_map(|i| match p.adverbial(i, cue) {
        Some(crate::phrases::Adverbial::Channel(range, kind)) => Some((range, kind)),
        _ => None,
    })
}

/// `«…»، قال فلان`.
fn quotation_first(p: &Phrases<'_>, at: usize, limit: usize, reading: &Reading, mut draft: Draft) -> Option<Draft> {
    let frames = reading.stem.lemma().frames;
    if !frames.has(Frames::QUOTE) || at == 0 || reading.conjunction {
        return None;
    }
    let close = if p.text.is_comma(at - 1) || p.text.is_mark(at - 1, '-') { at.checked_sub(2)? } else { at - 1 };
    let quotation = *p.text.quotation_closed_by(close)?;
    let np = (at + 1..limit.min(at + 4)).find_map(|i| p.noun_phrase(i, limit, true)).filter(|np| np.can_speak());
    let subject = np.filter(|np| reading.agrees(np.gender, np.number, true));
    if quotation.end - quotation.first() < 3 || subject.is_none() {
        return None;
    }
    draft.subject = subject.map_or(Subject::Implied(reading.stem.gender, reading.stem.number), |np| Subject::Named(np.tokens));
    draft.form = Form::Direct;
    draft.content = vec![quotation.first()..quotation.end];
    draft.rule = "quotation-first";
    Some(draft)
}

/// The content before a postposed verb: its sentence's clause up to the joining word.
fn after_its_content(
    p: &Phrases<'_>,
    at: usize,
    limit: usize,
    reading: &Reading,
    mut draft: Draft,
    complement: Option<Complement>,
) -> Option<Draft> {
    let mut joiner = at - 1;
    if matches!(p.text.key(joiner), "ما" | "لما") {
        joiner = joiner.checked_sub(1)?;
    }
    // The subject stands after the verb; what the complement walk met on its way is kept.
    let np = (at + 1..limit.min(at + 3)).find_map(|i| p.noun_phrase(i, limit, true)).filter(|np| np.can_speak());
    if let Some(np) = np.filter(|np| reading.agrees(np.gender, np.number, true)) {
        let mut next = np.tokens.end;
        while next < limit {
            if let Some(t) = p.time(next) {
                draft.time.get_or_insert(t.tokens.clone());
                next = t.tokens.end;
            } else if let Some(a) = p.adverbial(next, limit) {
                next = a.tokens().end.max(next + 1);
                match a {
                    crate::phrases::Adverbial::Channel(r, k) => { draft.channel.get_or_insert((r, k)); }
                    crate::phrases::Adverbial::Addressee(r) => { draft.addressee.get_or_insert(r); }
                    crate::phrases::Adverbial::Other(_) => {}
                }
            } else {
                break;
            }
        }
        draft.subject = Subject::Named(np.tokens);
    } else if reading.stem.person != 3 {
        return None;
    }
    draft.rule = "postposed";
    let start = p.text.sentence(at).start;
    if joiner <= start + 1 {
        // `كما أعلن الوزير أن …`, `وكما قال`: nothing before it, so an ordinary verb.
        let c = complement?;
        if c.subject.is_some() {
            draft.subject = c.subject(reading);
        }
        draft.rule = "verb-clause";
        fill(p, &mut draft, reading, c, limit);
        return Some(draft);
    }
    if let Some(c) = complement.filter(|c| c.joint != Joint::Nominal && p.text.key(at - 1) == "كما") {
        if c.subject.is_some() {
            draft.subject = c.subject(reading);
        }
        draft.rule = "verb-clause";
        fill(p, &mut draft, reading, c, limit);
        return Some(draft);
    }
    if p.text.key(at - 1) == "كما" && !p.text.is_comma(at.saturating_sub(2)) && p.text.kind(at.saturating_sub(2)) == TokenKind::Word && draft.act != Act::Say && draft.act != Act::Announce {
        return None;
    }
    draft.content = super::content::before(p, joiner);
    Some(draft)
}
