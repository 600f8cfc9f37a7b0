//! The statement layer: cues with their source, content and circumstances, one file a construction.
//!
//! Every construction proposes [`Draft`]s in token indices; [`find`] collects them, drops what overlaps,
//! and hands them on in the order of their cues.

mod addressee;
mod agent;
mod attribution;
mod chain;
mod channel;
mod clause;
mod colon;
mod complement;
mod content;
mod counts;
mod cues;
mod ends;
mod features;
mod governor;
mod nested;
mod noun_cue;
mod participle;
mod relay;
mod rules;
mod said;
mod starts;
mod subject;
mod surroundings;
mod together;
mod verb;
mod walk;

use crate::learned::Log;
use crate::lexicon::{Class, Classes, Frames, Gender, Lemma, Number, Use, Uses};
use crate::model::{Act, ChannelType, Form};
use crate::phrases::Phrases;
use complement::Complement;
use content::Opening;
use counts::Cues;
pub(crate) use features::class;
pub use rules::{RULES, Rule};
use std::ops::Range;
use surroundings::Surroundings;

/// Who speaks, as far as the sentence itself tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A noun phrase of the sentence.
    Named(Range<usize>),
    /// The verb's or participle's own person: gender and number.
    Implied(Gender, Number),
    /// A passive: nobody is named.
    Nobody,
}

/// A statement as its sentence gives it, in token indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The cue.
    pub cue: Range<usize>,
    /// The cue's dictionary form.
    pub lemma: String,
    /// The source.
    pub subject: Subject,
    /// A second, indirect way to the source: the noun phrase that a relative clause or a participle hangs on.
    pub content: Vec<Range<usize>>,
    /// Where the content opens, until it is cut out.
    pub(crate) opening: Option<Opening>,
    /// How the words are given.
    pub form: Form,
    /// The speech act.
    pub act: Act,
    /// Where or how.
    pub channel: Option<(Range<usize>, ChannelType)>,
    /// To whom.
    pub addressee: Option<Range<usize>>,
    /// Token range of the time of the saying.
    pub time: Option<Range<usize>>,
    /// Sources named beside the cue, outermost first.
    pub via: Vec<Range<usize>>,
    /// The construction.
    pub rule: &'static str,
    /// What speaks against it: the conditions of its construction that it does not meet.
    pub doubts: Vec<&'static str>,
}

impl Draft {
    /// A statement of which nothing is known but its cue, its speaker and its construction.
    fn new(cue: Range<usize>, lemma: Lemma, subject: Subject, rule: &'static str) -> Self {
        Self {
            cue,
            lemma: lemma.text.to_owned(),
            subject,
            content: Vec::new(),
            opening: None,
            form: Form::Indirect,
            act: lemma.act.unwrap_or(Act::Say),
            channel: None,
            addressee: None,
            time: None,
            via: Vec::new(),
            rule,
            doubts: Vec::new(),
        }
    }

    /// The same with what its complement tells: where the content opens, channel, addressee and time.
    fn completed(self, complement: Complement, limit: usize) -> Self {
        let Complement { content: start, joint, channel, addressee, time, .. } = complement;
        Self { opening: Some(Opening { start, limit, joint }), channel, addressee, time, ..self }
    }

    /// True where the verb alone tells who speaks.
    const fn subject_is_implied(&self) -> bool {
        matches!(self.subject, Subject::Implied(..))
    }

    /// True where the subject stands before its verb.
    fn has_subject_before(&self) -> bool {
        matches!(&self.subject, Subject::Named(range) if range.start < self.cue.start)
    }
}

/// Where all that belongs to a cue ends: with its sentence, or with the quotation that it stands in.
fn limit(p: &Phrases<'_>, cue: usize, sentence_end: usize) -> usize {
    p.text.quotation_at(cue).map_or(sentence_end, |q| q.end.min(sentence_end).max(cue + 1))
}

