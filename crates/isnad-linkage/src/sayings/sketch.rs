//! What a content is like.

use crate::ordered::shared;
use crate::words::{Word, words};
use isnad::Statement;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// Contents with fewer words that mean something are too short to compare.
const FEWEST: usize = 5;
/// Words that are looked at.
const MOST: usize = 96;

/// The stems and numbers of a content, hashed, each once, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sketch {
    stems: Vec<u32>,
    numbers: Vec<u32>,
}

impl Sketch {
    /// The sketch of a content; `None` where it is too short to be compared.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a Word>) -> Option<Self> {
        let mut sketch = Self::default();
        for word in words.into_iter().filter(|word| !word.function).take(MOST) {
            let hash = xxh3_64(word.stems[0].as_bytes()) as u32;
            if word.number { &mut sketch.numbers } else { &mut sketch.stems }.push(hash);
        }
        for list in [&mut sketch.stems, &mut sketch.numbers] {
            list.sort_unstable();
            list.dedup();
        }
        (sketch.stems.len() + sketch.numbers.len() >= FEWEST).then_some(sketch)
    }

    /// The sketch of a statement's content; `None` where it is too short to be compared.
    pub fn of_statement(statement: &Statement) -> Option<Self> {
        let content: Vec<Word> = statement.content.iter().flat_map(|span| words(&span.text)).collect();
        Self::of(&content)
    }

    /// How alike two contents are, from 0 to 1; `None` where they are not the same saying.
    pub fn likeness(&self, other: &Self, strict: bool) -> Option<f64> {
        let shared = shared(&self.stems, &other.stems);
        let (shorter, longer) = order(self.stems.len(), other.stems.len());
        if shorter == 0 || contradict(&self.numbers, &other.numbers) {
            return None;
        }
        let share = |of: usize| f64::from(shared as u32) / f64::from(of as u32);
        let contained = share(shorter);
        let jaccard = share(shorter + longer - shared);
        let same = if strict {
            jaccard >= 0.6 || contained >= 0.85 && shared >= 8
        } else {
            jaccard >= 0.4 || contained >= 0.7 && shared >= 6
        };
        same.then_some(f64::midpoint(contained, jaccard))
    }
}

/// Figures that have nothing in common: 5 were killed, 12 were killed.
fn contradict(a: &[u32], b: &[u32]) -> bool {
    !a.is_empty() && !b.is_empty() && shared(a, b) == 0
}

fn order(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Sketch {
        Sketch::of(&words(text)).expect("long enough")
    }

    const WHOLE: &str =
        "إن الطريق الساحلي سيفتح أمام السيارات والشاحنات صباح السبت المقبل بعد اكتمال أعمال الصيانة";

    #[test]
    fn cuts_and_other_wordings_are_alike() {
        let cut = "الطريق الساحلي سيفتح أمام السيارات والشاحنات صباح السبت";
        let other = "أن فتح الطريق الساحلي أمام السيارات سيكون صباح السبت بعد أن تكتمل الصيانة";
        assert!(sketch(WHOLE).likeness(&sketch(cut), false).is_some());
        assert!(sketch(WHOLE).likeness(&sketch(other), false).is_some());
    }

    #[test]
    fn other_sayings_are_not() {
        let other = "إن الموازنة الجديدة تخصص مليارا للطريق الساحلي والمدارس والمستشفيات في الجنوب";
        assert_eq!(sketch(WHOLE).likeness(&sketch(other), false), None);
    }

    #[test]
    fn figures_that_differ_speak_against() {
        let five = sketch("إن الانفجار أدى إلى مقتل 5 أشخاص وإصابة آخرين بجروح خطيرة");
        let twelve = sketch("إن الانفجار أدى إلى مقتل 12 شخصا وإصابة آخرين بجروح خطيرة");
        assert_eq!(five.likeness(&twelve, false), None);
    }

    #[test]
    fn short_contents_have_no_sketch() {
        assert_eq!(Sketch::of(&words("لا تعليق")), None);
    }
}
