//! Where a person's name ends: what follows it in a noun phrase and tells nothing of who it is.

use crate::lexicon::{Class, Part};
use crate::phrases::{NounPhrase, Phrases};
use crate::text::TokenKind;
use std::ops::Range;

/// The tokens of a noun phrase up to the last one that tells who is meant. Of a person that is named: without his
/// age, where he stands, what he does next (`حفتر | في بنغازي`, `إنجه (52 عاما)`, `سانشيز | رئيسا للحكومة`). Of a
/// hidden source: without those it speaks to (`المصادر | لوكالة الأنباء`).
pub(super) fn trimmed(p: &Phrases<'_>, phrase: &NounPhrase) -> Range<usize> {
    let Range { start, end } = phrase.tokens;
    let anonymous = phrase.head == Some(Class::Anonymous);
    let person = matches!(
        phrase.head,
        Some(Class::Role | Class::Title | Class::GivenName | Class::FamilyName | Class::NameParticle) | None
    );
    let mut named = false;
    for at in start..end {
        let adverb = person
            && at > phrase.head_token
            && p.lexemes.is(at, Class::Adverb)
            && !(at + 1..end).any(|i| tells(p, i));
        let cut = adverb
            || anonymous && at > phrase.head_token && p.attached(at, 'ل')
            || person && named && ends_name(p, at, end);
        if cut {
            return start..at;
        }
        named |= is_name(p, at) || at > start && p.text.is_word(at) && p.lexemes.readings(at).is_empty();
    }
    start..end
}

/// A given or family name that is nothing else.
pub(super) fn is_name(p: &Phrases<'_>, at: usize) -> bool {
    let readings = p.lexemes.readings(at);
    readings.iter().any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName))
        && !readings.iter().any(|r| matches!(r.stem.class, Class::Role | Class::Title | Class::Nisba))
}

/// A word that tells who somebody is.
fn tells(p: &Phrases<'_>, at: usize) -> bool {
    is_name(p, at)
        || p.lexemes.expression(at, Class::GivenName).is_some()
        || p.lexemes
            .readings(at)
            .iter()
            .any(|r| matches!(r.stem.class, Class::Role | Class::Title | Class::NameParticle))
}

/// What stands behind a name and leads away from it, unless an office or a name comes after it.
fn ends_name(p: &Phrases<'_>, at: usize, end: usize) -> bool {
    let tells = |i: usize| tells(p, i);
    if p.text.is_comma(at) {
        let next = at + 1;
        return next < end && !p.has_conjunction(next) && !(next..end.min(next + 3)).any(tells);
    }
    if p.text.is_mark(at, '(') {
        return p.text.kind(at + 1) == TokenKind::Number && !(at + 1..end).any(tells);
    }
    if !p.text.is_word(at) || p.has_conjunction(at) {
        return false;
    }
    if p.preposition(at).is_some() {
        return !(at + 1..end).any(tells);
    }
    p.only_verb(at) || is_predicate(p, at)
}

/// An indefinite accusative that is no name: رئيسا, ردا.
fn is_predicate(p: &Phrases<'_>, at: usize) -> bool {
    let readings = p.lexemes.readings(at);
    p.text.key(at).ends_with('ا')
        && readings.iter().any(|r| r.stem.class == Class::Role || r.stem.part == Part::Masdar)
        && !readings
            .iter()
            .any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName | Class::Place))
}
