//! Splitting attached particles and pronouns off a word and looking up what is left.

use super::data;
use super::entry::Stem;
use super::grammar::{Class, Gender, Number, Part};

/// An attached pronoun: وزارت**ه**، قال**ها**.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pronoun {
    /// Grammatical person.
    pub person: u8,
    /// Grammatical gender.
    pub gender: Gender,
    /// Grammatical number.
    pub number: Number,
}

/// One way to read a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The word itself.
    pub stem: Stem,
    /// و or ف stands before it.
    pub conjunction: bool,
    /// The attached preposition: ب, ل or ك.
    pub preposition: Option<char>,
    /// It has the article.
    pub article: bool,
    /// س stands before it.
    pub future: bool,
    /// The pronoun after it.
    pub pronoun: Option<Pronoun>,
}

const PRONOUNS: [(&str, u8, Gender, Number); 10] = [
    ("ه", 3, Gender::Masculine, Number::Singular),
    ("ها", 3, Gender::Feminine, Number::Singular),
    ("هم", 3, Gender::Masculine, Number::Plural),
    ("هن", 3, Gender::Feminine, Number::Plural),
    ("هما", 3, Gender::Any, Number::Dual),
    ("نا", 1, Gender::Any, Number::Plural),
    ("ني", 1, Gender::Any, Number::Singular),
    ("ي", 1, Gender::Any, Number::Singular),
    ("كم", 2, Gender::Masculine, Number::Plural),
    ("ك", 2, Gender::Any, Number::Singular),
];

/// Particles before a word, in the spelling they take: (letters, conjunction, preposition, article, future).
#[derive(Clone, Copy)]
struct Prefix {
    letters: &'static str,
    preposition: Option<char>,
    article: bool,
    future: bool,
}

const fn prefix(letters: &'static str, preposition: Option<char>, article: bool, future: bool) -> Prefix {
    Prefix { letters, preposition, article, future }
}

const PREFIXES: [Prefix; 9] = [
    prefix("", None, false, false),
    prefix("ال", None, true, false),
    prefix("لل", Some('ل'), true, false),
    prefix("بال", Some('ب'), true, false),
    prefix("كال", Some('ك'), true, false),
    prefix("ل", Some('ل'), false, false),
    prefix("ب", Some('ب'), false, false),
    prefix("ك", Some('ك'), false, false),
    prefix("س", None, false, true),
];

/// Adds every reading of a folded word to `out`, the least split first.
pub(super) fn readings(word: &str, out: &mut Vec<Reading>) {
    under_prefixes(word, false, out);
    if let Some(rest) = word.strip_prefix(['و', 'ف'])
        && rest.len() >= 4
    {
        under_prefixes(rest, true, out);
    }
}

fn under_prefixes(word: &str, conjunction: bool, out: &mut Vec<Reading>) {
    // No particle begins with any other letter, so that most words are looked up whole alone.
    let may_have_prefix = word.starts_with(['ا', 'ل', 'ب', 'ك', 'س']);
    let prefixes = if may_have_prefix { &PREFIXES[..] } else { &PREFIXES[..1] };
    for p in prefixes {
        // The first letter tells most apart, without a call.
        if p.letters.as_bytes().first_chunk::<2>().is_some_and(|first| !word.as_bytes().starts_with(first)) {
            continue;
        }
        let Some(rest) = word.strip_prefix(p.letters) else { continue };
        if rest.len() < 4 {
            continue;
        }
        let base = |stem: Stem, pronoun| Reading {
            stem,
            conjunction,
            preposition: p.preposition,
            article: p.article,
            future: p.future,
            pronoun,
        };
        push(rest, |stem| allowed(p, stem).then(|| base(stem, None)), out);
        // للجنة: one ل is the word's own.
        if p.letters == "لل" {
            let own = &word[2..];
            push(own, |stem| allowed(p, stem).then(|| base(stem, None)), out);
        }
        if !p.article {
            with_pronoun(rest, |stem, pronoun| allowed(p, stem).then(|| base(stem, Some(pronoun))), out);
        }
    }
}

fn push(key: &str, make: impl Fn(Stem) -> Option<Reading>, out: &mut Vec<Reading>) {
    out.extend(data::stems(key).filter_map(make));
}

/// The particle must fit the word's class.
const fn allowed(p: &Prefix, stem: Stem) -> bool {
    let verbal =
        matches!(stem.part, Part::Perfect | Part::Imperfect | Part::PassivePerfect | Part::PassiveImperfect);
    if p.future {
        return matches!(stem.part, Part::Imperfect | Part::PassiveImperfect);
    }
    match (p.preposition, p.article) {
        (None, false) => true,
        (Some('ل'), false) => !matches!(stem.part, Part::Perfect | Part::PassivePerfect),
        (_, true) => !verbal && !matches!(stem.part, Part::Particle),
        (Some(_), false) => {
            !verbal
                && (!matches!(stem.part, Part::Particle)
                    || matches!(stem.class, Class::Complementizer | Class::Demonstrative | Class::Relative))
        }
    }
}

/// The pronoun with these letters must fit the word's class.
fn takes_pronoun(stem: Stem, letters: &str) -> bool {
    match stem.part {
        Part::Nominal => !matches!(
            stem.class,
            Class::Nisba
                | Class::GivenName
                | Class::FamilyName
                | Class::NameParticle
                | Class::Place
                | Class::Institution
        ),
        Part::Particle => matches!(
            stem.class,
            Class::Preposition | Class::Complementizer | Class::Boundary | Class::Conjunction
        ),
        _ => letters != "ي",
    }
}

/// Looks up a word with its attached pronoun taken off, in the spellings that the word may have without it.
fn with_pronoun(word: &str, make: impl Fn(Stem, Pronoun) -> Option<Reading>, out: &mut Vec<Reading>) {
    if !word.ends_with(['ه', 'ا', 'م', 'ن', 'ي', 'ك']) {
        return;
    }
    let last = word.as_bytes().last_chunk::<2>();
    for (letters, person, gender, number) in PRONOUNS {
        if letters.as_bytes().last_chunk() != last {
            continue;
        }
        let Some(rest) = word.strip_suffix(letters) else { continue };
        if rest.len() < 4 {
            continue;
        }
        let pronoun = Pronoun { person, gender, number };
        let of = |stem: Stem, holds: bool| if holds { make(stem, pronoun) } else { None };
        let verb_only = |stem: Stem| of(stem, matches!(stem.part, Part::Perfect | Part::Imperfect));
        let noun_only = |stem: Stem| of(stem, matches!(stem.part, Part::Nominal | Part::Masdar));
        push(rest, |stem| of(stem, takes_pronoun(stem, letters)), out);
        // وزارته: the ة opens into ت.
        if let Some(stem) = rest.strip_suffix('ت') {
            push(&format!("{stem}ه"), noun_only, out);
        }
        // زملائه, أعضاؤه: ء takes a seat before the pronoun.
        if let Some(stem) = rest.strip_suffix("اي").or_else(|| rest.strip_suffix("او")) {
            push(&format!("{stem}اء"), noun_only, out);
        }
        // نفاها: ى before a pronoun is ا.
        if let Some(stem) = rest.strip_suffix('ا') {
            push(&format!("{stem}ي"), verb_only, out);
        }
        // قالوه: the silent ا falls; موظفوها has none.
        if rest.ends_with('و') {
            push(&format!("{rest}ا"), verb_only, out);
        }
    }
}
