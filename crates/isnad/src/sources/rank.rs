//! Who speaks where the verb alone tells: the sources that an implied subject may stand for, and what the model is
//! told of each.

use super::implied::Search;
use crate::learned::{self, Log, SOURCES, Sink, Value};
use crate::lexicon::{Frames, Gender, Number, Part};
use crate::statements::{Subject, class, near};
use std::ops::Range;

/// Sentences back in which a mention may be meant without having spoken.
const BACK: usize = 4;
/// Speakers back that may go on speaking.
const SPEAKERS: usize = 6;

/// A source that may be meant.
struct Candidate {
    /// Its nearest mention before the cue.
    mention: usize,
    /// The index of its fullest mention: what makes it one source.
    full: usize,
    /// Its rank among the last speakers of the statement's level, 0 the last.
    spoke: Option<usize>,
    /// The statement in which it spoke last.
    statement: Option<usize>,
}

/// What is told of a source again and again.
struct Shown {
    /// Its rank among the last speakers.
    spoke: Value<'static>,
    /// What its nearest mention is in its sentence.
    role: Value<'static>,
    /// Where that stands.
    inside: Value<'static>,
    /// Whether it agrees with the verb.
    agrees: Value<'static>,
    /// The class of its head.
    head: Value<'static>,
}

/// What all candidates of a choice share.
struct Scene<'a> {
    /// The sentence of the cue.
    sentence: Range<usize>,
    /// The construction of the cue.
    kind: Value<'static>,
    /// What the cue opens.
    opens: Value<'static>,
    lemma: Value<'a>,
    /// The cue says that somebody goes on speaking.
    continues: bool,
    /// To whom the statement before was made.
    spoken_to: Option<usize>,
    /// The last mention that the article itself makes the subject of a clause.
    leading: Option<usize>,
}

