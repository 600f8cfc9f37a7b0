//! Finite verbs of saying. Here those that stand before what they report: verb–subject–clause, subject–verb–clause,
//! nominal complement, relative clause.

mod doubts;
mod postposed;
mod what_is_said;

use super::complement::{self, Complement, Joint};
use super::{Draft, Subject, subject};
use crate::lexicon::{Class, Frames, Part, Reading, Use, Uses};
use crate::model::ChannelType;
use crate::phrases::{Adverbial, NounPhrase, Phrases};
pub(super) use doubts::begins_clause;
pub(super) use postposed::is_relative_ma;
use std::ops::Range;

/// The statement whose cue is the finite verb at a token, if nothing speaks against it.
pub(super) fn sure(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    self::at(p, at, sentence_end).filter(|d| d.doubts.is_empty())
}

/// The statement whose cue is the finite verb at a token: of its readings the first without doubts, else the one
/// with the fewest.
pub(super) fn at(p: &Phrases<'_>, at: usize, sentence_end: usize) -> Option<Draft> {
    let readings =
        || p.lexemes.readings(at).iter().filter(|r| r.stem.class == Class::Saying && r.is_finite());
    let mut best: Option<Draft> = None;
    for (tried, reading) in readings().enumerate() {
        let lemma = reading.stem.lemma().text;
        if readings().take(tried).any(|r| r.stem.lemma().text == lemma) {
            continue;
        }
        if let Some(draft) = Verb::new(p, at, sentence_end, *reading).statement() {
            if draft.doubts.is_empty() {
                return Some(draft);
            }
            if best.as_ref().is_none_or(|b| b.doubts.len() > draft.doubts.len()) {
                best = Some(draft);
            }
        }
    }
    best
}

/// `ومضى يقول`, `وتابع الوزير يقول`: the verb before it is the cue.
pub(super) fn goes_on_with(p: &Phrases<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    let says =
        p.saying(at).is_some_and(|r| r.stem.part == Part::Imperfect && r.stem.lemma().uses.has(Use::Says));
    says && (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&i| p.text.is_word(i) && !p.is_complementizer(i) && !p.is_relative(i))
        .any(|i| p.saying(i).is_some_and(|r| r.stem.lemma().frames.has(Frames::CONTINUES)))
}

/// A finite verb of saying in one of its readings.
#[derive(Clone, Copy)]
struct Verb<'a> {
    p: &'a Phrases<'a>,
    at: usize,
    /// Where all that belongs to it ends: with its sentence, or with the quotation that it stands in.
    limit: usize,
    reading: Reading,
}

impl<'a> Verb<'a> {
    fn new(p: &'a Phrases<'a>, at: usize, sentence_end: usize, mut reading: Reading) -> Self {
        // Some outlets write و as a word of its own.
        reading.conjunction |= at.checked_sub(1).is_some_and(|i| p.serves(i, Use::And) || adds(p, i));
        Self { p, at, limit: super::limit(p, at, sentence_end), reading }
    }

    fn frames(&self) -> Frames {
        self.reading.stem.lemma().frames
    }

    /// True for a verb that is more often something else.
    fn is_risky(&self) -> bool {
        self.frames().has(Frames::RISKY)
    }

    /// True for a verb whose object is a pronoun that stands for what is said (`أعلنته`).
    fn has_pronoun_for_content(&self) -> bool {
        self.reading.pronoun.is_some_and(|pronoun| pronoun.person == 3)
    }

    /// The statement, with its doubts; none where nobody tells anything.
    fn statement(self) -> Option<Draft> {
        if self.tells_nothing() {
            return None;
        }
        if what_is_said::is_object_of_saying(self.p, self.at) {
            return what_is_said::find(&self);
        }
        let doubts = doubts::of_verb(&self);
        if postposed::is_postposed(self.p, self.at) {
            return postposed::find(&self.up_to_own_words(), doubts);
        }
        self.before_its_content(doubts)
    }

    /// The first and second person speak inside somebody's words; fillers, reasons for silence and what only
    /// carries on another cue tell nothing.
    fn tells_nothing(&self) -> bool {
        let Self { p, at, reading, .. } = self;
        reading.stem.person != 3
            || p.lexemes.expression(*at, Class::Hidden).is_some()
            || self.is_filler()
            || goes_on_with(p, *at)
    }

    /// `يذكر أن`, `تجدر الإشارة`: the impersonal fillers of news prose, and the echoes of another cue.
    fn is_filler(&self) -> bool {
        let Self { p, at, .. } = *self;
        p.serves(at, Use::Impersonal)
            || p.lexemes.expression(at, Class::Filler).is_some()
                && subject::before(p, at, &self.reading).is_none()
            || p.lexemes.expression(at, Class::Echo).is_some()
    }

    /// The same verb with its limit at قائلا: `رفض الوزير التحذيرات قائلا إن`, where the verb has its object, and
    /// قائلا opens a content of its own.
    fn up_to_own_words(self) -> Self {
        Self { limit: self.own_words_behind().unwrap_or(self.limit), ..self }
    }

