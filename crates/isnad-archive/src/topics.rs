//! What some statements are about: the words that they use more than the archive does.

use crate::error::Result;
use crate::index::Searcher;
use crate::search::Hit;
use isnad_linkage::words::{Word, words};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Statements that must use a word, that it may count.
const LEAST: u64 = 2;
/// Letters of the shortest word that counts.
const LETTERS: usize = 3;

/// A word that some statements use more than others do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The word, in the form that they use most.
    pub text: String,
    /// How many of them use it, in any form.
    pub statements: u64,
}

/// The words that tell statements from all others of the archive, the most telling first: by log-likelihood (Dunning
/// 1993) of the number of statements that use a word here and elsewhere. Verbs, numbers, words that only join others
/// and the names of the speakers themselves are left out.
pub(crate) fn topics(hits: &[Hit], searcher: &Searcher, most: usize) -> Result<Vec<Topic>> {
    let here = hits.len() as u64;
    let all = searcher.len()?.1.max(here);
    let names = names(hits);
    let mut weighed = Vec::new();
    for (stem, uses) in
        uses(hits).into_iter().filter(|(stem, uses)| uses.of >= LEAST && !names.contains(stem))
    {
        let everywhere = searcher.statements_with(&stem)?.clamp(uses.of, all);
        let weight = log_likelihood((uses.of, here), (everywhere - uses.of, all - here));
        if weight > 0.0 {
            weighed.push((weight, Topic { statements: uses.of, text: uses.most_used_form() }));
        }
    }
    weighed.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.text.cmp(&y.text)));
    let mut topics: Vec<Topic> = weighed.into_iter().map(|(_, topic)| topic).collect();
    topics.dedup_by(|a, b| a.text == b.text);
    topics.truncate(most);
    Ok(topics)
}

/// How statements use a word.
#[derive(Debug, Default)]
struct Uses {
    /// How many statements use it.
    of: u64,
    /// How often it is met in each of its forms.
    forms: HashMap<String, u32>,
}

impl Uses {
    fn most_used_form(&self) -> String {
        let most = self.forms.iter().max_by(|(a, x), (b, y)| x.cmp(y).then_with(|| b.cmp(a)));
        most.map(|(form, _)| form.clone()).unwrap_or_default()
    }
}

/// The words of what is said, by stem.
fn uses(hits: &[Hit]) -> BTreeMap<String, Uses> {
    let mut all: BTreeMap<String, Uses> = BTreeMap::new();
    for hit in hits {
        let mut met = BTreeSet::new();
        for span in &hit.statement.content {
            for word in words(&span.text).into_iter().filter(is_telling) {
                let form = &span.text[word.start..word.end];
                let Some(stem) = word.stems.into_iter().next() else { continue };
                let uses = all.entry(stem.clone()).or_default();
                *uses.forms.entry(form.to_owned()).or_default() += 1;
                uses.of += u64::from(met.insert(stem));
            }
        }
    }
    all
}

/// Whether a word may tell what is spoken of. Stems of verbs bear a mark; their nouns, which share it, are known by the
/// article: المفاوضات (the talks).
fn is_telling(word: &Word) -> bool {
    let verb = word.stems.first().is_none_or(|stem| stem.starts_with(['~', '^']));
    let bare = word.exact.trim_start_matches(['و', 'ف', 'ب', 'ك']);
    let noun = !verb || bare.starts_with("ال") || bare.starts_with("لل");
    !word.number && !word.function && noun && word.exact.chars().count() >= LETTERS
}

/// The stems of the speakers' own names.
fn names(hits: &[Hit]) -> BTreeSet<String> {
    let labels: BTreeSet<&str> =
        hits.iter().filter_map(|hit| Some(hit.source.as_ref()?.label.as_str())).collect();
    labels.into_iter().flat_map(words).flat_map(|word| word.stems).collect()
}

/// How surely a word that `a` of `c` statements here use, and `b` of `d` elsewhere, is used more here; negative where it
/// is used less.
fn log_likelihood((a, c): (u64, u64), (b, d): (u64, u64)) -> f64 {
    let [a, b, c, d] = [a, b, c, d].map(|count| f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    if c == 0.0 || d == 0.0 {
        return 0.0;
    }
    let expected = |of: f64| of * (a + b) / (c + d);
    let part = |met: f64, expected: f64| if met > 0.0 { met * (met / expected).ln() } else { 0.0 };
    let weight = 2.0 * (part(a, expected(c)) + part(b, expected(d)));
    if a * d >= b * c { weight } else { -weight }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_used_more_here_weighs_more() {
        let often = log_likelihood((30, 100), (100, 10_000));
        assert!(often > log_likelihood((5, 100), (100, 10_000)));
        assert!(often > log_likelihood((30, 100), (3000, 10_000)));
        assert!(log_likelihood((1, 100), (900, 1000)) < 0.0);
        assert!(log_likelihood((3, 3), (0, 0)).abs() < f64::EPSILON);
    }

    #[test]
    fn verbs_numbers_and_little_words_tell_nothing() {
        // "we said in 2024 that the talks are about water"
        let telling: Vec<String> = words("قلنا في 2024 إن المفاوضات عن المياه")
            .into_iter()
            .filter(is_telling)
            .map(|w| w.exact)
            .collect();
        assert_eq!(telling, ["المفاوضات", "المياه"]);
    }
}