impl Search<'_> {
    /// The mention that an implied subject stands for.
    pub(super) fn find(&self, log: &mut Log) -> Option<usize> {
        let rule = self.run();
        let candidates = self.candidates(rule);
        if candidates.is_empty() {
            return rule;
        }
        let rule_full = rule.map(|m| self.entities.fullest(m));
        let by_rule = |i: usize| Some(candidates[i].full) == rule_full;
        let sentence = self.p.sentence(self.drafts[self.statement].cue.start);
        let shown: Vec<Shown> = candidates.iter().map(|c| self.shown(c, &sentence)).collect();
        let scene = self.scene(sentence, &candidates, &shown);
        let features = |i: usize, sink: &mut Sink| {
            self.features(&candidates[i], &shown[i], &scene, by_rule(i), sink);
            self.staging(&candidates[i], &shown[i], &scene, sink);
        };
        let describe = |i: usize| (self.mentions[candidates[i].full].tokens(), by_rule(i));
        log.keep(&SOURCES, self.drafts[self.statement].cue.clone(), candidates.len(), describe, features);
        learned::choose(&SOURCES, candidates.len(), features).map(|best| candidates[best].mention)
    }

    /// The last speakers, and whoever the last sentences speak of, each source once.
    fn candidates(&self, rule: Option<usize>) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut add = |mention: usize, spoke: Option<usize>, statement: Option<usize>| {
            let full = self.entities.fullest(mention);
            match found.iter_mut().find(|c| c.full == full) {
                Some(known) => {
                    known.mention = known.mention.max(mention);
                    known.spoke = known.spoke.or(spoke);
                    known.statement = known.statement.or(statement);
                }
                None => found.push(Candidate { mention, full, spoke, statement }),
            }
        };
        let mut rank = 0;
        let mut last = None;
        for j in (near(self.drafts.len(), self.statement).start..self.statement).rev() {
            let Some(known) = self.known[j] else { continue };
            let full = self.entities.fullest(known.mention);
            if last.is_some_and(|l| l != full) {
                rank += 1;
            }
            last = Some(full);
            if rank >= SPEAKERS {
                break;
            }
            add(known.mention, Some(rank), Some(j));
        }
        if let Some(known) = self.outer.and_then(|o| self.known.get(o).copied().flatten()) {
            add(known.mention, None, None);
        }
        if let Some(mention) = rule {
            add(mention, None, None);
        }
        let cue = self.drafts[self.statement].cue.start;
        let first = self.p.text.sentence_of(cue).saturating_sub(BACK);
        let from = self.p.text.sentences().get(first).map_or(0, |s| s.0);
        let start = self.mentions.partition_point(|m| m.phrase.tokens.start < from);
        let end = self.mentions.partition_point(|m| m.phrase.tokens.end <= cue);
        for m in (start..end.max(start)).rev() {
            add(m, None, None);
        }
        found
    }

    fn shown(&self, c: &Candidate, sentence: &Range<usize>) -> Shown {
        Shown {
            spoke: c.spoke.map_or(Value::of("no"), rank_name),
            role: self.role(c.mention, sentence),
            inside: self.inside(c.mention),
            agrees: self.agreement(c),
            head: self.mentions[c.full].phrase.head.map_or(Value::of("name"), class),
        }
    }

    /// What the model is told of a source.
    fn features(&self, c: &Candidate, shown: &Shown, scene: &Scene<'_>, by_rule: bool, sink: &mut Sink) {
        let p = self.p;
        let cue = self.drafts[self.statement].cue.start;
        let mention = &self.mentions[c.mention];
        let Scene { kind, opens, .. } = *scene;
        let Shown { spoke, role, inside, agrees, .. } = *shown;
        let sentences = distance(
            p.text.sentence_of(cue)
                - p.text.sentence_of(mention.phrase.tokens.start).min(p.text.sentence_of(cue)),
        );
        let last_spoke = c.statement.map_or(Value::of("no"), |j| {
            distance(
                p.text.sentence_of(cue)
                    - p.text.sentence_of(self.drafts[j].cue.start).min(p.text.sentence_of(cue)),
            )
        });
        sink.add("rule-kind", [if by_rule { Value::of("yes") } else { Value::of("no") }, kind, opens]);
        sink.add("agrees", [agrees]);
        sink.add("spoke-last", [spoke, last_spoke, kind]);
        sink.add("last-spoke", [last_spoke, opens]);
        sink.add("sentences", [sentences, kind]);
        sink.add("role-kind", [role, sentences, kind]);
        sink.add("inside", [inside, sentences, spoke]);
        if self.outer.is_some() {
            let outer = self.outer.and_then(|o| self.known.get(o).copied().flatten());
            let is_outer = outer.is_some_and(|k| self.entities.fullest(k.mention) == c.full);
            sink.add("outer", [if is_outer { Value::of("yes") } else { Value::of("no") }, kind]);
        }
        if let Some(j) = c.statement {
            sink.add("way", [Value::new(self.drafts[j].rule), spoke]);
            let named = matches!(self.drafts[j].subject, Subject::Named(_));
            sink.add("named-there", [if named { Value::of("yes") } else { Value::of("no") }, spoke, opens]);
            let headline = p.text.paragraph_of(self.drafts[j].cue.start) == 0;
            if headline {
                sink.add("headline", [spoke, opens]);
            }
        }
        let count = self.known[near(self.drafts.len(), self.statement).start..self.statement]
            .iter()
            .flatten()
            .filter(|k| self.entities.fullest(k.mention) == c.full)
            .count();
        sink.add("count", [distance(count), opens]);
        if scene.continues {
            sink.add("continues", [spoke, last_spoke]);
        }
        self.surroundings(c, shown, scene, sink);
    }

    /// What the candidates share, looked at once.
    fn scene(&self, sentence: Range<usize>, all: &[Candidate], shown: &[Shown]) -> Scene<'_> {
        let p = self.p;
        let draft = &self.drafts[self.statement];
        let cue = draft.cue.start;
        let spoken_to = self.statement.checked_sub(1).and_then(|before| {
            let addressee = self.drafts[before].addressee.as_ref()?;
            super::holding(self.mentions, addressee.start).map(|m| self.entities.fullest(m))
        });
        let leads = |(_, shown): &(&Candidate, &Shown)| {
            let Shown { role, inside, .. } = shown;
            (role.is("subject") || role.is("first") || role.is("topic")) && inside.is("article")
        };
        let opens = if cue > sentence.start + 1 {
            Value::of("inside")
        } else if p.text.paragraph(cue).start + 1 >= cue {
            Value::of("paragraph")
        } else {
            Value::of("sentence")
        };
        Scene {
            sentence,
            kind: self.cue_kind(),
            opens,
            lemma: Value::new(&draft.lemma),
            continues: p.saying(cue).is_some_and(|r| r.stem.lemma().frames.has(Frames::CONTINUES)),
            spoken_to,
            leading: all.iter().zip(shown).filter(leads).map(|(c, _)| c.mention).max(),
        }
    }

    /// What a source is among the others: the last subject, the one that the statement before was made to; and what it
    /// looks like.
    fn staging(&self, c: &Candidate, shown: &Shown, scene: &Scene<'_>, sink: &mut Sink) {
        let p = self.p;
        let yes = |is: bool| if is { Value::of("yes") } else { Value::of("no") };
        let (mention, full) = (&self.mentions[c.mention], &self.mentions[c.full]);
        let kind = scene.kind;
        let Shown { spoke, agrees, head, .. } = *shown;
        let here = if scene.sentence.contains(&mention.phrase.tokens.start) {
            Value::of("here")
        } else {
            Value::of("before")
        };
        let leading = yes(scene.leading == Some(c.mention));
        sink.add("leading", [leading, here, kind]);
        sink.add("leading-spoke", [leading, here, spoke]);
        sink.add("leading-head", [leading, head, agrees]);
        if scene.spoken_to == Some(c.full) {
            sink.add("spoken-to", [spoke, here]);
        }
        let start = mention.phrase.tokens.start;
        let word = Value::new(full.head);
        sink.add("head-word", [word]);
        sink.add("head-word-spoke", [word, spoke]);
        let known =
            if p.lexemes.readings(start).is_empty() { Value::of("unknown") } else { Value::of("known") };
        sink.add("shape", [head, known, distance(full.phrase.tokens.len()), yes(full.phrase.named)]);
    }

    /// What the article makes of a source: where it is named in full.
    fn surroundings(&self, c: &Candidate, shown: &Shown, scene: &Scene<'_>, sink: &mut Sink) {
        let p = self.p;
        let lemma = scene.lemma;
        let Shown { spoke, head, .. } = *shown;
        let named = if self.mentions[c.full].phrase.named { Value::of("named") } else { Value::of("told") };
        let first = self.mentions[c.full].phrase.tokens.start;
        sink.add(
            "full-place",
            [
                if p.text.paragraph_of(first) <= 1 { Value::of("lead") } else { Value::of("body") },
                spoke,
                named,
            ],
        );
        sink.add("lemma-spoke", [lemma, spoke]);
        sink.add("lemma-head", [lemma, head]);
    }

    /// The construction of the cue, as far as it matters for its subject.
    fn cue_kind(&self) -> Value<'static> {
        let draft = &self.drafts[self.statement];
        match draft.rule {
            "participle" => Value::of("participle"),
            "noun-cue" | "relayed" => Value::of("noun"),
            _ if self.p.has_conjunction(draft.cue.start) => Value::of("joined"),
            _ if draft.cue.start.checked_sub(1).is_some_and(|i| self.p.is_relative(i)) => {
                Value::of("relative")
            }
            _ => Value::of("verb"),
        }
    }

    fn agreement(&self, c: &Candidate) -> Value<'static> {
        let (mention, full) = (&self.mentions[c.mention], &self.mentions[c.full]);
        let gender = match full.gender(self.p) {
            Gender::Any => mention.gender(self.p),
            known => known,
        };
        let (one, many) = (Number::Singular, full.is_plural() || mention.is_plural());
        match (self.number, self.gender) {
            (Number::Plural | Number::Dual, _) if !many => Value::of("one-for-many"),
            (Number::Plural | Number::Dual, _) => Value::of("many"),
            (number, Gender::Masculine) if number == one && many => Value::of("many-for-one"),
            (_, wanted) if wanted == Gender::Any || gender == Gender::Any => Value::of("open"),
            (_, wanted) if wanted == gender => Value::of("yes"),
            (_, Gender::Feminine) if many => Value::of("plural-feminine"),
            _ => Value::of("no"),
        }
    }

    /// What a mention is in its sentence: the subject of a verb, governed by a preposition, or something else.
    fn role(&self, m: usize, sentence: &Range<usize>) -> Value<'static> {
        let p = self.p;
        let start = self.mentions[m].phrase.tokens.start;
        let Some(before) =
            start.checked_sub(1).filter(|_| start > sentence.start || !sentence.contains(&start))
        else {
            return Value::of("first");
        };
        let own = p.sentence(start);
        if start <= own.start {
            return Value::of("first");
        }
        let mention = &self.mentions[m];
        let verb = p.lexemes.readings(before).iter().any(|r| {
            r.is_finite()
                && r.pronoun.is_none()
                && r.agrees(mention.phrase.gender, mention.phrase.number, true)
                && matches!(r.stem.part, Part::Perfect | Part::Imperfect)
        });
        if verb && p.preposition(before).is_none() {
            return Value::of("subject");
        }
        let governed = p.preposition(before).is_some()
            || p.lexemes.readings(start).iter().any(|r| r.preposition.is_some())
                && p.lexemes.readings(start).iter().all(|r| r.preposition.is_some());
        if governed {
            return Value::of("governed");
        }
        if p.is_complementizer(before) {
            return Value::of("topic");
        }
        if p.text.is_word(before) { Value::of("other") } else { Value::of("behind-mark") }
    }

    /// Where a mention stands: in quoted words, in a reported content, or in the article's own voice.
    fn inside(&self, m: usize) -> Value<'static> {
        const NAME_LENGTH: usize = 4;
        let at = self.mentions[m].phrase.tokens.start;
        if self.p.text.quotation_at(at).is_some_and(|q| q.end - q.first() > NAME_LENGTH) {
            return Value::of("quotation");
        }
        let content = near(self.drafts.len(), self.statement)
            .filter(|&j| Some(j) != self.outer)
            .any(|j| self.drafts[j].content.iter().any(|c| c.contains(&at)));
        if content { Value::of("content") } else { Value::of("article") }
    }
}

const fn rank_name(rank: usize) -> Value<'static> {
    match rank {
        0 => Value::of("0"),
        1 => Value::of("1"),
        2 => Value::of("2"),
        3 => Value::of("3"),
        4 => Value::of("4"),
        5 => Value::of("5"),
        _ => Value::of("6"),
    }
}

const fn distance(count: usize) -> Value<'static> {
    match count {
        0 => Value::of("0"),
        1 => Value::of("1"),
        2 => Value::of("2"),
        3..=4 => Value::of("4"),
        _ => Value::of("more"),
    }
}
