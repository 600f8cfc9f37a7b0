//! Who says it: the noun phrases beside a finite verb of saying that may be its subject, and what the model is told of
//! each.
//!
//! The walk behind the verb and the search before it propose one; where words are unknown, of a class that seldom speaks
//! (`قال إمام المسجد`, `معلومات أشارت إلى أن`), or where phrases stand on both sides of the verb, another may be
//! likelier, or nobody may be named at all.

use super::features::{bucket, class, for_classes, word};
use super::{Draft, Subject};
use crate::learned::{self, AGENTS, Log, Sink, Value};
use crate::lexicon::{Class, Frames, Gender, Part, Reading, Use, Uses};
use crate::phrases::{NounPhrase, Phrases};
use crate::text::TokenKind;
use std::ops::Range;

/// Tokens before the verb in which its subject is looked for.
const BEFORE: usize = 40;
/// Tokens behind the verb in which its subject may begin.
const BEHIND: usize = 24;
/// The longest subject of unknown words, in tokens.
const LONGEST: usize = 16;

/// Somebody who may be meant, or nobody (`phrase` is empty).
struct Candidate {
    phrase: Option<NounPhrase>,
    /// The noun phrases between it and the verb.
    rank: usize,
}

/// Lets the model choose whom the verb has as subject.
pub(super) fn settle(p: &Phrases<'_>, draft: &mut Draft, log: &mut Log) {
    let finite = matches!(
        draft.rule,
        "verb-clause" | "subject-verb" | "nominal-complement" | "postposed" | "quotation-first"
    );
    if !finite || draft.subject == Subject::Nobody {
        return;
    }
    let own = |r: &&Reading| r.is_finite() && r.stem.lemma().text == draft.lemma;
    let Some(&reading) = p.lexemes.readings(draft.cue.start).iter().find(own) else { return };
    let candidates = candidates(p, draft);
    let proposed = match &draft.subject {
        Subject::Named(range) => Some(range.clone()),
        _ => None,
    };
    let by_rule = |i: usize| match (&candidates[i].phrase, &proposed) {
        (Some(np), Some(range)) => np.tokens == *range,
        (None, None) => true,
        _ => false,
    };
    let choice = Choice { p, draft, reading, candidates: &candidates };
    let features = |i: usize, sink: &mut Sink| choice.describe(&candidates[i], by_rule(i), sink);
    let tokens = |i: usize| {
        let none = draft.cue.end..draft.cue.end;
        (candidates[i].phrase.as_ref().map_or(none, |np| np.tokens.clone()), by_rule(i))
    };
    log.keep(&AGENTS, draft.cue.clone(), candidates.len(), tokens, features);
    let Some(best) = learned::choose(&AGENTS, candidates.len(), features) else { return };
    if by_rule(best) {
        return;
    }
    draft.subject = match &candidates[best].phrase {
        Some(np) => Subject::Named(np.tokens.clone()),
        None => Subject::Implied(reading.stem.gender, reading.stem.number),
    };
}

/// The rule's own proposal, nobody, and the noun phrases on both sides of the verb, the nearest first.
fn candidates(p: &Phrases<'_>, draft: &Draft) -> Vec<Candidate> {
    let mut out = vec![Candidate { phrase: None, rank: 0 }];
    if let Subject::Named(range) = &draft.subject {
        out.push(Candidate { phrase: Some(of_range(p, range.clone())), rank: 0 });
    }
    let content = draft.opening.map_or(draft.cue.end + BEHIND, |o| o.start);
    let limit = if content < draft.cue.end { draft.cue.end + BEHIND } else { content };
    let sentence = p.sentence(draft.cue.start);
    let behind = draft.cue.end..limit.min(draft.cue.end + BEHIND).min(sentence.end);
    for (rank, np) in phrases_behind(p, behind).into_iter().enumerate() {
        add(&mut out, np, rank);
    }
    let before = sentence.start.max(draft.cue.start.saturating_sub(BEFORE))..draft.cue.start;
    for (rank, np) in phrases_before(p, before).into_iter().rev().enumerate() {
        add(&mut out, np, rank);
    }
    out
}