/// The innermost statement whose content holds another's cue: an index. Of two with the same content, as `قالت الصحيفة نقلا
/// عن مصدر` gives them, the later, who is nearer to the words. Only near neighbours are asked, so that a text of any
/// length is read in time.
pub(crate) fn outer_of(drafts: &[Draft], i: usize) -> Option<usize> {
    let cue = drafts[i].cue.start;
    near(drafts.len(), i)
        .rev()
        .filter(|&j| j != i && drafts[j].content.iter().any(|c| c.contains(&cue)))
        .min_by_key(|&j| drafts[j].content.iter().map(ExactSizeIterator::len).sum::<usize>())
}

/// The neighbours of a statement, itself included.
pub(crate) fn near(count: usize, i: usize) -> Range<usize> {
    const NEAR: usize = 48;
    i.saturating_sub(NEAR)..count.min(i + NEAR)
}

/// Finds the statements of a text, in the order of their cues.
pub fn find(phrases: &Phrases<'_>, log: &mut Log) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for &(start, end) in phrases.text.sentences() {
        colon::find(phrases, start..end, &mut drafts);
        let mut at = start;
        while at < end {
            if let Some(draft) = propose(phrases, at, end) {
                let next = draft.cue.end.max(at + 1);
                drafts.push(draft);
                at = next;
            } else {
                at += 1;
            }
        }
    }
    drafts.sort_by_key(|d| (d.cue.start, d.cue.end));
    drafts.dedup_by(|later, earlier| later.cue.start < earlier.cue.end);
    cues::keep(phrases, &mut drafts, log);
    for draft in &mut drafts {
        starts::settle(phrases, draft, log);
        draft.act = act(phrases, draft);
        agent::settle(phrases, draft, log);
    }
    clause::settle(phrases, &mut drafts, log);
    let cues = Cues::of(phrases, &drafts);
    for draft in &mut drafts {
        if let Some(opening) = draft.opening.take() {
            let opened = content::open(phrases, &cues, draft, &opening, log);
            draft.content.extend(opened);
        }
    }
    attribution::attach(phrases, &mut drafts);
    content::settle(phrases, &mut drafts);
    drafts.retain(|d| d.content.iter().any(|c| c.start < c.end));
    nested::drop_own_words(phrases, &mut drafts);
    said::complete(phrases, &mut drafts);
    for i in 0..drafts.len() {
        let around = Surroundings::of(phrases, &drafts, i);
        let draft = &mut drafts[i];
        channel::complete(phrases, draft, &around);
        addressee::complete(phrases, draft, &around);
        chain::complete(phrases, draft, &around);
    }
    drafts
}

/// What is done by saying it: `نوه بأن` tells what `نوه بالجهود` praises.
fn act(p: &Phrases<'_>, draft: &Draft) -> Act {
    let opens = |o: &content::Opening| {
        o.joint != complement::Joint::Nominal
            || p.has_preposition(o.start.saturating_sub(1), Uses::of(&[Use::Ila]))
    };
    let readings = p.lexemes.readings(draft.cue.start);
    let tells = readings
        .iter()
        .map(|r| r.stem.lemma())
        .any(|lemma| lemma.text == draft.lemma && lemma.frames.has(Frames::TELLS));
    if tells && draft.opening.as_ref().is_some_and(opens) { Act::Say } else { draft.act }
}

/// What the constructions make of a token: the first proposal without doubts, else the one with the fewest.
fn propose(p: &Phrases<'_>, at: usize, end: usize) -> Option<Draft> {
    type Construction = fn(&Phrases<'_>, usize, usize) -> Option<Draft>;
    const CONSTRUCTIONS: [Construction; 5] =
        [attribution::at, relay::at, noun_cue::at, verb::at, participle::at];
    // Nothing is a cue but words of saying, nouns for what is said, and expressions.
    const CUES: Classes = Classes::of(&[Class::Saying, Class::Claim]);
    if !p.lexemes.classes(at).meets(CUES) && p.lexemes.expressions(at).is_empty() {
        return None;
    }
    let mut best: Option<Draft> = None;
    for construction in CONSTRUCTIONS {
        let Some(draft) = construction(p, at, end) else { continue };
        if draft.doubts.is_empty() {
            return Some(draft);
        }
        if best.as_ref().is_none_or(|b| b.doubts.len() > draft.doubts.len()) {
            best = Some(draft);
        }
    }
    best
}
