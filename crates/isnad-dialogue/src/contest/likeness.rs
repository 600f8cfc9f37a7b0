//! How alike two clauses are, and finding clauses that are alike.

use crate::clause::Clause;
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::said::Said;
use crate::word::{Key, Traits, Word};
use std::collections::HashMap;
use std::ops::Range;

/// A word that stands in more clauses than this leads to none of them.
const MOST: usize = 400;

/// Clauses by their words; of each saying those of its fullest statement.
pub(crate) struct Index {
    clauses: HashMap<Key, Vec<(usize, usize)>>,
}

impl Index {
    pub(crate) fn new(dialogue: &Dialogue) -> Self {
        let mut clauses: HashMap<Key, Vec<(usize, usize)>> = HashMap::new();
        for members in &dialogue.sayings.members {
            let said = &dialogue.all[members[0]];
            let words = dialogue.words(said);
            for (number, clause) in said.clauses.iter().enumerate() {
                for &at in &clause.words {
                    if !LORE.is_common(&words[at]) {
                        let list = clauses.entry(words[at].form()).or_default();
                        if list.last() != Some(&(members[0], number)) {
                            list.push((members[0], number));
                        }
                    }
                }
            }
        }
        Self { clauses }
    }

    /// The clauses that share at least so many of these words, in order.
    pub(crate) fn sharing(&self, words: &[Word], of: &[usize], least: usize) -> Vec<(usize, usize)> {
        let mut keys: Vec<Key> = of.iter().map(|&at| words[at].form()).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut counts: HashMap<(usize, usize), usize> = HashMap::new();
        for list in keys.iter().filter_map(|key| self.clauses.get(key)).filter(|list| list.len() <= MOST) {
            for place in list {
                *counts.entry(*place).or_default() += 1;
            }
        }
        let mut found: Vec<(usize, usize)> =
            counts.into_iter().filter(|(_, count)| *count >= least).map(|(place, _)| place).collect();
        found.sort_unstable();
        found
    }
}

/// What two lists of words have in common.
#[derive(Debug, Clone, Default)]
pub(crate) struct Likeness {
    /// The pairs, by their tokens.
    pub(crate) pairs: Vec<(usize, usize)>,
    /// The share of the first list's weight that the second has.
    pub(crate) of_first: f64,
    /// The share of the second list's weight that the first has.
    pub(crate) of_second: f64,
    /// How many shared words tell that the matter is the same.
    pub(crate) telling: usize,
}

impl Likeness {
    /// Between two statements' words.
    pub(crate) fn new(dialogue: &Dialogue, a: (&Said, &[usize]), b: (&Said, &[usize])) -> Self {
        let (first, second) = (dialogue.words(a.0), dialogue.words(b.0));
        let mut likeness = Self::default();
        let mut taken = vec![false; b.1.len()];
        let mut shared = [0.0, 0.0];
        for &at in a.1 {
            let word = &first[at];
            let twin = (0..b.1.len()).find(|&i| {
                let other = &second[b.1[i]];
                !taken[i]
                    && (word.same(other) || LORE.opposites.alike(word, other))
                    && !of_two(first, at, second, b.1[i])
                    && LORE.opposites.expression(first, at) == LORE.opposites.expression(second, b.1[i])
            });
            if let Some(i) = twin {
                taken[i] = true;
                likeness.pairs.push((at, b.1[i]));
                shared[0] += dialogue.weight(word);
                shared[1] += dialogue.weight(&second[b.1[i]]);
                likeness.telling += usize::from(is_telling(word));
            }
        }
        let sum =
            |words: &[Word], of: &[usize]| of.iter().map(|&at| dialogue.weight(&words[at])).sum::<f64>();
        likeness.of_first = shared[0] / sum(first, a.1).max(0.1);
        likeness.of_second = shared[1] / sum(second, b.1).max(0.1);
        likeness
    }

    /// Both shares together.
    pub(crate) fn both(&self) -> f64 {
        2.0 * self.of_first * self.of_second / (self.of_first + self.of_second).max(0.01)
    }
}

/// Whether two nouns are of two countries: `قوات إيرانية`, `القوات الأميركية`.
fn of_two(first: &[Word], a: usize, second: &[Word], b: usize) -> bool {
    /// `التدخل العسكري الأميركي`
    const ADJECTIVES: usize = 2;
    let country = |words: &[Word], at: usize| {
        let behind = words[at + 1..].iter().take(ADJECTIVES);
        let mut adjectives = behind.take_while(|word| word.is(Traits::ADJECTIVE) || word.is(Traits::NISBA));
        adjectives.find(|word| word.is(Traits::NISBA)).copied().filter(|_| !words[at].is(Traits::NISBA))
    };
    country(first, a).zip(country(second, b)).is_some_and(|(x, y)| !x.same(&y))
}

/// Whether having a word in common tells that the matter is the same: names and words of every report do not.
fn is_telling(word: &Word) -> bool {
    !LORE.is_common(word) && !word.is(Traits::NAME) && !word.is(Traits::NISBA)
}

/// A token as a range.
pub(crate) const fn one(at: usize) -> Range<usize> {
    at..at + 1
}

/// Whether a clause plainly says something: not only supposed or asked, not said to be false.
pub(crate) const fn is_plain(clause: &Clause) -> bool {
    !clause.open && clause.falsehood.is_none()
}
