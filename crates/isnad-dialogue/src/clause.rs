//! Clauses of a content, and how each holds: affirmed, negated, supposed, asked.

use crate::lore::LORE;
use crate::word::{Traits, Word};
use std::ops::Range;

/// A clause, in the tokens of its article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clause {
    /// Words that carry matter, in order.
    pub(crate) words: Vec<usize>,
    /// Negations: the word that negates, and the word that is turned round.
    pub(crate) negations: Vec<(usize, usize)>,
    /// The words that say it is false.
    pub(crate) falsehood: Option<Range<usize>>,
    /// Only supposed, or asked, or with an exception to its negation: it neither affirms nor denies.
    pub(crate) open: bool,
    /// It begins behind a relative: said by the way.
    pub(crate) relative: bool,
}

impl Clause {
    /// The negation that turns a word round.
    pub(crate) fn negation_of(&self, word: usize) -> Option<usize> {
        self.negations.iter().find(|(_, target)| *target == word).map(|(negation, _)| *negation)
    }
}

/// Words between a negation and what it turns round, at most.
const REACH: usize = 4;

/// The clauses of a content.
pub(crate) fn clauses(words: &[Word], content: &[Range<usize>]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for range in content {
        let mut clause = Clause::default();
        for at in range.clone() {
            if divides(words, at, range, &clause) {
                finish(&mut clauses, std::mem::take(&mut clause));
                clause.relative = words[at].is(Traits::RELATIVE);
            }
            take(words, at, range, &mut clause);
        }
        finish(&mut clauses, clause);
    }
    clauses
}

fn finish(clauses: &mut Vec<Clause>, clause: Clause) {
    if !clause.words.is_empty() || clause.falsehood.is_some() {
        clauses.push(clause);
    }
}

/// Whether a clause begins at a word.
fn divides(words: &[Word], at: usize, range: &Range<usize>, clause: &Clause) -> bool {
    let word = &words[at];
    if clause.words.is_empty() || at == range.start {
        return word.is(Traits::STOP);
    }
    word.is(Traits::COMMA)
        || word.is(Traits::STOP)
        || word.is(Traits::COMPLEMENTIZER)
        || word.is(Traits::RELATIVE)
        || LORE.wording.contrast.has(words, at).is_some()
        || LORE.wording.condition.has(words, at).is_some()
        || word.is(Traits::JOINED) && (word.is(Traits::VERB) || LORE.wording.negates(words, at))
}

/// Adds a word to a clause.
fn take(words: &[Word], at: usize, range: &Range<usize>, clause: &mut Clause) {
    let wording = &LORE.wording;
    let word = &words[at];
    let here = &words[..range.end];
    if let Some(length) = wording.falsehood.has(here, at) {
        clause.falsehood.get_or_insert(at..at + length);
    }
    let excepted = wording.exception.has(here, at).is_some() && !clause.negations.is_empty();
    if wording.condition.has(here, at).is_some() || wording.question.has(here, at).is_some() || excepted {
        clause.open = true;
    }
    if wording.negates(here, at)
        && let Some(target) = target(words, at, range)
    {
        clause.negations.push((at, target));
    }
    if word.is_content() && wording.negation.has(here, at).is_none() && wording.light.form_at(here, at).is_none() {
        clause.words.push(at);
    }
}

/// The word that a negation turns round: the next that carries matter.
fn target(words: &[Word], negation: usize, range: &Range<usize>) -> Option<usize> {
    let end = range.end.min(negation + 1 + REACH);
    let here = &words[..range.end];
    (negation + 1..end)
        .take_while(|&at| words[at].is(Traits::WORD) || words[at].is(Traits::QUOTE))
        .find(|&at| words[at].is_content() && LORE.wording.light.form_at(here, at).is_none())
}
