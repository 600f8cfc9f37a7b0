//! Where a content ends: the gaps between words that may end it, and what the model is told of each.

use super::complement::Joint;
use super::counts::Cues;
use super::features::{bucket, class, for_classes, word};
use super::{Draft, content, together};
use crate::learned::{ENDS, Log, Sink, Value};
use crate::lexicon::{Class, Part, Reading};
use crate::network::{Question, Task};
use crate::phrases::Phrases;
use crate::text::TokenKind;
use std::ops::Range;

/// Gaps that are looked at, from the content's start on.
const MOST: usize = 96;

/// Gaps that there are seldom more of.
const FEW: usize = 32;

/// Tokens back from the end of a quotation in which its last word stands.
const QUOTE: usize = 6;

/// A gap between two words where the content may end.
struct Gap {
    /// The token behind it; the limit where nothing follows.
    at: usize,
    /// The last word before it.
    last: usize,
    /// What stands in it.
    mark: Value<'static>,
    /// What the content holds up to it.
    seen: Seen,
}

/// What a content holds so far.
#[derive(Clone, Copy, Default)]
struct Seen {
    verbs: usize,
    commas: usize,
    /// A statement inside the content has begun.
    cues: usize,
    open_bracket: bool,
}

/// What the statement is, as values of features.
struct Told<'a> {
    joint: Value<'static>,
    act: Value<'static>,
    construction: Value<'static>,
    lemma: Value<'a>,
    /// The first verb behind the content's beginning.
    verb: Option<usize>,
}

/// The content's beginning, its limit, and how it is joined to its cue.
pub(super) struct Ends<'a> {
    pub(super) p: &'a Phrases<'a>,
    /// The cues of the text, and what it holds where.
    pub(super) cues: &'a Cues,
    pub(super) draft: &'a Draft,
    pub(super) start: usize,
    pub(super) limit: usize,
    pub(super) joint: Joint,
    /// True where words in quotation marks stand before the part whose end is looked for.
    pub(super) resumed: bool,
}

