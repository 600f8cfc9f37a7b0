//! Chooses by a log-linear model and, where that wavers, by the network, too.

use crate::learned::{self, Log, Model, Sink};
use crate::network::Question;
use std::ops::Range;

/// What a log-linear score counts beside the network's. These three were chosen by how often both together chose right
/// on articles that neither was trained on. `training/windows.py` knows this weight, too.
const WEIGHT: f32 = 2.5;
/// A lead over all others that the network is not asked about: it would seldom say otherwise.
const SURE: f32 = 1.5;
/// The same for the distance from a bar.
const FAR: f32 = 1.0;

/// Chooses the best of some candidates, as [`learned::choose`] does; where the model wavers, the network is asked, too. The log
/// holds the choice already.
pub(super) fn choose(
    model: &'static Model,
    question: &Question<'_>,
    log: &mut Log,
    candidates: &[Range<usize>],
    features: impl FnMut(usize, &mut Sink),
) -> Option<usize> {
    if candidates.len() < 2 {
        return (!candidates.is_empty()).then_some(0);
    }
    let scores = learned::scores(model, candidates.len(), features);
    let (first, highest) = learned::best(&scores)?;
    let likely: Vec<bool> = scores.iter().map(|score| highest - score < SURE).collect();
    if likely.iter().filter(|likely| **likely).count() < 2 {
        return Some(first);
    }
    let opinions = question.ask(candidates, &likely);
    if opinions.iter().all(Option::is_none) {
        return Some(first);
    }
    let total = |(score, opinion): (&f32, &Option<f32>)| opinion.map_or(f32::MIN, |o| o + WEIGHT * score);
    let totals: Vec<f32> = scores.iter().zip(&opinions).map(total).collect();
    log.weighed(&totals);
    learned::best(&totals).map(|(candidate, _)| candidate)
}

/// True for a candidate that scores more than `bar`; where the model wavers, the network is asked, too.
pub(super) fn is_likely(
    model: &'static Model,
    question: &Question<'_>,
    log: &mut Log,
    bar: f32,
    features: impl FnOnce(&mut Sink),
) -> bool {
    let alone = learned::score(model, features);
    let opinion = if (alone - bar).abs() >= FAR {
        None
    } else {
        question.ask(std::slice::from_ref(&question.cue), &[true])[0]
    };
    let Some(opinion) = opinion else {
        log.bar(bar);
        return alone > bar;
    };
    // Both are logarithms of odds, and so is the bar.
    let (total, bar) = (opinion + WEIGHT * alone, (1.0 + WEIGHT) * bar);
    log.weighed(&[total]);
    log.bar(bar);
    total > bar
}
