//! The learned part: log-linear models that choose among the candidates which the rules propose.
//!
//! A model is a table of weights, one for each feature (`learned/*.tsv`, written by `cargo xtask train`, compiled by
//! `build.rs`). A candidate's score is the sum of the weights of its features; the best score wins, the first of
//! equals. Features are words and classes that the rules know; their names are readable, so that `isnad explain`
//! can show why a candidate won.
//!
//! Where a model wavers between candidates, a small network (`learned/network`) is asked, too.

mod log;
mod model;
mod network;
mod value;

pub use log::{Candidate, Choice, Log};
pub(crate) use model::{AGENTS, CLAUSES, CUES, ENDS, Model, SOURCES, STARTS, Sink};
pub use network::token_name;
pub(crate) use network::{Question, Task};
pub(crate) use value::Value;

use std::ops::Range;

/// What a log-linear score counts beside the network's. These three were chosen by how often both together chose right
/// on articles that neither was trained on.
const WEIGHT: f32 = 2.5;
/// A lead over all others that the network is not asked about: it would seldom say otherwise.
const SURE: f32 = 1.5;
/// The same for the distance from a bar.
const FAR: f32 = 1.0;

/// Chooses the best of some candidates: `features` gives those of the candidate with an index. Of one alone nothing is
/// asked.
pub(crate) fn choose(
    model: &'static Model,
    count: usize,
    features: impl FnMut(usize, &mut Sink),
) -> Option<usize> {
    if count < 2 {
        return (count == 1).then_some(0);
    }
    best(&scores(model, count, features)).map(|(candidate, _)| candidate)
}

/// Chooses the best of some candidates, as [`choose`] does; where the model wavers, the network is asked, too. The log
/// holds the choice already.
pub(crate) fn choose_together(
    model: &'static Model,
    question: &Question<'_>,
    log: &mut Log,
    candidates: &[Range<usize>],
    features: impl FnMut(usize, &mut Sink),
) -> Option<usize> {
    if candidates.len() < 2 {
        return (!candidates.is_empty()).then_some(0);
    }
    let scores = scores(model, candidates.len(), features);
    let (first, highest) = best(&scores)?;
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
    best(&totals).map(|(candidate, _)| candidate)
}

/// True for a candidate that scores more than `bar`; where the model wavers, the network is asked, too.
pub(crate) fn is_likely(
    model: &'static Model,
    question: &Question<'_>,
    log: &mut Log,
    bar: f32,
    features: impl FnOnce(&mut Sink),
) -> bool {
    let alone = score(model, features);
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

fn scores(model: &'static Model, count: usize, mut features: impl FnMut(usize, &mut Sink)) -> Vec<f32> {
    let mut sink = Sink::new(model);
    let score = |candidate| {
        features(candidate, &mut sink);
        sink.score()
    };
    (0..count).map(score).collect()
}

/// The score of one candidate, by itself.
fn score(model: &'static Model, features: impl FnOnce(&mut Sink)) -> f32 {
    let mut sink = Sink::new(model);
    features(&mut sink);
    sink.score()
}

/// The first of the highest, with its index.
fn best(scores: &[f32]) -> Option<(usize, f32)> {
    let better = |best: Option<(usize, f32)>, (i, &score): (usize, &f32)| match best {
        Some((_, highest)) if score <= highest => best,
        _ => Some((i, score)),
    };
    scores.iter().enumerate().fold(None, better)
}