impl Ends<'_> {
    /// One past the last token of the content.
    pub(super) fn find(&self, log: &mut Log) -> usize {
        let rule = content::end_of_clause(self.p, self.start, self.limit, self.joint);
        let gaps = self.gaps(rule);
        let by_rule = |gap: &Gap| gap.at == rule || (gap.last + 1..gap.at).contains(&rule);
        let told = self.told();
        let features = |i: usize, sink: &mut Sink| {
            let gap: &Gap = &gaps[i];
            self.features(gap, &told, by_rule(gap), gap.at > rule, sink);
        };
        let describe = |i: usize| (gaps[i].last..gaps[i].last + 1, by_rule(&gaps[i]));
        log.keep(&ENDS, self.draft.cue.clone(), gaps.len(), describe, features);
        let words: Vec<Range<usize>> = gaps.iter().map(|gap| gap.last..gap.last + 1).collect();
        let question = Question { text: self.p.text, task: Task::Ends, cue: self.draft.cue.clone() };
        let chosen = together::choose(&ENDS, &question, log, &words, features);
        chosen.map_or(rule, |best| gaps[best].at)
    }

    /// What every gap is told with.
    fn told(&self) -> Told<'_> {
        Told {
            joint: if self.resumed { Value::of("resumed") } else { Value::new(self.joint.name()) },
            act: Value::new(self.draft.act.as_str()),
            construction: Value::new(self.draft.rule),
            lemma: Value::new(&self.draft.lemma),
            verb: (self.start..self.limit).find(|&i| self.p.is_verb(i)),
        }
    }

    /// The gaps that may end the content, in their order; the rule's own is always among them.
    fn gaps(&self, rule: usize) -> Vec<Gap> {
        let p = self.p;
        let mut gaps = Vec::with_capacity(FEW);
        let mut seen = Seen::default();
        let mut last = None;
        let mut at = self.start;
        // Words in quotation marks may be all there is.
        if self.resumed
            && let Some(word) = (at.saturating_sub(QUOTE)..at).rev().find(|&i| p.text.is_word(i))
        {
            gaps.push(Gap { at, last: word, mark: Value::of("quote"), seen });
        }
        while at < self.limit && gaps.len() < MOST && p.text.kind(at) != TokenKind::Break {
            let opens = p.text.quotation_opened_by(at).filter(|q| q.closed && q.after() <= self.limit);
            let starts = p.text.is_word(at) || p.text.kind(at) == TokenKind::Number || opens.is_some();
            if let Some(last) = last.filter(|_| starts) {
                let mark = self.mark(last + 1, at);
                if at == rule || (last + 1..at).contains(&rule) || !mark.is("") || self.may_follow(at) {
                    gaps.push(Gap { at, last, mark, seen });
                }
            }
            if let Some(q) = opens {
                last = (q.first()..q.end).rev().find(|&i| p.text.is_word(i)).or(last);
                at = q.after();
                continue;
            }
            self.see(at, &mut seen);
            if starts {
                last = Some(at);
            }
            at += 1;
        }
        if let Some(last) = last {
            gaps.push(Gap { at, last, mark: self.mark(last + 1, at), seen });
        }
        gaps
    }

    fn see(&self, at: usize, seen: &mut Seen) {
        let p = self.p;
        seen.verbs += usize::from(p.is_verb(at));
        seen.commas += usize::from(p.text.is_comma(at));
        seen.cues += usize::from(self.cues.at(at).is_some());
        match p.text.mark(at) {
            Some('(') => seen.open_bracket = true,
            Some(')') => seen.open_bracket = false,
            _ => {}
        }
    }

    /// The strongest mark of a gap.
    fn mark(&self, from: usize, to: usize) -> Value<'static> {
        const NAMES: [Value<'static>; 9] = [
            Value::of(""),
            Value::of("quote"),
            Value::of(")"),
            Value::of("("),
            Value::of("-"),
            Value::of("،"),
            Value::of(":"),
            Value::of("؛"),
            Value::of("."),
        ];
        let p = self.p;
        let strength = |i: usize| match p.text.mark(i) {
            Some('.' | '؟' | '!' | '?') => 8,
            Some('؛' | ';') => 7,
            Some(':') => 6,
            Some('،' | ',' | '٬') => 5,
            Some('-' | '–' | '—' | '_' | '*' | '•') => 4,
            Some('(') => 3,
            Some(')') => 2,
            Some(_) => 1,
            None => 0,
        };
        NAMES[(from..to).map(strength).max().unwrap_or(0)]
    }

    /// A word that no mark parts from the one before it, and that may yet begin something else.
    fn may_follow(&self, at: usize) -> bool {
        let p = self.p;
        let opens = |r: &Reading| {
            r.conjunction
                || r.is_finite()
                || r.preposition.is_some()
                || matches!(r.stem.part, Part::Particle)
                || r.stem.class == Class::Saying
        };
        p.lexemes.readings(at).iter().any(opens)
            || !p.lexemes.expressions(at).is_empty()
            || p.time(at).is_some()
            || p.text.key(at).starts_with('و')
    }

    /// What the model is told of a gap.
    fn features(&self, gap: &Gap, told: &Told<'_>, by_rule: bool, past_rule: bool, sink: &mut Sink) {
        let (p, next) = (self.p, gap.at);
        let (joint, mark) = (told.joint, gap.mark);
        let at_end = next >= self.limit || p.text.kind(next) == TokenKind::Break;
        let place = if at_end { Value::of("end") } else { Value::of("inside") };
        let rule = if by_rule {
            Value::of("end")
        } else if past_rule {
            Value::of("past")
        } else {
            Value::of("before")
        };
        sink.add("rule", [rule, joint, mark]);
        sink.add("rule-place", [rule, place]);
        sink.add("mark", [mark, place]);
        sink.add("mark-joint", [mark, joint, place]);
        let verbs = bucket(gap.seen.verbs);
        sink.add("verbs", [verbs, joint, mark, place]);
        sink.add("act-mark", [told.act, mark, place]);
        sink.add("construction-mark", [told.construction, mark, place]);
        if gap.seen.cues > 0 {
            sink.add("cue-inside", [mark, joint, place]);
        }
        if gap.seen.open_bracket {
            sink.add("bracket", [mark]);
        }
        self.before(gap, sink);
        self.rest(gap, told, place, sink);
        if !at_end {
            self.behind(gap, joint, sink);
            self.tenses(gap, told, sink);
        }
    }

    /// What would be left of the sentence behind the gap.
    fn rest(&self, gap: &Gap, told: &Told<'_>, place: Value<'_>, sink: &mut Sink) {
        const FAR: usize = 40;
        let mark = gap.mark;
        let rest = self.cues.within(gap.at..self.limit.min(gap.at + FAR));
        sink.add("rest-cues", [bucket(rest.cues), mark, place]);
        sink.add("rest-commas", [bucket(rest.commas), bucket(gap.seen.commas), mark]);
        sink.add("lemma", [told.lemma, mark, place]);
    }

    /// Whether what follows goes on in the tense of the content's first verb.
    fn tenses(&self, gap: &Gap, told: &Told<'_>, sink: &mut Sink) {
        let (p, next) = (self.p, gap.at);
        let joined = p.text.key(next).strip_prefix('و').is_some_and(|bare| bare.len() >= 4);
        let conjunction = if joined { Value::of("و") } else { Value::of("") };
        let part = |i: usize| {
            p.lexemes.readings(i).iter().find(|r| !r.article).map_or(Value::of("none"), |r| {
                match r.stem.part {
                    Part::Perfect | Part::PassivePerfect => Value::of("perfect"),
                    Part::Imperfect | Part::PassiveImperfect => Value::of("imperfect"),
                    Part::Participle => Value::of("participle"),
                    Part::Masdar => Value::of("masdar"),
                    Part::Nominal => Value::of("nominal"),
                    Part::Particle => Value::of("particle"),
                }
            })
        };
        let verb = told.verb.filter(|&verb| verb < next).map_or(Value::of("none"), part);
        sink.add("tenses", [verb, part(next), conjunction, gap.mark]);
    }

    /// The last word.
    fn before(&self, gap: &Gap, sink: &mut Sink) {
        let p = self.p;
        sink.add("last-word", [word(p, gap.last), gap.mark]);
        if (gap.last + 1..gap.at).any(|i| p.text.kind(i) == TokenKind::Quote) {
            sink.add("quote-behind", [gap.mark]);
        }
    }

    /// Another cue whose clause begins behind the gap.
    fn cue_behind(&self, gap: &Gap, joint: Value<'_>, sink: &mut Sink) {
        let (p, next, mark) = (self.p, gap.at, gap.mark);
        if let Some(cue) = self.cues.at(next) {
            let conjunction = if p.has_conjunction(next) { Value::of("و") } else { Value::of("") };
            sink.add("cue", [cue.rule, mark]);
            sink.add("cue-joint", [cue.rule, mark, joint]);
            sink.add("cue-speaker", [cue.rule, cue.speaker, conjunction, mark]);
            sink.add("cue-content", [cue.speaker, conjunction, cue.joint, joint]);
        }
        if let Some(cue) = self.cues.at(next + 1) {
            sink.add("cue-second", [cue.rule, word(p, next)]);
            sink.add("cue-second-speaker", [cue.rule, cue.speaker, word(p, next)]);
        }
        if let Some(cue) = self.cues.begun_at(next) {
            let conjunction = if p.has_conjunction(next) { Value::of("و") } else { Value::of("") };
            sink.add("cue-begins", [cue.rule, conjunction, mark, joint]);
        }
        if let Some(cue) = self.cues.begun_at(next + 1) {
            sink.add("cue-begins-second", [cue.rule, word(p, next), mark]);
        }
    }

    /// The words behind the gap.
    fn behind(&self, gap: &Gap, joint: Value<'_>, sink: &mut Sink) {
        let (p, next, mark) = (self.p, gap.at, gap.mark);
        let key = word(p, next);
        let verbs = bucket(gap.seen.verbs);
        sink.add("next", [key]);
        sink.add("next-mark", [key, mark]);
        sink.add("next-joint", [key, joint]);
        sink.add("next-two", [key, word(p, next + 1)]);
        for_classes(p, next, |class| {
            sink.add("class-verbs", [class, verbs, joint]);
            for_classes(p, next + 1, |second| sink.add("class-two", [class, second, mark]));
        });
        self.cue_behind(gap, joint, sink);
        for e in p.lexemes.expressions(next) {
            sink.add("expression", [class(e.phrase.class), mark]);
        }
        if p.time(next).is_some() {
            sink.add("time", [mark, joint]);
        }
        if p.adverbial(next, self.limit).is_some() {
            sink.add("adverbial", [mark, joint]);
        }
        if p.text.key(next).ends_with('ا')
            && p.finite(next).is_none()
            && p.lexemes.readings(next).iter().any(|r| !r.article)
        {
            sink.add("accusative", [mark, joint]);
        }
        if let Some(verb) = p.finite(next) {
            let conjunction = if verb.conjunction { Value::of("و") } else { Value::of("") };
            let part =
                if verb.stem.part == Part::Perfect { Value::of("perfect") } else { Value::of("imperfect") };
            sink.add("verb", [part, conjunction, mark, joint]);
        }
        if p.text.kind(next) == TokenKind::Quote {
            sink.add("next-quote", [mark, joint]);
        }
        if p.saying_participle(next).is_some() {
            sink.add("participle", [mark, joint, bucket(gap.seen.cues)]);
        }
    }
}
