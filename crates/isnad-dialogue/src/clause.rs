//! Clauses of a content, and how each holds: affirmed, negated, supposed, asked.

use crate::lore::LORE;
use crate::word::{Traits, Word};
use std::ops::Range;

/// A clause, in the tokens of its article.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "findings that do not exclude each other")]
pub(crate) struct Clause {
    /// Words that carry matter, in order.
    pub(crate) words: Vec<usize>,
    /// Negations: the word that negates, and the word that is turned round.
    pub(crate) negations: Vec<(usize, usize)>,
    /// The words that say it is false.
    pub(crate) falsehood: Option<Range<usize>>,
    /// Only supposed, asked, wished, or what another is said to say: the speaker neither affirms nor denies it.
    pub(crate) open: bool,
    /// Open only because it says what has to be done: `يجب`.
    pub(crate) must: bool,
    /// A word of saying, believing or lying in it makes what hangs on it another's.
    reports: bool,
    /// A condition opens it.
    supposed: bool,
}

impl Clause {
    /// The negation that turns a word round.
    pub(crate) fn negation_of(&self, word: usize) -> Option<usize> {
        self.negations.iter().find(|(_, target)| *target == word).map(|(negation, _)| *negation)
    }
}

/// Words between a negation and what it turns round, at most.
const REACH: usize = 4;

/// The clauses of a content; what stands in `nested` are the words of others.
pub(crate) fn clauses(words: &[Word], content: &[Range<usize>], nested: &[Range<usize>]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for range in content {
        let mut sentence = clauses.len();
        let mut clause = Clause::default();
        for at in range.clone() {
            if divides(words, at, range, &clause) {
                // لن يتوقف حتى: he goes on.
                clause.open |= !clause.negations.is_empty() && LORE.wording.until.has(words, at).is_some();
                let next = opened(words, at, &clause);
                finish(&mut clauses, std::mem::replace(&mut clause, next));
            }
            take(words, at, range, &mut clause);
            if words[at].is(Traits::STOP) {
                finish(&mut clauses, std::mem::take(&mut clause));
                supposed_together(&mut clauses[sentence..]);
                sentence = clauses.len();
            }
        }
        finish(&mut clauses, clause);
        supposed_together(&mut clauses[sentence..]);
    }
    for clause in &mut clauses {
        clause.open |= clause.words.iter().any(|at| nested.iter().any(|range| range.contains(at)));
        clause.must &= !clause.open;
        clause.open |= clause.must;
    }
    clauses
}

fn finish(clauses: &mut Vec<Clause>, clause: Clause) {
    if !clause.words.is_empty() || clause.falsehood.is_some() {
        clauses.push(clause);
    }
}

/// A condition makes its whole sentence one that only may hold.
fn supposed_together(sentence: &mut [Clause]) {
    if sentence.iter().any(|clause| clause.supposed) {
        for clause in sentence {
            clause.open = true;
        }
    }
}

/// The clause that begins at a word. Behind أن it holds as the clause does that it hangs on: what is not thought, or is
/// said by another, is not what the speaker says.
fn opened(words: &[Word], at: usize, before: &Clause) -> Clause {
    let hangs = words[at].is(Traits::COMPLEMENTIZER) || words[at].is(Traits::RELATIVE);
    let open = hangs && (before.open || before.reports || !before.negations.is_empty());
    // What is wanted goes on behind و: in a noun, in a verb of what is not done yet.
    let told = words[at].is(Traits::VERB)
        && (words[at].is(Traits::PERFECT)
            || words[at].is(Traits::FUTURE)
            || !words[at].is(Traits::ONLY_VERB));
    let goes_on = words[at].is(Traits::JOINED) && !told;
    Clause {
        open: open || goes_on && before.open,
        must: (hangs || goes_on) && before.must,
        reports: hangs && before.reports,
        ..Clause::default()
    }
}

/// Whether a clause begins at a word.
fn divides(words: &[Word], at: usize, range: &Range<usize>, clause: &Clause) -> bool {
    let word = &words[at];
    if clause.words.is_empty() || at == range.start {
        return false;
    }
    let here = &words[..range.end];
    let joined = word.is(Traits::JOINED) && (word.is(Traits::VERB) || LORE.wording.negates(here, at));
    word.is(Traits::COMMA)
        || word.is(Traits::COMPLEMENTIZER)
        || word.is(Traits::RELATIVE)
        || LORE.wording.contrast.has(here, at).is_some()
        || LORE.wording.condition.has(here, at).is_some()
        || LORE.wording.supposition.has(here, at).is_some()
        || joined
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
    clause.open |= excepted
        || wording.condition.has(here, at).is_some()
        || wording.question.has(here, at).is_some()
        || wording.wish.form_at(here, at).is_some();
    clause.must |= wording.must.form_at(here, at).is_some() || is_duty(here, at);
    clause.supposed |= wording.supposition.has(here, at).is_some();
    clause.reports |= word.is(Traits::SAYING)
        || wording.claim.has(here, at).is_some()
        || wording.lie.form_at(here, at).is_some();
    if wording.negates(here, at)
        && let Some(target) = target(words, at, range)
        // `لا للحرب` is a slogan.
        && !(target == at + 1 && words[target].is(Traits::GOVERNED))
    {
        clause.negations.push((at, target));
    }
    if word.is_content()
        && wording.negation.has(here, at).is_none()
        && wording.light.form_at(here, at).is_none()
    {
        clause.words.push(at);
    }
}

/// `على إيران أن …`: what somebody has to do.
fn is_duty(words: &[Word], at: usize) -> bool {
    const NEAR: usize = 5;
    let behind = words[at + 1..].iter().take(NEAR).take_while(|word| word.is(Traits::WORD));
    LORE.wording.duty.has(words, at).is_some() && behind.clone().any(|word| word.is(Traits::COMPLEMENTIZER))
}

/// The word that a negation turns round: the next that carries matter.
fn target(words: &[Word], negation: usize, range: &Range<usize>) -> Option<usize> {
    let end = range.end.min(negation + 1 + REACH);
    let here = &words[..range.end];
    (negation + 1..end)
        .take_while(|&at| words[at].is(Traits::WORD) || words[at].is(Traits::QUOTE))
        .find(|&at| words[at].is_content() && LORE.wording.light.form_at(here, at).is_none())
}
