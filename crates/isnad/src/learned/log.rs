//! What was chosen among what: for training and for `isnad explain`.

use super::model::{Model, Sink};
use std::ops::Range;

/// A candidate of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What it stands for, in tokens: a content's last token, a mention.
    pub tokens: Range<usize>,
    /// Its features, `template|value|value`, each with its weight.
    pub features: Vec<(String, f32)>,
    /// The sum of its features' weights.
    pub score: f32,
    /// What it is chosen by: its score, or that and the network's opinion where it was asked.
    pub total: f32,
    /// True for the candidate that the rules alone would take.
    pub by_rule: bool,
}

/// A choice that a model made.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The model's name.
    pub model: &'static str,
    /// The cue of the statement, in tokens.
    pub cue: Range<usize>,
    /// The candidates.
    pub candidates: Vec<Candidate>,
}

/// Keeps choices, if anybody wants them.
#[derive(Debug, Default)]
pub struct Log {
    on: bool,
    /// What was chosen, in the order of the choices.
    pub choices: Vec<Choice>,
}

impl Log {
    /// A log that keeps nothing: reading is not slowed down.
    pub const fn off() -> Self {
        Self { on: false, choices: Vec::new() }
    }

    /// A log that keeps every choice.
    pub const fn on() -> Self {
        Self { on: true, choices: Vec::new() }
    }

    /// Keeps a choice: `describe` gives the tokens of a candidate and whether the rules would take it.
    pub(crate) fn keep(
        &mut self,
        model: &'static Model,
        cue: Range<usize>,
        count: usize,
        describe: impl Fn(usize) -> (Range<usize>, bool),
        mut features: impl FnMut(usize, &mut Sink),
    ) {
        if !self.on {
            return;
        }
        let candidates = (0..count).map(|candidate| {
            let mut sink = Sink::writing(model);
            features(candidate, &mut sink);
            let written = sink.written();
            let score = written.iter().map(|f| f.1).sum::<f32>();
            let (tokens, by_rule) = describe(candidate);
            Candidate { tokens, features: written, score, total: score, by_rule }
        });
        self.choices.push(Choice { model: model.name, cue, candidates: candidates.collect() });
    }

    /// Tells what the candidates of the last choice are chosen by, since the network was asked.
    pub(crate) fn weighed(&mut self, totals: &[f32]) {
        if let Some(choice) = self.choices.last_mut().filter(|_| self.on) {
            for (candidate, &total) in choice.candidates.iter_mut().zip(totals) {
                candidate.total = total;
            }
        }
    }

    /// Tells what the last choice had to beat: that of its last candidate, which has no features.
    pub(crate) fn bar(&mut self, score: f32) {
        if let Some(candidate) = self.choices.last_mut().and_then(|choice| choice.candidates.last_mut()) {
            (candidate.score, candidate.total) = (score, score);
        }
    }
}
