//! Mentions: every noun phrase of the article that names or describes somebody.

use crate::hash::hash_word;
use crate::lexicon::{Class, Gender, Number};
use crate::phrases::{NounPhrase, Phrases};
use std::ops::Range;

/// A noun phrase that names or describes a possible source.
#[derive(Debug, Clone)]
pub(super) struct Mention<'a> {
    pub(super) phrase: NounPhrase,
    /// Its words, folded, without article, titles left out.
    pub(super) words: Words<'a>,
    /// Those of its words that are names.
    pub(super) names: Words<'a>,
    /// Dictionary form of its head, empty for names.
    pub(super) head: &'static str,
}

/// Some words, sorted.
#[derive(Debug, Clone)]
pub(super) struct Words<'a> {
    list: Vec<&'a str>,
    /// A bit for each word: sets that hold others have all their bits, and few others do.
    bits: u64,
}

impl<'a> Words<'a> {
    fn new(words: impl Iterator<Item = &'a str>) -> Self {
        let mut list: Vec<&str> = words.collect();
        list.sort_unstable();
        let bits = list.iter().fold(0, |bits, word| bits | 1 << (hash_word(word) & 63));
        Self { list, bits }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// True where every word of others is among these.
    fn hold(&self, other: &Words<'_>) -> bool {
        other.bits & !self.bits == 0 && other.list.iter().all(|word| self.list.contains(word))
    }
}

impl<'a> Mention<'a> {
    pub(super) fn new(p: &'a Phrases<'_>, phrase: NounPhrase) -> Self {
        let words = words(p, phrase.tokens.clone());
        let head = p
            .lexemes
            .readings(phrase.head_token)
            .iter()
            .find(|r| Some(r.stem.class) == phrase.head)
            .map_or("", |r| r.stem.lemma().text);
        let names = names(p, phrase.tokens.clone());
        Self { phrase, words, names, head }
    }

    pub(super) fn tokens(&self) -> Range<usize> {
        self.phrase.tokens.clone()
    }

    /// True where every word of `other` stands in this mention.
    pub(super) fn holds(&self, other: &Words<'_>) -> bool {
        !other.list.is_empty() && self.words.hold(other)
    }

    pub(super) const fn is_person(&self) -> bool {
        matches!(
            self.phrase.head,
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

/// The words of a phrase that are names: given and family names, and words that the lexicon does not know.
fn names<'a>(p: &'a Phrases<'_>, tokens: Range<usize>) -> Words<'a> {
    let is_name = |i: usize| {
        let readings = p.lexemes.readings(i);
        let known = readings.iter().any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName))
            && !readings.iter().any(|r| matches!(r.stem.class, Class::Role | Class::Title | Class::Nisba));
        let alone = tokens.len() <= 2 || i + 1 == tokens.end;
        // السيد فارغا: whatever stands alone behind a title is a name.
        let titled = i == tokens.start + 1 && i + 1 == tokens.end && p.lexemes.is(tokens.start, Class::Title);
        known || titled || readings.is_empty() && (!p.has_article(i) || alone)
    };
    Words::new(tokens.clone().filter(|&i| is_name(i)).filter_map(|i| word(p, i)))
}

/// The folded words of a range, without article and attached particles, titles left out; each once.
fn words<'a>(p: &'a Phrases<'_>, range: Range<usize>) -> Words<'a> {
    let mut words = Words::new(range.filter_map(|i| word(p, i)));
    words.list.dedup();
    words
}

/// The folded word at a token without article and attached particles; none for titles and what is too short.
fn word<'a>(p: &'a Phrases<'_>, at: usize) -> Option<&'a str> {
    let counts = p.text.is_word(at) && !p.lexemes.is(at, Class::Title) && p.preposition(at).is_none();
    counts.then(|| nominative(bare(p.text.key(at)))).filter(|word| word.len() > 2)
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
pub(super) fn all<'a>(p: &'a Phrases<'_>, subjects: &[Range<usize>]) -> Vec<Mention<'a>> {
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
    let particle = p.lexemes.readings(at).iter().any(|r| {
        matches!(
            r.stem.class,
            Class::Conjunction | Class::Boundary | Class::Complementizer | Class::Negation | Class::Relative
        )
    });
    if particle || p.text.key(at).chars().count() < 2 {
        return false;
    }
    if is_unknown_name(p, at) {
        return true;
    }
    p.lexemes.readings(at).iter().any(|r| {
        matches!(
            r.stem.class,
            Class::Role
                | Class::Title
                | Class::GivenName
                | Class::FamilyName
                | Class::Organization
                | Class::Anonymous
                | Class::Document
                | Class::Group
        )
    }) || p.lexemes.expressions(at).iter().any(|e| {
        matches!(e.phrase.class, Class::Institution | Class::Place | Class::GivenName | Class::FamilyName)
    })
}