/// Each phrase once: one that begins like the rule's own is the rule's own.
fn add(out: &mut Vec<Candidate>, np: NounPhrase, rank: usize) {
    let same = |c: &&mut Candidate| c.phrase.as_ref().is_some_and(|o| o.tokens.start == np.tokens.start);
    if let Some(known) = out.iter_mut().find(same) {
        known.rank = rank;
    } else {
        out.push(Candidate { phrase: Some(np), rank });
    }
}

/// The noun phrases from the verb to its content; an unknown one runs up to what surely parts it.
fn phrases_behind(p: &Phrases<'_>, within: Range<usize>) -> Vec<NounPhrase> {
    let mut out = Vec::new();
    let mut at = within.start;
    while at < within.end {
        if !p.text.is_word(at) || !may_open(p, at) {
            at += 1;
            continue;
        }
        let np = p.noun_phrase(at, within.end, true);
        let plain = at == within.start
            && np.as_ref().is_none_or(|np| {
                np.tokens.end < within.end && goes_on(p, np.tokens.end) && !p.has_article(np.tokens.end)
            });
        let np = if plain { Some(unknown(p, at, within.end, np)) } else { np };
        match np {
            Some(np) => {
                at = np.tokens.end.max(at + 1);
                out.push(np);
            }
            None => at += 1,
        }
    }
    out
}

/// Words up to a mark, preposition, time or clause, as one phrase.
fn unknown(p: &Phrases<'_>, start: usize, limit: usize, np: Option<NounPhrase>) -> NounPhrase {
    let from = np.as_ref().map_or(start + 1, |np| np.tokens.end);
    let limit = limit.min(start + LONGEST).max(from);
    let end = (from..limit).find(|&i| !goes_on(p, i)).unwrap_or(limit);
    match np {
        Some(np) => NounPhrase { tokens: start..end, ..np },
        None => of_range(p, start..end),
    }
}

fn of_range(p: &Phrases<'_>, range: Range<usize>) -> NounPhrase {
    let np = p.noun_phrase(range.start, range.end, true);
    let np = np.unwrap_or_else(|| NounPhrase {
        head: p.lexemes.readings(range.start).first().map(|r| r.stem.class),
        ..super::complement::name(range.clone())
    });
    NounPhrase { tokens: range, ..np }
}

/// The noun phrases before the verb in its sentence.
fn phrases_before(p: &Phrases<'_>, within: Range<usize>) -> Vec<NounPhrase> {
    let mut out = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let np = (p.text.is_word(at) && may_open(p, at) && !p.only_verb(at))
            .then(|| p.noun_phrase(at, within.end, false))
            .flatten();
        match np {
            Some(np) => {
                at = np.tokens.end.max(at + 1);
                out.push(np);
            }
            None => at += 1,
        }
    }
    out
}

/// A word that a noun phrase can begin with.
fn may_open(p: &Phrases<'_>, at: usize) -> bool {
    let readings = p.lexemes.readings(at);
    let noun = |r: &Reading| {
        crate::phrases::is_nominal_class(r.stem.class)
            || matches!(r.stem.part, Part::Masdar | Part::Participle)
            || r.stem.class == Class::Demonstrative
    };
    let pronoun = |r: &Reading| {
        r.pronoun.is_some() && matches!(r.stem.class, Class::Preposition | Class::Complementizer)
    };
    goes_on(p, at)
        && p.text.key(at).chars().count() > 1
        && (readings.is_empty() || readings.iter().any(noun))
        && !readings.iter().any(pronoun)
}

/// A word that surely parts nothing.
fn goes_on(p: &Phrases<'_>, at: usize) -> bool {
    const RELATIVES: Uses = Uses::of(&[Use::What, Use::OfWhat, Use::Min]);
    let readings = p.lexemes.readings(at);
    let particle = |r: &Reading| {
        matches!(r.stem.class, Class::Boundary | Class::Negation | Class::Interrogative | Class::Conjunction)
    };
    p.text.kind(at) == TokenKind::Word
        && !p.is_complementizer(at)
        && !p.is_relative(at)
        && !p.is_governed_pronoun(at)
        && !p.serves_any(at, RELATIVES)
        && p.lexemes.expression(at, Class::Aside).is_none()
        && p.preposition(at).is_none()
        && p.time(at).is_none()
        && !p.inside_time(at)
        && !(readings.iter().any(particle) && readings.iter().all(|r| r.stem.part == Part::Particle))
}

