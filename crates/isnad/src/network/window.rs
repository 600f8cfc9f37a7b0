//! The tokens round a cue that the network reads, and the candidates among them.

use super::layers::{Vector, add, mixed, normalize, pass, rectify};
use super::signs::Sign;
use super::weights::{AT_CUE, DISTANCES, Network};
use super::{Question, Task, WIDTH};
use std::ops::Range;

/// What a token can be, as rows of [`Network::flags`]. Both ends of a candidate are marked; of those that are asked about
/// they are one token.
const IN_TEXT: usize = 0;
const OF_CUE: usize = 1;
const FIRST: usize = 2;
const LAST: usize = 3;

/// What is read for one question.
pub(super) struct Window<'a> {
    network: &'static Network,
    question: &'a Question<'a>,
    candidates: &'a [Range<usize>],
    /// Those that stand in the window.
    seen: Vec<bool>,
    /// Those that are scored.
    asked: Vec<bool>,
    /// The tokens that are read.
    tokens: Range<usize>,
}

impl<'a> Window<'a> {
    /// The window for some candidates, of which those are scored that are `likely`; `None` where it holds none of them.
    pub(super) fn round(
        network: &'static Network,
        question: &'a Question<'a>,
        candidates: &'a [Range<usize>],
        likely: &[bool],
    ) -> Option<Self> {
        let Question { text, task, cue } = question;
        let (before, all) = task.reach();
        let first = match task {
            Task::Ends => candidates.first().map_or(cue.start, |c| c.start.min(cue.start)),
            _ => cue.start,
        };
        let start = first.saturating_sub(before);
        let seen = seen(*task, candidates, start..start + all - 1);
        let asked: Vec<bool> = seen.iter().zip(likely).map(|(seen, likely)| *seen && *likely).collect();
        let (mut low, mut high) = (cue.start, cue.end);
        for (candidate, _) in candidates.iter().zip(&asked).filter(|(_, asked)| **asked) {
            let (first, last) = task.edges(candidate);
            (low, high) = (low.min(first), high.max(last + 1));
        }
        let depends: usize = network.layers.iter().map(|layer| layer.distance).sum();
        let tokens =
            start.max(low.saturating_sub(depends))..(start + all).min(high + depends).min(text.len());
        let some = asked.contains(&true) && tokens.start < tokens.end;
        some.then_some(Self { network, question, candidates, seen, asked, tokens })
    }

    /// The scores of the candidates that are asked for.
    pub(super) fn score(&self) -> Vec<Option<f32>> {
        let signs: Vec<Sign> =
            self.tokens.clone().map(|token| Sign::of(self.network, self.question.text, token)).collect();
        let needed = self.needed(signs.len());
        // The same arithmetic in the same order whatever registers the machine has.
        pulp::Arch::new().dispatch(|| {
            let mut vectors = self.input(&signs);
            vectors.iter_mut().for_each(rectify);
            let mut normal = Vec::with_capacity(vectors.len());
            for (layer, needed) in self.network.layers.iter().zip(needed.windows(2)) {
                pass(layer, &mut vectors, &needed[1], &needed[0], &mut normal);
            }
            self.judge(&vectors)
        })
    }

