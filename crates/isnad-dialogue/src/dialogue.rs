//! A dialogue: articles made ready, the statements on the topic, their sayings and parties.

use crate::lore::LORE;
use crate::model::{Place, Side, Voice};
use crate::page::Page;
use crate::party::{Parties, PartyId};
use crate::said::{Said, gather};
use crate::saying::Sayings;
use crate::told::Told;
use crate::topic::{Nearness, Topic};
use crate::word::{Key, Word};
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// Everything that a dossier is made of.
pub(crate) struct Dialogue {
    pub(crate) topic: Topic,
    pub(crate) pages: Vec<Page>,
    pub(crate) parties: Parties,
    pub(crate) asked: Vec<PartyId>,
    pub(crate) all: Vec<Said>,
    pub(crate) sayings: Sayings,
    weights: Weights,
}

impl Dialogue {
    pub(crate) fn new(topic: &str, asked: &[String], told: Vec<Told>, least: Nearness) -> Self {
        let mut topic = Topic::new(topic);
        let pages: Vec<Page> = told.into_par_iter().map(Page::new).collect();
        topic.learn(&pages);
        let (mut parties, asked) = Parties::new(asked);
        for page in &pages {
            parties.learn(page);
        }
        let all = if topic.is_empty() { Vec::new() } else { gather(&pages, &topic, &parties, least) };
        let sayings = Sayings::new(&all, &pages);
        let weights = Weights::new(&all, &sayings);
        Self { topic, pages, parties, asked, all, sayings, weights }
    }

    pub(crate) fn page(&self, said: &Said) -> &Page {
        &self.pages[said.page]
    }

    /// The words of the article of a statement.
    pub(crate) fn words(&self, said: &Said) -> &[Word] {
        &self.pages[said.page].words
    }

    /// How much having a word in common says, from 0 on.
    pub(crate) fn weight(&self, word: &Word) -> f64 {
        self.weights.of(word)
    }

    pub(crate) fn voice(&self, said: &Said) -> Voice {
        Voice { name: said.name.clone(), parties: self.names(&said.parties) }
    }

    pub(crate) fn names(&self, parties: &[PartyId]) -> Vec<String> {
        parties.iter().map(|id| self.parties.name(*id).to_owned()).collect()
    }

    /// The id that a saying is called by.
    pub(crate) fn id(&self, saying: usize) -> String {
        self.all[self.sayings.fullest(saying)].statement(&self.pages).id.clone()
    }

    /// The saying of a statement.
    pub(crate) fn saying_of(&self, said: usize) -> String {
        self.id(self.sayings.of[said])
    }

    /// The content of a statement as one place.
    pub(crate) fn place(&self, said: &Said) -> Place {
        let page = self.page(said);
        let content = &page.contents[said.at];
        let from = content.iter().map(|range| range.start).min().unwrap_or(0);
        let to = content.iter().map(|range| range.end).max().unwrap_or(0);
        let mut place = page.place(from..to);
        place.statement = Some(said.statement(&self.pages).id.clone());
        place
    }

    /// The content with the words that clash, where these stand close before it: `نفت البلدية إغلاق الجسر`.
    fn widened(&self, said: &Said, clash: &[Range<usize>]) -> Place {
        const NEAR: usize = 14;
        let page = self.page(said);
        let content = &page.contents[said.at];
        let from = content.iter().map(|range| range.start).min().unwrap_or(0);
        let to = content.iter().map(|range| range.end).max().unwrap_or(0);
        let sentence = page.sentence(from);
        let near = from.saturating_sub(NEAR).max(sentence.start);
        let before = clash.iter().map(|range| range.start).filter(|at| (near..from).contains(at)).min();
        let mut place = page.place(before.unwrap_or(from)..to);
        place.statement = Some(said.statement(&self.pages).id.clone());
        place
    }

    /// A statement as a side of a contest.
    pub(crate) fn side(&self, index: usize, clash: &[Range<usize>]) -> Side {
        let said = &self.all[index];
        let page = self.page(said);
        let mut marks: Vec<(u32, u32)> = clash
            .iter()
            .map(|tokens| page.place(tokens.clone()))
            .map(|place| (place.start, place.end))
            .collect();
        marks.sort_unstable();
        marks.dedup();
        Side {
            voice: self.voice(said),
            said_on: said.statement(&self.pages).said_on.clone(),
            saying: Some(self.saying_of(index)),
            place: self.widened(said, clash),
            clash: marks,
        }
    }

    /// Whether a statement's sentence, or the one before its content, names a speaker or a party of another.
    pub(crate) fn names_other(&self, said: &Said, other: &Said) -> bool {
        let page = self.page(said);
        let sentence = page.sentence(page.cues[said.at].start);
        let content = page.contents[said.at].iter().cloned();
        content.chain([sentence]).any(|range| {
            let words = &page.words[range];
            let named = self.parties.in_text(words);
            let foreign = |id: &PartyId| named.contains(id) && !said.parties.contains(id);
            other.parties.iter().any(foreign) || other.is_named_in(words)
        })
    }

    /// Days from one statement to another.
    pub(crate) fn days_between(a: &Said, b: &Said) -> Option<i32> {
        Some(b.day?.since(a.day?).ok()?.get_days())
    }
}

/// How rare words are in a dialogue.
struct Weights {
    sayings: f64,
    counts: HashMap<Key, u32>,
}

impl Weights {
    fn new(all: &[Said], sayings: &Sayings) -> Self {
        let mut counts: HashMap<Key, u32> = HashMap::new();
        for members in &sayings.members {
            for term in &all[members[0]].terms {
                *counts.entry(*term).or_default() += 1;
            }
        }
        Self { sayings: f64::from(sayings.members.len() as u32), counts }
    }

    /// The rarer, the more; between 0.1 for words that are in every report and about 5.
    fn of(&self, word: &Word) -> f64 {
        if LORE.is_common(word) {
            return 0.1;
        }
        let count = f64::from(self.counts.get(&word.form()).copied().unwrap_or(0) + 1);
        // Few statements tell nothing of how rare a word is.
        ((self.sayings.max(30.0) + 1.0) / count).ln().clamp(0.3, 5.0)
    }
}
