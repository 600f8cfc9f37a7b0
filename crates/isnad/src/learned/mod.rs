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

/// Chooses the best of some candidates: `features` gives those of the candidate with an index. Records the choice
/// where somebody wants to know.
pub(crate) fn choose(
    model: &'static Model,
    count: usize,
    mut features: impl FnMut(usize, &mut Sink),
) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    for candidate in 0..count {
        let mut sink = Sink::new(model);
        features(candidate, &mut sink);
        let score = sink.score();
        if best.is_none_or(|(_, highest)| score > highest) {
            best = Some((candidate, score));
        }
    }
    best
}

/// Chooses the best of some candidates, as [`choose`] does; where the model wavers, the network is asked, too.
pub(crate) fn choose_together(
    model: &'static Model,
    question: &Question<'_>,
    log: &mut Log,
    candidates: &[Range<usize>],
    mut features: impl FnMut(usize, &mut Sink),
) -> Option<(usize, f32)> {
    let scores: Vec<f32> =
        (0..candidates.len()).map(|candidate| score(model, candidate, &mut features)).collect();
    let best = first_best(&scores)?;
    let rival =
        scores.iter().enumerate().filter(|(i, _)| *i != best.0).map(|(_, s)| *s).fold(f32::MIN, f32::max);
    if best.1 - rival >= SURE {
        return Some(best);
    }
    let likely: Vec<bool> = scores.iter().map(|score| best.1 - score < SURE).collect();
    let opinions = question.ask(candidates, &likely);
    if opinions.iter().all(Option::is_none) {
        return Some(best);
    }
    let total = |(score, opinion): (&f32, &Option<f32>)| opinion.map_or(f32::MIN, |o| o + WEIGHT * score);
    let totals: Vec<f32> = scores.iter().zip(&opinions).map(total).collect();
    log.weighed(&totals);
    first_best(&totals)
}

/// True for a candidate that scores more than `bar`; where the model wavers, the network is asked, too.
pub(crate) fn is_likely(
    model: &'static Model,
    question: &Question<'_>,
    log: &mut Log,
    bar: f32,
    mut features: impl FnMut(usize, &mut Sink),
) -> bool {
    let alone = score(model, 0, &mut features);
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

fn score(model: &'static Model, candidate: usize, features: &mut impl FnMut(usize, &mut Sink)) -> f32 {
    let mut sink = Sink::new(model);
    features(candidate, &mut sink);
    sink.score()
}

/// The first of the highest, with its index.
fn first_best(scores: &[f32]) -> Option<(usize, f32)> {
    let better = |best: Option<(usize, f32)>, (i, &score): (usize, &f32)| match best {
        Some((_, highest)) if score <= highest => best,
        _ => Some((i, score)),
    };
    scores.iter().enumerate().fold(None, better)
}
