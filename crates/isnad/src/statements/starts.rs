//! Where a content begins: the places behind a cue that may open it, and what the model is told of each.
//!
//! The walk has proposed one; where the subject is long or its words are unknown, another may be likelier
//! (`أعلنت وزارة التجارة | والصناعة | بلوغ القيمة …`).

use super::complement::{Joint, skip_opening};
use super::features::{bucket, for_classes, word};
use super::governor::{frame_of, governor};
use super::{Draft, Opening, Subject, together};
use crate::learned::{Log, STARTS, Sink, Value};
use crate::lexicon::{Class, Frames, Part};
use crate::network::{Question, Task};
use crate::phrases::{NounPhrase, Phrases, is_nominal_class};
use crate::text::TokenKind;
use std::cmp::Ordering;
use std::ops::Range;

/// A complementizer so close behind its cue leaves no doubt.
const CLOSE: usize = 3;
/// Tokens behind the cue that are looked at.
const REACH: usize = 48;

/// Places that there are seldom more of.
const FEW: usize = 16;

/// A place where the content may begin.
struct Place {
    start: usize,
    joint: Joint,
    /// How it is governed: `clause`, the preposition, `quote`, `colon`, `noun`.
    kind: &'static str,
    /// The first token that belongs to it, its preposition or mark included.
    from: usize,
    /// What stands between the cue and it.
    passed: Passed,
}

#[derive(Clone, Copy, Default)]
struct Passed {
    verbs: usize,
    commas: usize,
}

/// Lets the model choose among the places; the subject is cut or carried on to the one it takes.
pub(super) fn settle(p: &Phrases<'_>, draft: &mut Draft, log: &mut Log) {
    let Some(opening) = draft.opening else { return };
    let walked = matches!(
        draft.rule,
        "verb-clause" | "subject-verb" | "nominal-complement" | "participle" | "noun-cue" | "relayed"
    );
    let frames = frames(p, draft);
    // وصف الخطة بأنها: whoever or whatever is described belongs to the content.
    let describes = frames.has(Frames::OBJECT_BI);
    let plain = opening.joint == Joint::Clause && opening.start <= draft.cue.end + CLOSE && !describes;
    if !walked || plain || opening.start < draft.cue.end {
        return;
    }
    let places = places(p, draft, &opening);
    let by_rule = |i: usize| places[i].start == opening.start;
    let phrase = p.noun_phrase(draft.cue.end, p.text.len(), false).map(|np| np.tokens.end);
    let cue = Behind { draft: &*draft, frames, phrase };
    let features = |i: usize, sink: &mut Sink| describe(p, &cue, &places[i], by_rule(i), sink);
    let tokens = |i: usize| (places[i].start..places[i].start + 1, by_rule(i));
    log.keep(&STARTS, draft.cue.clone(), places.len(), tokens, features);
    let firsts: Vec<Range<usize>> = places.iter().map(|place| place.start..place.start + 1).collect();
    let question = Question { text: p.text, task: Task::Starts, cue: draft.cue.clone() };
    let Some(best) = together::choose(&STARTS, &question, log, &firsts, features) else {
        return;
    };
    let place = &places[best];
    if place.start == opening.start {
        return;
    }
    draft.opening = Some(Opening { start: place.start, limit: opening.limit, joint: place.joint });
    if let Subject::Named(range) = &mut draft.subject
        && range.start >= draft.cue.end
    {
        if range.start >= place.from {
            draft.subject = Subject::Implied(crate::lexicon::Gender::Any, crate::lexicon::Number::Singular);
        } else if range.end > place.from || opening.start == range.end {
            range.end = place.from;
            while range.end > range.start + 1 && !p.text.is_word(range.end - 1) {
                range.end -= 1;
            }
        }
    } else if draft.rule == "nominal-complement" && draft.subject_is_implied() && place.from > draft.cue.end {
        named(p, draft, place);
    }
}

/// A subject that the walk took for the content.
fn named(p: &Phrases<'_>, draft: &mut Draft, place: &Place) {
    let np = p.noun_phrase(draft.cue.end, place.from, true);
    if let Some(np) = np.filter(NounPhrase::can_speak) {
        draft.subject = Subject::Named(np.tokens);
    }
}

