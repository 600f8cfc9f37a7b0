//! Where the clause begins that an attribution hangs on (`…، بحسب الوزارة`, `كما أعلن الوزير`): the places before it in its
//! sentence, and what the model is told of each.

use super::features::{bucket, for_classes, word};
use super::{Draft, together};
use crate::learned::{CLAUSES, Log, Sink, Value};
use crate::lexicon::{Class, Part};
use crate::network::{Question, Task};
use crate::phrases::Phrases;
use crate::text::Quotation;
use std::ops::Range;

/// Places that are looked at, the nearest to the attribution first.
const MOST: usize = 24;

/// Lets the model choose where the clauses before attributions begin.
pub(super) fn settle(p: &Phrases<'_>, drafts: &mut [Draft], log: &mut Log) {
    for i in 0..drafts.len() {
        let draft = &drafts[i];
        let hangs = matches!(draft.rule, "attribution" | "postposed" | "cue-phrase" | "what-is-said");
        let Some(span) = draft.content.first().cloned().filter(|s| hangs && s.end <= draft.cue.start) else {
            continue;
        };
        let places = places(p, drafts, i, &span);
        let by_rule = |c: usize| places[c] == span.start;
        let features = |c: usize, sink: &mut Sink| {
            let here = Here { p, drafts, statement: i, span: &span };
            here.describe(places[c], by_rule(c), sink);
        };
        let tokens = |c: usize| (places[c]..places[c] + 1, by_rule(c));
        log.keep(&CLAUSES, draft.cue.clone(), places.len(), tokens, features);
        let firsts: Vec<Range<usize>> = places.iter().map(|&place| place..place + 1).collect();
        let question = Question { text: p.text, task: Task::Clauses, cue: draft.cue.clone() };
        if let Some(best) = together::choose(&CLAUSES, &question, log, &firsts, features) {
            drafts[i].content[0].start = places[best];
        }
    }
}

/// The sentence's beginning, and every word behind a mark, a joining word or a cue's complementizer.
fn places(p: &Phrases<'_>, drafts: &[Draft], i: usize, span: &Range<usize>) -> Vec<usize> {
    let sentence = p.sentence(drafts[i].cue.start);
    let first = p.text.quotation_at(drafts[i].cue.start).map_or(sentence.start, Quotation::first);
    let first = first.max(sentence.start).min(span.start);
    let opens = |at: usize| {
        let before = at - 1;
        let joined = p.lexemes.is(before, Class::Boundary) || p.lexemes.is(before, Class::Conjunction);
        let conjoined = p.has_conjunction(at) && p.is_verb(at);
        !p.text.is_word(before)
            || joined
            || conjoined
            || p.is_complementizer(at)
            || starts_content(drafts, i, at)
    };
    let mut places: Vec<usize> = (first..span.end)
        .rev()
        .filter(|&at| at == span.start || p.text.is_word(at) && (at == first || opens(at)))
        .take(MOST)
        .collect();
    if !places.contains(&span.start) {
        places.push(span.start);
    }
    places
}

/// True where another statement's content begins at a token.
fn starts_content(drafts: &[Draft], i: usize, at: usize) -> bool {
    super::near(drafts.len(), i).filter(|&j| j != i).any(|j| {
        drafts[j].opening.as_ref().is_some_and(|o| o.start == at)
            || drafts[j].content.iter().any(|c| c.start == at)
    })
}

/// An attribution and the clause that the rule takes for its own.
struct Here<'a> {
    p: &'a Phrases<'a>,
    drafts: &'a [Draft],
    statement: usize,
    span: &'a Range<usize>,
}

impl Here<'_> {
    /// What the model is told of a place.
    fn describe(&self, at: usize, by_rule: bool, sink: &mut Sink) {
        let (p, draft) = (self.p, &self.drafts[self.statement]);
        let rule = if by_rule { Value::of("rule") } else { Value::of("other") };
        let construction = Value::new(draft.rule);
        let sentence = p.sentence(draft.cue.start);
        let place = if at == sentence.start { Value::of("sentence") } else { Value::of("inside") };
        let before = at.checked_sub(1).filter(|_| at > sentence.start);
        let mark = before
            .map_or(Value::of("start"), |i| if p.text.is_word(i) { Value::of("word") } else { word(p, i) });
        let within = at..self.span.end;
        let verbs = bucket(within.clone().filter(|&i| p.is_verb(i)).count());
        let cues = super::near(self.drafts.len(), self.statement)
            .filter(|&j| j != self.statement && within.contains(&self.drafts[j].cue.start))
            .count();
        let content = if starts_content(self.drafts, self.statement, at) {
            Value::of("content")
        } else {
            Value::of("own")
        };
        sink.add("rule-place", [rule, place, content]);
        sink.add("place", [place, construction]);
        sink.add("cues", [bucket(cues), place, content]);
        sink.add("word", [word(p, at), place]);
        for_classes(p, at, |class| {
            sink.add("class", [class, place]);
            sink.add("class-mark", [class, mark]);
            sink.add("class-verbs", [class, mark, verbs]);
        });
        for_classes(p, at + 1, |class| sink.add("second", [class, place]));
        if let Some(before) = before {
            sink.add("before", [word(p, before)]);
        }
        let conjunction = if p.has_conjunction(at) { Value::of("conjoined") } else { Value::of("bare") };
        sink.add("conjunction", [conjunction, mark, place]);
        if let Some(verb) = p.finite(at) {
            let part =
                if verb.stem.part == Part::Perfect { Value::of("perfect") } else { Value::of("imperfect") };
            sink.add("verb", [part, conjunction, mark]);
        }
    }
}
