//! The tokens round a cue that the network reads, and the candidates among them.

use super::layers::{TOGETHER, Vector, add, mixed, normalize, pass, rectify};
use super::signs;
use super::weights::{AT_CUE, DISTANCES, Network};
use super::{Question, Task, WIDTH};
use pulp::{Arch, Scalar128b, Simd, WithSimd};
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
        // The same arithmetic in the same order whatever registers the machine has; four numbers fit into any.
        match Arch::new() {
            Arch::Scalar => Scalar128b.vectorize(self.sums()),
            wide => wide.dispatch(self.sums()),
        }
    }

    /// What is left to be done with numbers alone.
    fn sums(&self) -> Sums<'_, 'a> {
        let needed = self.needed(self.tokens.len());
        let read = needed[0].iter().map(|place| self.tokens.start + place);
        let words = signs::sums(self.network, self.question.text, read);
        Sums { window: self, words, needed }
    }

    /// The vectors of its tokens before the first layer, where they are `read`; `words` are the sums of these tokens' signs.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "see `layers`")]
    fn input<S: Simd>(&self, simd: S, read: &[usize], words: &[Vector]) -> Vec<Vector> {
        let Question { task, cue, .. } = self.question;
        let mut vectors = vec![[0.0; WIDTH]; self.tokens.len()];
        let mut any = self.network.tasks[*task as usize];
        add(simd, &mut any, &self.network.flags[IN_TEXT]);
        for (&place, word) in read.iter().zip(words) {
            let distance = (self.tokens.start + place + AT_CUE).saturating_sub(cue.start).min(DISTANCES - 1);
            let vector = &mut vectors[place];
            *vector = *word;
            add(simd, vector, &any);
            add(simd, vector, &self.network.distances[distance]);
        }
        let mut flag = |token: usize, flag: usize| {
            if let Some(vector) = self.place(token).and_then(|at| vectors.get_mut(at)) {
                add(simd, vector, &self.network.flags[flag]);
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
        for &place in read {
            rectify(simd, &mut vectors[place]);
        }
        vectors
    }

    /// The places of the vectors that are needed: before the first layer, behind it, … behind the last, where only those at
    /// edges and cue are.
    fn needed(&self, length: usize) -> Vec<Vec<usize>> {
        let mut last = vec![false; length];
        let mut need = |token: usize| {
            if let Some(needed) = self.place(token).and_then(|at| last.get_mut(at)) {
                *needed = true;
            }
        };
        self.question.cue.clone().for_each(&mut need);
        for candidate in self.asked() {
            let (first, last) = self.question.task.edges(candidate);
            need(first);
            need(last);
        }
        let places = |needed: &[bool]| {
            let mut places = Vec::with_capacity(length);
            places.extend((0..length).filter(|&at| needed[at]));
            places
        };
        let mut all = vec![places(&last)];
        let mut needed = last;
        for layer in self.network.layers.iter().rev() {
            for &at in &all[all.len() - 1] {
                for neighbour in [at.checked_sub(layer.distance), Some(at + layer.distance)] {
                    if let Some(needed) = neighbour.and_then(|at| needed.get_mut(at)) {
                        *needed = true;
                    }
                }
            }
            all.push(places(&needed));
        }
        all.reverse();
        all
    }

    /// The candidates that are scored.
    fn asked(&self) -> impl Iterator<Item = &'a Range<usize>> {
        self.candidates.iter().zip(&self.asked).filter(|(_, asked)| **asked).map(|(candidate, _)| candidate)
    }

    /// Scores candidates by the vectors at their edges and at the cue.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "see `layers`")]
    fn judge<S: Simd>(&self, simd: S, vectors: &[Vector]) -> Vec<Option<f32>> {
        let cue = self.cue(simd, vectors);
        let places: Vec<usize> = (0..self.candidates.len()).filter(|&i| self.asked[i]).collect();
        let mut scores = vec![None; self.candidates.len()];
        let (groups, rest) = places.as_chunks::<TOGETHER>();
        for group in groups {
            self.judge_some(simd, group, vectors, &cue, &mut scores);
        }
        for place in rest {
            self.judge_some(simd, std::array::from_ref(place), vectors, &cue, &mut scores);
        }
        scores
    }

    /// The same for a few of the candidates.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "see `layers`")]
    fn judge_some<S: Simd, const N: usize>(
        &self,
        simd: S,
        candidates: &[usize; N],
        vectors: &[Vector],
        cue: &Vector,
        scores: &mut [Option<f32>],
    ) {
        let task = self.question.task;
        let head = &self.network.heads[task as usize];
        let mut facts = [[0.0; 3 * WIDTH]; N];
        for (facts, &candidate) in facts.iter_mut().zip(candidates) {
            let (first, last) = task.edges(&self.candidates[candidate]);
            for (part, token) in [(0, first), (WIDTH, last)] {
                if let Some(vector) = self.place(token).and_then(|at| vectors.get(at)) {
                    facts[part..part + WIDTH].copy_from_slice(vector);
                }
            }
            facts[2 * WIDTH..].copy_from_slice(cue);
            normalize(simd, facts);
        }
        let hidden = mixed(simd, &facts, &head.mix, &head.bias);
        for (mut hidden, &candidate) in hidden.into_iter().zip(candidates) {
            rectify(simd, &mut hidden);
            let score = hidden.iter().zip(&head.weights).map(|(number, weight)| number * weight).sum();
            scores[candidate] = Some(score);
        }
    }

    /// The mean of the cue's vectors.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "see `layers`")]
    fn cue<S: Simd>(&self, simd: S, vectors: &[Vector]) -> Vector {
        let mut sum = [0.0; WIDTH];
        let own = self.question.cue.clone().filter_map(|token| vectors.get(self.place(token)?));
        let mut count = 0.0;
        for vector in own {
            add(simd, &mut sum, vector);
            count += 1.0;
        }
        sum.map(|number| number / f32::max(count, 1.0))
    }

    /// Where a token stands in the window.
    const fn place(&self, token: usize) -> Option<usize> {
        token.checked_sub(self.tokens.start)
    }
}

