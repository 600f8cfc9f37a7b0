//! What was found out about words, kept from article to article: most words of an article stood in the last ones.
//!
//! A memo for each thread. It changes nothing but the time that a look-up takes: what it keeps of a written word
//! depends on that word alone.

use super::entry::Classes;
use super::expressions::{Openings, openings};
use super::facts::Facts;
use super::spelling::Spelling;
use super::split::{Reading, readings};
use super::uses::Uses;
use crate::text::{Form, Text};
use std::cell::RefCell;

/// Words after which a memo is emptied, so that it stays at some forty megabytes.
const MOST: usize = 1 << 18;

/// Words that are looked up together.
const TOGETHER: usize = 32;

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
    uses: Uses,
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
    /// What it does for the constructions.
    pub(super) uses: Uses,
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

    /// Hands on what is known of some words of a text, one after the other, out of the memo of this thread.
    pub(super) fn look_up(text: &Text<'_>, forms: &[Form], mut each: impl FnMut(Known<'_>)) {
        MEMO.with_borrow_mut(|memo| {
            let mut places = [None; TOGETHER];
            for forms in forms.chunks(TOGETHER) {
                memo.make_room();
                memo.guess(forms, &mut places);
                for (form, &place) in forms.iter().zip(&places) {
                    let place = place.filter(|&place| memo.is(place, text, form));
                    let place = place.unwrap_or_else(|| memo.find_or_learn(text, form));
                    each(memo.known(place));
                }
            }
        });
    }

    /// Empties a full memo.
    fn make_room(&mut self) {
        if self.slots.is_empty() || self.words.len() + TOGETHER > MOST {
            *self = Self { slots: vec![0; MOST * 2], ..Self::new() };
        }
    }

    /// The places where some words are in all likelihood, by their hashes alone. Nothing waits here for what another
    /// word needs, so that the memory that all of them need is fetched at once.
    fn guess(&self, forms: &[Form], places: &mut [Option<usize>; TOGETHER]) {
        for (place, form) in places.iter_mut().zip(forms) {
            *place =
                self.slots[form.written as usize & (self.slots.len() - 1)].checked_sub(1).map(|i| i as usize);
        }
        for (place, form) in places.iter_mut().zip(forms) {
            *place = place.filter(|&place| self.words[place].hash == form.written);
        }
    }

    fn known(&self, place: usize) -> Known<'_> {
        let word = &self.words[place];
        Known {
            readings: &self.readings[word.readings.0 as usize..word.readings.1 as usize],
            classes: word.classes,
            facts: word.facts,
            uses: word.uses,
            openings: &self.openings[word.openings.0 as usize..word.openings.1 as usize],
        }
    }

    /// The place of a word, which is made where it has none.
    fn find_or_learn(&mut self, text: &Text<'_>, form: &Form) -> usize {
        let mut slot = form.written as usize;
        loop {
            slot &= self.slots.len() - 1;
            match self.slots[slot].checked_sub(1) {
                None => {
                    let (written, key) = (text.surface(form.token), text.key(form.token));
                    return self.learn(slot, written, form.written, key);
                }
                Some(place) if self.is(place as usize, text, form) => return place as usize,
                Some(_) => slot += 1,
            }
        }
    }

    /// True where a word is the one at a place.
    fn is(&self, place: usize, text: &Text<'_>, form: &Form) -> bool {
        let word = &self.words[place];
        word.hash == form.written
            && &self.written[word.written.0 as usize..word.written.1 as usize] == text.surface(form.token)
    }

    /// Finds out about a word and keeps it under a slot; gives its place.
    fn learn(&mut self, slot: usize, written: &str, hash: u64, key: &str) -> usize {
        let start = (self.written.len(), self.readings.len(), self.openings.len());
        self.written.push_str(written);
        readings(key, &mut self.readings);
        let classes = self.keep_allowed(start.1, Spelling::of(written));
        openings(key, &mut self.openings);
        let uses = Uses::of_word(key);
        self.words.push(Word {
            hash,
            classes,
            facts: Facts::of(key, written, &self.readings[start.1..], uses),
            uses,
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
