//! Which words of a text a query was looking for.

use crate::query::{Node, TextField};
use isnad_linkage::words::{Seen, Word, for_each, words};
use std::ops::Range;

/// Finds again, in a text, the words that a query asked for, in any of the forms that the index takes for the same.
#[derive(Debug, Clone, Default)]
pub struct Highlighter {
    words: Vec<Word>,
    prefixes: Vec<String>,
}

impl Highlighter {
    /// For the words of a query that are looked for in what is said. What is excluded is not looked for.
    pub fn new(query: &Node) -> Self {
        let mut highlighter = Self::default();
        highlighter.take(query);
        highlighter
    }

    fn take(&mut self, node: &Node) {
        match node {
            Node::And(parts) | Node::Or(parts) => parts.iter().for_each(|part| self.take(part)),
            Node::Word(TextField::Any | TextField::Content, text)
            | Node::Phrase(TextField::Any | TextField::Content, text) => self.words.extend(words(text)),
            Node::Prefix(TextField::Any | TextField::Content, text) => {
                self.prefixes.extend(words(text).into_iter().map(|word| word.exact));
            }
            _ => {}
        }
    }

    /// The ranges of bytes of the words, in order.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.words.is_empty() && self.prefixes.is_empty() {
            return Vec::new();
        }
        let mut ranges = Vec::new();
        for_each(text, |seen| {
            if self.wants(&seen) {
                ranges.push(seen.start..seen.end);
            }
        });
        ranges
    }

    fn wants(&self, seen: &Seen<'_>) -> bool {
        let same = |wanted: &Word| {
            let sounds = wanted.exact.is_ascii() && wanted.key.is_some() && wanted.key == seen.key();
            sounds || wanted.stems.iter().any(|stem| seen.has_stem(stem))
        };
        let begins = |prefix: &String| {
            // What may be attached before a word: و ف, ب ك ل س, and the article.
            let letters = seen.exact.trim_start_matches(['و', 'ف']);
            let bare = letters.trim_start_matches(['ب', 'ك', 'ل', 'س']);
            let bare = bare.strip_prefix("ال").unwrap_or(bare);
            [&*seen.exact, letters, bare].iter().any(|form| form.starts_with(prefix.as_str()))
        };
        self.words.iter().any(same) || self.prefixes.iter().any(begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn found<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        let query = parse(query).expect("a query");
        Highlighter::new(&query).ranges(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_found_in_their_forms() {
        // "the minister said that the roads will open": road
        assert_eq!(found("طريق", "قال الوزير إن الطرق ستفتح"), ["الطرق"]);
        assert_eq!(found("وزار*", "قالت وزارة النقل وبالوزارات"), ["وزارة", "وبالوزارات"]);
    }

    #[test]
    fn what_is_excluded_or_asked_of_the_speaker_is_not_marked() {
        assert!(found("-طريق", "الطريق").is_empty());
        assert!(found("speaker:طريق", "الطريق").is_empty());
    }
}
