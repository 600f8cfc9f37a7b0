//! The one definition of "the same word" that whoever compares words shares.
//!
//! A word is found under several terms: its **exact** form (letters folded: أإآ→ا, ى→ي, ة→ه, no diacritics, no
//! tatweel, digits as 0–9), its **stems** (what the engine's lexicon takes it for, and a light stem where the lexicon
//! does not know it), and, where it may be a name, its **key** in Latin consonants, so that `kirby` finds كيربي.

mod latin;
mod mask;
mod stem;

pub(crate) use latin::{arabic_key, latin_key};
pub use stem::light;

use isnad::lexicon::{Class, Lexemes, Reading};
use isnad::text::{Text, TokenKind};
use std::borrow::Cow;
use std::collections::HashSet;

/// How words are told apart. An index of another version is made anew.
pub const VERSION: u32 = 1;

/// A word or number of a text, with the terms that it is found under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its first byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Its letters, folded.
    pub exact: String,
    /// What it is a form of; never empty.
    pub stems: Vec<String>,
    /// How it sounds, where it is no number and does not only join other words.
    pub key: Option<String>,
    /// Whether it may be a name: it is one, or the lexicon does not know it.
    pub name: bool,
    /// Whether it is a number.
    pub number: bool,
    /// Whether it only joins other words: a preposition, a conjunction, a pronoun.
    pub function: bool,
    /// What it may be in a name.
    pub part: Part,
}

/// What a word may be in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A given name.
    Given,
    /// A family name, a place that may be one, an institution that has a name.
    Family,
    /// The lexicon does not know it: names are like that.
    Unknown,
    /// An ordinary word: an office, a title, an adjective.
    Ordinary,
}

/// A word or number of a text, before its terms are made.
pub struct Seen<'a> {
    /// Its first byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Its letters, folded.
    pub exact: Cow<'a, str>,
    /// As it is written.
    written: &'a str,
    readings: &'a [Reading],
    number: bool,
    /// Whether it is part of an expression that only joins other words.
    joins: bool,
}

impl Seen<'_> {
    /// Whether it is a form of what a stem stands for.
    pub fn has_stem(&self, stem: &str) -> bool {
        if self.is_its_stem() {
            return self.exact == stem;
        }
        let masks = || stem::masks(&self.exact, self.readings);
        mask::may_have(self.written, stem, masks) && stem::has_stem(&self.exact, self.readings, stem)
    }

    /// How it sounds, where it is no number and does not only join other words.
    pub fn key(&self) -> Option<String> {
        if self.number || self.is_function() { None } else { sound(&self.exact) }
    }

    fn stems(&self) -> Vec<String> {
        if self.is_its_stem() {
            vec![self.exact.to_string()]
        } else {
            stem::stems(&self.exact, self.readings)
        }
    }

    const fn is_its_stem(&self) -> bool {
        self.number || self.joins
    }

    fn is_function(&self) -> bool {
        self.joins || !self.number && is_function(self.readings)
    }
}

/// The words and numbers of a text, in order.
pub fn words(source: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for_each(source, |seen| {
        let (stems, key, function) = (seen.stems(), seen.key(), seen.is_function());
        let (name, part) = (is_name(&seen.exact, seen.readings), part(seen.readings));
        let Seen { start, end, exact, number, .. } = seen;
        let exact = exact.into_owned();
        words.push(Word { start, end, exact, stems, key, name, number, function, part });
    });
    words
}

