//! What و adds to a noun phrase: `الوزير والمدير`, `وزارة التجارة والصناعة`.

use super::parser::{State, Step};
use crate::lexicon::{Class, Gender, Number, Part, Reading};
use crate::phrases::Phrases;

impl Phrases<'_> {
    /// و and a second noun or adjective of the phrase.
    pub(super) fn coordination(&self, at: usize, limit: usize, state: State) -> Option<Step> {
        if self.is_verb(at) || self.saying(at).is_some() || self.is_complementizer(at) || self.is_relative(at)
        {
            return None;
        }
        let reading = self.lexemes.readings(at).iter().find(|r| {
            r.conjunction
                && r.preposition.is_none()
                && matches!(
                    r.stem.class,
                    Class::Role
                        | Class::Title
                        | Class::Organization
                        | Class::Institution
                        | Class::Place
                        | Class::Nisba
                        | Class::Adjective
                        | Class::Group
                        | Class::Anonymous
                        | Class::GivenName
                        | Class::FamilyName
                        | Class::Document
                        | Class::Common
                )
        })?;
        let same_kind = reading.article
            || state != State::Definite
            || reading.pronoun.is_some()
            || matches!(
                reading.stem.class,
                Class::Place | Class::Institution | Class::Role | Class::GivenName | Class::FamilyName
            );
        let agent = !matches!(reading.stem.class, Class::Common) || reading.article;
        let definite = reading.article
            || reading.pronoun.is_some()
            || matches!(reading.stem.class, Class::Place | Class::Institution);
        let state = if matches!(reading.stem.class, Class::GivenName | Class::FamilyName) {
            State::Name
        } else if definite {
            State::Definite
        } else {
            State::Indefinite
        };
        (same_kind && agent && at < limit).then_some(Step {
            class: Some(reading.stem.class),
            gender: reading.stem.gender,
            number: Number::Plural,
            state,
            next: at + 1,
        })
    }

    /// `وزارة التجارة | والصناعة`, `الرئاسة العامة للأرصاد | وحماية البيئة`: a verbal noun that goes on with what an
    /// institution or office is for.
    pub(super) fn coordinated_task(&self, start: usize, at: usize, state: State) -> Option<Step> {
        if state != State::Definite || self.is_complementizer(at) {
            return None;
        }
        let reading = self
            .lexemes
            .readings(at)
            .iter()
            .find(|r| r.conjunction && r.preposition.is_none() && r.pronoun.is_none() && is_task(r))?;
        let leads = reading.article || self.has_article(at + 1) && !self.has_conjunction(at + 1);
        let office = (start..at).any(|i| {
            self.lexemes
                .readings(i)
                .iter()
                .any(|r| matches!(r.stem.class, Class::Organization | Class::Role) && r.preposition.is_none())
        });
        (leads && office).then(|| Step {
            class: Some(Class::Common),
            gender: Gender::Any,
            number: Number::Singular,
            state: if reading.article { State::Definite } else { State::Indefinite },
            next: at + 1,
        })
    }
}

/// A verbal noun or common noun: what an institution is for.
fn is_task(reading: &Reading) -> bool {
    reading.stem.part == Part::Masdar || reading.stem.class == Class::Common
}