/// The arithmetic of a window, compiled for every kind of registers that a machine may have.
struct Sums<'w, 'a> {
    window: &'w Window<'a>,
    /// The sums of the signs of the tokens that are read.
    words: Vec<Vector>,
    /// As [`Window::needed`] gives them.
    needed: Vec<Vec<usize>>,
}

impl WithSimd for Sums<'_, '_> {
    type Output = Vec<Option<f32>>;

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "see `layers`")]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let Self { window, words, needed } = self;
        let mut vectors = window.input(simd, &needed[0], &words);
        let mut normal = vec![[0.0; WIDTH]; vectors.len()];
        for (layer, needed) in window.network.layers.iter().zip(needed.windows(2)) {
            pass(simd, layer, &mut vectors, &needed[1], &needed[0], &mut normal);
        }
        window.judge(simd, &vectors)
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

#[cfg(test)]
mod tests {
    use super::{Question, Task, Window};
    use crate::network::weights::network;
    use crate::text::Text;
    use pulp::{Scalar, Scalar128b, WithSimd};

    #[test]
    fn scores_are_the_same_in_wide_registers_and_without() {
        // The minister said in the city that the road is open, and that the works go on.
        let text = Text::new("قال الوزير في المدينة إن الطريق مفتوح، وإن الأعمال تتواصل في القرية منذ أمس.");
        let question = Question { text: &text, task: Task::Ends, cue: 0..1 };
        let candidates: Vec<_> = (5..14).map(|token| token..token + 1).collect();
        let likely = vec![true; candidates.len()];
        let window = Window::round(network(), &question, &candidates, &likely).unwrap();
        assert_eq!(window.score(), window.sums().with_simd(Scalar128b));
        assert_eq!(window.score(), window.sums().with_simd(Scalar));
    }
}
