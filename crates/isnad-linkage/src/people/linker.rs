//! Finds the source that a mention means.
//!
//! In this order: a decision of a person; the same full name; a spelling variant of a foreign name; a longer or
//! shorter form of a genealogical name; a short name with an office or affiliation in common in the same months; a
//! short name that only one source of these months has. What finds nothing is a new source.

use super::mention::Mention;
use super::name::{self, Name};
use super::source::{Naming, Source, Spelling};
use isnad::model::SpeakerKind;
use std::collections::{BTreeSet, HashMap};

/// A short name means a source that was heard so many days before or after.
const PERIOD: u64 = 120;
/// Offices and affiliations that are kept of a source.
const KEPT: usize = 24;

/// The confidence of what a person decided, in per cent.
pub const DECIDED: u8 = 100;

/// Confidences, in per cent.
mod confidence {
    pub(super) const KNOWN: u8 = 99;
    pub(super) const FULL_NAME: u8 = 95;
    pub(super) const VARIANT: u8 = 85;
    pub(super) const LONGER: u8 = 80;
    pub(super) const SHORT_WITH_OFFICE: u8 = 80;
    pub(super) const SHORT: u8 = 60;
    pub(super) const DESCRIPTION: u8 = 30;
}

/// The source of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    /// Its number, from 1.
    pub source: u32,
    /// How sure that is, per cent.
    pub confidence: u8,
}

/// All sources, and the ways to find one.
#[derive(Debug)]
pub struct Linker {
    sources: HashMap<u32, Source>,
    next: u32,
    by_key: HashMap<String, u32>,
    by_sound: HashMap<String, Vec<u32>>,
    by_word: HashMap<String, Vec<u32>>,
    changed: BTreeSet<u32>,
}

impl Linker {
    /// Over the sources that are known already.
    pub fn new(stored: impl IntoIterator<Item = (u32, Source)>) -> Self {
        let mut linker = Self {
            sources: HashMap::new(),
            next: 1,
            by_key: HashMap::new(),
            by_sound: HashMap::new(),
            by_word: HashMap::new(),
            changed: BTreeSet::new(),
        };
        for (id, source) in stored {
            linker.next = linker.next.max(id + 1);
            for spelling in &source.names {
                linker.remember(id, &source.kind, source.named, &spelling.key);
            }
            linker.sources.insert(id, source);
        }
        linker
    }

    /// The source that has a person's name as its own.
    pub fn owner(&self, name: &Name) -> Option<u32> {
        self.by_key.get(&full_key(SpeakerKind::Person.as_str(), true, &name.key())).copied()
    }

    /// The source that is a known person.
    pub fn known(&self, id: &str) -> Option<u32> {
        self.sources.iter().find(|(_, source)| source.known.as_deref() == Some(id)).map(|(id, _)| *id)
    }

    /// A source, and what it was merged into.
    pub fn resolved(&self, mut id: u32) -> u32 {
        // Merges point at what is already resolved, so that this ends.
        while let Some(into) = self.sources.get(&id).and_then(|s| s.merged) {
            id = into;
        }
        id
    }

    /// Whether a source has a name, and is not only described.
    pub fn is_named(&self, id: u32) -> bool {
        self.sources.get(&id).is_some_and(|source| source.named)
    }

    /// A source by its number.
    pub fn get(&self, id: u32) -> Option<&Source> {
        self.sources.get(&id)
    }

    /// A source by its number, to be changed.
    pub fn get_mut(&mut self, id: u32) -> Option<&mut Source> {
        let source = self.sources.get_mut(&id)?;
        self.changed.insert(id);
        Some(source)
    }

    /// The sources that changed since this was asked last.
    pub fn take_changed(&mut self) -> Vec<(u32, Source)> {
        let changed = std::mem::take(&mut self.changed);
        changed.into_iter().filter_map(|id| Some((id, self.sources.get(&id)?.clone()))).collect()
    }

    /// Links a mention of an article of that day (0: unknown).
    pub fn link(&mut self, mention: &Mention, day: u64) -> Linked {
        let linked = self.find(mention, day).unwrap_or_else(|| self.add(mention));
        self.note(linked.source, mention, day);
        linked
    }

    /// A new source without a mention.
    pub fn create(&mut self, kind: SpeakerKind, named: bool) -> u32 {
        let id = self.next;
        self.next += 1;
        let stored = Source {
            decided: None,
            kind: kind.as_str().to_owned(),
            named,
            names: Vec::new(),
            roles: Vec::new(),
            affiliations: Vec::new(),
            known: None,
            first: 0,
            last: 0,
            articles: 0,
            merged: None,
        };
        self.sources.insert(id, stored);
        self.changed.insert(id);
        id
    }

