//! The words of an article, as statements are compared by them.

use isnad::lexicon::{Class, Part, Reading};
use isnad::phrases::Phrases;
use isnad::text::{TokenKind, folded};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A folded word, hashed; 0 is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Key(pub(crate) u64);

impl Key {
    pub(crate) const NONE: Self = Self(0);

    /// Of a folded word. The same on every machine and in every run.
    pub(crate) fn of(folded: &str) -> Self {
        if folded.is_empty() {
            return Self::NONE;
        }
        let mut hasher = DefaultHasher::new();
        folded.hash(&mut hasher);
        Self(hasher.finish().max(1))
    }
}

/// What a word is: a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Traits(u64);

macro_rules! traits {
    ($($(#[$meta:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        impl Traits { $($(#[$meta])* pub(crate) const $name: Self = Self(1 << $bit);)+ }
    };
}

traits! {
    /// A word, neither number nor mark.
    WORD = 0,
    /// Figures.
    NUMBER = 1,
    /// A comma or semicolon.
    COMMA = 2,
    /// A full stop, a question or exclamation mark, the end of a line.
    STOP = 3,
    /// A quotation mark.
    QUOTE = 4,
    /// Only joins other words.
    FUNCTION = 5,
    /// Probably a clause's verb.
    VERB = 6,
    /// May be a noun.
    NOUN = 7,
    /// May be an adjective.
    ADJECTIVE = 8,
    /// The adjective of a place.
    NISBA = 9,
    /// A place, an institution, a name of a person.
    NAME = 10,
    /// و or ف is attached.
    JOINED = 11,
    /// It has the article.
    ARTICLE = 12,
    /// س is attached.
    FUTURE = 13,
    /// الذي, التي.
    RELATIVE = 14,
    /// إن, أن.
    COMPLEMENTIZER = 15,
    /// A pronoun is attached.
    PRONOUN = 16,
    /// ب, ل or ك is attached.
    GOVERNED = 17,
    /// A preposition of its own.
    PREPOSITION = 18,
    /// The lexicon does not know it.
    UNKNOWN = 19,
    /// A verb in the first person.
    FIRST_PERSON = 20,
    /// A verb's noun.
    MASDAR = 21,
    /// Only a verb, in every reading.
    ONLY_VERB = 22,
    /// A plural.
    PLURAL = 23,
    /// A word of saying, in any of its forms.
    SAYING = 24,
    /// An office or profession.
    ROLE = 25,
    /// May be a particle: a conjunction, a preposition.
    PARTICLE = 26,
    /// A finite verb of the past.
    PERFECT = 27,
    /// Somebody who can speak without a name: a group, an institution, a source, a document.
    VOICE = 28,
    /// A verb of many, in every reading.
    MANY = 29,
    /// In other letters than Arabic ones.
    LATIN = 30,
    /// A place: a town, a country.
    PLACE = 31,
}

impl Traits {
    const fn with(self, other: Self, when: bool) -> Self {
        if when { Self(self.0 | other.0) } else { self }
    }

    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Dictionary forms that are kept of a word.
const FORMS: usize = 3;

/// A token of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    /// First byte in the article's text.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// Its letters, folded.
    pub(crate) key: Key,
    /// Without attached particles and article.
    pub(crate) bare: Key,
    /// What it may be a form of.
    pub(crate) forms: [Key; FORMS],
    traits: Traits,
}

impl Word {
    pub(crate) const fn is(&self, wanted: Traits) -> bool {
        self.traits.has(wanted)
    }

    /// A word that carries matter.
    pub(crate) const fn is_content(&self) -> bool {
        let joins = self.is(Traits::PARTICLE) && !self.is(Traits::ARTICLE);
        self.is(Traits::WORD) && !self.is(Traits::FUNCTION) && !self.is(Traits::COMPLEMENTIZER) && !joins
    }

    /// Everything that it may be looked up by.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key> + use<> {
        [self.key, self.bare].into_iter().chain(self.forms).filter(|key| *key != Key::NONE)
    }

    pub(crate) fn spells(&self, key: Key) -> bool {
        self.key == key || self.bare == key
    }

    /// Whether it may be a form of a word.
    pub(crate) fn means(&self, key: Key) -> bool {
        self.spells(key) || self.forms.contains(&key)
    }

    /// The one key that it is counted by: of a word that the lexicon knows the first dictionary form.
    pub(crate) fn form(&self) -> Key {
        if self.forms[0] == Key::NONE { self.bare } else { self.forms[0] }
    }

    /// Whether two words may be forms of one.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.bare == other.bare
            || self.forms.iter().any(|form| *form != Key::NONE && other.forms.contains(form))
    }
}

/// The words of a text.
pub(crate) fn words(phrases: &Phrases<'_>) -> Vec<Word> {
    let text = phrases.text;
    let mut known: HashMap<usize, Word> = HashMap::new();
    let word = |(at, token): (usize, &isnad::text::Token)| {
        let mut word = match token.kind {
            TokenKind::Word => *known.entry(text.form(at)).or_insert_with(|| describe(phrases, at)),
            kind => Word { key: Key::of(text.key(at)), traits: mark(kind, token.mark), ..Word::default() },
        };
        (word.start, word.end) = (token.byte_start, token.byte_end);
        word
    };
    text.tokens().iter().enumerate().map(word).collect()
}

const fn mark(kind: TokenKind, mark: char) -> Traits {
    match (kind, mark) {
        (TokenKind::Number, _) => Traits::NUMBER,
        (TokenKind::Quote, _) => Traits::QUOTE,
        (TokenKind::Break, _) | (_, '.' | '؟' | '?' | '!') => Traits::STOP,
        (_, '،' | ',' | '؛' | ';') => Traits::COMMA,
        _ => Traits(0),
    }
}

