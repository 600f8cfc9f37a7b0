//! A conditional log-linear model: gradient ascent on the likelihood of the right candidates, weights drawn towards
//! nothing (L2). The same annotation always gives the same weights.

use super::labels::Labelled;
use std::collections::{BTreeMap, HashMap};

/// Steps of the ascent; far fewer are needed for the choices to settle.
const STEPS: i32 = 150;
const RATE: f64 = 0.05;
/// Choices that a feature must occur in.
const RARE: usize = 2;
/// Weights smaller than this are left out.
const SMALL: f64 = 0.05;

/// The index of a candidate with the best score, the first of equals.
pub(super) fn best(example: &Labelled, weights: &BTreeMap<String, f64>) -> usize {
    let score =
        |c: &isnad::learned::Candidate| -> f64 { c.features.iter().filter_map(|f| weights.get(&f.0)).sum() };
    let mut best = (0, f64::NEG_INFINITY);
    for (index, candidate) in example.candidates.iter().enumerate() {
        let score = score(candidate);
        if score > best.1 {
            best = (index, score);
        }
    }
    best.0
}

/// The weights of all features that matter; `pull` draws every weight towards nothing, against the likelihood of all
/// choices together.
pub(super) fn train(examples: &[&Labelled], pull: f64) -> BTreeMap<String, f64> {
    let ids = frequent(examples);
    let dense: Vec<(Vec<Vec<usize>>, &Vec<usize>)> = examples
        .iter()
        .map(|e| {
            let candidates = e.candidates.iter();
            let features = |c: &isnad::learned::Candidate| {
                c.features.iter().filter_map(|f| ids.get(f.0.as_str()).copied()).collect()
            };
            (candidates.map(features).collect(), &e.right)
        })
        .collect();
    let weights = ascend(&dense, ids.len(), pull);
    let named = ids.into_iter().map(|(feature, id)| (feature.to_owned(), weights[id]));
    named.filter(|(_, weight)| weight.abs() >= SMALL).collect()
}

/// The features of a choice's candidates, and the right ones.
type Choice<'a> = (Vec<Vec<usize>>, &'a Vec<usize>);

/// Ascent with adapted steps (Adam: Kingma and Ba, 2015) on the whole likelihood, which has one summit.
fn ascend(choices: &[Choice<'_>], features: usize, pull: f64) -> Vec<f64> {
    const KEEP: f64 = 0.9;
    const KEEP_SQUARE: f64 = 0.999;
    let mut weights = vec![0.0; features];
    let (mut mean, mut square) = (vec![0.0; features], vec![0.0; features]);
    for round in 1..=STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|w| -pull * w).collect();
        for (candidates, right) in choices {
            add_gradient(candidates, right, &weights, &mut gradient);
        }
        let (first, second) = (1.0 - KEEP.powi(round), 1.0 - KEEP_SQUARE.powi(round));
        for (f, g) in gradient.into_iter().enumerate() {
            mean[f] = KEEP * mean[f] + (1.0 - KEEP) * g;
            square[f] = KEEP_SQUARE * square[f] + (1.0 - KEEP_SQUARE) * g * g;
            weights[f] += RATE * (mean[f] / first) / (f64::sqrt(square[f] / second) + 1e-8);
        }
    }
    weights
}

/// Adds the gradient of one choice's likelihood.
fn add_gradient(candidates: &[Vec<usize>], right: &[usize], weights: &[f64], gradient: &mut [f64]) {
    let scores: Vec<f64> = candidates.iter().map(|c| c.iter().map(|&f| weights[f]).sum()).collect();
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let likely: Vec<f64> = scores.iter().map(|s| (s - highest).exp()).collect();
    let all: f64 = likely.iter().sum();
    let mass: f64 = right.iter().map(|&r| likely[r]).sum();
    for (index, features) in candidates.iter().enumerate() {
        let wanted = if right.contains(&index) { likely[index] / mass } else { 0.0 };
        let pull = wanted - likely[index] / all;
        if pull.abs() > 1e-6 {
            for &f in features {
                gradient[f] += pull;
            }
        }
    }
}

/// The features that occur in enough choices, numbered in the order of their names.
fn frequent<'a>(examples: &[&'a Labelled]) -> BTreeMap<&'a str, usize> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (index, example) in examples.iter().enumerate() {
        for (feature, _) in example.candidates.iter().flat_map(|c| &c.features) {
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
