//! What opens the content: the complementizer, a question, the verb's own preposition.

use super::{Step, Walk, prepositions};
use crate::lexicon::{Class, Frames, Part, Reading, Use, Uses};
use crate::phrases::Phrases;
use crate::statements::complement::Joint;
use crate::statements::governor::governor;
use crate::statements::verb;
use crate::text::TokenKind;

impl Walk<'_> {
    /// قائلا, which only opens the words, and the complementizer.
    pub(super) fn opening_word(&self, at: usize) -> Option<Step> {
        let p = self.p;
        if self.wants_subject && (p.serves(at, Use::WordsFollow) || verb::goes_on_with(p, at)) {
            if p.is_complementizer(at + 1) {
                return Some(Step::Found(Joint::Clause, at + 1));
            }
            // With no mark behind it the words begin at once.
            let bare = p.text.is_word(at + 1);
            return Some(if bare { Step::Found(Joint::Words, at + 1) } else { Step::On(at + 1) });
        }
        if p.is_complementizer(at) && !p.has_conjunction(at) {
            let allowed = self.frames.has(Frames::CLAUSE.with(prepositions()));
            return Some(if allowed { Step::Found(Joint::Clause, at) } else { Step::Lost });
        }
        None
    }

    /// `تساءل الكاتب متى ينتهي الأمر`: a question without a mark.
    pub(super) fn question(&self, at: usize) -> Option<Step> {
        let p = self.p;
        let asks = p.serves(at, Use::Questions) && self.frames.has(Frames::QUOTE) && !self.lacks_subject();
        asks.then_some(Step::Found(Joint::Words, at))
    }

    /// The verb's own preposition and what stands behind it.
    pub(super) fn complement_of_verb(&self, at: usize) -> Option<Step> {
        let p = self.p;
        let next = self.own_preposition(at)?;
        Some(if p.is_complementizer(next) {
            Step::Found(Joint::Clause, next)
        } else if p.text.quotation_opened_by(next).is_some() {
            Step::Found(Joint::Words, next + 1)
        } else if p.text.kind(next) == TokenKind::Break {
            Step::Lost
        } else {
            Step::Found(Joint::Nominal, next)
        })
    }

    /// Where the content begins, if the cue's own preposition stands at a token.
    pub(super) fn own_preposition(&self, at: usize) -> Option<usize> {
        let (p, frames) = (self.p, self.frames);
        let risky = self.is_risky();
        if let Some(governor) = governor(p, at) {
            let own = governor.frame;
            let believed = p.is_complementizer(at + 1) || !risky;
            let channel = matches!(own, Frames::FI | Frames::ALA) && p.channel_noun(at + 1).is_some();
            return (frames.has(own) && believed && !channel && at + 1 < self.limit).then_some(at + 1);
        }
        if frames.has(Frames::BI.with(Frames::OBJECT_BI)) && !risky && self.is_governed_by_bi(at) {
            let described = frames.has(Frames::OBJECT_BI) && self.cue.pronoun.is_some();
            let carries_on = self.cue.conjunction && at == self.from;
            let ready = !self.lacks_subject() || !frames.has(Frames::QUOTE) || described || carries_on;
            return (ready && !self.is_adverb_of_bi(at)).then_some(at);
        }
        let li = frames.has(Frames::LI) && !risky && (p.attached(at, 'ل') || p.serves(at, Use::Li));
        (li && (!self.lacks_subject() || can_be_masdar(p, at))).then_some(at)
    }

    /// بـ, by itself or attached to its noun.
    fn is_governed_by_bi(&self, at: usize) -> bool {
        const BI: Uses = Uses::of(&[Use::Bi, Use::BiWhat]);
        let p = self.p;
        let bi = |r: &Reading| {
            r.preposition == Some('ب')
                && (r.stem.part == Part::Masdar || matches!(r.stem.class, Class::Common | Class::Negation))
        };
        p.attached(at, 'ب') || p.serves_any(at, BI) || p.lexemes.readings(at).iter().any(bi)
    }

    /// بسرعة alone is an adverb, بسرعة إطلاق is not.
    fn is_adverb_of_bi(&self, at: usize) -> bool {
        let p = self.p;
        p.lexemes.is(at, Class::Adverb) && !can_be_masdar(p, at + 1) && !p.has_article(at + 1)
    }

    /// `نفى الوزير ما قاله النائب`: a relative ما as object.
    pub(super) fn relative_object(&self, at: usize) -> Option<Step> {
        let object = self.p.serves(at, Use::What) && !self.lacks_subject() && self.takes_object(at);
        object.then_some(Step::Found(Joint::Nominal, at))
    }
}

/// A word that can be a verbal noun.
fn can_be_masdar(p: &Phrases<'_>, at: usize) -> bool {
    p.lexemes.readings(at).iter().any(|r| r.stem.part == Part::Masdar)
}
