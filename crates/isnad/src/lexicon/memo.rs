//! What was found out about words, kept from article to article: most words of an article stood in the last ones.
//!
//! A memo for each thread. It changes nothing but the time that a look-up takes: what it keeps of a written word
//! depends on that word alone.

use super::entry::Classes;
use super::expressions::{Openings, openings};
use super::facts::Facts;
use super::spelling::Spelling;
use super::split::{Reading, readings};
use std::cell::RefCell;

/// Words after which a memo is emptied, so that it never outgrows twenty megabytes.
const MOST: usize = 1 << 17;

thread_local! {
    static MEMO: RefCell<Memo> = const { RefCell::new(Memo::new()) };
}

/// What the lexicon knows of written words.
#[derive(Debug)]
pub(super) struct Memo {
    /// Open-addressed by the hash of the written word, at most half full: its place in `words` plus one.
    slots: Vec<u32>,
    words: Vec<Word>,
    written: String,
    readings: Vec<Reading>,
    openings: Vec<Openings>,
}

/// What is known of a word, as ranges of the memo's lists.
#[derive(Debug, Clone, Copy)]
struct Word {
    hash: u64,
    classes: Classes,
    facts: Facts,
    written: (u32, u32),
    readings: (u32, u32),
    openings: (u32, u32),
}

/// What the lexicon knows of a written word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'m> {
    /// The readings that its letters allow.
    pub(super) readings: &'m [Reading],
    /// Their classes.
    pub(super) classes: Classes,
    /// What the word is by itself.
    pub(super) facts: Facts,
    /// The expressions that may begin with it.
    pub(super) openings: &'m [Openings],
}

impl Memo {
    const fn new() -> Self {
        Self {
            slots: Vec::new(),
            words: Vec::new(),
            written: String::new(),
            readings: Vec::new(),
            openings: Vec::new(),
        }
    }

    /// Does something with the memo of this thread.
    pub(super) fn with<T>(task: impl FnOnce(&mut Self) -> T) -> T {
        MEMO.with_borrow_mut(task)
    }

    /// What is known of a word: as it is written, the hash of that, and its folded key.
    pub(super) fn look_up(&mut self, written: &str, hash: u64, key: &str) -> Known<'_> {
        if self.slots.is_empty() || self.words.len() >= MOST {
            *self = Self { slots: vec![0; MOST * 2], ..Self::new() };
        }
        let mut slot = hash as usize;
        let index = loop {
            slot &= self.slots.len() - 1;
            match self.slots[slot].checked_sub(1) {
                None => break self.learn(slot, written, hash, key),
                Some(index) if self.is(index as usize, written, hash) => break index as usize,
                Some(_) => slot += 1,
            }
        };
        let word = self.words[index];
        Known {
            readings: &self.readings[word.readings.0 as usize..word.readings.1 as usize],
            classes: word.classes,
            facts: word.facts,
            openings: &self.openings[word.openings.0 as usize..word.openings.1 as usize],
        }
    }

    fn is(&self, index: usize, written: &str, hash: u64) -> bool {
        let word = &self.words[index];
        word.hash == hash && &self.written[word.written.0 as usize..word.written.1 as usize] == written
    }

    /// Finds out about a word and keeps it under a slot; gives its place.
    fn learn(&mut self, slot: usize, written: &str, hash: u64, key: &str) -> usize {
        let start = (self.written.len(), self.readings.len(), self.openings.len());
        self.written.push_str(written);
        readings(key, &mut self.readings);
        let classes = self.keep_allowed(start.1, Spelling::of(written));
        openings(key, &mut self.openings);
        self.words.push(Word {
            hash,
            classes,
            facts: Facts::of(key, written, &self.readings[start.1..]),
            written: (start.0 as u32, self.written.len() as u32),
            readings: (start.1 as u32, self.readings.len() as u32),
            openings: (start.2 as u32, self.openings.len() as u32),
        });
        self.slots[slot] = self.words.len() as u32;
        self.words.len() - 1
    }

    /// Drops the last readings that a spelling does not allow; gives the classes of the others.
    fn keep_allowed(&mut self, start: usize, spelling: Spelling) -> Classes {
        let mut kept = start;
        let mut classes = Classes::default();
        for at in start..self.readings.len() {
            if spelling.allows(&self.readings[at]) {
                classes = classes.with(self.readings[at].stem.class);
                self.readings.swap(kept, at);
                kept += 1;
            }
        }
        self.readings.truncate(kept);
        classes
    }
}
