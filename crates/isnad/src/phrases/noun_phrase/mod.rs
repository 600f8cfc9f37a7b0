//! Noun phrases: from a head over its iḍāfa, adjectives, names and appositions to its end.
//!
//! The parser is greedy and one-way. What ends a phrase is definiteness: after a definite word only
//! definite adjectives, names and appositions can follow, so an indefinite noun there opens the next phrase
//! (`أعلنت وزارة الداخلية | إيقاف …`).

mod coordination;
mod parser;
mod prepositional;
mod word;

use super::Phrases;
use crate::lexicon::{Class, Facts, Gender, Number, Reading};
use parser::Parser;
use std::ops::Range;

/// A noun phrase in token indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// The whole phrase.
    pub tokens: Range<usize>,
    /// The class of its head: of the first word that is no quantity or title.
    pub head: Option<Class>,
    /// The head's token.
    pub head_token: usize,
    /// Gender of the head.
    pub gender: Gender,
    /// Number of the head.
    pub number: Number,
    /// True where the phrase holds a personal name.
    pub named: bool,
}

impl NounPhrase {
    /// True for somebody or something that can speak.
    pub const fn can_speak(&self) -> bool {
        match self.head {
            Some(class) => {
                super::is_nominal_class(class) && !matches!(class, Class::Common | Class::Adjective)
            }
            None => true,
        }
    }

    /// المتقدمين, مسؤولين: a sound plural or dual in the accusative or genitive, which is no subject.
    pub fn is_oblique(&self, phrases: &Phrases<'_>) -> bool {
        let key = phrases.text.key(self.head_token);
        let plural = matches!(self.number, Number::Plural | Number::Dual) && self.gender != Gender::Any;
        let construct = || {
            let readings = phrases.lexemes.readings(self.head_token);
            key.ends_with('ي')
                && readings.iter().all(|r| r.stem.number == Number::Plural || r.pronoun.is_some())
        };
        // أحد المواطنين: the genitive belongs to what stands before it.
        self.head_token == self.tokens.start && plural && (key.ends_with("ين") || construct())
    }

    /// True for a person, named or by office.
    pub const fn is_person(&self) -> bool {
        matches!(
            self.head,
            Some(
                Class::Role
                    | Class::Title
                    | Class::GivenName
                    | Class::FamilyName
                    | Class::NameParticle
                    | Class::Anonymous
            ) | None
        )
    }

    /// True where the phrase is surely somebody: an unknown word with the article, a thing or a channel is not.
    pub fn is_somebody(&self, phrases: &Phrases<'_>) -> bool {
        match self.head {
            Some(Class::Channel | Class::Claim) => false,
            // عدد من رجال الأمن: a number of people.
            Some(Class::Quantity) => self.tokens.clone().any(|i| {
                let people =
                    |r: &Reading| matches!(r.stem.class, Class::Group | Class::Role | Class::Organization);
                phrases.lexemes.readings(i).iter().any(people)
            }),
            Some(Class::Nisba) => {
                self.named || matches!(self.number, Number::Plural) || phrases.has_article(self.head_token)
            }
            None => {
                let short = self.tokens.len() <= 2;
                let long_word = phrases.text.key(self.head_token).chars().count() > 2;
                self.named || long_word && (short || !phrases.has_article(self.head_token))
            }
            Some(_) => self.can_speak(),
        }
    }
}

impl Phrases<'_> {
    /// The noun phrase that starts at a token, inside a limit; `bi` says whether بـ belongs to the verb.
    pub fn noun_phrase(&self, start: usize, limit: usize, bi: bool) -> Option<NounPhrase> {
        if self.time(start).is_some() || self.inside_time(start) || self.is(start, Facts::OPENS_NO_PHRASE) {
            return None;
        }
        self.found.or_find(start, limit, bi, || Parser::new(self, start, limit, bi).parse())
    }

    /// به, فيه, عليها: a preposition with its pronoun.
    pub(crate) fn is_governed_pronoun(&self, at: usize) -> bool {
        self.is(at, Facts::GOVERNED_PRONOUN)
    }
}
