//! Expressions of several words: where their first word stands, and whether the others follow.

use super::data;
use super::entry::Phrase;
use crate::text::Text;
use std::ops::Range;

/// An expression of several words found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Expression {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The entry.
    pub phrase: Phrase,
    /// و or ف stands before its first word.
    pub conjunction: bool,
    /// The preposition attached to its first word.
    pub preposition: Option<char>,
}

/// The expressions that may begin with a word, attached particles apart.
#[derive(Debug, Clone)]
pub(super) struct Openings {
    phrases: Range<u16>,
    conjunction: bool,
    preposition: Option<char>,
    /// The word has a pronoun at its end, so that only expressions that take one count.
    pronoun: bool,
}

/// Adds whatever may begin with a folded word: as it is, after attached particles, before a pronoun.
pub(super) fn openings(word: &str, out: &mut Vec<Openings>) {
    let mut add = |first: &str, conjunction: bool, preposition: Option<char>, pronoun: bool| {
        let phrases = data::phrases(first);
        if !phrases.is_empty() {
            out.push(Openings { phrases, conjunction, preposition, pronoun });
        }
    };
    add(word, false, None, false);
    let rest = word.strip_prefix(['و', 'ف']).filter(|rest| rest.len() >= 4);
    if let Some(rest) = rest {
        add(rest, true, None, false);
    }
    for (word, conjunction) in [(Some(word), false), (rest, true)] {
        let Some(word) = word else { continue };
        let Some(preposition @ ('ل' | 'ب' | 'ك')) = word.chars().next() else { continue };
        let after = &word[preposition.len_utf8()..];
        if after.len() < 4 {
            continue;
        }
        add(after, conjunction, Some(preposition), false);
        if preposition == 'ل' && after.starts_with('ل') {
            // للأمم = ل + الأمم
            add(&format!("ا{after}"), conjunction, Some('ل'), false);
        }
    }
    // An expression whose first word takes a pronoun (من جهته has it last; جهته alone first).
    if word.ends_with(['ه', 'ا', 'م', 'ن', 'ي']) {
        for suffix in ["هما", "هم", "ها", "هن", "نا", "ه", "ي"] {
            if let Some(stem) = word.strip_suffix(suffix).filter(|s| s.len() >= 4) {
                add(stem, false, None, true);
            }
        }
    }
}

/// Adds the expressions that begin at a token with one of the openings of its word, the longest of each class.
pub(super) fn find_at(text: &Text<'_>, start: usize, openings: &[Openings], out: &mut Vec<Expression>) {
    let second = text.key_hash(start + 1) as u32;
    for opening in openings {
        let Openings { conjunction, preposition, pronoun, .. } = *opening;
        for at in opening.phrases.clone() {
            if !matches!(data::second_word(at), hash if hash == 0 || hash == second) {
                continue;
            }
            let phrase = data::phrase(at);
            if pronoun && !first_word(&phrase).ends_with('…') {
                continue;
            }
            let Some(end) = matches(text, start, &phrase) else { continue };
            let mut found = out.iter().rev().take_while(|e| e.start == start);
            if pronoun || !found.any(|e| e.phrase.class == phrase.class) {
                out.push(Expression { start, end, phrase, conjunction, preposition });
            }
        }
    }
}

/// One past the last token of an expression that starts at `start`, its first word being known to match.
fn matches(text: &Text<'_>, start: usize, phrase: &Phrase) -> Option<usize> {
    let mut at = start + 1;
    let (first, rest) = phrase.words.split_once(' ').unwrap_or((phrase.words, ""));
    for word in rest.split(' ').filter(|word| !word.is_empty()) {
        let key = text.key(at);
        let fits = match word.strip_suffix('…') {
            Some(stem) => key.strip_prefix(stem).is_some_and(is_pronoun),
            None => key == word,
        };
        if !fits || !text.is_word(at) {
            return None;
        }
        at += 1;
    }
    if rest.is_empty() && first.ends_with('…') {
        let stem = first.trim_end_matches('…');
        if !text.key(start).strip_prefix(stem).is_some_and(is_pronoun) {
            return None;
        }
    }
    match phrase.particle {
        Some(particle) => text.key(at).starts_with(particle).then_some(at),
        None => Some(at),
    }
}

fn first_word(phrase: &Phrase) -> &'static str {
    phrase.words.split(' ').next().unwrap_or_default()
}

fn is_pronoun(letters: &str) -> bool {
    matches!(letters, "ه" | "ها" | "هم" | "هن" | "هما" | "ي" | "نا" | "ك" | "كم")
}
