//! Who speaks in the archive, kept at hand: to offer names while somebody types, and to list them.

use crate::error::Result;
use isnad_archive::{Reader, Source};
use std::collections::HashMap;

/// All sources that have a name, the one heard in most articles first.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    sources: Vec<(String, Source)>,
    /// The place of each by the name that is shown.
    labels: HashMap<String, usize>,
}

impl Directory {
    /// The sources of an archive.
    pub(crate) fn of(reader: &Reader) -> Result<Self> {
        let named = reader.sources()?.into_iter().filter(|source| source.named && source.merged.is_none());
        let sources: Vec<(String, Source)> = named.map(|source| (names(&source), source)).collect();
        // Of namesakes the one heard most.
        let labels = sources.iter().enumerate().rev().map(|(at, (_, source))| (source.label.clone(), at));
        Ok(Self { labels: labels.collect(), sources })
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.sources.len()
    }

    /// The one who is shown under this very name.
    pub(crate) fn named(&self, label: &str) -> Option<&Source> {
        self.labels.get(label).map(|at| &self.sources[*at].1)
    }

    /// A page of those who have a name that holds this text.
    pub(crate) fn find(&self, text: &str, offset: usize, limit: usize) -> Vec<&Source> {
        let wanted = folded(text);
        let found = self.sources.iter().filter(|(names, _)| wanted.is_empty() || names.contains(&wanted));
        found.skip(offset).take(limit).map(|(_, source)| source).collect()
    }
}

/// All names of a source, folded, a line each.
fn names(source: &Source) -> String {
    let mut all = folded(&source.label);
    for name in &source.names {
        all.push('\n');
        all.push_str(&folded(&name.text));
    }
    all
}

/// Letters as people who type them quickly write them: without hamza, dots of ى and ة, vowels and tatweel.
fn folded(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}'))
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_typed() {
        assert_eq!(folded("أحمد مُصطفى"), folded("احمد مصطفي"));
        assert_eq!(folded("Reuters "), "reuters");
    }
}
