//! What all parts of a dossier are shown with: colours of the parties, pages of the speakers, addresses of the sentences.

use crate::links;
use crate::marked::Hue;
use crate::people::Directory;
use crate::screen::Frame;
use crate::view::head::Day;
use crate::view::said::{Stretch, Who};
use isnad_dialogue::Dossier;
use isnad_dialogue::model::{Place, Saying, Side, Voice};
use isnad_dialogue::write::{pieces, sayings_by_id};
use std::collections::HashMap;

/// Colours that can be told apart.
const HUES: usize = 8;
/// Outlets that are named with a saying.
const OUTLETS: usize = 6;

/// Words of an article, with the address of the sentence that they stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The words; a hit is what clashes.
    pub(crate) words: Vec<Stretch>,
    /// The colour of who speaks.
    pub(crate) hue: Hue,
    /// Where they stand: one article, or the first of each outlet that tells them.
    pub(crate) told: Vec<Told>,
    /// How many more articles do.
    pub(crate) more: u64,
}

/// An article that tells something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// The address of the sentence.
    pub(crate) href: String,
    /// Its outlet.
    pub(crate) outlet: Option<String>,
}

/// Colours, speakers and sayings of a dossier.
pub(super) struct Scene<'a> {
    /// Who reads.
    pub(super) f: &'a Frame,
    directory: &'a Directory,
    hues: HashMap<&'a str, Hue>,
    sayings: HashMap<&'a str, &'a Saying>,
}

impl<'a> Scene<'a> {
    /// The scene of a dossier. The first parties have colours of their own, the others share none.
    pub(super) fn new(f: &'a Frame, dossier: &'a Dossier, directory: &'a Directory) -> Self {
        let spoken = dossier.parties.iter().filter(|party| party.sayings > 0).take(HUES);
        let hues = spoken.zip(1..).map(|(party, hue)| (party.name.as_str(), Hue(hue)));
        Self { f, directory, hues: hues.collect(), sayings: sayings_by_id(dossier) }
    }

    /// The colour of a party.
    pub(super) fn hue_of_party(&self, name: &str) -> Hue {
        self.hues.get(name).copied().unwrap_or_default()
    }

    /// The colour of a voice: that of its party.
    pub(super) fn hue(&self, voice: &Voice) -> Hue {
        voice.parties.first().map(|party| self.hue_of_party(party)).unwrap_or_default()
    }

    /// The page of a speaker, where the archive knows one of this name.
    pub(super) fn page_of(&self, name: &str) -> Option<String> {
        self.directory.named(name).map(|source| links::person(source.id))
    }

    /// Who speaks, and for which party.
    pub(super) fn who(&self, voice: &Voice) -> Who {
        let parties = voice.parties.join("، ");
        let named = voice.name.as_deref();
        Who {
            label: named.unwrap_or(self.f.w.unknown_speaker).to_owned(),
            href: named.and_then(|name| self.page_of(name)),
            hue: self.hue(voice),
            role: (!parties.is_empty() && named != Some(&parties)).then_some(parties),
            anonymous: named.is_none(),
            arabic: named.is_some(),
        }
    }

    /// A date, for programs and for people.
    pub(super) fn day(&self, iso: Option<&str>) -> Option<Day> {
        iso.map(|iso| Day::new(self.f, iso))
    }

    /// A saying of the dossier.
    pub(super) fn saying(&self, id: &str) -> Option<&'a Saying> {
        self.sayings.get(id).copied()
    }

    /// What was said, with everyone who tells it.
    pub(super) fn quote_of(&self, saying: &Saying) -> Quote {
        let told = of_each_outlet(&saying.told);
        let more = saying.told.len().saturating_sub(told.len()) as u64;
        Quote { words: plain(&saying.text), hue: self.hue(&saying.voice), told, more }
    }

    /// Words of one article.
    pub(super) fn quote(&self, place: &Place, voice: Option<&Voice>) -> Quote {
        let hue = voice.map(|voice| self.hue(voice)).unwrap_or_default();
        Quote { words: plain(&place.text), hue, told: vec![told(place)], more: 0 }
    }

    /// A side of a contest, with the words that clash.
    pub(super) fn quote_of_side(&self, side: &Side) -> Quote {
        let stretch = |piece: isnad_dialogue::write::Piece| Stretch { text: piece.text, hit: piece.clashes };
        let words = pieces(side).into_iter().map(stretch).collect();
        Quote { words, hue: self.hue(&side.voice), told: vec![told(&side.place)], more: 0 }
    }
}

/// Where a place is read: at its statement or, in the article's own voice, at its sentence.
fn told(place: &Place) -> Told {
    let href = match &place.statement {
        Some(id) => links::statement(&place.article, id),
        None => links::sentence(&place.article, &place.text),
    };
    Told { href, outlet: place.outlet.clone() }
}

/// The first place in each outlet, of so many outlets.
fn of_each_outlet(places: &[Place]) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for place in places {
        if all.len() < OUTLETS && !all.iter().any(|told| told.outlet == place.outlet) {
            all.push(told(place));
        }
    }
    all
}

/// A text on one line, nothing of it marked.
fn plain(text: &str) -> Vec<Stretch> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    vec![Stretch { text, hit: false }]
}
