//! What follows a cue: its subject, its circumstances, and where its content begins.

use super::Subject;
use crate::lexicon::{Class, Frames, Gender, Number, Part, Reading};
use crate::model::ChannelType;
use crate::phrases::{Adverbial, NounPhrase, Phrases};
use crate::text::TokenKind;
use std::ops::Range;

/// How the content is joined to its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// إن, أن.
    Clause,
    /// A quotation mark or a colon.
    Words,
    /// A noun phrase, with or without its preposition.
    Nominal,
}

/// A cue's surroundings.
#[derive(Debug, Clone)]
pub(super) struct Complement {
    pub(super) joint: Joint,
    /// First token of the content.
    pub(super) content: usize,
    pub(super) subject: Option<NounPhrase>,
    pub(super) channel: Option<(Range<usize>, ChannelType)>,
    pub(super) addressee: Option<Range<usize>>,
    pub(super) time: Option<Range<usize>>,
    /// `عن X` of a verb of passing on.
    pub(super) from: Option<Range<usize>>,
}

/// Circumstances met on the way to the content.
#[derive(Debug, Default)]
struct Met {
    subject: Option<NounPhrase>,
    channel: Option<(Range<usize>, ChannelType)>,
    addressee: Option<Range<usize>>,
    time: Option<Range<usize>>,
    /// The cue carries its object itself (وصفها).
    cue_pronoun: bool,
}

/// The reach of the search for a content, in tokens.
const REACH: usize = 60;

