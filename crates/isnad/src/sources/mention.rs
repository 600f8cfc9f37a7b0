//! Mentions: every noun phrase of the article that names or describes somebody.

use super::trim::{is_name, trimmed};
use crate::hash::hash_word;
use crate::lexicon::{Class, Classes, Gender, Number};
use crate::phrases::{NounPhrase, Phrases};
use std::ops::Range;

/// A noun phrase that names or describes a possible source.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) phrase: NounPhrase,
    /// Its words, folded, without article, titles left out.
    pub(super) words: Words,
    /// Those of its words that are its names.
    pub(super) names: Words,
    /// Names in it of somebody else, whom it works for or speaks of: واينستين of متحدث باسم واينستين.
    others: Words,
    /// Dictionary form of its head, empty for names.
    pub(super) head: &'static str,
}

/// Some words by their hashes, sorted.
#[derive(Debug, Clone)]
pub(super) struct Words {
    list: Vec<u64>,
    /// A bit for each word: sets that hold others have all their bits, and few others do.
    bits: u64,
}

impl Words {
    fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut list: Vec<u64> = words.map(hash_word).collect();
        list.sort_unstable();
        let bits = list.iter().fold(0, |bits, word| bits | 1 << (word & 63));
        Self { list, bits }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// True where every word of others is among these.
    #[inline]
    fn hold(&self, other: &Words) -> bool {
        other.bits & !self.bits == 0 && other.list.iter().all(|word| self.list.contains(word))
    }
}

impl Mention {
    pub(super) fn new(p: &Phrases<'_>, mut phrase: NounPhrase) -> Self {
        phrase.tokens = trimmed(p, &phrase);
        let words = words(p, phrase.tokens.clone());
        let head = p
            .lexemes
            .readings(phrase.head_token)
            .iter()
            .find(|r| Some(r.stem.class) == phrase.head)
            .map_or("", |r| r.stem.lemma().text);
        let (names, others) = names(p, &phrase);
        Self { phrase, words, names, others, head }
    }

    pub(super) fn tokens(&self) -> Range<usize> {
        self.phrase.tokens.clone()
    }

    /// True where every word of `other` stands in this mention.
    #[inline]
    pub(super) fn holds(&self, other: &Words) -> bool {
        !other.list.is_empty() && self.words.hold(other)
    }

    /// True where a name in it is somebody else's.
    pub(super) fn is_of(&self, names: &Words) -> bool {
        names.list.iter().any(|name| self.others.list.contains(name))
    }

    pub(super) const fn is_person(&self) -> bool {
        self.phrase.is_person()
    }

    pub(super) const fn is_plural(&self) -> bool {
        matches!(self.phrase.number, Number::Plural | Number::Dual)
    }

    /// Gender, from the head or from a given name in the phrase.
    pub(super) fn gender(&self, p: &Phrases<'_>) -> Gender {
        if self.phrase.gender != Gender::Any {
            return self.phrase.gender;
        }
        self.tokens()
            .find_map(|i| p.lexemes.find(i, Class::GivenName).map(|r| r.stem.gender))
            .unwrap_or(Gender::Any)
    }
}

/// The words of a phrase that are names, its own and those of others: given and family names, and words that the
/// lexicon does not know.
fn names(p: &Phrases<'_>, phrase: &NounPhrase) -> (Words, Words) {
    let tokens = phrase.tokens.clone();
    let is_a_name = |i: usize| {
        let readings = p.lexemes.readings(i);
        let alone = tokens.len() <= 2 || i + 1 == tokens.end;
        // السيد فارغا: whatever stands alone behind a title is a name.
        let titled = i == tokens.start + 1 && i + 1 == tokens.end && p.lexemes.is(tokens.start, Class::Title);
        is_name(p, i) || titled || readings.is_empty() && (!p.has_article(i) || alone)
    };
    let (mut own, mut others) = (Vec::new(), Vec::new());
    let (mut in_run, mut governed) = (false, false);
    for i in tokens.clone() {
        if !counts(p, i) || !is_a_name(i) {
            in_run = false;
            continue;
        }
        if !in_run {
            governed = is_governed(p, phrase, i);
        }
        in_run = true;
        if governed { &mut others } else { &mut own }.extend(words_at(p, i));
    }
    (Words::new(own.into_iter()), Words::new(others.into_iter()))
}

/// True where a name stands behind a preposition of its phrase: `متحدث باسم واينستين`.
fn is_governed(p: &Phrases<'_>, phrase: &NounPhrase, name: usize) -> bool {
    let start = phrase.tokens.start;
    let before = |i: usize| p.preposition(i).is_some() || i > start && p.attached(i, 'ب');
    name > start && (before(name - 1) || p.attached(name, 'ل') || p.attached(name, 'ب'))
}