/// A verb and everybody who may be its subject.
struct Choice<'a> {
    p: &'a Phrases<'a>,
    draft: &'a Draft,
    reading: Reading,
    candidates: &'a [Candidate],
}

impl Choice<'_> {
    /// What the model is told of a candidate.
    fn describe(&self, c: &Candidate, by_rule: bool, sink: &mut Sink) {
        let rule = if by_rule { Value::of("rule") } else { Value::of("other") };
        let joint = self.draft.opening.map_or(Value::of("placed"), |o| Value::of(o.joint.name()));
        let Some(np) = &c.phrase else {
            self.nobody(rule, joint, sink);
            return;
        };
        let side =
            if np.tokens.start >= self.draft.cue.end { Value::of("behind") } else { Value::of("before") };
        let head = np.head.map_or(Value::of("none"), class);
        sink.add("rule", [rule, side]);
        sink.add("rule-construction", [rule, side, Value::new(self.draft.rule)]);
        sink.add("rule-head", [rule, side, head]);
        sink.add("head", [head, side]);
        sink.add("side-lemma", [side, Value::new(&self.draft.lemma)]);
        sink.add("agrees", [self.agreement(np), side]);
        self.circumstances(np, side, sink);
        self.gap(np, side, c.rank, sink);
        if side.is("behind") {
            self.object(np, head, sink);
        }
    }

    /// What tells whether a phrase behind the verb speaks or is spoken to: `دعا | الوزير | إلى الحوار`, `دعا | الجميع |
    /// إلى الحوار`.
    fn object(&self, np: &NounPhrase, head: Value<'_>, sink: &mut Sink) {
        let p = self.p;
        let lemma = self.reading.stem.lemma();
        let takes = if lemma.frames.has(Frames::TO_OBJECT.with(Frames::OBJECT_BI)) {
            Value::of("takes")
        } else if lemma.frames.has(Frames::OBJECT) {
            Value::of("has")
        } else {
            Value::of("none")
        };
        let many = match np.number {
            crate::lexicon::Number::Singular => Value::of("one"),
            _ => Value::of("many"),
        };
        let named = if np.named { Value::of("named") } else { Value::of("told") };
        let next = self.behind(np.tokens.end);
        let verb = Value::new(lemma.text);
        let conjunction = if self.reading.conjunction { Value::of("conjoined") } else { Value::of("bare") };
        sink.add("next", [next, takes]);
        sink.add("next-head", [next, takes, head]);
        sink.add("next-lemma", [next, verb]);
        sink.add("takes", [takes, many, named, conjunction]);
        sink.add("takes-head", [takes, head, many, conjunction]);
        sink.add("head-word", [word(p, np.head_token), takes]);
    }

    /// What stands behind a phrase.
    fn behind(&self, at: usize) -> Value<'_> {
        let p = self.p;
        if !p.text.is_word(at) {
            return word(p, at);
        }
        if p.is_complementizer(at) {
            return Value::of("complementizer");
        }
        if let Some(preposition) = p.preposition(at) {
            return Value::new(preposition.text);
        }
        match () {
            () if p.attached(at, 'ب') => Value::of("bi"),
            () if p.attached(at, 'ل') => Value::of("li"),
            () if p.is_relative(at) => Value::of("relative"),
            () if p.time(at).is_some() => Value::of("time"),
            () if p.is_verb(at) => Value::of("verb"),
            () if p.has_article(at) => Value::of("definite"),
            () => Value::of("word"),
        }
    }

    /// That the verb alone tells who speaks.
    fn nobody(&self, rule: Value<'_>, joint: Value<'_>, sink: &mut Sink) {
        let (p, at) = (self.p, self.draft.cue.end);
        let conjunction = if self.reading.conjunction { Value::of("conjoined") } else { Value::of("bare") };
        sink.add("nobody-joint", [rule, joint, conjunction]);
        sink.add("nobody-lemma", [Value::new(&self.draft.lemma)]);
        sink.add("nobody-count", [bucket(self.candidates.len()), conjunction]);
        for_classes(p, at, |class| sink.add("nobody-behind", [class, conjunction, joint]));
        sink.add("nobody-word", [word(p, at)]);
        if let Some(before) = self.draft.cue.start.checked_sub(1) {
            sink.add("nobody-before", [word(p, before), conjunction]);
        }
    }

    fn agreement(&self, np: &NounPhrase) -> Value<'static> {
        let before = np.tokens.start >= self.draft.cue.end;
        if np.is_oblique(self.p) {
            Value::of("oblique")
        } else if !self.reading.agrees(np.gender, np.number, before) {
            Value::of("no")
        } else if np.gender == Gender::Any {
            Value::of("any")
        } else {
            Value::of("yes")
        }
    }

    /// How it stands in its clause.
    fn circumstances(&self, np: &NounPhrase, side: Value<'_>, sink: &mut Sink) {
        let p = self.p;
        let definite = if p.has_article(np.head_token) { Value::of("definite") } else { Value::of("bare") };
        let start = np.tokens.start;
        let attached = p.lexemes.readings(start).iter().any(|r| r.preposition.is_some())
            && p.lexemes.readings(start).iter().all(|r| r.preposition.is_some());
        let opener = match start.checked_sub(1) {
            _ if attached => Value::of("attached"),
            None => Value::of("start"),
            Some(before) if start <= p.sentence(self.draft.cue.start).start && p.text.is_word(before) => {
                Value::of("opening")
            }
            Some(_) if start <= p.sentence(self.draft.cue.start).start => Value::of("start"),
            Some(before) if p.preposition(before).is_some() => Value::of("preposition"),
            Some(before) if p.is_complementizer(before) => Value::of("complementizer"),
            Some(before) if p.is_relative(before) => Value::of("relative"),
            Some(before) if p.only_verb(before) || p.is_verb(before) => Value::of("verb"),
            Some(before) if !p.text.is_word(before) => word(p, before),
            Some(before) if p.lexemes.is(before, Class::Boundary) => Value::of("boundary"),
            Some(before) if p.lexemes.is(before, Class::Conjunction) => Value::of("conjunction"),
            Some(before) if p.inside_time(before) || p.time(before).is_some() => Value::of("time"),
            Some(_) => Value::of("word"),
        };
        sink.add("opener", [opener, side]);
        sink.add("opener-definite", [opener, side, definite]);
        sink.add("length", [bucket(np.tokens.len()), side]);
        for_classes(p, start, |class| sink.add("first", [class, side]));
    }

    /// What stands between it and the verb.
    fn gap(&self, np: &NounPhrase, side: Value<'_>, rank: usize, sink: &mut Sink) {
        let p = self.p;
        let cue = &self.draft.cue;
        let between =
            if np.tokens.start >= cue.end { cue.end..np.tokens.start } else { np.tokens.end..cue.start };
        let count = |test: &dyn Fn(usize) -> bool| between.clone().filter(|&i| test(i)).count();
        let commas = bucket(count(&|i| p.text.is_comma(i)));
        let relatives = bucket(count(&|i| p.is_relative(i)));
        let length = bucket(between.len());
        let mark = match cue.start.checked_sub(1) {
            Some(before) if side.is("before") && !p.text.is_word(before) => word(p, before),
            Some(before) if side.is("before") && p.is_relative(before) => Value::of("relative"),
            Some(before) if side.is("before") && p.lexemes.is(before, Class::Boundary) => {
                Value::of("boundary")
            }
            _ => Value::of("word"),
        };
        let conjunction = if self.reading.conjunction { Value::of("conjoined") } else { Value::of("bare") };
        sink.add("length-between", [length, side, conjunction]);
        sink.add("commas", [commas, side, relatives]);
        sink.add("cue-mark", [mark, side, bucket(rank)]);
        sink.add(
            "conjunction-straight",
            [conjunction, side, if between.is_empty() { Value::of("yes") } else { Value::of("no") }],
        );
    }
}