/// Walks from the token after a cue to its content. `wants_subject` is false for participles and nouns.
pub(super) fn after(
    p: &Phrases<'_>,
    cue: &Reading,
    from: usize,
    limit: usize,
    wants_subject: bool,
) -> Option<Complement> {
    let limit = limit.min(from + REACH);
    let frames = cue.stem.lemma().frames;
    let mut met = Met { cue_pronoun: cue.pronoun.is_some(), ..Met::default() };
    let mut at = from;
    let made = |joint, content, met: Met| {
        Some(Complement {
            joint,
            content,
            subject: met.subject,
            channel: met.channel,
            addressee: met.addressee,
            time: met.time,
            from: None,
        })
    };
    while at < limit {
        // قائلا after a verb of saying only opens the words.
        if wants_subject
            && matches!(p.text.key(at), "قايلا" | "قايله" | "قايلين" | "بالقول" | "بقوله" | "بقولها" | "القول")
        {
            at += 1;
            // With no mark after قائلا the words begin at once.
            if p.text.is_word(at) && !p.is_complementizer(at) {
                return made(Joint::Words, at, met);
            }
            continue;
        }
        if p.is_complementizer(at) && !p.has_conjunction(at) {
            return if frames.has(Frames::CLAUSE) || frames.has(prepositions()) {
                made(Joint::Clause, at, met)
            } else {
                None
            };
        }
        match p.text.kind(at) {
            TokenKind::Punct if p.text.is_mark(at, ':') => {
                if frames.has(Frames::QUOTE) || frames.has(Frames::CLAUSE) {
                    let next = skip_opening(p, at + 1, limit);
                    return (next < limit).then(|| made(Joint::Words, next, met)).flatten();
                }
                return None;
            }
            TokenKind::Punct if p.text.is_mark(at, '(') => {
                at = (at + 1..limit).find(|&i| p.text.is_mark(i, ')')).map_or(at + 1, |i| i + 1);
                continue;
            }
            TokenKind::Punct if p.text.is_comma(at) => {
                at = after_comma(p, at, limit, &mut met, wants_subject)?;
                continue;
            }
            TokenKind::Punct if matches!(p.text.mark(at), Some('-' | '–' | '—' | '.' | '؛')) => {
                if p.text.mark(at) == Some('؛') {
                    return None;
                }
                at += 1;
                continue;
            }
            TokenKind::Quote => {
                let Some(q) = p.text.quotation_opened_by(at) else {
                    at += 1;
                    continue;
                };
                let quoted = frames.has(Frames::QUOTE) || frames.has(Frames::CLAUSE);
                let nominal = nominal_frames(frames) && (met.subject.is_some() || !wants_subject);
                // A few quoted words straight after the verb name its subject: `وقالت «رويترز» إن`.
                let names = wants_subject
                    && met.subject.is_none()
                    && q.closed
                    && q.end - q.first() <= 4
                    && !ends_clause(p, q.after(), limit);
                // … and a few quoted words further on are a name too, unless they are all that is said.
                let aside = q.closed
                    && q.end - q.first() <= 4
                    && met.subject.is_some()
                    && !ends_clause(p, q.after(), limit)
                    && !p.text.is_mark(at - 1, ':');
                if aside && quoted {
                    at = q.after();
                    continue;
                }
                if quoted && !names {
                    return made(Joint::Words, q.first(), met);
                }
                if names && quoted {
                    met.subject = Some(quoted_name(q));
                    at = q.after();
                    continue;
                }
                if nominal {
                    return made(Joint::Nominal, at, met);
                }
                at = q.after();
                continue;
            }
            TokenKind::Break => return None,
            _ => {}
        }
        if p.is_relative(at) {
            at = skip_relative(p, at, limit)
                .or_else(|| own_preposition(p, frames, at + 2, limit, &met, wants_subject))?;
            continue;
        }
        if let Some(time) = p.time(at) {
            met.time.get_or_insert(time.tokens.clone());
            at = time.tokens.end;
            continue;
        }
        if let Some(next) = frame_preposition(p, frames, at, limit, &met, wants_subject) {
            if p.is_complementizer(next) {
                return made(Joint::Clause, next, met);
            }
            if p.text.is_word(next) || p.text.kind(next) != TokenKind::Break {
                let words = p.text.quotation_opened_by(next).is_some();
                return made(
                    if words { Joint::Words } else { Joint::Nominal },
                    if words { next + 1 } else { next },
                    met,
                );
            }
            return None;
        }
        if let Some(adverbial) = p.adverbial(at, limit) {
            let end = adverbial.tokens().end.max(at + 1);
            match adverbial {
                Adverbial::Channel(range, kind) => {
                    if met.time.is_none() {
                        met.time = p.times_in(range.clone()).next().map(|t| t.tokens.clone());
                    }
                    met.channel.get_or_insert((range, kind));
                }
                Adverbial::Addressee(range) => {
                    met.addressee.get_or_insert(range);
                }
                Adverbial::Other(_) => {}
            }
            at = end;
            continue;
        }
        if met.subject.is_none() && p.saying_participle(at).is_some() && wants_subject && at > from {
            return None;
        }
        if is_prepositional_pronoun(p, at) {
            at += 1;
            continue;
        }
        if p.preposition(at).is_some() || p.attached(at, 'ب') || p.attached(at, 'ل') || p.attached(at, 'ك')
        {
            // A prepositional phrase beside the verb: over it.
            let own_word = p.preposition(at).is_some();
            if own_word && p.is_complementizer(at + 1) && frames.has(Frames::CLAUSE) {
                return made(Joint::Clause, at + 1, met);
            }
            if own_word && p.preposition(at + 1).is_some() {
                at += 1;
                continue;
            }
            let noun = if own_word { at + 1 } else { at };
            at = p.noun_phrase(noun, limit, true).map_or(noun + 1, |np| np.tokens.end).max(at + 1);
            continue;
        }
        let np = p
            .noun_phrase(at, limit, frames.has(Frames::BI))
            .filter(|np| np.head != Some(Class::Demonstrative));
        let Some(np) = np else {
            let skip = p.lexemes.is(at, Class::Adverb)
                || p.lexemes.is(at, Class::Auxiliary)
                || p.lexemes.is(at, Class::Pronoun)
                || p.lexemes.is(at, Class::Demonstrative)
                || p.text.kind(at) == TokenKind::Number
                || p.lexemes.readings(at).is_empty();
            // Straight after the verb no other verb can stand: a foreign name that looks like one.
            if wants_subject
                && met.subject.is_none()
                && at == from
                && p.only_verb(at)
                && !p.has_conjunction(at)
                && cue.is_finite()
            {
                let end = p.noun_phrase(at + 1, limit, true).map_or(at + 1, |np| np.tokens.end);
                met.subject = Some(name(at..end));
                at = end;
                continue;
            }
            // A word that fits nowhere is passed over where a clause or quoted words may still come.
            let clause = frames.has(Frames::CLAUSE.with(Frames::QUOTE))
                && (!frames.has(Frames::RISKY) || met.subject.is_some());
            let circumstance = p.saying_participle(at).is_some() && met.subject.is_some();
            let next_clause = p.only_verb(at)
                && !circumstance
                && (p.has_conjunction(at)
                    || !clause
                    || p.saying(at).is_some_and(|r| !r.stem.lemma().frames.has(Frames::RISKY)));
            if (skip || clause) && !next_clause {
                at += 1;
                continue;
            }
            return None;
        };
        // حديثه, كلمته: what is said, neither speaker nor content; and behind a comma an apposition to
        // what a preposition governs.
        let own_words = matches!(np.head, Some(Class::Channel | Class::Document))
            && p.lexemes.readings(np.head_token).iter().any(|r| r.pronoun.is_some());
        let apposition = wants_subject
            && met.subject.is_none()
            && at > from + 1
            && p.text.is_comma(at - 1)
            && np.can_speak();
        if own_words && wants_subject || apposition {
            at = np.tokens.end.max(at + 1);
            continue;
        }
        if let Some(content) = nominal_at(p, cue, &np, &mut met, wants_subject, at, limit) {
            return made(Joint::Nominal, content, met);
        }
        at = np.tokens.end.max(at + 1);
    }
    None
}