    /// Gives a source a name; whoever had it before loses it.
    pub fn own(&mut self, id: u32, name: &Name, text: &str) {
        let key = name.key();
        let Some(kind) = self.sources.get(&id).map(|s| s.kind.clone()) else { return };
        let named = self.sources.get(&id).is_some_and(|s| s.named);
        if let Some(before) = self.by_key.get(&full_key(&kind, named, &key)).copied().filter(|b| *b != id)
            && let Some(source) = self.get_mut(before)
        {
            source.names.retain(|spelling| spelling.key != key);
            self.forget(before, &key);
        }
        if let Some(source) = self.get_mut(id)
            && !source.names.iter().any(|spelling| spelling.key == key)
        {
            source.names.push(Spelling { key: key.clone(), text: text.to_owned(), articles: 0 });
        }
        self.by_key.remove(&full_key(&kind, named, &key));
        self.remember(id, &kind, named, &key);
    }

    fn find(&self, mention: &Mention, day: u64) -> Option<Linked> {
        let name = &mention.name;
        let kind = mention.kind.as_str();
        if let Some(id) = self.by_key.get(&full_key(kind, name.named, &name.key())) {
            let confidence = match self.sources.get(id) {
                _ if !name.named => confidence::DESCRIPTION,
                Some(source) if source.known.is_some() => confidence::KNOWN,
                _ if name.words.len() > 1 || mention.kind != SpeakerKind::Person => confidence::FULL_NAME,
                // A short name of its own gives way to a full name that agrees.
                _ => return self.short(mention, day).or(Some(linked(*id, confidence::SHORT))),
            };
            return Some(linked(*id, confidence));
        }
        if !name.named || mention.kind != SpeakerKind::Person {
            return None;
        }
        if name.words.len() == 1 {
            return self.short(mention, day);
        }
        self.variant(name).or_else(|| self.longer(mention, day))
    }

    /// A source whose name sounds the same and is spelt nearly so: دونالد ترمب, دونالد ترامب. Two given names of the
    /// lexicon that are spelt otherwise are two names: محمد, محمود.
    fn variant(&self, name: &Name) -> Option<Linked> {
        let candidates = self.by_sound.get(&name.sound())?;
        candidates.iter().copied().find_map(|id| {
            let spelt = |spelling: &Spelling| {
                let Some(other) = name::name(&spelling.text, SpeakerKind::Person) else { return false };
                other.words.len() == name.words.len()
                    && (0..name.words.len()).all(|at| {
                        let given = name.given[at] && other.given[at];
                        name.words[at] == other.words[at] || !given && near(&name.words[at], &other.words[at])
                    })
            };
            let source = self.sources.get(&id)?;
            source.names.iter().any(spelt).then(|| linked(id, confidence::VARIANT))
        })
    }

    /// A source whose name begins as this one, of three words at least.
    fn longer(&self, mention: &Mention, day: u64) -> Option<Linked> {
        let name = &mention.name;
        let candidates =
            self.by_word.get(name.words.last()?).into_iter().chain(self.by_word.get(&name.words[1]));
        let fits = |id: &u32| {
            let source = self.sources.get(id)?;
            let begins = |spelling: &Spelling| {
                let other: Vec<&str> = spelling.key.split(' ').collect();
                let shorter = other.len().min(name.words.len());
                let alike = (0..shorter).all(|at| other[at] == name.words[at]);
                alike
                    && (shorter > 2
                        || shorter == 2 && name.words.len().max(other.len()) > 2 && agrees(source, mention))
            };
            (source.named && heard(source, day) && source.names.iter().any(begins)).then_some(*id)
        };
        let mut found: Vec<u32> = candidates.flatten().filter_map(fits).map(|id| self.resolved(id)).collect();
        found.sort_unstable();
        found.dedup();
        match found[..] {
            [id] => Some(linked(id, confidence::LONGER)),
            _ => None,
        }
    }

    /// A source that a short name means: its office or affiliation agrees, or it alone was heard in these months.
    fn short(&self, mention: &Mention, day: u64) -> Option<Linked> {
        let word = mention.name.words.first()?;
        let mut heard_of: Vec<(u32, &Source)> = self
            .by_word
            .get(word)?
            .iter()
            .filter_map(|id| {
                let id = self.resolved(*id);
                self.sources
                    .get(&id)
                    .filter(|source| source.named && heard(source, day))
                    .map(|source| (id, source))
            })
            .collect();
        heard_of.sort_unstable_by_key(|(id, _)| *id);
        heard_of.dedup_by_key(|(id, _)| *id);
        let agreeing: Vec<u32> =
            heard_of.iter().filter(|(_, source)| agrees(source, mention)).map(|(id, _)| *id).collect();
        if let [id] = agreeing[..] {
            return Some(linked(id, confidence::SHORT_WITH_OFFICE));
        }
        match heard_of[..] {
            // A given name alone is too common to tell.
            [(id, source)] if source.articles >= 3 && !mention.name.given[0] && mention.role.is_none() => {
                Some(linked(id, confidence::SHORT))
            }
            _ => None,
        }
    }

