//! What people decide about sources, and how the archive follows.

use crate::error::{Error, Fault, Result};
use crate::ledger::tables::{CHANGES, DECISIONS, KNOWN, LINKS, SOURCES};
use crate::ledger::{At, Link, next_number, seal};
use crate::people::{Decision, KnownPerson, Naming};
use crate::writer::Writer;
use isnad::model::SpeakerKind;
use isnad_linkage::people::{DECIDED, Mention, name};

impl Writer {
    /// Merges a source into another: what the first says is said by the second from now on, also in articles that
    /// come later.
    ///
    /// # Errors
    /// Of kind `Unknown` where one of them is not there; else as [`Writer::keep`].
    pub fn merge(&mut self, from: u32, into: u32) -> Result<()> {
        let (from, into) = (self.known_source(from)?, self.known_source(into)?);
        if from == into {
            return Ok(());
        }
        let gone = self.linker.get(from).cloned();
        if let (Some(gone), Some(stays)) = (gone, self.linker.get_mut(into)) {
            stays.articles += gone.articles;
            stays.last = stays.last.max(gone.last);
            if gone.first > 0 {
                stays.first = if stays.first == 0 { gone.first } else { stays.first.min(gone.first) };
            }
        }
        if let Some(source) = self.linker.get_mut(from) {
            source.merged = Some(into);
        }
        self.decide(&Decision::Merge { from, into }, &[from])
    }

    /// Makes a merged source one of its own again.
    ///
    /// # Errors
    /// As [`Self::merge`].
    pub fn unmerge(&mut self, id: u32) -> Result<()> {
        let into = self.linker.get(id).and_then(|source| source.merged);
        let into = into.ok_or_else(|| Error::unknown("a merged person with the number", id.to_string()))?;
        if let Some(source) = self.linker.get_mut(id) {
            source.merged = None;
        }
        let articles = self.linker.get(id).map_or(0, |source| source.articles);
        if let Some(source) = self.linker.get_mut(into) {
            source.articles = source.articles.saturating_sub(articles);
        }
        self.decide(&Decision::Unmerge { source: id }, &[id])
    }

    /// Gives a name of a source to a source of its own, with all that was said under it. Gives the new source.
    ///
    /// # Errors
    /// Of kind `Unknown` where the source is not there or has no such name; else as [`Writer::keep`].
    pub fn split(&mut self, from: u32, label: &str) -> Result<u32> {
        let from = self.known_source(from)?;
        let unknown = || Error::unknown("among its names", label);
        let source = self.linker.get(from).ok_or_else(unknown)?;
        let kind =
            SpeakerKind::ALL.iter().copied().find(|kind| kind.as_str() == source.kind).ok_or_else(unknown)?;
        let wanted = name(label, kind).ok_or_else(unknown)?;
        if !source.names.iter().any(|spelling| spelling.key == wanted.key()) {
            return Err(unknown());
        }
        let named = source.named;
        let into = self.linker.create(kind, named);
        self.linker.own(into, &wanted, label);
        let moved = self.move_links(from, into, &wanted.key())?;
        self.decide(&Decision::Split { from, name: label.to_owned(), into }, &[])?;
        self.touch(&moved)?;
        Ok(into)
    }

    /// Gives a source the name that is shown.
    ///
    /// # Errors
    /// As [`Self::merge`].
    pub fn rename(&mut self, id: u32, label: &str) -> Result<()> {
        let id = self.known_source(id)?;
        if let Some(source) = self.linker.get_mut(id) {
            source.decided = Some(label.to_owned());
        }
        self.decide(&Decision::Rename { source: id, label: label.to_owned() }, &[id])
    }

    /// Takes a list of known people. Their names win: a source that has one of them becomes that person, several
    /// become one. Gives how many sources were recognised.
    ///
    /// # Errors
    /// As [`Writer::keep`].
    pub fn import_known(&mut self, people: &[KnownPerson]) -> Result<usize> {
        let path = self.ledger().path().to_owned();
        let txn = self.ledger().begin()?;
        {
            let mut table = txn.open_table(KNOWN).at(&path)?;
            for person in people {
                table.insert(&*person.id, &*seal(person.id.as_bytes(), person)).at(&path)?;
            }
        }
        txn.commit().at(&path)?;
        let mut recognised = 0;
        for person in people {
            recognised += usize::from(self.recognise(person)?);
        }
        Ok(recognised)
    }

