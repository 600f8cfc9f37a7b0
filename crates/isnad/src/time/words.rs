//! Finding the words of time in a text.

use super::word::{Kinds, Word};
use crate::hash::hash_word;
use crate::text::Text;
use std::ops::Range;

/// An entry of the table.
#[derive(Debug)]
pub(super) struct TimeWord {
    words: &'static [&'static str],
    word: Word,
}

#[allow(clippy::unreadable_literal, reason = "the generated table")]
mod table {
    use super::super::calendar::{Holiday, Rule};
    use super::super::word::{Calendar, Edge, Era, Lead, Part, Season, Undated, Unit, Word};
    use super::TimeWord;

    include!(concat!(env!("OUT_DIR"), "/time.rs"));
}
use table::{TIME_SLOTS, TIME_WORDS};

/// What is attached to a word before its entry's letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Attached {
    /// و or ف.
    pub(super) conjunction: bool,
    /// ب, ل or ك.
    pub(super) preposition: Option<char>,
    /// ال.
    pub(super) article: bool,
}

/// The entries that begin with a token's letters.
#[derive(Debug, Clone, Copy, Default)]
struct Entries {
    /// What they are, so that most questions are answered without a look at them.
    kinds: Kinds,
    first: u16,
    count: u8,
    attached: Attached,
}

/// The words of time in a text: looked up once, asked often.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) text: &'a Text<'a>,
    first: usize,
    entries: Vec<Entries>,
}

impl<'a> Words<'a> {
    /// Looks up every word of a text.
    pub(super) fn new(text: &'a Text<'a>) -> Self {
        let forms: Vec<Entries> =
            text.forms().iter().map(|form| look_up(text.key(form.token), form.hash)).collect();
        let entries = (0..text.len()).map(|token| forms[text.form(token)]).collect();
        Self { text, first: 0, entries }
    }

    /// Looks up the words of a token range alone.
    pub(super) fn of_range(text: &'a Text<'a>, range: Range<usize>) -> Self {
        let look =
            |at| if text.is_word(at) { look_up(text.key(at), text.key_hash(at)) } else { Entries::default() };
        Self { text, first: range.start, entries: range.map(look).collect() }
    }

    #[inline]
    fn entries(&self, at: usize) -> Option<&Entries> {
        self.entries.get(at.checked_sub(self.first)?)
    }

    /// True where an entry may begin.
    #[inline]
    pub(super) fn known(&self, at: usize) -> bool {
        self.entries(at).is_some_and(|e| e.count > 0)
    }

    /// True where an expression may begin.
    pub(super) fn begins(&self, at: usize) -> bool {
        self.group(at).iter().any(|entry| entry.word.begins())
    }

    /// True where an expression may begin with this word and no other word of time behind it.
    pub(super) fn stands_alone(&self, at: usize) -> bool {
        self.group(at).iter().any(|entry| entry.words.len() > 1 || entry.word.stands_alone())
    }