    fn add(&mut self, mention: &Mention) -> Linked {
        let id = self.create(mention.kind, mention.name.named);
        let name = &mention.name;
        self.remember(id, mention.kind.as_str(), name.named, &name.key());
        let confidence = if name.named { confidence::FULL_NAME } else { confidence::DESCRIPTION };
        Linked { source: id, confidence }
    }

    /// Notes that an article names a source.
    fn note(&mut self, id: u32, mention: &Mention, day: u64) {
        let key = mention.name.key();
        let resolved = self.resolved(id);
        let mut new = None;
        for id in if resolved == id { vec![id] } else { vec![id, resolved] } {
            let Some(source) = self.get_mut(id) else { continue };
            source.articles += 1;
            if day > 0 {
                source.first = if source.first == 0 { day } else { source.first.min(day) };
                source.last = source.last.max(day);
            }
            count(&mut source.roles, mention.role.as_deref());
            count(&mut source.affiliations, mention.affiliation.as_deref());
            if let Some(spelling) = source.names.iter_mut().find(|spelling| spelling.key == key) {
                spelling.articles += 1;
            } else if source.names.len() < KEPT {
                let text = mention.label.clone();
                source.names.push(Spelling { key: key.clone(), text, articles: 1 });
                new = Some((id, source.kind.clone(), source.named));
            }
        }
        // A short name that agreed with an office means this source here, and may mean another elsewhere.
        if let Some((id, kind, named)) = new
            && (mention.name.words.len() > 1 || mention.kind != SpeakerKind::Person || !named)
        {
            self.remember(id, &kind, named, &key);
        }
    }

    /// Makes a name of a source findable; the first source of a name keeps it.
    fn remember(&mut self, id: u32, kind: &str, named: bool, key: &str) {
        let words: Vec<&str> = key.split(' ').collect();
        if words.len() > 1 || kind != SpeakerKind::Person.as_str() || !self.by_word.contains_key(key) {
            self.by_key.entry(full_key(kind, named, key)).or_insert(id);
        }
        if !named || kind != SpeakerKind::Person.as_str() || words.len() < 2 {
            return;
        }
        push(&mut self.by_sound, sound(key), id);
        for word in &words[1..] {
            push(&mut self.by_word, (*word).to_owned(), id);
        }
    }

    fn forget(&mut self, id: u32, key: &str) {
        let words = key.split(' ').map(str::to_owned);
        for word in words {
            if let Some(ids) = self.by_word.get_mut(&word) {
                ids.retain(|other| *other != id);
            }
        }
        if let Some(ids) = self.by_sound.get_mut(&sound(key)) {
            ids.retain(|other| *other != id);
        }
    }
}

const fn linked(source: u32, confidence: u8) -> Linked {
    Linked { source, confidence }
}

fn push(map: &mut HashMap<String, Vec<u32>>, key: String, id: u32) {
    let ids = map.entry(key).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// How a name sounds, by its key.
fn sound(key: &str) -> String {
    key.split(' ').map(name::sound).collect::<Vec<_>>().join(" ")
}

/// The key of a whole name: what is named is kept apart from what is described, and kinds from one another.
fn full_key(kind: &str, named: bool, key: &str) -> String {
    format!("{}{kind} {key}", if named { "" } else { "?" })
}

/// Whether a source was heard in the months around a day.
fn heard(source: &Source, day: u64) -> bool {
    day == 0
        || source.first == 0
        || (source.first.saturating_sub(PERIOD)..=source.last + PERIOD).contains(&day)
}

/// Whether an office or affiliation of a mention is one of a source's.
fn agrees(source: &Source, mention: &Mention) -> bool {
    let one_of =
        |namings: &[Naming], text: Option<&str>| text.is_some_and(|t| namings.iter().any(|n| n.text == t));
    one_of(&source.affiliations, mention.affiliation.as_deref())
        || one_of(&source.roles, mention.role.as_deref())
}

fn count(namings: &mut Vec<Naming>, text: Option<&str>) {
    let Some(text) = text else { return };
    if let Some(naming) = namings.iter_mut().find(|naming| naming.text == text) {
        naming.articles += 1;
    } else if namings.len() < KEPT {
        namings.push(Naming { text: text.to_owned(), articles: 1 });
    }
}

/// Whether two spellings differ by two letters at most.
fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()] <= 2
}
