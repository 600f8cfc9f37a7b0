//! What became of a commitment: later statements that say done, put off or denied.

use super::Found;
use crate::contest::Likeness;
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::{Outcome, OutcomeState};
use crate::said::Said;
use crate::word::{Key, Traits, Word};
use std::collections::HashMap;

/// Links of one commitment, at most.
const MOST: usize = 5;
/// Words that a commitment and a later statement have in common, at least.
const SHARED: usize = 3;
/// The surest links alone are given.
const LEAST: f64 = 0.6;

/// A clause that tells of the past.
struct Report {
    said: usize,
    clause: usize,
    /// What a word of it says of its matter: done, put off, denied; and the word, where it is not the cue.
    state: Option<(OutcomeState, Option<usize>)>,
}

/// Clauses on what became of things, by their words.
pub(super) struct Later<'a> {
    dialogue: &'a Dialogue,
    reports: Vec<Report>,
    by_word: HashMap<Key, Vec<usize>>,
}

impl<'a> Later<'a> {
    pub(super) fn new(dialogue: &'a Dialogue) -> Self {
        let mut later = Self { dialogue, reports: Vec::new(), by_word: HashMap::new() };
        for members in &dialogue.sayings.members {
            let said = &dialogue.all[members[0]];
            let words = dialogue.words(said);
            for (number, clause) in said.clauses.iter().enumerate().filter(|(_, clause)| !clause.open) {
                let state = state(said, words, number);
                if state.is_none() && !clause.words.iter().any(|&at| is_told(&words[at])) {
                    continue;
                }
                for &at in &clause.words {
                    let list = later.by_word.entry(words[at].form()).or_default();
                    if list.last() != Some(&later.reports.len()) {
                        list.push(later.reports.len());
                    }
                }
                later.reports.push(Report { said: members[0], clause: number, state });
            }
        }
        later
    }

    /// What is said later of a commitment, the surest first.
    pub(super) fn of(&self, found: &Found) -> Vec<Outcome> {
        let dialogue = self.dialogue;
        let bound = &dialogue.all[found.said];
        let words = dialogue.words(bound);
        let what: Vec<usize> = found.what.clone().filter(|&at| words[at].is_content()).take(14).collect();
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for list in what.iter().filter_map(|&at| self.by_word.get(&words[at].form())) {
            for report in list {
                *counts.entry(*report).or_default() += 1;
            }
        }
        let mut outcomes: Vec<(f64, usize, Outcome)> = counts
            .into_iter()
            .filter(|(_, count)| *count >= SHARED)
            .filter_map(|(report, _)| self.outcome(found, &what, report))
            .collect();
        outcomes.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        outcomes.into_iter().take(MOST).map(|(_, _, outcome)| outcome).collect()
    }

    fn outcome(&self, found: &Found, what: &[usize], report: usize) -> Option<(f64, usize, Outcome)> {
        let dialogue = self.dialogue;
        let report = &self.reports[report];
        let (bound, said) = (&dialogue.all[found.said], &dialogue.all[report.said]);
        let days = Dialogue::days_between(bound, said)?;
        let same = dialogue.sayings.of[found.said] == dialogue.sayings.of[report.said];
        let repeats = super::bound(dialogue, report.said).is_some();
        if days < 0 || days == 0 && bound.page == said.page || same || repeats {
            return None;
        }
        let clause = &said.clauses[report.clause];
        let likeness = Likeness::new(dialogue, (bound, what), (said, &clause.words));
        if likeness.telling < SHARED || !self.is_same_actor(bound, said) {
            return None;
        }
        let state = by_word(what, report, &likeness).or_else(|| self.by_deed(what, report, &likeness))?;
        let confidence = ((0.5 * likeness.of_first + 0.5 * likeness.of_second) * 100.0).round() / 100.0;
        let outcome = Outcome {
            state,
            confidence,
            saying: dialogue.saying_of(report.said),
            place: dialogue.place(said),
        };
        (confidence >= LEAST).then_some((confidence, report.said, outcome))
    }

    /// Whether the deed itself is told as one of the past: `هدد بالانسحاب`, then `انسحب`.
    fn by_deed(&self, what: &[usize], report: &Report, likeness: &Likeness) -> Option<OutcomeState> {
        let said = &self.dialogue.all[report.said];
        let words = self.dialogue.words(said);
        let (_, deed) = likeness.pairs.iter().find(|pair| what.first() == Some(&pair.0))?;
        let done = is_told(&words[*deed]) && said.clauses[report.clause].negation_of(*deed).is_none();
        done.then_some(OutcomeState::Done)
    }

    /// Whether a later statement is of whoever is bound, or speaks of it.
    fn is_same_actor(&self, bound: &Said, said: &Said) -> bool {
        bound.who == said.who
            || bound.parties.iter().any(|party| said.about.contains(party) || said.parties.contains(party))
            || self.dialogue.names_other(said, bound)
    }
}

/// What a word says of the deed: one that is none of those that say what the deed is.
fn by_word(what: &[usize], report: &Report, likeness: &Likeness) -> Option<OutcomeState> {
    let (state, word) = report.state?;
    let apart = word.is_none_or(|word| likeness.pairs.iter().all(|pair| pair.1 != word));
    let head = likeness.pairs.iter().any(|pair| what.iter().take(2).any(|at| *at == pair.0));
    (apart && head).then_some(state)
}

/// What a clause says of its matter, if it is told of the past, and the word that says so.
fn state(said: &Said, words: &[Word], number: usize) -> Option<(OutcomeState, Option<usize>)> {
    let lore = &LORE.commitments;
    let clause = &said.clauses[number];
    if said.stance.denial || said.stance.rejection {
        return Some((OutcomeState::Denied, None));
    }
    if clause.words.iter().any(|&at| words[at].is(Traits::FUTURE)) {
        return None;
    }
    clause.words.iter().filter(|at| is_told(&words[**at])).find_map(|&at| {
        let negated = clause.negation_of(at).is_some();
        let has = |table: &crate::table::Table<()>| table.form_at(words, at).is_some();
        let state = if has(&lore.dropped) {
            (!negated).then_some(OutcomeState::Denied)
        } else if has(&lore.delayed) {
            (!negated).then_some(OutcomeState::Delayed)
        } else if has(&lore.done) {
            Some(if negated { OutcomeState::Delayed } else { OutcomeState::Done })
        } else {
            None
        };
        state.map(|state| (state, Some(at)))
    })
}

/// A finite verb of the past.
const fn is_told(word: &Word) -> bool {
    word.is(Traits::PERFECT) && word.is(Traits::VERB)
}
