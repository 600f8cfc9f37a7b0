//! What the lexicon says about a spelling.

use crate::model::Act;

/// The classes of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the classes are explained in lexicon/README.md, under these names")]
pub enum Class {
    Saying,
    Verb,
    Role,
    Title,
    Organization,
    Group,
    Document,
    Channel,
    Anonymous,
    Claim,
    Common,
    Adjective,
    Quantity,
    Place,
    Nisba,
    GivenName,
    FamilyName,
    NameParticle,
    Institution,
    Preposition,
    Conjunction,
    Complementizer,
    Relative,
    Demonstrative,
    Negation,
    Pronoun,
    Interrogative,
    Auxiliary,
    Adverb,
    Boundary,
    Attribution,
    Echo,
    CuePhrase,
    Filler,
    Voice,
    Aside,
    Hidden,
}

impl Class {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Saying => "Saying",
            Self::Verb => "Verb",
            Self::Role => "Role",
            Self::Title => "Title",
            Self::Organization => "Organization",
            Self::Group => "Group",
            Self::Document => "Document",
            Self::Channel => "Channel",
            Self::Anonymous => "Anonymous",
            Self::Claim => "Claim",
            Self::Common => "Common",
            Self::Adjective => "Adjective",
            Self::Quantity => "Quantity",
            Self::Place => "Place",
            Self::Nisba => "Nisba",
            Self::GivenName => "GivenName",
            Self::FamilyName => "FamilyName",
            Self::NameParticle => "NameParticle",
            Self::Institution => "Institution",
            Self::Preposition => "Preposition",
            Self::Conjunction => "Conjunction",
            Self::Complementizer => "Complementizer",
            Self::Relative => "Relative",
            Self::Demonstrative => "Demonstrative",
            Self::Negation => "Negation",
            Self::Pronoun => "Pronoun",
            Self::Interrogative => "Interrogative",
            Self::Auxiliary => "Auxiliary",
            Self::Adverb => "Adverb",
            Self::Boundary => "Boundary",
            Self::Attribution => "Attribution",
            Self::Echo => "Echo",
            Self::CuePhrase => "CuePhrase",
            Self::Filler => "Filler",
            Self::Voice => "Voice",
            Self::Aside => "Aside",
            Self::Hidden => "Hidden",
        }
    }
}

/// The part that a form plays in its paradigm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// قال.
    Perfect,
    /// يقول.
    Imperfect,
    /// قيل, where the spelling tells it from the active.
    PassivePerfect,
    /// يقال, where the spelling tells it from the active.
    PassiveImperfect,
    /// قائل, مشيرا, مؤكدة: the active participle.
    Participle,
    /// قول, إعلان: the verbal noun.
    Masdar,
    /// A noun, adjective or name.
    Nominal,
    /// A word that does not inflect.
    Particle,
}

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
    /// Either, or not told by the form.
    Any,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

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
}

/// An expression of several words.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    pub(super) words: &'static [&'static str],
    pub(super) particle: Option<char>,
    /// Its class.
    pub class: Class,
    /// Grammatical gender.
    pub gender: Gender,
    /// Grammatical number.
    pub number: Number,
    pub(super) lemma: u32,
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
    /// Typical of documents.
    DOCUMENT = 21,
    /// Passes on the words of another, named after عن or إلى.
    RELAY = 22,
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
