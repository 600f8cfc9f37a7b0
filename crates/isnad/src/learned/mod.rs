//! The learned part: log-linear models that choose among the candidates which the rules propose.
//!
//! A model is a table of weights, one for each feature (`learned/*.tsv`, written by `cargo xtask train`, compiled by
//! `build.rs`). A candidate's score is the sum of the weights of its features; the best score wins, the first of
//! equals. Features are words and classes that the rules know; their names are readable, so that `isnad explain`
//! can show why a candidate won.

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
    mut features: impl FnMut(usize, &mut Sink),
) -> Option<usize> {
    if count <= 1 {
        return (count == 1).then_some(0);
    }
    let mut sink = Sink::new(model);
    let mut best: Option<(usize, f32)> = None;
    for candidate in 0..count {
        features(candidate, &mut sink);
        let score = sink.score();
        if best.is_none_or(|(_, highest)| score > highest) {
            best = Some((candidate, score));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// The score of one candidate, by itself.
pub(crate) fn score(model: &'static Model, features: impl FnOnce(&mut Sink)) -> f32 {
    let mut sink = Sink::new(model);
    features(&mut sink);
    sink.score()
}
