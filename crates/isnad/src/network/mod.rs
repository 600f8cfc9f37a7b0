//! A small neural network that reads the words round a cue, asked where the log-linear models waver.
//!
//! The log-linear models know the circumstances that we thought of; the network has learned from annotated news what else
//! tells: a word's neighbours, what words are like others, how a sentence goes on. It reads a window of tokens. A token
//! is a vector of [`WIDTH`] numbers, the sum of a row for its word, a row for each of its first and last letters, a row
//! for its distance from the cue, and rows for what it is (a token of the cue, the beginning or the end of a
//! candidate). Some layers of a separable convolution (Chollet, 2017; dilated as in Strubell et al., 2017) mix each vector
//! with those before and behind it; a small head then scores every candidate by the vectors at its edges and at the cue.
//!
//! It is trained by `training/network.py` on the choices that `cargo xtask choices` writes down; its weights stand in
//! `learned/network.bin`. All sums are made in one order, so that the same text gives the same scores.

mod layers;
mod signs;
mod weights;
mod window;

pub use signs::token_name;

use crate::text::Text;
use std::ops::Range;
use window::Window;

/// Numbers of a vector.
const WIDTH: usize = 32;

/// What is chosen, by its place in the network's file. Place 2 is whom a verb has as subject: the network learns it beside
/// the others, but is not asked, since on the gold set it was wrong more often than the model alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    /// Where a content ends: the last word of it.
    Ends = 0,
    /// Where a content begins: its first token.
    Starts = 1,
    /// Whether a word is a cue: the cue.
    Cues = 3,
    /// Where the clause before an attribution begins: its first token.
    Clauses = 4,
}

impl Task {
    /// Tokens before the cue (for ends, before the content where that stands first) and tokens in all that are read.
    const fn reach(self) -> (usize, usize) {
        match self {
            Self::Ends => (16, 144),
            Self::Starts => (32, 64),
            Self::Cues => (24, 48),
            Self::Clauses => (70, 96),
        }
    }

    /// Candidates that are looked at, at most.
    const fn most(self) -> usize {
        match self {
            Self::Ends => 64,
            Self::Starts => 32,
            Self::Cues => 1,
            Self::Clauses => 48,
        }
    }

    /// The tokens whose vectors stand for a candidate.
    fn edges(self, candidate: &Range<usize>) -> (usize, usize) {
        match self {
            Self::Ends | Self::Cues => (candidate.start, candidate.start + 1),
            Self::Starts | Self::Clauses => (candidate.start.saturating_sub(1), candidate.start),
        }
    }
}

/// What is asked: a task, at a cue of a text.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) text: &'a Text<'a>,
    pub(crate) task: Task,
    pub(crate) cue: Range<usize>,
}

impl Question<'_> {
    /// The network's score of every candidate: the higher, the likelier; comparable among the candidates of one question.
    /// `None` for those that are not `likely`, which are not scored, and for those that stand outside of what it reads.
    pub(crate) fn ask(&self, candidates: &[Range<usize>], likely: &[bool]) -> Vec<Option<f32>> {
        Window::round(weights::network(), self, candidates, likely)
            .map_or_else(|| vec![None; candidates.len()], |window| window.score())
    }
}

#[cfg(test)]
mod tests {
    use super::{Question, Task};
    use crate::text::Text;
    use std::ops::Range;

    /// The best candidate of a question about a sentence whose words stand between spaces.
    fn best(sentence: &str, task: Task, cue: usize, candidates: &[Range<usize>]) -> Range<usize> {
        let text = Text::new(sentence);
        let question = Question { text: &text, task, cue: cue..cue + 1 };
        let scores = question.ask(candidates, &vec![true; candidates.len()]);
        let best = (0..candidates.len()).max_by(|&a, &b| scores[a].partial_cmp(&scores[b]).unwrap());
        candidates[best.unwrap()].clone()
    }

    #[test]
    fn a_content_ends_before_the_next_statement() {
        // The minister said that the road will open tomorrow and added that the works go on in the city.
        let sentence = "قال الوزير إن الطريق سيفتح غدا وأضاف أن الأعمال تتواصل في المدينة.";
        assert_eq!(best(sentence, Task::Ends, 0, &[4..5, 5..6, 11..12]), 5..6);
    }

    #[test]
    fn a_content_begins_behind_whoever_speaks() {
        // Ali Hasan called for the closing of the road to the village.
        let sentence = "وطالب علي حسن بإغلاق الطريق إلى القرية.";
        assert_eq!(best(sentence, Task::Starts, 0, &[1..2, 3..4, 5..6]), 3..4);
    }

    #[test]
    fn who_is_not_likely_or_too_far_off_is_not_scored() {
        let sentence = "قال الوزير إن الطريق مغلق. ".repeat(60);
        let text = Text::new(&sentence);
        let question = Question { text: &text, task: Task::Ends, cue: 0..1 };
        let scores = question.ask(&[4..5, 10..11, 300..301], &[true, false, true]);
        assert_eq!(scores.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn a_narrow_window_gives_the_scores_of_a_wide_one() {
        // What stands farther off than the layers reach changes nothing.
        let near = "وقال علي حسن أمس إن الطريق مغلق.";
        let far = format!("{near} {}", "ولم يفتح الطريق بعد. ".repeat(20));
        let ask = |sentence: &str, candidates: &[Range<usize>]| {
            let text = Text::new(sentence);
            let likely = vec![true; candidates.len()];
            Question { text: &text, task: Task::Ends, cue: 0..1 }.ask(candidates, &likely)[0]
        };
        let longer = ask(&far, &[6..7, 60..61]).unwrap();
        let shorter = ask(&far, std::slice::from_ref(&(6..7))).unwrap();
        // The flags of a candidate are all that differs, and it stands out of reach.
        assert!((longer - shorter).abs() < 1e-4, "{longer} and {shorter}");
    }
}
