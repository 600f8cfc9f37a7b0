//! Is a word really a cue? What the model is told of every proposal of a construction.

use super::features::{bucket, class, for_classes, word};
use super::{Draft, Subject, together};
use crate::learned::{self, CUES, Log, Sink, Value};
use crate::lexicon::{Frames, Part, Reading};
use crate::network::{Question, Task};
use crate::phrases::Phrases;
use crate::text::TokenKind;

/// The score from which a proposal is a statement. Not 0, where both are equally likely: the best F1 keeps whatever is
/// likelier than half of the F1 that is reached (Lipton, Elkan and Naryanaswamy, 2014), here odds of 0.455 to 0.545.
const ENOUGH: f32 = -0.18;

/// Keeps the proposals that the model takes for statements.
pub(super) fn keep(p: &Phrases<'_>, drafts: &mut Vec<Draft>, log: &mut Log) {
    let kept: Vec<bool> = (0..drafts.len()).map(|i| is_cue(p, drafts, i, log)).collect();
    let mut index = 0;
    drafts.retain(|_| {
        index += 1;
        kept[index - 1]
    });
}

/// Two candidates are learned from: to keep the proposal, and to drop it, which has no features.
fn is_cue(p: &Phrases<'_>, drafts: &[Draft], i: usize, log: &mut Log) -> bool {
    let draft = &drafts[i];
    let rule = draft.doubts.is_empty();
    let facts = |candidate: usize, sink: &mut Sink| {
        if candidate == 0 {
            features(p, drafts, i, sink);
        }
    };
    let describe = |candidate: usize| (draft.cue.clone(), (candidate == 0) == rule);
    log.keep(&CUES, draft.cue.clone(), 2, describe, facts);
    // A colon is told by the line that it stands in, of which the network sees a part.
    if !p.text.is_word(draft.cue.start) {
        log.bar(ENOUGH);
        return learned::score(&CUES, |sink| features(p, drafts, i, sink)) > ENOUGH;
    }
    let question = Question { text: p.text, task: Task::Cues, cue: draft.cue.clone() };
    together::is_likely(&CUES, &question, log, ENOUGH, |sink| features(p, drafts, i, sink))
}

fn features(p: &Phrases<'_>, drafts: &[Draft], i: usize, sink: &mut Sink) {
    let draft = &drafts[i];
    let cue = draft.cue.start;
    let rule = Value::new(draft.rule);
    let lemma = Value::new(&draft.lemma);
    let joint = draft.opening.as_ref().map_or(Value::of("placed"), |o| Value::of(o.joint.name()));
    sink.add("bias", []);
    let undoubted = if draft.doubts.is_empty() { Value::of("yes") } else { Value::of("no") };
    sink.add("sure-rule", [undoubted, rule]);
    for doubt in &draft.doubts {
        sink.add("doubt", [Value::new(doubt)]);
    }
    let sure = if draft.doubts.is_empty() { Value::of("sure") } else { Value::of("doubtful") };
    sink.add("lemma", [lemma, sure]);
    sink.add("lemma-rule", [lemma, rule]);
    sink.add("lemma-joint", [lemma, joint]);
    sink.add("act-rule", [Value::new(draft.act.as_str()), rule, joint]);
    subject(p, draft, sink);
    if let Some(reading) = reading(p, draft) {
        form(p, draft, reading, joint, sink);
    }
    if let Some(before) = cue.checked_sub(1) {
        sink.add("before", [word(p, before), rule]);
        for_classes(p, before, |class| sink.add("before-class", [class, rule]));
    }
    for_classes(p, draft.cue.end, |class| sink.add("behind-class", [class, rule]));
    sink.add("behind", [word(p, draft.cue.end), rule]);
    opening(p, draft, rule, sink);
    // Lines with a colon are the same in a headline and under it.
    let place = match p.text.paragraph_of(cue) {
        _ if draft.rule == "headline-colon" => Value::of("line"),
        0 => Value::of("headline"),
        _ => Value::of("body"),
    };
    sink.add("place", [place, rule]);
    known_words(p, draft, joint, sink);
    neighbours(p, drafts, i, sink);
}

/// The statements before and behind it: a cue shortly before it often holds it.
fn neighbours(p: &Phrases<'_>, drafts: &[Draft], i: usize, sink: &mut Sink) {
    let draft = &drafts[i];
    let (cue, rule) = (draft.cue.start, Value::new(draft.rule));
    let sure = if draft.doubts.is_empty() { Value::of("sure") } else { Value::of("doubtful") };
    if let Some(last) = i.checked_sub(1).map(|j| &drafts[j]) {
        let near = bucket(cue - last.cue.start.min(cue));
        let same = p.text.sentence_of(last.cue.start) == p.text.sentence_of(cue);
        sink.add("last", [if same { near } else { Value::of("other") }, rule, sure]);
    }
    if let Some(next) = drafts.get(i + 1) {
        let inside = next.cue.start < draft.opening.as_ref().map_or(0, |o| o.start);
        if inside {
            sink.add("holds-cue", [rule, Value::new(next.rule)]);
        }
    }
}