/// The folded words of a range, without article and attached particles, titles left out; each once.
fn words(p: &Phrases<'_>, range: Range<usize>) -> Words {
    let mut words = Words::new(range.filter(|&i| counts(p, i)).flat_map(|i| words_at(p, i)));
    words.list.dedup();
    words
}

/// False for marks, titles and prepositions.
fn counts(p: &Phrases<'_>, at: usize) -> bool {
    p.text.is_word(at) && !p.lexemes.is(at, Class::Title) && p.preposition(at).is_none()
}

/// The folded words of a token without article and attached particles; none that is too short.
fn words_at<'a>(p: &'a Phrases<'_>, at: usize) -> impl Iterator<Item = &'a str> {
    split_servant(p.text.key(at)).map(|word| nominative(bare(word))).filter(|word| word.len() > 2)
}

/// عبدالرازق is written عبد الرازق too.
fn split_servant(key: &str) -> impl Iterator<Item = &str> {
    let (servant, rest) = match key.strip_prefix("عبد").filter(|rest| rest.starts_with("ال")) {
        Some(rest) => (Some("عبد"), rest),
        None => (None, key),
    };
    servant.into_iter().chain([rest])
}

fn bare(key: &str) -> &str {
    for article in ["وال", "بال", "ال", "لل"] {
        if let Some(rest) = key.strip_prefix(article).filter(|rest| rest.len() >= 4) {
            return rest;
        }
    }
    key
}

/// Without the ا of the accusative: بيانا is بيان.
fn nominative(word: &str) -> &str {
    word.strip_suffix('ا').filter(|rest| rest.chars().count() >= 4).unwrap_or(word)
}

/// Every mention of a text, in order: `subjects` are those that the statements already found.
pub(super) fn all(p: &Phrases<'_>, subjects: &[Range<usize>]) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut next_subject = subjects.iter().peekable();
    while at < p.text.len() {
        while next_subject.peek().is_some_and(|s| s.start < at) {
            next_subject.next();
        }
        if let Some(range) = next_subject.next_if(|s| s.start == at) {
            found.push(Mention::new(p, of_range(p, range.clone())));
            at = range.end.max(at + 1);
            continue;
        }
        let limit = p.sentence(at).end.min(next_subject.peek().map_or(usize::MAX, |s| s.start));
        if starts_mention(p, at)
            && let Some(mut np) = p.noun_phrase(at, limit, false).filter(NounPhrase::can_speak)
        {
            // `مهاتير محمد، رئيس الوزراء الحالي،`: an apposition between commas belongs to it.
            if p.text.is_comma(np.tokens.end)
                && np.named
                && let Some(more) = p.noun_phrase(np.tokens.end + 1, limit, false)
                && matches!(more.head, Some(Class::Role))
                && !more.named
            {
                np.tokens.end = more.tokens.end;
            }
            at = np.tokens.end.max(at + 1);
            found.push(Mention::new(p, np));
            continue;
        }
        at += 1;
    }
    found
}

/// The noun phrase of a range that a construction has already delimited.
pub(super) fn of_range(p: &Phrases<'_>, range: Range<usize>) -> NounPhrase {
    let mut np = p.noun_phrase(range.start, range.end, false).unwrap_or(NounPhrase {
        tokens: range.clone(),
        head: None,
        head_token: range.start,
        gender: Gender::Any,
        number: Number::Singular,
        named: false,
    });
    np.tokens = range;
    np
}

/// A word that the lexicon does not know, where a subject stands: first in its sentence, or after its verb.
fn is_unknown_name(p: &Phrases<'_>, at: usize) -> bool {
    let start = p.sentence(at).start;
    let subject = at == start || at == start + 1 && p.finite(start).is_some();
    subject && p.text.is_word(at) && p.lexemes.readings(at).is_empty() && p.text.key(at).chars().count() > 2
}

fn starts_mention(p: &Phrases<'_>, at: usize) -> bool {
    const PARTICLES: Classes = Classes::of(&[
        Class::Conjunction,
        Class::Boundary,
        Class::Complementizer,
        Class::Negation,
        Class::Relative,
    ]);
    const SOURCES: Classes = Classes::of(&[
        Class::Role,
        Class::Title,
        Class::GivenName,
        Class::FamilyName,
        Class::Organization,
        Class::Anonymous,
        Class::Document,
        Class::Group,
    ]);
    let classes = p.lexemes.classes(at);
    if classes.meets(PARTICLES) || p.text.key(at).chars().nth(1).is_none() {
        return false;
    }
    classes.meets(SOURCES)
        || is_unknown_name(p, at)
        || p.lexemes.expressions(at).iter().any(|e| {
            matches!(e.phrase.class, Class::Institution | Class::Place | Class::GivenName | Class::FamilyName)
        })
}
