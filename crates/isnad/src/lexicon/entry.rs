//! What the lexicon says about a spelling.

use super::grammar::{Class, Gender, Number, Part};
use super::uses::Uses;
use crate::model::Act;

/// One reading of one folded spelling, attached particles and pronouns apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stem {
    /// The word's class.
    pub class: Class,
    /// The form's part in the paradigm.
    pub part: Part,
    /// Grammatical person, 1 to 3.
    pub person: u8,
    /// Grammatical gender.
    pub gender: Gender,
    /// Grammatical number.
    pub number: Number,
    pub(super) lemma: u32,
}

/// A dictionary entry.
#[derive(Debug, Clone, Copy)]
pub struct Lemma {
    /// Its written form: of a verb the perfect, of a place's adjective the place.
    pub text: &'static str,
    /// The speech act, of words of saying.
    pub act: Option<Act>,
    /// What may hold the content, of words of saying.
    pub frames: Frames,
    /// Kind of place, institution or channel.
    pub tag: &'static str,
    /// What all its forms do for the constructions.
    pub(crate) uses: Uses,
}

/// An expression of several words.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    /// Its folded words, a space between; one may end in `…` (any pronoun may follow).
    pub(super) words: &'static str,
    /// The particle that must open the word after it.
    pub(super) particle: Option<char>,
    /// Its class.
    pub class: Class,
    /// Grammatical gender.
    pub gender: Gender,
    /// Grammatical number.
    pub number: Number,
    pub(super) lemma: u32,
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u64);

impl Classes {
    /// The set of these.
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < classes.len() {
            bits |= 1 << classes[at] as u64;
            at += 1;
        }
        Self(bits)
    }

    /// The set with one more.
    #[must_use]
    pub const fn with(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u64)
    }

    /// True where the class is a member.
    pub const fn has(self, class: Class) -> bool {
        self.0 >> class as u64 & 1 != 0
    }

    /// True where the sets have a member in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The complement frames of a word of saying: a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frames(u32);

macro_rules! frames {
    ($($(#[$meta:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl Frames { $($(#[$meta])* pub const $name: Self = Self(1 << $bit);)+ }
    };
}

frames! {
    /// A clause with إن or أن.
    CLAUSE = 0,
    /// Quoted words, or words after a colon.
    QUOTE = 1,
    /// A direct object.
    OBJECT = 2,
    /// إلى and a noun.
    ILA = 3,
    /// على and a noun.
    ALA = 4,
    /// عن and a noun.
    AAN = 5,
    /// من and a noun.
    MIN = 6,
    /// بـ and a noun.
    BI = 7,
    /// لـ and a noun.
    LI = 8,
    /// في and a noun.
    FI = 9,
    /// حول and a noun.
    HAWL = 10,
    /// Object and بـ-phrase together.
    OBJECT_BI = 11,
    /// Two objects together.
    OBJECT_OBJECT = 12,
    /// The object is the addressee.
    TO_OBJECT = 13,
    /// The addressee after لـ.
    TO_LI = 14,
    /// The addressee after إلى.
    TO_ILA = 15,
    /// The addressee after من.
    TO_MIN = 16,
    /// The addressee after على.
    TO_ALA = 17,
    /// More often something else: only with a clause or a quotation.
    RISKY = 18,
    /// Only with a person, institution or document as subject.
    VOICE = 19,
    /// Carries on the last speaker's words.
    CONTINUES = 20,
    /// Typical of documents; of an expression, that its speaker is what something stands in (جاء في).
    DOCUMENT = 21,
    /// Passes on the words of another, named after عن or إلى.
    RELAY = 22,
    /// With a clause or إلى it tells, and does nothing more (نوه بأن).
    TELLS = 23,
}

impl Frames {
    /// No frame.
    pub const NONE: Self = Self(0);

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where the sets have a member in common.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
