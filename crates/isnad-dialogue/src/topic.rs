//! What is on the topic.

use crate::lore::LORE;
use crate::page::Page;
use crate::word::{Key, Traits, Word};
use std::collections::HashMap;
use std::ops::Range;

/// How near to the topic a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    /// Not at all.
    Off,
    /// In an article about it.
    Article,
    /// In words that go with it.
    Near,
    /// In its very words.
    Direct,
}

/// A topic: words in any of their forms, and words that mean the same.
#[derive(Debug, Clone)]
pub(crate) struct Topic {
    words: Vec<Vec<Key>>,
    /// Words that statements in the topic's words use more than others.
    going_with: Vec<Key>,
}

/// Words that go with a topic, at most.
const GOING_WITH: usize = 24;
/// Fewer statements tell nothing of which words go with a topic.
const ENOUGH: usize = 12;
/// How much more often a word must be used beside the topic than elsewhere.
const LIFT: f64 = 3.0;

impl Topic {
    /// Of words in any form.
    pub(crate) fn new(topic: &str) -> Self {
        let words = words_of(topic)
            .iter()
            .filter(|word| word.is_content() || word.is(Traits::NUMBER))
            .map(|word| {
                let mut keys: Vec<Key> = word.forms.into_iter().filter(|key| *key != Key::NONE).collect();
                if keys.is_empty() {
                    keys.push(word.bare);
                }
                keys.extend(LORE.opposites.alike_of(&keys));
                keys
            })
            .collect();
        Self { words, going_with: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many of the topic's words stand in these.
    fn share<'a>(&self, words: &(impl Iterator<Item = &'a Word> + Clone)) -> usize {
        self.words
            .iter()
            .filter(|keys| words.clone().any(|word| keys.iter().any(|key| word.means(*key))))
            .count()
    }

    /// Whether all of the topic's words stand in these.
    pub(crate) fn is_whole_in(&self, words: &[Word]) -> bool {
        self.share(&words.iter()) == self.words.len()
    }

    /// Whether an article is about the topic: its headline or its first sentences hold all of its words, or several of its
    /// sentences do.
    pub(crate) fn is_about(&self, page: &Page) -> bool {
        const SENTENCES: usize = 2;
        let lead = page.lead();
        self.is_whole_in(&page.words[lead])
            || page.sentences.iter().filter(|s| self.is_whole_in(&page.words[(*s).clone()])).count()
                >= SENTENCES
    }

    /// How near the content of a statement is.
    pub(crate) fn nearness(&self, page: &Page, content: &[Range<usize>], about: bool) -> Nearness {
        let words = content.iter().flat_map(|range| &page.words[range.clone()]);
        let share = self.share(&words);
        if share == self.words.len() {
            return Nearness::Direct;
        }
        if !about {
            return Nearness::Off;
        }
        let going_with =
            self.going_with.iter().filter(|key| words.clone().any(|word| word.form() == **key)).count();
        if share > 0 && (share + 1 >= self.words.len() || going_with > 0) || going_with >= 2 {
            Nearness::Near
        } else {
            Nearness::Article
        }
    }

    /// Learns which words go with the topic: those that statements in its very words use much more than others.
    pub(crate) fn learn(&mut self, pages: &[Page]) {
        let mut with: HashMap<Key, usize> = HashMap::new();
        let mut without: HashMap<Key, usize> = HashMap::new();
        let (mut direct, mut others) = (0, 0);
        for page in pages {
            for content in &page.contents {
                let is_direct = self.nearness(page, content, false) == Nearness::Direct;
                let counts = if is_direct { &mut with } else { &mut without };
                *(if is_direct { &mut direct } else { &mut others }) += 1;
                let words = content.iter().flat_map(|range| &page.words[range.clone()]);
                let mut forms: Vec<Key> =
                    words.filter(|word| word.is_content() && !LORE.is_common(word)).map(Word::form).collect();
                forms.sort_unstable();
                forms.dedup();
                for form in forms {
                    *counts.entry(form).or_default() += 1;
                }
            }
        }
        if direct < ENOUGH {
            return;
        }
        let share = |count: usize, of: usize| f64::from(count as u32 + 1) / f64::from(of as u32 + 1);
        let mut lifts: Vec<(Key, f64)> = with
            .into_iter()
            .filter(|(_, count)| *count * 25 >= direct && *count >= 3)
            .map(|(key, count)| {
                (key, share(count, direct) / share(without.get(&key).copied().unwrap_or(0), others))
            })
            .filter(|(_, lift)| *lift >= LIFT)
            .collect();
        lifts.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        self.going_with = lifts.into_iter().take(GOING_WITH).map(|(key, _)| key).collect();
    }
}

/// The words of a text that is no article.
pub(crate) fn words_of(text: &str) -> Vec<Word> {
    let text = isnad::text::Text::new(text);
    let lexemes = isnad::lexicon::Lexemes::new(&text);
    crate::word::words(&isnad::phrases::Phrases::new(&text, &lexemes, &[]))
}
