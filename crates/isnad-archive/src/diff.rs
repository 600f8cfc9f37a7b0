//! What a retelling left out, added or changed, word by word.

use isnad_linkage::words::{Word, words};

/// Words of a text that are compared; what is longer is compared so far.
const MOST: usize = 400;

/// A stretch of words, and how a retelling has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// In both, in forms of the same words.
    Same(String),
    /// Left out.
    Left(String),
    /// Added.
    Added(String),
    /// Put in other words: before, and now.
    Changed(String, String),
}

/// How one text became the other, in order; words count as the same in any of their forms.
pub fn differences(before: &str, now: &str) -> Vec<Difference> {
    let (old, new) = (words(before), words(now));
    let (old, new) = (&old[..old.len().min(MOST)], &new[..new.len().min(MOST)]);
    let mut differences: Vec<Difference> = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    let mut kept = common(old, new);
    kept.push((old.len(), new.len()));
    for (next_old, next_new) in kept {
        let left = cut(before, &old[at_old..next_old]);
        let added = cut(now, &new[at_new..next_new]);
        differences.extend(match (left.is_empty(), added.is_empty()) {
            (true, true) => None,
            (false, true) => Some(Difference::Left(left)),
            (true, false) => Some(Difference::Added(added)),
            (false, false) => Some(Difference::Changed(left, added)),
        });
        if let Some(word) = new.get(next_new) {
            let word = &now[word.start..word.end];
            match differences.last_mut() {
                Some(Difference::Same(same)) => {
                    same.push(' ');
                    same.push_str(word);
                }
                _ => differences.push(Difference::Same(word.to_owned())),
            }
        }
        (at_old, at_new) = (next_old + 1, next_new + 1);
    }
    differences
}

/// The stretch of a text that words cover.
fn cut(text: &str, words: &[Word]) -> String {
    match words {
        [] => String::new(),
        [first, ..] => text[first.start..words[words.len() - 1].end].to_owned(),
    }
}

fn same(a: &Word, b: &Word) -> bool {
    a.exact == b.exact || a.stems.iter().any(|stem| b.stems.contains(stem))
}

/// The longest common subsequence, as places in both.
fn common(old: &[Word], new: &[Word]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut best = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            best[i * width + j] = if same(&old[i], &new[j]) {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if same(&old[i], &new[j]) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use Difference::{Added, Changed, Left, Same};

    #[test]
    fn what_was_left_out_added_and_changed_is_told_in_order() {
        // "The coastal road will open on Saturday morning" → "The road will be opened on Sunday morning, he hoped"
        let found = differences("إن الطريق الساحلي سيفتح صباح السبت", "إن الطريق سيفتح صباح الأحد كما يأمل");
        assert_eq!(
            found,
            [
                Same("إن الطريق".into()),
                Left("الساحلي".into()),
                Same("سيفتح صباح".into()),
                Changed("السبت".into(), "الأحد كما يأمل".into()),
            ]
        );
    }

    #[test]
    fn forms_of_a_word_are_the_same() {
        assert_eq!(differences("وزير النقل", "وزراء للنقل"), [Same("وزراء للنقل".into())]);
        assert_eq!(differences("", "نعم"), [Added("نعم".into())]);
        assert_eq!(differences("", ""), []);
    }
}