/// True where nothing of the clause follows: its end or the next saying.
fn ends_clause(p: &Phrases<'_>, at: usize, limit: usize) -> bool {
    at >= limit
        || p.text.kind(at) == TokenKind::Break
        || matches!(p.text.mark(at), Some('.' | '؟' | '!'))
        || p.text.is_comma(at) && !p.is_complementizer(at + 1)
}

/// A name in quotation marks as a noun phrase.
pub(super) fn quoted_name(q: &crate::text::Quotation) -> NounPhrase {
    NounPhrase { head_token: q.first(), ..name(q.open..q.after()) }
}

/// A name of unknown gender.
fn name(tokens: Range<usize>) -> NounPhrase {
    NounPhrase {
        head: None,
        head_token: tokens.start,
        tokens,
        gender: Gender::Any,
        number: Number::Singular,
        named: true,
    }
}

/// فيه, لنا, عليها: a preposition with its pronoun.
fn is_prepositional_pronoun(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| r.stem.class == Class::Preposition && r.pronoun.is_some())
        || matches!(
            p.text.key(at),
            "له" | "لها" | "لهم" | "لنا" | "لي" | "به" | "بها" | "فيه" | "فيها" | "عنه" | "عنها"
        )
}

/// A noun phrase on the way: the subject, the addressee, or the content itself.
fn nominal_at(
    p: &Phrases<'_>,
    cue: &Reading,
    np: &NounPhrase,
    met: &mut Met,
    wants_subject: bool,
    at: usize,
    limit: usize,
) -> Option<usize> {
    let frames = cue.stem.lemma().frames;
    let objects = Frames::OBJECT.with(Frames::OBJECT_BI).with(Frames::OBJECT_OBJECT);
    let held_responsible =
        frames.has(Frames::OBJECT_OBJECT) && (at..limit).any(|i| p.text.key(i).ends_with("مسووليه"));
    let takes_object = frames.has(objects) && (!frames.has(Frames::RISKY) || held_responsible);
    let verbal = p.lexemes.readings(np.head_token).iter().any(|r| r.stem.part == Part::Masdar && !r.article)
        && matches!(np.head, Some(Class::Verb | Class::Saying) | None);
    let thing = verbal
        || matches!(
            np.head,
            Some(Class::Common | Class::Claim | Class::Adjective | Class::Verb | Class::Saying)
        );
    if wants_subject && met.subject.is_none() {
        let agrees = cue.agrees(np.gender, np.number, true);
        let fits = agrees && (np.can_speak() || !takes_object && !verbal) && !(thing && takes_object);
        if fits && cue.stem.person == 3 && !cue.stem.lemma().text.is_empty() {
            met.subject = Some(np.clone());
            return None;
        }
        if !agrees && frames.has(Frames::TO_OBJECT) && np.can_speak() {
            met.addressee.get_or_insert(np.tokens.clone());
            return None;
        }
        let clause = frames.has(Frames::CLAUSE) && !thing && clause_ahead(p, np.tokens.end, limit);
        return (takes_object && !clause).then_some(at);
    }
    if frames.has(Frames::TO_OBJECT)
        && !frames.has(Frames::OBJECT_BI)
        && met.addressee.is_none()
        && np.can_speak()
    {
        met.addressee = Some(np.tokens.clone());
        return None;
    }
    let clause = frames.has(Frames::CLAUSE) && !thing && clause_ahead(p, np.tokens.end, limit);
    (takes_object && cue.pronoun.is_none() && !clause).then_some(at)
}

