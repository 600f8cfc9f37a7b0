//! Parties: who belongs to whom.

use crate::lore::LORE;
use crate::page::Page;
use crate::table::{Table, section};
use crate::topic::words_of;
use crate::word::{Key, Traits, Word};
use isnad::model::SpeakerKind;
use isnad::text::folded;
use isnad::{Span, Statement};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Words behind a name that may say whose it is: an apposition.
const APPOSITION: usize = 9;

static PARTIES: LazyLock<Known> = LazyLock::new(Known::read);

/// The parties that are known by name.
struct Known {
    names: Vec<String>,
    words: Table<usize>,
    /// Index of the first institution.
    institutions: usize,
}

impl Known {
    fn read() -> Self {
        let table = include_str!("../data/parties.txt");
        let countries = section(table, "country");
        let institutions = section(table, "institution");
        let lines: Vec<&Vec<&str>> = countries.iter().chain(&institutions).collect();
        let mut words = Table::new(&[], |_, _| 0);
        for (index, line) in lines.iter().enumerate() {
            let aliases = line[1].split(',').filter(|alias| *alias != "-");
            for alias in std::iter::once(line[0]).chain(aliases) {
                words.insert(alias, index);
                words.insert(&without_article(alias), index);
            }
        }
        let names = lines.iter().map(|line| line[0].replace('_', " ")).collect();
        Self { names, words, institutions: countries.len() }
    }
}

/// The same words without their articles, as the words of a text are compared.
fn without_article(alias: &str) -> String {
    let bare = |word: &str| {
        let folded = folded(word);
        let rest = folded.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2);
        rest.map_or_else(|| folded.clone(), str::to_owned)
    };
    alias.split('_').map(bare).collect::<Vec<_>>().join("_")
}

/// A party: one that is known, or one that the question names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct PartyId(usize);

/// Finds parties, and remembers which one a speaker belongs to.
#[derive(Debug, Default)]
pub(crate) struct Parties {
    /// Parties that the question names and no table knows.
    asked: Vec<(String, Vec<Word>)>,
    /// How often a name was seen with a party.
    votes: HashMap<Key, HashMap<PartyId, usize>>,
}

impl Parties {
    /// With the parties that the question names.
    pub(crate) fn new(asked: &[String]) -> (Self, Vec<PartyId>) {
        let mut parties = Self::default();
        let ids = asked
            .iter()
            .map(|name| {
                let words = words_of(name);
                parties.in_words(&words).map_or_else(
                    || {
                        parties.asked.push((name.clone(), words));
                        PartyId(PARTIES.names.len() + parties.asked.len() - 1)
                    },
                    |found| found.0,
                )
            })
            .collect();
        (parties, ids)
    }

    pub(crate) fn name(&self, id: PartyId) -> &str {
        match PARTIES.names.get(id.0) {
            Some(name) => name,
            None => &self.asked[id.0 - PARTIES.names.len()].0,
        }
    }

    /// The party that words name, and how many words that takes: an institution before a country, else the first.
    fn in_words(&self, words: &[Word]) -> Option<(PartyId, usize)> {
        self.named(words).min_by_key(|(id, at)| (id.0 < PARTIES.institutions, *at))
    }