fn frames(p: &Phrases<'_>, draft: &Draft) -> Frames {
    let own =
        |r: &&crate::lexicon::Reading| r.stem.class == Class::Saying && r.stem.lemma().text == draft.lemma;
    p.lexemes.readings(draft.cue.start).iter().find(own).map_or(Frames::NONE, |r| r.stem.lemma().frames)
}

/// The places behind the cue, in their order; the walk's own is among them.
fn places(p: &Phrases<'_>, draft: &Draft, opening: &Opening) -> Vec<Place> {
    let limit = opening.limit.min(draft.cue.end + REACH).max(opening.start + 1).min(p.text.len());
    let mut out: Vec<Place> = Vec::with_capacity(FEW);
    let mut passed = Passed::default();
    let mut at = draft.cue.end;
    while at < limit {
        let ends = p.text.kind(at) == TokenKind::Break
            || p.text.is_mark(at, '.') && at > opening.start
            || p.text.is_mark(at, '؛') && at > opening.start;
        if ends {
            break;
        }
        let place =
            place(p, at, limit).map(|(start, joint, kind)| Place { start, joint, kind, from: at, passed });
        match place {
            Some(place) if place.start < limit => out.push(place),
            _ if at == opening.start => {
                out.push(Place { start: at, joint: opening.joint, kind: "rule", from: at, passed });
            }
            _ => {}
        }
        let next = step(p, at, limit, &mut passed);
        at = next;
    }
    if !out.iter().any(|place| place.start == opening.start) {
        let (start, joint) = (opening.start, opening.joint);
        out.push(Place { start, joint, kind: "rule", from: start, passed });
    }
    out
}

/// Where the content of a cue may begin that the walk has lost: at the first clause, words or complement that its
/// frames know, in this order.
pub(super) fn likeliest(
    p: &Phrases<'_>,
    frames: Frames,
    from: usize,
    limit: usize,
) -> Option<(usize, Joint)> {
    let limit = limit.min(from + REACH).min(p.text.len());
    let ends = |i: usize| p.text.kind(i) == TokenKind::Break || matches!(p.text.mark(i), Some('.' | '؛'));
    let end = (from..limit).find(|&i| ends(i)).unwrap_or(limit);
    let (mut words, mut complement) = (None, None);
    let mut at = from;
    let mut passed = Passed::default();
    while at < end {
        let known = |place: &(usize, Joint, &str)| place.0 < limit && allows(frames, place.2, place.1);
        if let Some((start, joint, _)) = place(p, at, limit).filter(known) {
            match joint {
                Joint::Clause => return Some((start, joint)),
                Joint::Words => words = words.or(Some((start, joint))),
                Joint::Nominal => complement = complement.or(Some((start, joint))),
            }
        }
        at = step(p, at, end, &mut passed);
    }
    words.or(complement)
}

/// What begins at a token, if a content can.
fn place(p: &Phrases<'_>, at: usize, limit: usize) -> Option<(usize, Joint, &'static str)> {
    if p.is_complementizer(at) && !p.has_conjunction(at) {
        return Some((at, Joint::Clause, "clause"));
    }
    if let Some(q) = p.text.quotation_opened_by(at) {
        return Some((q.first(), Joint::Words, "quote"));
    }
    if p.text.is_mark(at, ':') {
        return Some((skip_opening(p, at + 1, limit), Joint::Words, "colon"));
    }
    if !p.text.is_word(at) || p.is_relative(at) {
        return None;
    }
    if let Some(governor) = governor(p, at) {
        let joint = if p.is_complementizer(at + 1) { Joint::Clause } else { Joint::Nominal };
        return Some((at + 1, joint, governor.name));
    }
    if p.preposition(at).is_some() {
        return None;
    }
    for (letter, kind) in [('ب', "بـ"), ('ل', "لـ")] {
        let may = p.lexemes.readings(at).iter().any(|r| r.preposition == Some(letter));
        if may || p.attached(at, letter) {
            return Some((at, Joint::Nominal, kind));
        }
    }
    let readings = p.lexemes.readings(at);
    let noun = readings.is_empty()
        || readings.iter().any(|r| {
            is_nominal_class(r.stem.class)
                || matches!(r.stem.part, Part::Masdar | Part::Participle)
                || matches!(
                    r.stem.class,
                    Class::Demonstrative | Class::Interrogative | Class::Negation | Class::Pronoun
                )
        });
    (noun && p.time(at).is_none() && !p.inside_time(at)).then_some((at, Joint::Nominal, "noun"))
}

