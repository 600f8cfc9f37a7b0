//! Prepositions inside a noun phrase: `مسؤول في الجمارك`, `عدد من السكان`, `المتحدث باسم الوزارة`.

use super::parser::{State, Step};
use crate::lexicon::{Class, Part, Reading, Use, Uses};
use crate::phrases::{Phrases, is_nominal_class};

impl Phrases<'_> {
    /// A preposition that hangs on the noun before it: باسم, من, في, عن, لدى, لشؤون …
    pub(super) fn prepositional(&self, start: usize, at: usize, limit: usize, bi: bool) -> Option<Step> {
        if self.serves(at, Use::InTheName) {
            return Some(Step::joined(at + 1, State::Indefinite));
        }
        let speaks = |r: &Reading| {
            matches!(
                r.stem.class,
                Class::Role | Class::Anonymous | Class::Group | Class::Organization | Class::Document
            )
        };
        let head_speaks = (start..at).any(|i| self.lexemes.readings(i).iter().any(speaks));
        if let Some(preposition) = self.preposition(at) {
            let holds = at + 1 < limit && self.holds_preposition(start, at, preposition.uses, head_speaks);
            return holds.then(|| Step::joined(at + 1, State::Indefinite));
        }
        let plain = |r: &Reading| r.preposition.is_none() && is_nominal_class(r.stem.class);
        if !head_speaks || self.lexemes.readings(at).iter().any(plain) {
            return None;
        }
        self.attached_preposition(start, at, bi)
    }

    /// True where a preposition of its own goes on with the phrase.
    fn holds_preposition(&self, start: usize, at: usize, preposition: Uses, head_speaks: bool) -> bool {
        const PLACE: Uses = Uses::of(&[Use::Fi, Use::At]);
        let indefinite = !self.has_article(start);
        if preposition.meets(PLACE) {
            // مسؤول في الجمارك: an indefinite office is told by its place.
            let office = head_speaks && indefinite && self.has_article(at + 1);
            let told = office && self.channel_noun(at + 1).is_none() && self.time(at + 1).is_none();
            return told || head_speaks && self.is_place_like(at + 1);
        }
        if preposition.has(Use::Min) {
            let group = self.lexemes.is(at + 1, Class::Group);
            let people = group || self.lexemes.is(at + 1, Class::Role);
            let counted = people && (start..at).any(|i| self.lexemes.is(i, Class::Quantity));
            return counted || head_speaks && (self.is_place_like(at + 1) || group && indefinite);
        }
        preposition.has(Use::Aan)
            && head_speaks
            && !self.serves(at - 1, Use::Issued)
            && self.is_place_like(at + 1)
    }

    /// لـ or بـ with what it governs, behind somebody who speaks.
    fn attached_preposition(&self, start: usize, at: usize, bi: bool) -> Option<Step> {
        let attached = |c: char| {
            self.lexemes.readings(at).iter().find(|r| {
                r.preposition == Some(c)
                    && !r.conjunction
                    && (is_governed_class(r.stem.class) || c == 'ل' && self.is_purpose(start, at, r))
            })
        };
        let state = |r: &Reading| {
            let definite = r.article || matches!(r.stem.class, Class::Institution | Class::Place);
            if definite { State::Definite } else { State::Indefinite }
        };
        if let Some(r) = attached('ل').filter(|_| self.is_definite_before(at)) {
            let media =
                r.stem.class == Class::Institution && matches!(r.stem.lemma().tag, "media" | "agency");
            return (!media).then(|| Step::joined(at + 1, state(r)));
        }
        let r = attached('ب')?;
        let office = matches!(r.stem.class, Class::Organization | Class::Institution | Class::Place);
        let of_verb = bi && r.stem.class == Class::Organization;
        (office && !of_verb).then(|| Step::joined(at + 1, state(r)))
    }

    /// `هيئة لتنظيم الاتصالات`: what an institution is for.
    fn is_purpose(&self, start: usize, at: usize, reading: &Reading) -> bool {
        reading.stem.part == Part::Masdar
            && reading.pronoun.is_none()
            && (start..at).any(|i| self.lexemes.is(i, Class::Organization))
    }

    fn is_definite_before(&self, at: usize) -> bool {
        at > 0 && (self.has_article(at - 1) || !self.lexemes.is(at - 1, Class::Quantity))
    }

    /// A place, an institution or an office: what stands after `في` or `من` inside a speaker's description.
    fn is_place_like(&self, at: usize) -> bool {
        self.lexemes.readings(at).iter().any(|r| {
            matches!(r.stem.class, Class::Place | Class::Institution | Class::Organization) && !r.conjunction
        }) || self
            .lexemes
            .expressions(at)
            .iter()
            .any(|e| matches!(e.phrase.class, Class::Place | Class::Institution))
            || self.serves(at, Use::Locality)
    }
}

/// Classes that لـ and بـ can govern inside a phrase.
const fn is_governed_class(class: Class) -> bool {
    matches!(class, Class::Organization | Class::Institution | Class::Place | Class::Common | Class::Document)
}