/// The cue's own word together with its form, its subject and the words beside it.
fn known_words(p: &Phrases<'_>, draft: &Draft, joint: Value<'_>, sink: &mut Sink) {
    let (cue, lemma) = (draft.cue.start, Value::new(&draft.lemma));
    let part = reading(p, draft).map_or(Value::of("none"), |r| match r.stem.part {
        Part::Perfect | Part::PassivePerfect => Value::of("perfect"),
        Part::Imperfect | Part::PassiveImperfect => Value::of("imperfect"),
        Part::Participle => Value::of("participle"),
        Part::Masdar => Value::of("masdar"),
        Part::Nominal | Part::Particle => Value::of("nominal"),
    });
    let head = match &draft.subject {
        Subject::Named(range) => {
            let np = p.noun_phrase(range.start, range.end, true);
            np.and_then(|np| np.head).map_or(Value::of("none"), class)
        }
        Subject::Implied(..) => Value::of("implied"),
        Subject::Nobody => Value::of("nobody"),
    };
    sink.add("word", [word(p, cue), joint]);
    sink.add("lemma-part", [lemma, part, joint]);
    sink.add("lemma-subject", [lemma, head]);
    for_classes(p, draft.cue.end, |class| sink.add("part-behind", [part, class, joint]));
    if let Some(before) = cue.checked_sub(1) {
        for_classes(p, before, |class| {
            sink.add("part-before", [part, class]);
            sink.add("lemma-before", [lemma, class]);
        });
        if let Some(second) = before.checked_sub(1) {
            sink.add("before-two", [word(p, second), word(p, before)]);
        }
    }
    if let Some(opening) = &draft.opening {
        for_classes(p, opening.start, |class| sink.add("lemma-opens", [lemma, class, joint]));
        sink.add("lemma-opening-word", [lemma, word(p, opening.start)]);
        if let Some(before) = opening.start.checked_sub(1) {
            sink.add(
                "lemma-governed",
                [
                    lemma,
                    p.preposition(before)
                        .map_or(Value::of("none"), |preposition| Value::new(preposition.text)),
                ],
            );
        }
    }
    let sentence = p.sentence(cue);
    let verbs = (sentence.start..cue).filter(|&i| p.is_verb(i)).count();
    sink.add("verbs-before", [bucket(verbs), part, joint]);
}

fn subject(p: &Phrases<'_>, draft: &Draft, sink: &mut Sink) {
    match &draft.subject {
        Subject::Named(range) => {
            let np = p.noun_phrase(range.start, range.end, true);
            let head = np.as_ref().and_then(|np| np.head).map_or(Value::of("none"), class);
            let side = if range.start < draft.cue.start { Value::of("before") } else { Value::of("behind") };
            sink.add("subject", [head, side]);
            if np.is_some_and(|np| np.named) {
                sink.add("subject-named", [Value::new(draft.rule)]);
            }
        }
        Subject::Implied(..) => sink.add("subject", [Value::of("implied"), Value::new(draft.rule)]),
        Subject::Nobody => sink.add("subject", [Value::of("nobody"), Value::new(draft.rule)]),
    }
}

/// The reading that made the word a cue.
fn reading<'p>(p: &'p Phrases<'_>, draft: &Draft) -> Option<&'p Reading> {
    p.lexemes.readings(draft.cue.start).iter().find(|r| r.stem.lemma().text == draft.lemma)
}

fn form(p: &Phrases<'_>, draft: &Draft, r: &Reading, joint: Value<'_>, sink: &mut Sink) {
    let part = match r.stem.part {
        Part::Perfect => Value::of("perfect"),
        Part::Imperfect => Value::of("imperfect"),
        Part::PassivePerfect | Part::PassiveImperfect => Value::of("passive"),
        Part::Participle => Value::of("participle"),
        Part::Masdar => Value::of("masdar"),
        Part::Nominal => Value::of("nominal"),
        Part::Particle => Value::of("particle"),
    };
    let conjunction = if r.conjunction { Value::of("و") } else { Value::of("") };
    let pronoun = if r.pronoun.is_some() { Value::of("pronoun") } else { Value::of("") };
    let frames = r.stem.lemma().frames;
    let risky = if frames.has(Frames::RISKY) { Value::of("risky") } else { Value::of("plain") };
    let voice = if frames.has(Frames::VOICE) { Value::of("voice") } else { Value::of("") };
    sink.add("part-more", [part, conjunction, pronoun, joint]);
    sink.add("risk", [risky, voice, joint, part]);
    sink.add(
        "risk-sure",
        [risky, voice, if draft.doubts.is_empty() { Value::of("sure") } else { Value::of("doubtful") }],
    );
    let others = p.lexemes.readings(draft.cue.start).iter().filter(|o| o.stem.lemma().text != draft.lemma);
    let rival = others.map(|o| class(o.stem.class)).next().unwrap_or(Value::of("none"));
    sink.add("rival", [rival, risky]);
    sink.add("rival-part", [rival, part, joint]);
    if r.preposition.is_some() || r.article {
        sink.add(
            "attached",
            [if r.article { Value::of("article") } else { Value::of("preposition") }, joint],
        );
    }
}

/// Where the content begins.
fn opening(p: &Phrases<'_>, draft: &Draft, rule: Value<'_>, sink: &mut Sink) {
    let Some(opening) = &draft.opening else { return };
    let joint = Value::of(opening.joint.name());
    for_classes(p, opening.start, |class| sink.add("opens-rule", [class, rule, joint]));
    sink.add("opening-word", [word(p, opening.start), joint]);
    if opening.start.checked_sub(1).is_some_and(|before| p.text.kind(before) == TokenKind::Quote) {
        sink.add("quote-opens", [rule]);
    }
}
