//! Coreference: the fullest mention of a source (`الكاظمي`, `رئيس الوزراء` → `رئيس الوزراء مصطفى الكاظمي`).

use super::mention::Mention;
use super::trim::is_name;
use crate::hash::hash_word;
use crate::lexicon::Class;
use crate::phrases::Phrases;
use std::cell::Cell;
use std::cmp::Reverse;

/// Mentions that are looked through from the beginning of the text, and on either side of a mention: all of an
/// ordinary article, and enough of any other.
const FROM_START: usize = 400;
const AROUND: usize = 200;
/// Words beyond which a longer mention is no fuller.
const LONG: usize = 14;

/// The mentions of a text with the fullest mention of each, which is looked for once.
pub(super) struct Entities<'a> {
    p: &'a Phrases<'a>,
    mentions: &'a [Mention],
    known: Vec<Cell<Option<usize>>>,
    /// The hashes of the mentions' heads, side by side: most mentions are ruled out by a look at them.
    heads: Vec<u64>,
}

impl<'a> Entities<'a> {
    pub(super) fn new(p: &'a Phrases<'a>, mentions: &'a [Mention]) -> Self {
        let heads = mentions.iter().map(|mention| hash_word(mention.head)).collect();
        Self { p, mentions, known: vec![Cell::new(None); mentions.len()], heads }
    }

    /// The fullest mention of the source of mention `m`.
    #[inline]
    pub(super) fn fullest(&self, m: usize) -> usize {
        self.known[m].get().unwrap_or_else(|| {
            let found = self.find(m);
            self.known[m].set(Some(found));
            found
        })
    }

    /// Looks for the fullest mention of the source of mention `m`.
    fn find(&self, m: usize) -> usize {
        let (p, mentions) = (self.p, self.mentions);
        let this = &mentions[m];
        if this.phrase.head == Some(Class::Anonymous) {
            return told_before(p, mentions, m).unwrap_or(m);
        }
        if let Some(bearer) = bearer(p, mentions, m) {
            return bearer;
        }
        if !this.names.is_empty() && this.is_person() && !names_another(p, this) {
            return by_name(mentions, m);
        }
        if matches!(this.phrase.head, Some(Class::Role | Class::Title)) && !this.is_plural() {
            let holder = by_office(p, mentions, m);
            let named = holder != m && !mentions[holder].names.is_empty() && mentions[holder].is_person();
            return if named { by_name(mentions, holder) } else { holder };
        }
        self.by_head(m)
    }

    /// An institution or document: the longest mention with the same head that holds all its words.
    fn by_head(&self, m: usize) -> usize {
        let (p, mentions) = (self.p, self.mentions);
        let this = &mentions[m];
        if this.words.is_empty() || this.phrase.head.is_none() {
            return m;
        }
        let alone = this.words.len() == 1 && p.has_article(this.phrase.head_token);
        let same_head = candidates(mentions, m).filter(|&c| self.heads[c] == self.heads[m]);
        let same = same_head.filter(|&c| {
            let other = &mentions[c];
            other.phrase.head == this.phrase.head
                && other.words.len() > this.words.len()
                && other.holds(&this.words)
                && other.head == this.head
                && (!alone || c < m || this.phrase.head == Some(Class::Organization))
                && (!this.is_plural() || other.is_plural())
        });
        longest(mentions, same).unwrap_or(m)
    }
}

/// سموه, معاليه: a title with its pronoun means the nearest person before it who bears the title, else who is named.
fn bearer(p: &Phrases<'_>, mentions: &[Mention], m: usize) -> Option<usize> {
    let head = mentions[m].phrase.tokens.start;
    let title =
        p.lexemes.readings(head).iter().find(|r| r.stem.class == Class::Title && r.pronoun.is_some())?;
    let bears =
        |i: usize| p.lexemes.readings(i).iter().any(|r| r.stem.lemma().text == title.stem.lemma().text);
    let named =
        |c: &usize| mentions[*c].phrase.named && mentions[*c].is_person() && !mentions[*c].is_plural();
    // لخادم الحرمين: whoever is spoken to does not speak next.
    let free = |c: &usize| !is_governed(p, mentions[*c].phrase.tokens.start);
    let last = |wanted: &dyn Fn(usize) -> bool| candidates(mentions, m).rev().find(|&c| c < m && wanted(c));
    let holder = last(&|c| named(&c) && free(&c) && mentions[c].tokens().any(bears))
        .or_else(|| last(&|c| named(&c) && mentions[c].tokens().any(bears)));
    let person = |c: &usize| matches!(mentions[*c].phrase.head, Some(Class::Role | Class::Title));
    holder
        .or_else(|| last(&|c| named(&c) && free(&c) && person(&c)))
        .or_else(|| last(&|c| named(&c)))
        .map(|c| by_name(mentions, c))
}