/// The verb's own preposition behind a relative clause that nothing else closes
/// (`تطالب النقابات التي تنظم الإضراب | بزيادة الأجور`).
fn own_preposition(
    p: &Phrases<'_>,
    frames: Frames,
    from: usize,
    limit: usize,
    met: &Met,
    wants_subject: bool,
) -> Option<usize> {
    (from..limit)
        .take_while(|&i| !p.text.is_comma(i) && !(p.only_verb(i) && p.has_conjunction(i)))
        .find(|&i| frame_preposition(p, frames, i, limit, met, wants_subject).is_some())
}

/// True where a complementizer comes before anything that ends the search for it.
fn clause_ahead(p: &Phrases<'_>, from: usize, limit: usize) -> bool {
    let mut at = from;
    while at < limit {
        if p.is_complementizer(at) && !p.has_conjunction(at) {
            return true;
        }
        if p.is_relative(at) {
            match skip_relative(p, at, limit) {
                Some(next) => at = next.max(at + 1),
                None => return false,
            }
            continue;
        }
        let closed = p.only_verb(at)
            || p.saying_participle(at).is_some() && !p.text.is_word(at.saturating_sub(1))
            || p.text.is_mark(at, ':')
            || p.text.is_mark(at, '؛');
        if closed {
            return false;
        }
        at += 1;
    }
    false
}

/// Every preposition that may lead to a clause.
const fn prepositions() -> Frames {
    Frames::ILA.with(Frames::ALA).with(Frames::AAN).with(Frames::MIN).with(Frames::BI)
}

const fn nominal_frames(frames: Frames) -> bool {
    frames.has(
        prepositions()
            .with(Frames::OBJECT)
            .with(Frames::OBJECT_BI)
            .with(Frames::LI)
            .with(Frames::FI)
            .with(Frames::HAWL),
    ) && !frames.has(Frames::RISKY)
}

/// Where the content begins, if the cue's own preposition stands at `at`.
fn frame_preposition(
    p: &Phrases<'_>,
    frames: Frames,
    at: usize,
    limit: usize,
    met: &Met,
    wants_subject: bool,
) -> Option<usize> {
    let cue_pronoun = met.cue_pronoun;
    let key = p.text.key(at);
    let own = match key {
        "الي" => Frames::ILA,
        "علي" => Frames::ALA,
        "عن" => Frames::AAN,
        "من" => Frames::MIN,
        "في" => Frames::FI,
        "حول" => Frames::HAWL,
        _ => Frames::NONE,
    };
    if own != Frames::NONE {
        let clause = p.is_complementizer(at + 1);
        let believed = clause || !frames.has(Frames::RISKY);
        let channel = matches!(own, Frames::FI | Frames::ALA) && p.channel_noun(at + 1).is_some();
        return (frames.has(own) && believed && !channel && at + 1 < limit).then_some(at + 1);
    }
    let bi = frames.has(Frames::BI.with(Frames::OBJECT_BI)) && !frames.has(Frames::RISKY);
    // بسرعة alone is an adverb, بسرعة إطلاق is not.
    let adverb = p.lexemes.is(at, Class::Adverb)
        && !p.lexemes.readings(at + 1).iter().any(|r| r.stem.part == Part::Masdar);
    if bi && (p.attached(at, 'ب') || key == "ب") && !adverb {
        let described = frames.has(Frames::OBJECT_BI) && cue_pronoun;
        let ready = !wants_subject || met.subject.is_some() || !frames.has(Frames::QUOTE) || described;
        return ready.then_some(at);
    }
    let li = frames.has(Frames::LI) && !frames.has(Frames::RISKY) && (p.attached(at, 'ل') || key == "ل");
    let purpose =
        || p.lexemes.readings(at).iter().any(|r| r.preposition == Some('ل') && r.stem.part == Part::Masdar);
    (li && (met.subject.is_some() || !wants_subject || purpose())).then_some(at)
}