/// Over a token, or over a quotation, which holds no place of its own.
fn step(p: &Phrases<'_>, at: usize, limit: usize, passed: &mut Passed) -> usize {
    if let Some(q) = p.text.quotation_opened_by(at).filter(|q| q.closed && q.after() <= limit) {
        return q.after();
    }
    passed.verbs += usize::from(p.is_verb(at));
    passed.commas += usize::from(p.text.is_comma(at));
    at + 1
}

/// What is known of the cue whose content is looked for.
struct Behind<'a> {
    draft: &'a Draft,
    frames: Frames,
    /// Where the noun phrase straight behind it ends.
    phrase: Option<usize>,
}

/// What the model is told of a place.
fn describe(p: &Phrases<'_>, cue: &Behind<'_>, place: &Place, by_rule: bool, sink: &mut Sink) {
    let Behind { draft, frames, phrase } = *cue;
    let (start, from) = (place.start, place.from);
    let (kind, lemma) = (Value::new(place.kind), Value::new(&draft.lemma));
    let rule = if by_rule { Value::of("yes") } else { Value::of("no") };
    let after_rule = draft.opening.is_some_and(|o| start > o.start);
    let allowed =
        if allows(frames, place.kind, place.joint) { Value::of("allowed") } else { Value::of("foreign") };
    let part = match draft.rule {
        "participle" => Value::of("participle"),
        "noun-cue" | "relayed" => Value::of("noun"),
        "subject-verb" => Value::of("behind"),
        _ => Value::of("verb"),
    };
    let implied = if draft.subject_is_implied() { Value::of("implied") } else { Value::of("named") };
    sink.add("rule", [rule]);
    sink.add("rule-kind", [rule, kind, part]);
    sink.add("side", [if after_rule { Value::of("after") } else { Value::of("before") }, kind, rule]);
    sink.add("kind-lemma", [kind, lemma]);
    sink.add("kind-act", [kind, Value::new(draft.act.as_str())]);
    sink.add("far-part", [bucket(from - draft.cue.end), part, allowed]);
    sink.add("verbs", [bucket(place.passed.verbs), kind]);
    sink.add("commas", [bucket(place.passed.commas), kind]);
    let last = from.saturating_sub(1);
    let definite = |i: usize| if p.has_article(i) { Value::of("definite") } else { Value::of("bare") };
    if from > draft.cue.end {
        for_classes(p, last, |class| {
            sink.add("last", [class, kind]);
            sink.add("last-article", [class, definite(last), definite(start), kind]);
        });
        sink.add("articles", [definite(last), definite(start), kind, part]);
    } else {
        sink.add("straight", [kind, part, implied]);
    }
    for_classes(p, start, |class| {
        sink.add("first", [class, kind, definite(start)]);
        sink.add("first-part", [class, kind, part, implied]);
    });
    sink.add("word", [word(p, start), kind]);
    let masdar = p.lexemes.readings(start).iter().any(|r| r.stem.part == Part::Masdar && !r.article);
    sink.add("masdar", [if masdar { Value::of("yes") } else { Value::of("no") }, kind, part, allowed]);
    if p.has_conjunction(from) {
        sink.add("conjoined", [kind, part]);
    }
    for_classes(p, start + 1, |class| sink.add("second", [class, kind]));
    if let Some(end) = phrase {
        let side = match end.cmp(&from) {
            Ordering::Equal => Value::of("ends"),
            Ordering::Less => Value::of("past"),
            Ordering::Greater => Value::of("inside"),
        };
        sink.add("phrase", [side, kind, part]);
    }
    if p.adverbial(from, p.text.len()).is_some() {
        sink.add("adverbial", [kind, part]);
    }
}

/// True where the verb's frames know this kind of content.
fn allows(frames: Frames, kind: &str, joint: Joint) -> bool {
    let nominal = match kind {
        "clause" => Frames::CLAUSE,
        "quote" | "colon" => Frames::QUOTE.with(Frames::CLAUSE),
        "بـ" => Frames::BI.with(Frames::OBJECT_BI),
        "لـ" => Frames::LI,
        _ if let Some(frame) = frame_of(kind) => frame,
        _ => Frames::OBJECT.with(Frames::OBJECT_BI).with(Frames::OBJECT_OBJECT),
    };
    frames.has(nominal) || joint == Joint::Clause && frames.has(Frames::CLAUSE)
}