    fn own_words_behind(&self) -> Option<usize> {
        const REACH: usize = 10;
        let Self { p, at, limit, .. } = *self;
        let opens = (at + 2..limit.min(at + REACH))
            .take_while(|&i| p.text.is_word(i))
            .find(|&i| p.saying_participle(i).is_some_and(|r| r.stem.lemma().uses.has(Use::Says)))?;
        let subject = p.noun_phrase(at + 1, opens, true).map_or(at + 1, |np| np.tokens.end);
        // أكد ذلك قائلا: no object beside the words, but what they are.
        let object = p.noun_phrase(subject, opens, false).is_some_and(|np| {
            np.tokens.end == opens && (np.head != Some(Class::Demonstrative) || np.tokens.len() > 1)
        });
        (self.frames().has(Frames::OBJECT) && object).then_some(opens)
    }

    /// The statement of a verb that stands before what it reports, or right behind it without a joining word.
    fn before_its_content(self, mut doubts: Vec<&'static str>) -> Option<Draft> {
        let verb = self.up_to_own_words();
        let Self { p, at, limit, reading } = verb;
        // Subject–verb order: whoever stands before the verb and agrees with it leaves no subject after it.
        let before = subject::before(p, at, &reading);
        let wants_subject = before.is_none() && !has_pronoun_before(p, at);
        let walked = complement::after(p, &reading, at + 1, limit, wants_subject);
        if walked.is_none() {
            doubts.push("lost");
        }
        let lost = || complement::lost(p, &reading, at + 1, limit);
        let complement = walked.or_else(|| (!verb.has_pronoun_for_content()).then(lost).flatten());
        if let Some(c) = &complement {
            doubts::object_to(&verb, c, before.as_ref(), &mut doubts);
        }
        if let Some(draft) = postposed::clause_first(&verb, complement.as_ref()) {
            return Some(draft);
        }
        let unsure = complement.is_none() || !doubts.is_empty();
        if let Some(draft) = unsure.then(|| postposed::quotation_first(&verb)).flatten() {
            return Some(draft);
        }
        match complement {
            Some(c) => Some(verb.with_complement(c, before, doubts)),
            None if verb.has_pronoun_for_content() => what_is_said::find(&self),
            None => None,
        }
    }

    /// A statement of the subject before the verb or behind it, and of what was found behind both.
    fn with_complement(&self, c: Complement, before: Option<NounPhrase>, doubts: Vec<&'static str>) -> Draft {
        let mut draft = Draft { subject: c.subject(&self.reading), doubts, ..self.draft() };
        let nominal = c.joint == Joint::Nominal;
        match before.filter(|_| c.subject.is_none()) {
            Some(np) => {
                draft.subject = Subject::Named(np.tokens);
                draft.rule = "subject-verb";
            }
            None if nominal && c.subject.is_none() && self.is_risky() && !self.reading.conjunction => {
                draft.doubts.push("risky-nominal");
            }
            None => {}
        }
        if nominal {
            draft.rule = "nominal-complement";
        }
        self.completed(draft, c)
    }

    /// A statement of which nothing is known but the verb.
    fn draft(&self) -> Draft {
        let stem = &self.reading.stem;
        let subject = Subject::Implied(stem.gender, stem.number);
        Draft::new(self.at..self.at + 1, stem.lemma(), subject, "verb-clause")
    }

    /// A statement with what the complement found; a channel may open the sentence, too.
    fn completed(&self, draft: Draft, mut complement: Complement) -> Draft {
        let via = std::mem::take(&mut complement.via);
        let mut draft = Draft { via, ..draft.completed(complement, self.limit) };
        draft.channel = draft.channel.or_else(|| channel_before(self.p, self.at));
        draft
    }
}

/// `كما تعهد بتوسيع المشروع`: at the beginning of a sentence كما adds to what was said before, as و does.
fn adds(p: &Phrases<'_>, at: usize) -> bool {
    p.serves(at, Use::As) && at == p.sentence(at).start
}

/// `لكنه حث الزعيم`, `إنه أبلغ الوزير`: the subject is the pronoun before the verb.
fn has_pronoun_before(p: &Phrases<'_>, at: usize) -> bool {
    const PRONOUNS: Uses = Uses::of(&[Use::He, Use::She, Use::ThatHe, Use::ButHe, Use::ButThey]);
    at.checked_sub(1).is_some_and(|i| p.serves_any(i, PRONOUNS))
}

/// A channel that opens the sentence (`وعلى موقع تويتر، أشار …`).
fn channel_before(p: &Phrases<'_>, cue: usize) -> Option<(Range<usize>, ChannelType)> {
    const REACH: usize = 14;
    let start = p.sentence(cue).start;
    if cue - start > REACH {
        return None;
    }
    (start..cue.min(start + 2)).find_map(|i| match p.adverbial(i, cue) {
        Some(Adverbial::Channel(range, kind)) => Some((range, kind)),
        _ => None,
    })
}
