//! Reading the tables of words in `data/`.
//!
//! A line holds fields divided by blanks; variants of a field are joined with a comma, words of an expression with an
//! underscore; `#` begins a comment, `[name]` a section.

use crate::word::{Key, Word};
use isnad::text::folded;
use std::collections::HashMap;

/// The lines of a section: their fields.
pub(crate) fn section<'a>(table: &'a str, name: &str) -> Vec<Vec<&'a str>> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in table.lines() {
        let line = line.split("# ").next().unwrap_or_default().trim();
        if let Some(section) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            inside = section == name;
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            lines.push(line.split_whitespace().collect());
        }
    }
    lines
}

/// Expressions and what they stand for.
#[derive(Debug)]
pub(crate) struct Table<V> {
    /// By their first word.
    entries: HashMap<Key, Vec<(Vec<Key>, V)>>,
}

impl<V: Copy> Table<V> {
    /// The variants of the first field of each line, with the value of the line.
    pub(crate) fn new<'a>(lines: &[Vec<&'a str>], value: impl Fn(usize, &[&'a str]) -> V) -> Self {
        let mut table = Self { entries: HashMap::new() };
        for (row, line) in lines.iter().enumerate() {
            for variant in line[0].split(',') {
                table.insert(variant, value(row, line));
            }
        }
        table
    }

    /// Adds an expression, its words joined with `_`.
    pub(crate) fn insert(&mut self, expression: &str, value: V) {
        let keys: Vec<Key> = expression.split('_').map(|word| Key::of(&folded(word))).collect();
        self.entries.entry(keys[0]).or_default().push((keys, value));
    }

    /// The longest expression that begins at a word, by its letters with or without what is attached: its value and how
    /// many words it has.
    pub(crate) fn at(&self, words: &[Word], at: usize) -> Option<(V, usize)> {
        self.longest(words, at, Word::spells, |word| [word.key, word.bare].into_iter())
    }

    /// The same, by dictionary form, too.
    pub(crate) fn form_at(&self, words: &[Word], at: usize) -> Option<(V, usize)> {
        self.longest(words, at, Word::means, Word::keys)
    }

    fn longest<K: Iterator<Item = Key>>(
        &self,
        words: &[Word],
        at: usize,
        same: impl Fn(&Word, Key) -> bool,
        keys: impl Fn(&Word) -> K,
    ) -> Option<(V, usize)> {
        let found = keys(words.get(at)?).filter_map(|key| self.entries.get(&key)).flatten();
        let fits = |keys: &[Key]| {
            keys.iter()
                .skip(1)
                .enumerate()
                .all(|(i, key)| words.get(at + 1 + i).is_some_and(|w| same(w, *key)))
        };
        found
            .filter(|(keys, _)| fits(keys))
            .max_by_key(|(keys, _)| keys.len())
            .map(|(keys, value)| (*value, keys.len()))
    }
}

impl Table<()> {
    /// A section as a set.
    pub(crate) fn set(table: &str, name: &str) -> Self {
        Self::new(&section(table, name), |_, _| ())
    }

    /// Whether an expression of the set begins at a word; how many words it has.
    pub(crate) fn has(&self, words: &[Word], at: usize) -> Option<usize> {
        self.at(words, at).map(|((), length)| length)
    }
}