fn describe(phrases: &Phrases<'_>, at: usize) -> Word {
    let key = phrases.text.key(at);
    let readings = phrases.lexemes.readings(at);
    let fewest = readings.iter().map(attached).min();
    let likely: Vec<&Reading> = readings.iter().filter(|r| Some(attached(r)) == fewest).collect();
    let class = |class: Class| likely.iter().any(|r| r.stem.class == class);
    let any = |test: &dyn Fn(&Reading) -> bool| likely.iter().any(|r| test(r));
    let nominal = |r: &Reading| matches!(r.stem.part, Part::Nominal | Part::Masdar | Part::Participle);
    let mut forms = [Key::NONE; FORMS];
    for reading in &likely {
        let form = form(reading);
        if !forms.contains(&form)
            && let Some(place) = forms.iter_mut().find(|f| **f == Key::NONE)
        {
            *place = form;
        }
    }
    let joined = phrases.has_conjunction(at);
    let governed = ['ب', 'ل', 'ك'].into_iter().find(|&letter| phrases.attached(at, letter));
    let article = phrases.has_article(at);
    let future = any(&|r| r.future);
    let traits = Traits::WORD
        .with(Traits::FUNCTION, is_function(&likely) || !article && any(&|r| joins(r.stem.class)))
        .with(Traits::VERB, phrases.is_verb(at))
        .with(Traits::ONLY_VERB, phrases.only_verb(at))
        .with(Traits::NOUN, any(&nominal) || readings.is_empty())
        .with(Traits::MASDAR, any(&|r| r.stem.part == Part::Masdar))
        .with(Traits::ADJECTIVE, class(Class::Adjective) || any(&|r| r.stem.part == Part::Participle))
        .with(Traits::NISBA, class(Class::Nisba))
        .with(
            Traits::NAME,
            [Class::Place, Class::Institution, Class::GivenName, Class::FamilyName].into_iter().any(class),
        )
        .with(Traits::LATIN, key.is_ascii())
        .with(Traits::PLACE, class(Class::Place))
        .with(Traits::JOINED, joined)
        .with(Traits::ARTICLE, article)
        .with(Traits::FUTURE, future)
        .with(Traits::RELATIVE, phrases.is_relative(at))
        .with(Traits::COMPLEMENTIZER, phrases.is_complementizer(at))
        .with(Traits::PRONOUN, any(&|r| r.pronoun.is_some()))
        .with(Traits::GOVERNED, governed.is_some())
        .with(Traits::PREPOSITION, phrases.preposition(at).is_some())
        .with(Traits::UNKNOWN, readings.is_empty())
        .with(Traits::FIRST_PERSON, any(&|r| r.is_finite() && r.stem.person == 1))
        .with(Traits::SAYING, class(Class::Saying))
        .with(Traits::ROLE, class(Class::Role))
        .with(
            Traits::VOICE,
            [Class::Group, Class::Organization, Class::Anonymous, Class::Document, Class::Title]
                .into_iter()
                .any(class),
        )
        .with(Traits::MANY, is_of_many(&likely))
        .with(Traits::PARTICLE, any(&|r| r.stem.part == Part::Particle))
        .with(Traits::PERFECT, any(&|r| matches!(r.stem.part, Part::Perfect | Part::PassivePerfect)))
        .with(Traits::PLURAL, any(&|r| r.stem.number == isnad::lexicon::Number::Plural));
    let bare = bare(key, joined, governed, article, future);
    Word { key: Key::of(key), bare: Key::of(bare), forms, traits, ..Word::default() }
}

/// How much is attached to a word in a reading.
fn attached(reading: &Reading) -> u32 {
    u32::from(reading.conjunction)
        + u32::from(reading.preposition.is_some())
        + u32::from(reading.future)
        + u32::from(reading.pronoun.is_some())
}

/// The dictionary form: folded, of a noun without the article.
fn form(reading: &Reading) -> Key {
    let lemma = folded(reading.stem.lemma().text);
    let without = lemma.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3);
    Key::of(without.unwrap_or(&lemma))
}

/// Whether a word only joins others, in every likely reading.
fn is_function(readings: &[&Reading]) -> bool {
    !readings.is_empty()
        && readings.iter().all(|r| {
            joins(r.stem.class)
                || matches!(
                    r.stem.class,
                    Class::Complementizer
                        | Class::Relative
                        | Class::Demonstrative
                        | Class::Negation
                        | Class::Pronoun
                        | Class::Interrogative
                        | Class::Auxiliary
                        | Class::Boundary
                )
        })
}

/// Whether a word is a verb of many, in every likely reading.
fn is_of_many(readings: &[&Reading]) -> bool {
    let many = |r: &&Reading| r.is_finite() && r.stem.number == isnad::lexicon::Number::Plural;
    !readings.is_empty() && readings.iter().all(many)
}

/// A preposition or conjunction: where a word may be one, it mostly is.
const fn joins(class: Class) -> bool {
    matches!(class, Class::Preposition | Class::Conjunction)
}

/// A folded word without what is attached before it.
fn bare(key: &str, joined: bool, governed: Option<char>, article: bool, future: bool) -> &str {
    let mut rest = key;
    if joined {
        rest = rest.strip_prefix(['و', 'ف']).unwrap_or(rest);
    }
    if governed == Some('ل') && article {
        return rest.strip_prefix("لل").filter(|r| r.chars().count() >= 2).unwrap_or(rest);
    }
    if let Some(letter) = governed {
        rest = rest.strip_prefix(letter).unwrap_or(rest);
    }
    if future {
        rest = rest.strip_prefix('س').unwrap_or(rest);
    }
    if article { rest.strip_prefix("ال").unwrap_or(rest) } else { rest }
}