/// Shows the words and numbers of a text, in order.
pub fn for_each(source: &str, mut show: impl FnMut(Seen<'_>)) {
    let text = Text::new(source);
    let lexemes = Lexemes::new(&text);
    let joining = joining(&text, &lexemes);
    for (at, token) in text.tokens().iter().enumerate() {
        let number = match token.kind {
            TokenKind::Word => false,
            TokenKind::Number => true,
            _ => continue,
        };
        let key = text.key(at);
        let exact =
            if !number && has_capitals(key) { Cow::Owned(key.to_lowercase()) } else { Cow::Borrowed(key) };
        if exact.is_empty() {
            continue;
        }
        let (start, end) = (token.byte_start as usize, token.byte_end as usize);
        let joins = joining.contains(&at);
        let (written, readings) = (text.surface(at), lexemes.readings(at));
        show(Seen { start, end, exact, written, readings, number, joins });
    }
}

/// Whether a word has capital letters, as Arabic words have none.
fn has_capitals(word: &str) -> bool {
    word.chars().any(|c| !matches!(c, '\u{600}'..='\u{6ff}') && c.is_uppercase())
}

/// The words of expressions that only join others: `من أجل` (for the sake of) has nothing of a term.
fn joining(text: &Text<'_>, lexemes: &Lexemes) -> HashSet<usize> {
    let of_function = |class: Class| {
        matches!(class, Class::Preposition | Class::Conjunction | Class::Boundary | Class::Complementizer)
    };
    (0..text.len())
        .flat_map(|at| lexemes.expressions(at))
        .filter(|expression| of_function(expression.phrase.class))
        .flat_map(|expression| expression.start..expression.end)
        .collect()
}

/// How a word sounds.
fn sound(exact: &str) -> Option<String> {
    if is_latin(exact) { latin_key(exact) } else { arabic_key(exact) }
}

fn is_latin(exact: &str) -> bool {
    exact.chars().all(|c| c.is_ascii_alphabetic() || c == '\'')
}

fn is_name(exact: &str, readings: &[Reading]) -> bool {
    let name = |r: &Reading| {
        matches!(
            r.stem.class,
            Class::GivenName | Class::FamilyName | Class::Place | Class::Institution | Class::Nisba
        )
    };
    is_latin(exact) || readings.is_empty() || readings.iter().any(name)
}

/// What a word may be in a name: a name before anything else.
fn part(readings: &[Reading]) -> Part {
    let is = |class: Class| readings.iter().any(|r| r.stem.class == class && !r.conjunction);
    if is(Class::GivenName) {
        Part::Given
    } else if is(Class::FamilyName) || is(Class::Place) || is(Class::Institution) {
        Part::Family
    } else if readings.is_empty() {
        Part::Unknown
    } else {
        Part::Ordinary
    }
}

/// Whether a word only joins others, in every reading.
fn is_function(readings: &[Reading]) -> bool {
    !readings.is_empty()
        && readings.iter().all(|r| {
            matches!(
                r.stem.class,
                Class::Preposition
                    | Class::Conjunction
                    | Class::Complementizer
                    | Class::Relative
                    | Class::Demonstrative
                    | Class::Pronoun
                    | Class::Auxiliary
                    | Class::Boundary
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Word {
        words(text).into_iter().next().expect("a word")
    }

    #[track_caller]
    fn same(one_form: &str, other: &str) {
        let (a, b) = (one(one_form), one(other));
        assert!(a.stems.iter().any(|s| b.stems.contains(s)), "{a:?} {b:?}");
    }

    #[track_caller]
    fn apart(one_form: &str, other: &str) {
        let (a, b) = (one(one_form), one(other));
        assert!(!a.stems.iter().any(|s| b.stems.contains(s)), "{a:?} {b:?}");
    }

    #[test]
    fn spelling_makes_no_difference() {
        assert_eq!(one("أُسْتَاذ").exact, one("استاذ").exact);
        assert_eq!(one("مدرســـة").exact, one("مدرسه").exact);
        assert_eq!(one("على").exact, one("علي").exact);
        assert_eq!(one("٢٠٢١").exact, "2021");
        assert_eq!(one("CNN").exact, "cnn");
    }

    #[test]
    fn the_article_and_particles_fall() {
        for form in ["الوزير", "والوزير", "للوزير", "بالوزير", "وزيرنا", "وزيرها", "ووزير"]
        {
            same(form, "وزير");
        }
        // Unknown to the lexicon: a light stem.
        for form in ["الزغبوطي", "والزغبوطي", "للزغبوطي", "بالزغبوطي", "وزغبوطي"]
        {
            same(form, "زغبوطي");
        }
    }

    #[test]
    fn plurals_are_forms_of_their_singular() {
        for (plural, singular) in
            [("وزراء", "وزير"), ("مدارس", "مدرسة"), ("معلمون", "معلم"), ("قرارات", "قرار")]
        {
            same(plural, singular);
        }
    }

    #[test]
    fn verbs_are_forms_of_one_word() {
        for form in ["يؤكد", "أكدت", "سيؤكدون", "تأكيد"] {
            same(form, "أكد");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        apart("وزير", "زير");
        apart("مدرسة", "مدينة");
        apart("لبنان", "بنان");
    }

    #[test]
    fn names_sound_the_same_in_both_scripts_and_verbs_are_none() {
        assert_eq!(one("كيربي").key, one("Kirby").key);
        assert!(one("كيربي").name && one("Kirby").name && !one("يؤكد").name);
    }

    #[test]
    fn words_of_one_root_stay_apart() {
        apart("مدرسة", "دراسة");
        apart("تجار", "تجارة");
        let sake = words("من أجل");
        assert!(!sake[1].stems.iter().any(|stem| one("تأجيل").stems.contains(stem)));
    }

    #[test]
    fn a_word_has_the_stems_that_are_made_of_it() {
        // "The minister said, at the school and for the sake of demonstrators, that Zaghbuti ... 3.5 CNN"
        let source = "قال الوزير في المدرسة ومن أجل المتظاهرين والمتظاهرات إن الزغبوطي وكتابه أجل 3.5 CNN";
        let all: Vec<String> = words(source).into_iter().flat_map(|word| word.stems).collect();
        let mut made = words(source).into_iter().map(|word| word.stems);
        for_each(source, |seen| {
            let made = made.next().expect("as many words");
            for stem in &all {
                assert_eq!(seen.has_stem(stem), made.contains(stem), "{} {stem}", seen.exact);
            }
        });
    }

    #[test]
    fn places_are_kept() {
        let source = "قال: «نعم»، 3.5";
        let cut: Vec<&str> = words(source).iter().map(|w| &source[w.start..w.end]).collect();
        assert_eq!(cut, ["قال", "نعم", "3.5"]);
    }
}