/// Past a comma: an apposition to the subject, a relative clause, or simply on.
fn after_comma(
    p: &Phrases<'_>,
    comma: usize,
    limit: usize,
    met: &mut Met,
    wants_subject: bool,
) -> Option<usize> {
    let at = comma + 1;
    if at >= limit || !wants_subject && met.subject.is_none() && p.saying(at).is_some() {
        return None;
    }
    if p.saying_participle(at).is_some() || p.saying(at).is_some() && p.has_conjunction(at) {
        return None;
    }
    if p.is_relative(at) || p.is_complementizer(at) || p.text.kind(at) != TokenKind::Word {
        return Some(at);
    }
    if matches!(p.text.key(at), "وهو" | "وهي" | "وهم") {
        return (at + 1..limit).find(|&i| p.text.is_comma(i)).or(Some(at + 1));
    }
    if let Some(subject) = met.subject.as_mut()
        && p.time(at).is_none()
        && p.adverbial(at, limit).is_none()
        && let Some(np) = p.noun_phrase(at, limit, false)
        && !p.has_conjunction(at)
    {
        let closes = np.tokens.end >= limit
            || p.text.is_comma(np.tokens.end)
            || p.is_complementizer(np.tokens.end)
            || p.is_relative(np.tokens.end)
            || p.time(np.tokens.end).is_some()
            || p.adverbial(np.tokens.end, limit).is_some()
            || matches!(p.text.kind(np.tokens.end), TokenKind::Quote | TokenKind::Punct);
        let same_kind = np.named
            || np.head == subject.head
            || matches!(np.head, Some(Class::Role | Class::Title)) && subject.is_person();
        if closes && same_kind && (np.can_speak() || np.named) {
            subject.tokens.end = np.tokens.end;
            subject.named |= np.named;
            return Some(np.tokens.end);
        }
    }
    Some(at)
}

/// Past a relative clause: to its closing comma, or to the complementizer, colon or quotation of the cue.
fn skip_relative(p: &Phrases<'_>, from: usize, limit: usize) -> Option<usize> {
    let mut at = from + 1;
    let mut verbs = 0;
    while at < limit {
        if p.text.is_comma(at) {
            return Some(at);
        }
        if p.saying(at).is_some_and(|r| !r.stem.lemma().frames.has(Frames::RISKY)) {
            verbs += 1;
        }
        if p.is_complementizer(at) || p.text.is_mark(at, ':') {
            return (verbs == 0).then_some(at);
        }
        if p.text.kind(at) == TokenKind::Quote {
            let q = p.text.quotation_opened_by(at)?;
            if q.end - q.first() > 4 {
                return Some(at);
            }
            at = q.after();
            continue;
        }
        at += 1;
    }
    None
}

/// Past the marks and spaces that open quoted words.
pub(super) fn skip_opening(p: &Phrases<'_>, mut at: usize, limit: usize) -> usize {
    while at < limit
        && (p.text.quotation_opened_by(at).is_some()
            || matches!(p.text.mark(at), Some('-' | '–' | '.' | ':')))
    {
        at += 1;
    }
    at
}

impl Complement {
    /// The subject as the statement layer hands it on.
    pub(super) fn subject(&self, cue: &Reading) -> Subject {
        match &self.subject {
            Some(np) => Subject::Named(np.tokens.clone()),
            None if matches!(cue.stem.part, Part::PassivePerfect | Part::PassiveImperfect) => Subject::Nobody,
            None => Subject::Implied(cue.stem.gender, cue.stem.number),
        }
    }
}

/// A reading's gender and number.
pub(super) const fn agreement(reading: &Reading) -> (Gender, Number) {
    (reading.stem.gender, reading.stem.number)
}