    /// Binds a known person to a source of the archive, which is made where there is none. True where there was one.
    fn recognise(&mut self, person: &KnownPerson) -> Result<bool> {
        let names: Vec<_> =
            person.names.iter().filter_map(|text| Some((text, name(text, SpeakerKind::Person)?))).collect();
        let mut sources: Vec<u32> = names
            .iter()
            .filter_map(|(_, name)| self.linker.owner(name))
            .map(|id| self.linker.resolved(id))
            .collect();
        sources.extend(self.linker.known(&person.id));
        sources.sort_unstable();
        sources.dedup();
        let found = !sources.is_empty();
        let id = match sources.first() {
            Some(id) => *id,
            None => self.linker.create(SpeakerKind::Person, true),
        };
        for other in sources.iter().skip(1) {
            self.merge(*other, id)?;
        }
        for (text, name) in &names {
            self.linker.own(id, name, text);
        }
        if let Some(source) = self.linker.get_mut(id) {
            source.known = Some(person.id.clone());
            source.decided = source.decided.take().or_else(|| person.names.first().cloned());
            for role in &person.roles {
                add(&mut source.roles, &role.role);
                if let Some(affiliation) = &role.affiliation {
                    add(&mut source.affiliations, affiliation);
                }
            }
        }
        self.decide(&Decision::Known { source: id, id: person.id.clone() }, &[id])?;
        Ok(found)
    }

    /// The number of a source that is there, merges followed.
    fn known_source(&self, id: u32) -> Result<u32> {
        let id = self.linker.resolved(id);
        match self.linker.get(id) {
            Some(_) => Ok(id),
            None => Err(Error::unknown("the person", id.to_string())),
        }
    }

    /// Writes a decision and the sources that it changed, and makes the documents of these sources anew.
    fn decide(&mut self, decision: &Decision, sources: &[u32]) -> Result<()> {
        let path = self.ledger().path().to_owned();
        let view = self.ledger().view()?;
        let mut seqs = Vec::new();
        if !sources.is_empty() {
            for seq in view.current()? {
                let spoken = view.links(seq)?;
                let mut speaks = spoken.iter().map(|link| self.linker.resolved(link.source));
                let raw = spoken.iter().any(|link| sources.contains(&link.source));
                if raw || speaks.any(|id| sources.contains(&id)) {
                    seqs.push(seq);
                }
            }
        }
        let txn = self.ledger().begin()?;
        {
            let mut decisions = txn.open_table(DECISIONS).at(&path)?;
            let number = next_number(&decisions, &path)?;
            decisions.insert(number, &*seal(&number.to_be_bytes(), decision)).at(&path)?;
            let mut table = txn.open_table(SOURCES).at(&path)?;
            for (id, source) in self.linker.take_changed() {
                table.insert(id, &*seal(&id.to_be_bytes(), &source)).at(&path)?;
            }
            note_changes(&txn, &path, &seqs)?;
        }
        txn.commit().at(&path)?;
        self.touch(&seqs)
    }

    /// Gives what was said under a name of a source to another; gives the articles.
    fn move_links(&mut self, from: u32, into: u32, key: &str) -> Result<Vec<u64>> {
        let path = self.ledger().path().to_owned();
        let view = self.ledger().view()?;
        let mut moved = Vec::new();
        let txn = self.ledger().begin()?;
        {
            let mut table = txn.open_table(LINKS).at(&path)?;
            for seq in view.all()? {
                let mut links: Vec<Link> = view.links(seq)?;
                if !links.iter().any(|link| self.linker.resolved(link.source) == from) {
                    continue;
                }
                let stored = view.stored(seq)?;
                let mut changed = false;
                for (link, statement) in links.iter_mut().zip(&stored.record.statements) {
                    let same = Mention::of(statement).is_some_and(|mention| mention.name.key() == key);
                    if same && self.linker.resolved(link.source) == from {
                        (link.source, link.confidence) = (into, DECIDED);
                        changed = true;
                    }
                }
                if changed {
                    table.insert(seq, &*seal(&seq.to_be_bytes(), &links)).at(&path)?;
                    moved.push(seq);
                }
            }
            note_changes(&txn, &path, &moved)?;
        }
        txn.commit().at(&path)?;
        let count = moved.len() as u32;
        if let Some(source) = self.linker.get_mut(into) {
            source.articles += count;
        }
        if let Some(source) = self.linker.get_mut(from) {
            source.articles = source.articles.saturating_sub(count);
        }
        Ok(moved)
    }
}

/// Notes that the index must make documents anew.
fn note_changes(txn: &redb::WriteTransaction, path: &std::path::Path, seqs: &[u64]) -> Result<()> {
    let mut changes = txn.open_table(CHANGES).at(path)?;
    let first = next_number(&changes, path)?;
    for (number, seq) in (first..).zip(seqs) {
        changes.insert(number, *seq).at(path)?;
    }
    Ok(())
}

fn add(namings: &mut Vec<Naming>, text: &str) {
    if !namings.iter().any(|naming| naming.text == text) {
        namings.push(Naming { text: text.to_owned(), articles: 0 });
    }
}

/// Reads a list of known people: JSON lines.
///
/// # Errors
/// Of kind `Unknown` with the line that is no person.
pub fn known_people(list: &str) -> Result<Vec<KnownPerson>> {
    list.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| {
                let what = format!("line {}: {error}", at + 1);
                Fault::Person(what).into()
            })
        })
        .collect()
}
