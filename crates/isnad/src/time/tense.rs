//! The tense of a sentence, as far as its words alone show it: does what is dated lie ahead or behind?

use super::resolve::Leaning;
use super::word::{Kinds, Word};
use super::words::Words;

/// How far before and behind a time its verb is looked for, in words.
const BEFORE: usize = 25;
const BEHIND: usize = 5;
/// Letters of a future verb: س, the person, and a root.
const SHORTEST: usize = 5;

/// What is dated by a time: the nearest verb before it in the sentence tells, else one right behind it.
pub(super) fn leaning(words: &Words<'_>, start: usize, end: usize) -> Leaning {
    let sentence = words.text.sentence(start);
    let before = (sentence.start.max(start.saturating_sub(BEFORE))..start).rev();
    for at in before {
        match tense(words, at) {
            Some(leaning) => return leaning,
            None if words.text.is_mark(at, '؛') => break,
            None => {}
        }
    }
    for at in end..sentence.end.min(end + BEHIND) {
        if opens_clause(words.text.key(at)) {
            break;
        }
        if let Some(leaning) = tense(words, at) {
            return leaning;
        }
    }
    Leaning::Past
}

/// The tense that a word shows.
fn tense(words: &Words<'_>, at: usize) -> Option<Leaning> {
    let told = words.find(at, Kinds::FUTURE.with(Kinds::PAST), |word| match word {
        Word::Future => Some(Leaning::Future),
        Word::Past => Some(Leaning::Past),
        _ => None,
    });
    if let Some((leaning, _)) = told {
        return Some(leaning);
    }
    is_future_verb(words, at).then_some(Leaning::Future)
}

/// سيفتح, وستنسحب, سأعود: s with the prefix of a person, and no other word that begins so.
fn is_future_verb(words: &Words<'_>, at: usize) -> bool {
    let key = words.text.key(at);
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    let Some(rest) = bare.strip_prefix('س') else { return false };
    let long = bare.chars().nth(SHORTEST - 2).is_some();
    long && rest.starts_with(['ي', 'ت', 'ن', 'ا']) && !words.known(at)
}

/// A word that opens another clause.
fn opens_clause(key: &str) -> bool {
    matches!(key, "ان" | "بان" | "انه" | "انها" | "الذي" | "التي" | "حيث")
}