/// Candidates for a mention, in the order of the text.
fn candidates(mentions: &[Mention], m: usize) -> impl DoubleEndedIterator<Item = usize> {
    let start = FROM_START.min(mentions.len());
    let around = m.saturating_sub(AROUND).max(start)..mentions.len().min(m + AROUND).max(start);
    (0..start).chain(around)
}

/// The longest of some mentions, the first of equals.
fn longest(mentions: &[Mention], same: impl Iterator<Item = usize>) -> Option<usize> {
    same.max_by_key(|&c| (mentions[c].words.len().min(LONG), Reverse(c)))
}

/// A person's longest mention that holds all names of this one.
fn by_name(mentions: &[Mention], m: usize) -> usize {
    let this = &mentions[m];
    let same = candidates(mentions, m).filter(|&c| {
        let other = &mentions[c];
        other.is_person() && !other.is_plural() && other.holds(&this.names) && !other.is_of(&this.names)
    });
    longest(mentions, same).filter(|&c| mentions[c].words.len() > this.words.len()).unwrap_or(m)
}

/// An office alone: its nearest named holder, before it or after.
fn by_office(p: &Phrases<'_>, mentions: &[Mention], m: usize) -> usize {
    let this = &mentions[m];
    let head = this.phrase.head_token;
    // عضو في المجلس, متحدث باسم الشركة: any one of them.
    let complemented = this.tokens().contains(&(head + 1)) && is_governed(p, head + 1);
    let definite = p.has_article(head) || this.tokens().len() > 1 && !complemented;
    if !definite {
        return m;
    }
    let holder = |c: &usize| {
        let other = &mentions[*c];
        let same_office = other.holds(&this.words) || other.head == this.head && this.words.len() <= 1;
        *c != m && !other.names.is_empty() && !other.is_plural() && same_office
    };
    let nearest = |wanted: &dyn Fn(usize) -> bool| {
        let before = candidates(mentions, m).rev().filter(|&c| c < m).find(|&c| wanted(c));
        before.or_else(|| candidates(mentions, m).filter(|&c| c >= m).find(|&c| wanted(c)))
    };
    // الرئيس alone is الرئيس فلان before it is رئيس الشركة فلان.
    let titled = |c: usize| holder(&c) && p.has_article(mentions[c].phrase.head_token);
    let alone = this.tokens().len() == 1;
    // وزير الخارجية is no minister of another country, if one of this country is named.
    let unqualified =
        |c: usize| holder(&c) && mentions[c].head == this.head && !is_qualified(p, &mentions[c]);
    let own = || (!alone && !is_qualified(p, this)).then(|| nearest(&unqualified)).flatten();
    alone.then(|| nearest(&titled)).flatten().or_else(own).or_else(|| nearest(&|c| holder(&c))).unwrap_or(m)
}

/// `مصدر أمني` … `المصدر`: the last mention before that told more of a hidden source without the article.
fn told_before(p: &Phrases<'_>, mentions: &[Mention], m: usize) -> Option<usize> {
    let this = &mentions[m];
    if !p.has_article(this.phrase.head_token) {
        return None;
    }
    (m.saturating_sub(AROUND)..m).rev().find(|&c| {
        let other = &mentions[c];
        other.head == this.head
            && !p.has_article(other.phrase.head_token)
            && other.is_plural() == this.is_plural()
            && other.words.len() > this.words.len()
            && other.holds(&this.words)
    })
}

/// An office that a nationality or country is told of, before the name of its holder.
fn is_qualified(p: &Phrases<'_>, m: &Mention) -> bool {
    m.tokens().take_while(|&i| !is_name(p, i)).any(|i| {
        p.lexemes.readings(i).iter().any(|r| r.stem.class == Class::Nisba)
            || p.lexemes.expressions(i).iter().any(|e| e.phrase.class == Class::Place)
    })
}

/// A word under a preposition, its own or one before it.
fn is_governed(p: &Phrases<'_>, at: usize) -> bool {
    p.preposition(at).is_some()
        || p.attached(at, 'ل')
        || p.attached(at, 'ب')
        || at.checked_sub(1).is_some_and(|b| p.preposition(b).is_some())
}

/// `محامي نجيب`: an indefinite office straight before a name is held for that person, not by him.
fn names_another(p: &Phrases<'_>, m: &Mention) -> bool {
    let head = m.phrase.head_token;
    let name = p
        .lexemes
        .readings(head + 1)
        .iter()
        .any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName));
    m.phrase.head == Some(Class::Role) && !p.has_article(head) && name && m.tokens().contains(&(head + 1))
}
