//! The walk from a cue to its content: word by word over subject, channel, addressee, time and asides, until
//! a complementizer, quoted words, a colon or the verb's own complement opens the content.

mod ahead;
mod circumstances;
mod marks;
mod nouns;
mod openings;

use super::complement::{Complement, Joint};
use crate::lexicon::{Frames, Reading};
use crate::model::ChannelType;
use crate::phrases::{NounPhrase, Phrases};
use std::ops::Range;

/// The reach of the search for a content, in tokens.
const REACH: usize = 60;
/// Quoted words up to this many are a name or a title.
const NAME_LENGTH: usize = 4;

/// A walk and what it has met.
pub(super) struct Walk<'a> {
    p: &'a Phrases<'a>,
    cue: &'a Reading,
    frames: Frames,
    from: usize,
    limit: usize,
    wants_subject: bool,
    /// Verbs that are more often something else may have a noun as content.
    bold: bool,
    subject: Option<NounPhrase>,
    channel: Option<(Range<usize>, ChannelType)>,
    addressee: Option<Range<usize>>,
    time: Option<Range<usize>>,
    via: Vec<Range<usize>>,
}

/// What a step of the walk leads to.
enum Step {
    /// On to this token.
    On(usize),
    /// The content begins here.
    Found(Joint, usize),
    /// There is none.
    Lost,
}

impl<'a> Walk<'a> {
    /// A walk from the token after the cue.
    pub(super) fn new(
        p: &'a Phrases<'a>,
        cue: &'a Reading,
        from: usize,
        limit: usize,
        wants_subject: bool,
    ) -> Self {
        Self {
            p,
            cue,
            frames: cue.stem.lemma().frames,
            from,
            limit: limit.min(from + REACH),
            wants_subject,
            bold: false,
            subject: None,
            channel: None,
            addressee: None,
            time: None,
            via: Vec::new(),
        }
    }

    /// The same walk where a noun may be the content of any verb.
    pub(super) const fn boldly(mut self) -> Self {
        self.bold = true;
        self
    }

    /// True for a verb that is more often something else, unless the walk is bold.
    const fn is_risky(&self) -> bool {
        !self.bold && self.frames.has(Frames::RISKY)
    }

    /// Walks to the content.
    pub(super) fn run(mut self) -> Option<Complement> {
        let mut at = self.from;
        while at < self.limit {
            match self.step(at) {
                Step::On(next) => at = next.max(at + 1),
                Step::Found(joint, content) => return Some(self.complement(joint, content)),
                Step::Lost => return None,
            }
        }
        None
    }

    fn complement(self, joint: Joint, content: usize) -> Complement {
        Complement {
            joint,
            content,
            subject: self.subject,
            channel: self.channel,
            addressee: self.addressee,
            time: self.time,
            via: self.via,
        }
    }

    /// One step: the first rule that knows the token decides.
    fn step(&mut self, at: usize) -> Step {
        self.opening_word(at)
            .or_else(|| self.question(at))
            .or_else(|| self.hidden(at))
            .or_else(|| self.mark(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.time(at))
            .or_else(|| self.complement_of_verb(at))
            .or_else(|| self.relative_object(at))
            .or_else(|| self.adverbial(at))
            .or_else(|| self.other_saying(at))
            .or_else(|| self.prepositional(at))
            .or_else(|| self.noun_phrase(at))
            .unwrap_or_else(|| self.stray_word(at))
    }

    /// True where nobody has been found to speak yet.
    fn lacks_subject(&self) -> bool {
        self.wants_subject && self.subject.is_none()
    }

    /// A participle of saying before any subject belongs to something else.
    fn other_saying(&self, at: usize) -> Option<Step> {
        let participle = self.p.saying_participle(at).is_some();
        (participle && self.lacks_subject() && at > self.from).then_some(Step::Lost)
    }
}

/// Every preposition that may lead to a clause.
const fn prepositions() -> Frames {
    Frames::ILA.with(Frames::ALA).with(Frames::AAN).with(Frames::MIN).with(Frames::BI)
}
