//! What stands beside the verb: time, channel, addressee, other prepositional phrases.

use super::{NAME_LENGTH, Step, Walk};
use crate::lexicon::{Class, Frames, Use, Uses};
use crate::phrases::{Adverbial, Phrases};
use crate::statements::complement::Joint;
use crate::statements::{attribution, said};
use std::ops::Range;

impl Walk<'_> {
    /// `طلب عدم ذكر اسمه`: why the source is not named, up to the next comma.
    pub(super) fn hidden(&self, at: usize) -> Option<Step> {
        let end = self.p.lexemes.expression(at, Class::Hidden)?.end;
        let past_name = if self.p.text.is_word(end) { end + 1 } else { end };
        Some(Step::On(past_name))
    }

    /// A time: that of the saying, where it can be.
    pub(super) fn time(&mut self, at: usize) -> Option<Step> {
        let time = self.p.time(at)?;
        // A span of time tells of what is said, not when it was said.
        if said::can_be_said(time) {
            self.time.get_or_insert(time.tokens.clone());
        }
        Some(Step::On(time.tokens.end))
    }

    /// An adverbial that says where or to whom.
    pub(super) fn adverbial(&mut self, at: usize) -> Option<Step> {
        const OWN: Uses = Uses::of(&[Use::Aan, Use::Ala, Use::Ila]);
        let p = self.p;
        let adverbial = p.adverbial(at, self.limit)?;
        let mut end = adverbial.tokens().end;
        match adverbial {
            Adverbial::Channel(mut range, kind) => {
                // `أعربت في بيانها | عن أملها`: the cue's own preposition is no part of the channel.
                let own = |&i: &usize| p.serves_any(i, OWN) && self.own_preposition(i).is_some();
                if let Some(cut) = (at + 2..end).find(own) {
                    end = cut;
                    range.end = cut;
                }
                if self.time.is_none() {
                    self.time =
                        p.times_in(range.clone()).find(|t| said::can_be_said(t)).map(|t| t.tokens.clone());
                }
                self.channel.get_or_insert((range, kind));
                if let Some(publisher) = self.publisher(end) {
                    let next = publisher.end;
                    self.via.push(publisher);
                    return Some(Step::On(next));
                }
            }
            Adverbial::Addressee(range) => {
                self.addressee.get_or_insert(range);
            }
            Adverbial::Other(_) => {}
        }
        Some(Step::On(end))
    }

    /// `في بيان نشرته الوكالة`: the outlet that made the channel known is part of the chain.
    fn publisher(&self, at: usize) -> Option<Range<usize>> {
        let p = self.p;
        p.saying(at).filter(|r| r.pronoun.is_some() && !r.conjunction)?;
        let np = p.noun_phrase(at + 1, self.limit, true)?;
        attribution::is_outlet(p, np.tokens.start).then_some(np.tokens)
    }

    /// A prepositional phrase beside the verb: over it.
    pub(super) fn prepositional(&self, at: usize) -> Option<Step> {
        let p = self.p;
        if is_prepositional_pronoun(p, at) {
            return Some(Step::On(at + 1));
        }
        let own_word = p.preposition(at).is_some();
        if !own_word && !['ب', 'ل', 'ك'].into_iter().any(|c| p.attached(at, c)) {
            return None;
        }
        if own_word && p.is_complementizer(at + 1) && self.frames.has(Frames::CLAUSE) {
            return Some(Step::Found(Joint::Clause, at + 1));
        }
        if own_word && p.preposition(at + 1).is_some() {
            return Some(Step::On(at + 1));
        }
        let noun = if own_word { at + 1 } else { at };
        if let Some(q) =
            p.text.quotation_opened_by(noun).filter(|q| q.closed && q.end - q.first() <= NAME_LENGTH)
        {
            return Some(Step::On(q.after()));
        }
        Some(Step::On(p.noun_phrase(noun, self.limit, true).map_or(noun + 1, |np| np.tokens.end)))
    }
}

/// فيه, لنا, عليها: a preposition with its pronoun.
fn is_prepositional_pronoun(p: &Phrases<'_>, at: usize) -> bool {
    const PRONOUNS: Uses = Uses::of(&[Use::LiHim, Use::LiUs, Use::BiHim, Use::FiHim, Use::AanHim]);
    p.lexemes.readings(at).iter().any(|r| r.stem.class == Class::Preposition && r.pronoun.is_some())
        || p.serves_any(at, PRONOUNS)
}