    #[inline]
    fn group(&self, at: usize) -> &'static [TimeWord] {
        self.entries(at).map_or(&[], |e| &TIME_WORDS[e.first as usize..e.first as usize + e.count as usize])
    }

    /// What is attached to the word at a token.
    #[inline]
    pub(super) fn attached(&self, at: usize) -> Attached {
        self.entries(at).map_or(Attached::default(), |e| e.attached)
    }

    /// What the entries at a token are.
    #[inline]
    pub(super) fn kinds(&self, at: usize) -> Kinds {
        self.entries(at).map_or(Kinds::default(), |e| e.kinds)
    }

    /// The longest entry at a token, of some kinds, that a test takes, and one past its last token. Nothing but و and
    /// the article may be attached to it.
    #[inline]
    pub(super) fn find<T>(
        &self,
        at: usize,
        kinds: Kinds,
        wanted: impl Fn(Word) -> Option<T>,
    ) -> Option<(T, usize)> {
        if self.kinds(at).meet(kinds) && self.attached(at).preposition.is_none() {
            self.find_in_group(at, wanted)
        } else {
            None
        }
    }

    /// The same with ب, ل or ك attached, too.
    #[inline]
    pub(super) fn find_any<T>(
        &self,
        at: usize,
        kinds: Kinds,
        wanted: impl Fn(Word) -> Option<T>,
    ) -> Option<(T, usize)> {
        if self.kinds(at).meet(kinds) { self.find_in_group(at, wanted) } else { None }
    }

    fn find_in_group<T>(&self, at: usize, wanted: impl Fn(Word) -> Option<T>) -> Option<(T, usize)> {
        self.group(at).iter().find_map(|entry| {
            let found = wanted(entry.word)?;
            let rest = entry.words[1..].iter().enumerate();
            let matches = rest.into_iter().all(|(i, word)| self.text.key(at + 1 + i) == *word);
            matches.then_some((found, at + entry.words.len()))
        })
    }

    /// True where an entry of that kind begins; its end.
    #[inline]
    pub(super) fn is(&self, at: usize, word: Word) -> Option<usize> {
        self.find(at, Kinds::of(word), |w| (w == word).then_some(())).map(|((), end)| end)
    }
}

/// The entries of a folded word, whose hash is known: its own letters, else what is left without و or ف, ب, ل or ك, and
/// the article.
fn look_up(key: &str, hash: u64) -> Entries {
    let own = hashed_entries(key, hash, Attached::default());
    if own.count > 0 {
        return own;
    }
    let mut attached = Attached::default();
    let mut rest = key;
    if let Some(bare) = rest.strip_prefix("ال").filter(|r| r.len() > 2) {
        return entries(bare, Attached { article: true, ..attached });
    }
    if let Some(bare) = rest.strip_prefix(['و', 'ف']).filter(|r| r.len() > 2) {
        attached.conjunction = true;
        rest = bare;
        let found = stripped(rest, attached);
        if found.count > 0 {
            return found;
        }
    }
    if let Some((letter, bare)) = preposition(rest) {
        attached.preposition = Some(letter);
        if let Some(bare) = rest.strip_prefix("لل").filter(|r| r.len() > 2) {
            return entries(bare, Attached { article: true, ..attached });
        }
        return stripped(bare, attached);
    }
    Entries::default()
}

/// ب, ل or ك and the word behind it.
fn preposition(word: &str) -> Option<(char, &str)> {
    let letter = word.chars().next().filter(|c| matches!(c, 'ب' | 'ل' | 'ك'))?;
    Some((letter, &word[letter.len_utf8()..])).filter(|(_, rest)| rest.len() > 4)
}

/// The entries of a word, with the article or without.
fn stripped(word: &str, attached: Attached) -> Entries {
    let own = entries(word, attached);
    if own.count > 0 {
        return own;
    }
    match word.strip_prefix("ال").filter(|r| r.len() > 2) {
        Some(bare) => entries(bare, Attached { article: true, ..attached }),
        None => Entries::default(),
    }
}

/// The entries that begin with a folded word.
fn entries(word: &str, attached: Attached) -> Entries {
    hashed_entries(word, hash_word(word), attached)
}

/// The same by the word's hash. `TIME_SLOTS` is open-addressed by it: its top byte, how many entries, and the first of
/// them.
fn hashed_entries(word: &str, hash: u64, attached: Attached) -> Entries {
    let mut slot = hash as usize;
    loop {
        let (tag, count, first) = TIME_SLOTS[slot & (TIME_SLOTS.len() - 1)];
        if count == 0 {
            return Entries::default();
        }
        if tag == (hash >> 56) as u8 && TIME_WORDS[usize::from(first)].words[0] == word {
            let group = &TIME_WORDS[usize::from(first)..usize::from(first) + usize::from(count)];
            let kinds = group.iter().fold(Kinds::default(), |all, entry| all.with(Kinds::of(entry.word)));
            return Entries { kinds, first, count, attached };
        }
        slot += 1;
    }
}
