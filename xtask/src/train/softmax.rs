//! A conditional log-linear model: gradient ascent with AdaGrad steps on the likelihood of the right candidates,
//! weights drawn towards nothing (L2). Every step is in the order of the articles, so that the same annotation
//! always gives the same weights.

use super::labels::Labelled;
use std::collections::{BTreeMap, HashMap};

const ROUNDS: usize = 10;
const STEP: f64 = 0.15;
/// The pull of every weight towards nothing, per choice.
const PULL: f64 = 0.1;
/// Choices that a feature must occur in.
const RARE: usize = 4;
/// Weights smaller than this are left out.
const SMALL: f64 = 0.005;

/// The index of a candidate with the best score, the first of equals.
pub(super) fn best(example: &Labelled, weights: &BTreeMap<String, f64>) -> usize {
    let score =
        |c: &isnad::learned::Candidate| -> f64 { c.features.iter().filter_map(|f| weights.get(f)).sum() };
    let mut best = (0, f64::NEG_INFINITY);
    for (index, candidate) in example.candidates.iter().enumerate() {
        let score = score(candidate);
        if score > best.1 {
            best = (index, score);
        }
    }
    best.0
}

/// The weights of all features that matter.
pub(super) fn train(examples: &[&Labelled]) -> BTreeMap<String, f64> {
    let ids = frequent(examples);
    let dense: Vec<(Vec<Vec<usize>>, &Vec<usize>)> = examples
        .iter()
        .map(|e| {
            let candidates = e.candidates.iter();
            let features = |c: &isnad::learned::Candidate| {
                c.features.iter().filter_map(|f| ids.get(f.as_str()).copied()).collect()
            };
            (candidates.map(features).collect(), &e.right)
        })
        .collect();
    let mut weights = vec![0.0; ids.len()];
    let mut squares = vec![1e-8; ids.len()];
    let mut gradient = vec![0.0; ids.len()];
    for _ in 0..ROUNDS {
        for (candidates, right) in &dense {
            step(candidates, right, &mut weights, &mut squares, &mut gradient);
        }
    }
    let named = ids.into_iter().map(|(feature, id)| (feature.to_owned(), weights[id]));
    named.filter(|(_, weight)| weight.abs() >= SMALL).collect()
}

/// One step along the gradient of one choice.
fn step(
    candidates: &[Vec<usize>],
    right: &[usize],
    weights: &mut [f64],
    squares: &mut [f64],
    gradient: &mut [f64],
) {
    let scores: Vec<f64> = candidates.iter().map(|c| c.iter().map(|&f| weights[f]).sum()).collect();
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let likely: Vec<f64> = scores.iter().map(|s| (s - highest).exp()).collect();
    let all: f64 = likely.iter().sum();
    let mass: f64 = right.iter().map(|&r| likely[r]).sum();
    let mut touched = Vec::new();
    for (index, features) in candidates.iter().enumerate() {
        let wanted = if right.contains(&index) { likely[index] / mass } else { 0.0 };
        let pull = wanted - likely[index] / all;
        if pull.abs() < 1e-6 {
            continue;
        }
        for &f in features {
            gradient[f] += pull;
            touched.push(f);
        }
    }
    for f in touched {
        let g = gradient[f] - PULL * weights[f];
        if gradient[f] != 0.0 {
            squares[f] += g * g;
            weights[f] += STEP * g / f64::sqrt(squares[f]);
            gradient[f] = 0.0;
        }
    }
}

/// The features that occur in enough choices, numbered in the order of their names.
fn frequent<'a>(examples: &[&'a Labelled]) -> BTreeMap<&'a str, usize> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (index, example) in examples.iter().enumerate() {
        for feature in example.candidates.iter().flat_map(|c| &c.features) {
            let entry = counts.entry(feature).or_insert((0, usize::MAX));
            if entry.1 != index {
                *entry = (entry.0 + 1, index);
            }
        }
    }
    let mut names: Vec<&str> = counts.into_iter().filter(|c| c.1.0 >= RARE).map(|c| c.0).collect();
    names.sort_unstable();
    names.into_iter().enumerate().map(|(id, name)| (name, id)).collect()
}
