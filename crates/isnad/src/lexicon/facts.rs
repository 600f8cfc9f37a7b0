//! What a word is by itself, wherever it stands.

use super::grammar::{Class, Part, Use};
use super::split::Reading;
use super::uses::Uses;

/// A set of facts about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facts(u32);

macro_rules! facts {
    ($($(#[$meta:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl Facts { $($(#[$meta])* pub(crate) const $name: Self = Self(1 << $bit);)+ }
    };
}

facts! {
    /// إن, أن, بأن, لأن, أنه … : it opens a reported clause.
    COMPLEMENTIZER = 0,
    /// الذي, التي, الذين …
    RELATIVE = 1,
    /// It may be a finite verb.
    FINITE = 2,
    /// It can only be a finite verb.
    ONLY_VERB = 3,
    /// It is probably a finite verb.
    VERB = 4,
    /// It has the article.
    ARTICLE = 5,
    /// It has و or ف before it.
    CONJUNCTION = 6,
    /// It may be a finite verb of saying.
    SAYING = 7,
    /// It may be a participle of saying that goes on reporting.
    SAYING_PARTICIPLE = 8,
    /// بـ is attached to it.
    WITH_BI = 9,
    /// لـ is attached to it.
    WITH_LI = 10,
    /// كـ is attached to it.
    WITH_KA = 11,
    /// It is a preposition without a pronoun.
    PREPOSITION = 12,
    /// No noun phrase begins with it: adverbs, pronouns with their preposition, what joins clauses, single letters.
    OPENS_NO_PHRASE = 13,
    /// به, فيه: a preposition with its pronoun.
    GOVERNED_PRONOUN = 14,
}

impl Facts {
    /// The empty set.
    pub(super) const fn none() -> Self {
        Self(0)
    }

    /// True where the sets have a member in common.
    #[inline]
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The facts about a word by its folded key, its letters as they stand, its readings, and its uses.
    pub(super) fn of(key: &str, surface: &str, readings: &[Reading], uses: Uses) -> Self {
        let finite = readings.iter().any(Reading::is_finite);
        let saying = readings.iter().any(|r| r.stem.class == Class::Saying);
        let article = has_article(key, readings);
        let complementizer = is_complementizer(key, surface, uses);
        let governed_pronoun = is_governed_pronoun(readings, uses);
        let opens_no_phrase = governed_pronoun
            || only_adverb(key, readings, article)
            || joins_clauses(readings, complementizer)
            || is_letter(key, surface, readings);
        let known = [
            (Self::COMPLEMENTIZER, complementizer),
            (Self::RELATIVE, is_relative(key, uses)),
            (Self::FINITE, finite),
            (Self::ONLY_VERB, finite && is_only_verb(readings)),
            (Self::VERB, finite && is_verb(readings)),
            (Self::ARTICLE, article),
            (Self::CONJUNCTION, has_conjunction(key, readings)),
            (Self::SAYING, saying && readings.iter().any(Reading::is_saying)),
            (Self::SAYING_PARTICIPLE, saying && readings.iter().any(|r| r.is_saying_participle(key))),
            (Self::WITH_BI, is_attached(key, readings, 'ب')),
            (Self::WITH_LI, is_attached(key, readings, 'ل')),
            (Self::WITH_KA, is_attached(key, readings, 'ك')),
            (Self::PREPOSITION, readings.iter().any(Reading::is_preposition)),
            (Self::GOVERNED_PRONOUN, governed_pronoun),
            (Self::OPENS_NO_PHRASE, opens_no_phrase),
        ];
        Self(known.iter().filter(|(_, holds)| *holds).fold(0, |all, (fact, _)| all | fact.0))
    }
}

/// أن, بأن, فإنه: the particles before it taken off.
fn is_complementizer(key: &str, surface: &str, uses: Uses) -> bool {
    let bare = key.strip_prefix(['و', 'ف']).filter(|k| k.len() >= 4).unwrap_or(key);
    let bare = bare.strip_prefix('ب').filter(|k| k.starts_with("ان")).unwrap_or(bare);
    let uses = uses_of_bare(bare, key, uses);
    uses.has(Use::Complementizer) && !(uses.has(Use::AlsoPronoun) && surface.starts_with('أ'))
}

/// الذي, التي, the particle before it taken off.
fn is_relative(key: &str, uses: Uses) -> bool {
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    uses_of_bare(bare, key, uses).has(Use::Relative)
}

/// The uses of what is left of a word whose own uses are known: most words have nothing before them.
fn uses_of_bare(bare: &str, key: &str, uses: Uses) -> Uses {
    if bare.len() == key.len() { uses } else { Uses::of_word(bare) }
}

fn is_only_verb(readings: &[Reading]) -> bool {
    !readings.is_empty()
        && readings.iter().any(Reading::is_finite)
        && !readings.iter().any(|r| is_nominal_class(r.stem.class) || r.stem.part == Part::Masdar)
}

/// A finite reading that no name, noun or particle reading outweighs.
fn is_verb(readings: &[Reading]) -> bool {
    let Some(verb) = readings.iter().find(|r| r.is_finite()) else { return false };
    let rival = readings.iter().any(|r| {
        (is_nominal_class(r.stem.class) || r.stem.part == Part::Masdar || r.stem.part == Part::Particle)
            && !r.conjunction
            && r.preposition.is_none()
            && r.pronoun.is_none()
    });
    !rival || verb.conjunction && !readings.iter().any(|r| r.conjunction && r.stem.part != verb.stem.part)
}

/// By the lexicon, or of an unknown word by its letters.
fn has_article(key: &str, readings: &[Reading]) -> bool {
    if readings.iter().any(|r| r.article) {
        return true;
    }
    let bare =
        key.strip_prefix(['و', 'ف']).filter(|k| k.starts_with("ال") || k.starts_with("لل")).unwrap_or(key);
    let bare = bare.strip_prefix(['ب', 'ك']).filter(|k| k.starts_with("ال")).unwrap_or(bare);
    readings.is_empty() && (bare.starts_with("ال") || bare.starts_with("لل")) && bare.len() > 8
}

fn has_conjunction(key: &str, readings: &[Reading]) -> bool {
    if !key.starts_with(['و', 'ف']) {
        return false;
    }
    if readings.is_empty() { key.starts_with("وال") } else { readings.iter().all(|r| r.conjunction) }
}

fn is_attached(key: &str, readings: &[Reading], preposition: char) -> bool {
    if readings.is_empty() {
        // Unknown: بالـ and للـ tell themselves; a bare ب or ل does not.
        let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
        return match preposition {
            'ب' => bare.starts_with("بال"),
            'ل' => bare.starts_with("لل"),
            _ => false,
        } || key.strip_prefix(preposition) == Some("");
    }
    let attached = readings.iter().any(|r| r.preposition == Some(preposition));
    attached && !readings.iter().any(|r| r.preposition.is_none() && !r.conjunction)
}

impl Reading {
    /// True for a finite verb of saying.
    pub(crate) fn is_saying(&self) -> bool {
        self.stem.class == Class::Saying && self.is_finite()
    }

    /// True for a participle of saying without article or preposition, in the accusative where the spelling shows it.
    pub(crate) fn is_saying_participle(&self, key: &str) -> bool {
        self.stem.class == Class::Saying
            && self.stem.part == Part::Participle
            && !self.article
            && self.preposition.is_none()
            && !self.future
            && (key.ends_with('ا') || key.ends_with('ه') || key.ends_with("ين") || key.ends_with("ات"))
    }

    /// True for a preposition without a pronoun.
    pub(crate) fn is_preposition(&self) -> bool {
        self.stem.class == Class::Preposition && self.pronoun.is_none()
    }
}

/// A single letter that is no title.
fn is_letter(key: &str, surface: &str, readings: &[Reading]) -> bool {
    !surface.is_empty()
        && key.chars().nth(1).is_none()
        && readings.iter().all(|r| r.stem.class != Class::Title)
}

/// An adverb that is no noun: رسميا, غدا; وحدة is a noun too.
fn only_adverb(key: &str, readings: &[Reading], article: bool) -> bool {
    let noun = |r: &Reading| is_nominal_class(r.stem.class) && r.pronoun.is_none();
    readings.iter().any(|r| r.stem.class == Class::Adverb)
        && !article
        && (key.ends_with('ا') || !readings.iter().any(noun))
}

/// به, فيه, عليها: a preposition with its pronoun.
fn is_governed_pronoun(readings: &[Reading], uses: Uses) -> bool {
    readings.iter().any(|r| r.stem.class == Class::Preposition && r.pronoun.is_some())
        && !readings.iter().any(|r| is_nominal_class(r.stem.class))
        || uses.meets(Uses::of(&[Use::LiHim, Use::BiHim, Use::FiHim]))
}

/// A word that joins clauses.
fn joins_clauses(readings: &[Reading], complementizer: bool) -> bool {
    let joins = |r: &Reading| {
        matches!(
            r.stem.class,
            Class::Conjunction
                | Class::Complementizer
                | Class::Relative
                | Class::Negation
                | Class::Boundary
                | Class::Interrogative
        )
    };
    complementizer || readings.iter().any(joins) && !readings.iter().any(|r| is_nominal_class(r.stem.class))
}

/// Classes whose words are nouns or names.
pub(crate) const fn is_nominal_class(class: Class) -> bool {
    matches!(
        class,
        Class::Role
            | Class::Title
            | Class::Organization
            | Class::Group
            | Class::Document
            | Class::Channel
            | Class::Anonymous
            | Class::Claim
            | Class::Common
            | Class::Adjective
            | Class::Quantity
            | Class::Place
            | Class::Nisba
            | Class::GivenName
            | Class::FamilyName
            | Class::NameParticle
            | Class::Institution
    )
}