    /// The parties that words name, each with the place of its name.
    fn named<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = (PartyId, usize)> + 'a {
        let asked = self.asked.iter().enumerate().filter_map(move |(index, (_, wanted))| {
            let matter: Vec<&Word> = wanted.iter().filter(|w| w.is_content()).collect();
            let all = !matter.is_empty() && matter.iter().all(|w| words.iter().any(|word| word.same(w)));
            all.then_some((PartyId(PARTIES.names.len() + index), 0))
        });
        let known = (0..words.len()).filter_map(move |at| {
            // A verb that is spelt like a place is none.
            let plain = !words[at].is(Traits::ONLY_VERB) && words[at].is(Traits::WORD);
            let (id, length) = plain.then(|| PARTIES.words.form_at(words, at)).flatten()?;
            let (from, to) = (&words[at], &words[at + length - 1]);
            (from.is(Traits::NAME)
                || from.is(Traits::NISBA)
                || from.is(Traits::UNKNOWN)
                || length > 1
                || to.is(Traits::NOUN))
            .then_some((PartyId(id), at))
        });
        asked.chain(known)
    }

    /// Whether a word belongs to the name of a party.
    pub(crate) fn is_named_by(&self, words: &[Word], at: usize) -> bool {
        const LONGEST: usize = 4;
        (at.saturating_sub(LONGEST - 1)..=at).any(|start| {
            self.named(&words[start..=start]).next().is_some() && start == at
                || PARTIES
                    .words
                    .form_at(words, start)
                    .is_some_and(|(_, length)| length > 1 && start + length > at)
        })
    }

    /// The parties that a stretch of an article names, each once, in order.
    pub(crate) fn in_text(&self, words: &[Word]) -> Vec<PartyId> {
        let mut found = Vec::new();
        for (id, _) in self.named(words) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    /// Notes with which parties the speakers of an article stand.
    pub(crate) fn learn(&mut self, page: &Page) {
        for statement in &page.told.record.statements {
            if let Some(party) = self.by_own_words(page, statement)
                && let Some(name) = name_key(statement)
            {
                *self.votes.entry(name).or_default().entry(party).or_default() += 1;
            }
        }
    }

    /// The parties of a statement's speaker.
    pub(crate) fn of(&self, page: &Page, statement: &Statement) -> Vec<PartyId> {
        if is_joint(page, statement) {
            let both = self.joint(page);
            if both.len() == 2 {
                return both;
            }
        }
        self.by_own_words(page, statement)
            .or_else(|| self.by_votes(statement))
            .or_else(|| self.by_apposition(page, statement))
            .into_iter()
            .collect()
    }

    fn by_votes(&self, statement: &Statement) -> Option<PartyId> {
        self.voted(name_key(statement)?)
    }

    fn voted(&self, name: Key) -> Option<PartyId> {
        let votes = self.votes.get(&name)?;
        votes.iter().max_by_key(|(id, count)| (**count, std::cmp::Reverse(id.0))).map(|(id, _)| *id)
    }

    /// The parties that words name, else the party of whom they name last.
    pub(crate) fn of_name(&self, words: &[Word]) -> Vec<PartyId> {
        let named = self.in_text(words);
        if !named.is_empty() {
            return named;
        }
        let last = words.iter().rev().find(|word| word.is_content());
        last.and_then(|word| self.voted(word.key).or_else(|| self.voted(word.bare))).into_iter().collect()
    }

    /// By the words that the article has for the speaker.
    fn by_own_words(&self, page: &Page, statement: &Statement) -> Option<PartyId> {
        let speaker = statement.speaker.as_ref()?;
        let spans = [&speaker.mention, &speaker.name];
        let own = spans.into_iter().flatten().find_map(|span| {
            let words = &page.words[page.tokens(span)];
            self.in_words(without_given_name(words)).map(|found| found.0)
        });
        own.or_else(|| self.in_words(&words_of(speaker.affiliation.as_deref()?)).map(|found| found.0))
    }

    /// By the office behind the name.
    fn by_apposition(&self, page: &Page, statement: &Statement) -> Option<PartyId> {
        let speaker = statement.speaker.as_ref().filter(|speaker| speaker.kind == SpeakerKind::Person)?;
        let name = speaker.name.as_ref()?;
        let words = &page.words[apposition(page, name)];
        let next = words.iter().find(|word| word.is_content());
        let own = page.words[page.tokens(name)].iter();
        let office = own.chain(next).any(|word| word.is(Traits::ROLE));
        office.then(|| self.in_words(words).map(|found| found.0)).flatten()
    }

    /// The two parties that an article speaks of most: those whose statement a joint one is.
    pub(crate) fn joint(&self, page: &Page) -> Vec<PartyId> {
        let mut counts: HashMap<PartyId, usize> = HashMap::new();
        for (id, _) in self.named(&page.words) {
            *counts.entry(id).or_default() += 1;
        }
        let mut counts: Vec<(PartyId, usize)> =
            counts.into_iter().filter(|(id, _)| id.0 < PARTIES.institutions).collect();
        counts.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), id.0));
        counts.into_iter().take(2).map(|(id, _)| id).collect()
    }
}

/// The words right behind a name, as far as an apposition may go: `جون كيربي، المتحدث باسم وزارة الدفاع الأميركية`.
fn apposition(page: &Page, name: &Span) -> Range<usize> {
    let end = page.tokens(name).end;
    let limit = page.sentence(end.saturating_sub(1)).end.min(end + APPOSITION);
    let mut at = end;
    let mut inside = page.words[..end].last().is_some_and(|w| !w.is(Traits::COMMA));
    while at < limit {
        let word = &page.words[at];
        let breaks = word.is(Traits::VERB) && !word.is(Traits::ARTICLE)
            || word.is(Traits::COMPLEMENTIZER)
            || word.is(Traits::QUOTE)
            || word.is(Traits::COMMA) && at > end + 1;
        if breaks {
            break;
        }
        inside |= word.is(Traits::COMMA);
        at += 1;
    }
    if inside { end..at.max(end) } else { end..end }
}

/// Without a given name that is spelt like the adjective of a country: `تركي المالكي`.
fn without_given_name(words: &[Word]) -> &[Word] {
    match words {
        [first, rest @ ..]
            if first.is(Traits::NISBA) && !first.is(Traits::ARTICLE) && rest.iter().any(Word::is_content) =>
        {
            rest
        }
        _ => words,
    }
}

/// A document that two sides made: `البيان المشترك`.
pub(crate) fn is_joint(page: &Page, statement: &Statement) -> bool {
    let Some(speaker) = &statement.speaker else { return false };
    speaker.kind == SpeakerKind::Document
        && [&speaker.mention, &speaker.name].into_iter().flatten().any(|span| {
            let tokens = page.tokens(span);
            tokens.clone().any(|at| LORE.wording.joint.at(&page.words[..tokens.end], at).is_some())
        })
}

/// The last word of a person's name, or the whole label: what later mentions are known by.
pub(crate) fn name_key(statement: &Statement) -> Option<Key> {
    let speaker = statement.speaker.as_ref()?;
    let label = folded(speaker.label.as_deref()?);
    if speaker.anonymous {
        return None;
    }
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    match speaker.kind {
        SpeakerKind::Person => label.split_whitespace().next_back().map(Key::of),
        _ => Some(Key::of(label)),
    }
}
