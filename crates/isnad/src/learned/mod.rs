//! The learned part: log-linear models that choose among the candidates which the rules propose.
//!
//! A model is a table of weights, one for each feature (`learned/*.tsv`, written by `cargo xtask train`, compiled by
//! `build.rs`). A candidate's score is the sum of the weights of its features; the best score wins, the first of
//! equals. Features are words and classes that the rules know; their names are readable, so that `isnad explain`
//! can show why a candidate won.
//!
//! Where a model wavers between candidates, a small network is asked, too (`network`, `statements/together.rs`).

mod log;
mod model;
mod value;

pub use log::{Candidate, Choice, Log};
pub(crate) use model::{AGENTS, CLAUSES, CUES, ENDS, Model, SOURCES, STARTS, Sink};
pub(crate) use value::Value;

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

/// The score of every candidate.
pub(crate) fn scores(
    model: &'static Model,
    count: usize,
    mut features: impl FnMut(usize, &mut Sink),
) -> Vec<f32> {
    let mut sink = Sink::new(model);
    let score = |candidate| {
        features(candidate, &mut sink);
        sink.score()
    };
    (0..count).map(score).collect()
}

/// The score of one candidate, by itself.
pub(crate) fn score(model: &'static Model, features: impl FnOnce(&mut Sink)) -> f32 {
    let mut sink = Sink::new(model);
    features(&mut sink);
    sink.score()
}

/// The first of the highest, with its index.
pub(crate) fn best(scores: &[f32]) -> Option<(usize, f32)> {
    let better = |best: Option<(usize, f32)>, (i, &score): (usize, &f32)| match best {
        Some((_, highest)) if score <= highest => best,
        _ => Some((i, score)),
    };
    scores.iter().enumerate().fold(None, better)
}