    /// The vectors of its tokens before the first layer.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "see `layers`")]
    fn input(&self, signs: &[Sign]) -> Vec<Vector> {
        let Question { task, cue, .. } = self.question;
        let mut vectors = Vec::with_capacity(signs.len());
        for (token, sign) in self.tokens.clone().zip(signs) {
            vectors.push(self.vector_of(token, sign));
        }
        let mut flag = |token: usize, flag: usize| {
            if let Some(vector) = self.place(token).and_then(|at| vectors.get_mut(at)) {
                add(vector, &self.network.flags[flag]);
            }
        };
        cue.clone().for_each(|token| flag(token, OF_CUE));
        if *task != Task::Cues {
            let seen = self.candidates.iter().zip(&self.seen).filter(|(_, seen)| **seen);
            let mut tokens: Vec<usize> = seen.map(|(candidate, _)| candidate.start).collect();
            tokens.sort_unstable();
            tokens.dedup();
            for token in tokens {
                flag(token, FIRST);
                flag(token, LAST);
            }
        }
        vectors
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "see `layers`")]
    fn vector_of(&self, token: usize, sign: &Sign) -> Vector {
        let Question { task, cue, .. } = self.question;
        let mut vector = self.network.tasks[*task as usize];
        self.network.add_word(sign.word, &mut vector);
        for affix in sign.affixes {
            self.network.add_affix(affix, &mut vector);
        }
        let distance = (token + AT_CUE).saturating_sub(cue.start).min(DISTANCES - 1);
        add(&mut vector, &self.network.distances[distance]);
        add(&mut vector, &self.network.flags[IN_TEXT]);
        vector
    }

    /// Which vectors are needed: before the first layer, behind it, … behind the last, where only those at edges and cue are.
    fn needed(&self, length: usize) -> Vec<Vec<bool>> {
        let mut last = vec![false; length];
        let mut need = |token: usize| {
            if let Some(needed) = self.place(token).and_then(|at| last.get_mut(at)) {
                *needed = true;
            }
        };
        self.question.cue.clone().for_each(&mut need);
        for (candidate, _) in self.candidates.iter().zip(&self.asked).filter(|(_, asked)| **asked) {
            let (first, last) = self.question.task.edges(candidate);
            need(first);
            need(last);
        }
        let mut all = vec![last];
        for layer in self.network.layers.iter().rev() {
            let behind = &all[all.len() - 1];
            let is = |at: Option<usize>| at.and_then(|at| behind.get(at)).copied().unwrap_or(false);
            let far = layer.distance;
            let before = (0..length).map(|at| is(Some(at)) || is(at.checked_sub(far)) || is(Some(at + far)));
            all.push(before.collect());
        }
        all.reverse();
        all
    }

    /// Scores candidates by the vectors at their edges and at the cue.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "see `layers`")]
    fn judge(&self, vectors: &[Vector]) -> Vec<Option<f32>> {
        let task = self.question.task;
        let head = &self.network.heads[task as usize];
        let nothing = [0.0; WIDTH];
        let vector = |token: usize| self.place(token).and_then(|at| vectors.get(at)).unwrap_or(&nothing);
        let cue = self.cue(vectors);
        let score = |candidate: &Range<usize>| {
            let (first, last) = task.edges(candidate);
            let mut facts = [0.0; 3 * WIDTH];
            facts[..WIDTH].copy_from_slice(vector(first));
            facts[WIDTH..2 * WIDTH].copy_from_slice(vector(last));
            facts[2 * WIDTH..].copy_from_slice(&cue);
            normalize(&mut facts);
            let mut hidden = mixed(&facts, &head.mix, &head.bias);
            rectify(&mut hidden);
            hidden.iter().zip(&head.weights).map(|(number, weight)| number * weight).sum()
        };
        self.candidates.iter().zip(&self.asked).map(|(c, &asked)| asked.then(|| score(c))).collect()
    }

    /// The mean of the cue's vectors.
    fn cue(&self, vectors: &[Vector]) -> Vector {
        let mut sum = [0.0; WIDTH];
        let own = self.question.cue.clone().filter_map(|token| vectors.get(self.place(token)?));
        let mut count = 0.0;
        for vector in own {
            add(&mut sum, vector);
            count += 1.0;
        }
        sum.map(|number| number / f32::max(count, 1.0))
    }

    /// Where a token stands in the window.
    const fn place(&self, token: usize) -> Option<usize> {
        token.checked_sub(self.tokens.start)
    }
}

/// Which candidates stand among some tokens; not more of them than the task looks at.
fn seen(task: Task, candidates: &[Range<usize>], tokens: Range<usize>) -> Vec<bool> {
    let mut left = task.most();
    let mut look = |candidate: &Range<usize>| {
        let seen = left > 0 && tokens.contains(&candidate.start);
        left -= usize::from(seen);
        seen
    };
    candidates.iter().map(&mut look).collect()
}
