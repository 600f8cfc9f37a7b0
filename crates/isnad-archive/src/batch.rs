//! What a batch writes into the ledger.

use crate::entry::Entry;
use crate::error::{Error, Result};
use crate::ledger::tables::{ARTICLES, CHANGES, CONTENTS, LATEST, LINKS, RECORDS, SKETCHES, SOURCES};
use crate::ledger::{At, Link, Stored, StoredArticle, StoredRecord, next_number, open, seal};
use crate::waiting::Waiting;
use crate::writer::Outcome;
use isnad_linkage::people::{Heard, Linked, Linker};
use isnad_linkage::sayings::{self, Kept, Sketch};
use isnad_linkage::{days, id};
use redb::{ReadableTable, Table, WriteTransaction};
use std::path::Path;

/// A batch that is being written: the tables, and what is next.
pub(crate) struct Batch<'t> {
    path: &'t Path,
    articles: Table<'t, u64, &'static [u8]>,
    records: Table<'t, u64, &'static [u8]>,
    links: Table<'t, u64, &'static [u8]>,
    contents: Table<'t, &'static [u8], u64>,
    latest: Table<'t, &'static str, u64>,
    sources: Table<'t, u32, &'static [u8]>,
    sketches: Table<'t, (u32, u64, u64, u32), &'static [u8]>,
    changes: Table<'t, u64, u64>,
    linker: &'t mut Linker,
    next: u64,
    next_change: u64,
}

impl<'t> Batch<'t> {
    /// Opens the tables.
    pub(crate) fn new(txn: &'t WriteTransaction, path: &'t Path, linker: &'t mut Linker) -> Result<Self> {
        let articles = txn.open_table(ARTICLES).at(path)?;
        let changes = txn.open_table(CHANGES).at(path)?;
        Ok(Self {
            next: next_number(&articles, path)?,
            next_change: next_number(&changes, path)?,
            records: txn.open_table(RECORDS).at(path)?,
            links: txn.open_table(LINKS).at(path)?,
            contents: txn.open_table(CONTENTS).at(path)?,
            latest: txn.open_table(LATEST).at(path)?,
            sources: txn.open_table(SOURCES).at(path)?,
            sketches: txn.open_table(SKETCHES).at(path)?,
            articles,
            changes,
            path,
            linker,
        })
    }

    /// Writes the sources that changed; gives the number of the last change.
    pub(crate) fn finish(mut self) -> Result<u64> {
        for (id, source) in self.linker.take_changed() {
            let bytes = seal(&id.to_be_bytes(), &source);
            self.sources.insert(id, &*bytes).at(self.path)?;
        }
        Ok(self.next_change - 1)
    }

    /// Keeps an article that is new or has changed.
    pub(crate) fn keep(&mut self, entry: Entry) -> Result<(Outcome, Option<Waiting>)> {
        if self.contents.get(&entry.hash[..]).at(self.path)?.is_some() {
            return Ok((Outcome::Unchanged, None));
        }
        let previous = self.latest.get(&*entry.article.id).at(self.path)?.map(|seq| seq.value());
        let before = previous.map(|seq| self.before(seq)).transpose()?;
        let version = before.as_ref().map_or(1, |before| before.version + 1);
        let seq = self.next;
        self.next += 1;
        let links = self.link(seq, &entry, before.as_ref())?;
        if let Some(before) = &before {
            self.remove_sketches(before)?;
        }
        self.write(seq, &entry, version, previous, &links)?;
        self.contents.insert(&entry.hash[..], seq).at(self.path)?;
        self.latest.insert(&*entry.article.id, seq).at(self.path)?;
        let outcome = if previous.is_some() { Outcome::Version(version) } else { Outcome::New };
        let waiting = Waiting::of(self.linker, seq, entry, &links, previous.is_none());
        Ok((outcome, Some(waiting)))
    }

    /// Puts a new record of a version in the place of its old one.
    pub(crate) fn replace(&mut self, stored: &Stored, entry: Entry) -> Result<Waiting> {
        let before = Before {
            seq: stored.seq,
            version: stored.version,
            day: days::published(&stored.record),
            statements: stored.record.statements.clone(),
            links: stored.links.clone(),
        };
        self.remove_sketches(&before)?;
        let links = self.link(stored.seq, &entry, Some(&before))?;
        self.write(stored.seq, &entry, stored.version, stored.previous, &links)?;
        Ok(Waiting::of(self.linker, stored.seq, entry, &links, false))
    }

    fn write(
        &mut self,
        seq: u64,
        entry: &Entry,
        version: u32,
        previous: Option<u64>,
        links: &[Link],
    ) -> Result<()> {
        let key = seq.to_be_bytes();
        let published = entry.article.published.map(|day| day.to_string());
        let mut article = StoredArticle::of(&entry.article, published.as_deref());
        (article.version, article.previous) = (version, previous);
        article.signature = entry.signature.as_ref().map(|s| s.numbers().to_vec()).unwrap_or_default();
        self.articles.insert(seq, &*seal(&key, &article)).at(self.path)?;
        let record = StoredRecord::of(&entry.record, crate::ENGINE);
        self.records.insert(seq, &*seal(&key, &record)).at(self.path)?;
        self.links.insert(seq, &*seal(&key, &links)).at(self.path)?;
        self.changes.insert(self.next_change, seq).at(self.path)?;
        self.next_change += 1;
        Ok(())
    }

    /// Links every statement to a source and a saying. A statement that was there before keeps both where its speaker
    /// and its content are the same.
    fn link(&mut self, seq: u64, entry: &Entry, before: Option<&Before>) -> Result<Vec<Link>> {
        let mut links: Vec<Link> = Vec::with_capacity(entry.said.len());
        let mut heard = Heard::default();
        for (at, (said, statement)) in entry.said.iter().zip(&entry.record.statements).enumerate() {
            let mut link =
                Link { statement: id::statement(&statement.id), source: 0, confidence: 0, saying: 0 };
            let old = before.and_then(|before| before.of(statement));
            if let Some(mention) = &said.mention {
                let linked = match old {
                    Some((same, old)) if same.speaker == statement.speaker => {
                        let linked = Linked { source: old.source, confidence: old.confidence };
                        heard.note(mention, linked);
                        linked
                    }
                    _ => heard.link(mention, |mention| self.linker.link(mention, entry.day)),
                };
                (link.source, link.confidence) = (linked.source, linked.confidence);
            }
            link.saying = match old {
                Some((same, old))
                    if same.content == statement.content && same.speaker == statement.speaker =>
                {
                    old.saying
                }
                _ => link.statement,
            };
            self.group(&mut link, said.sketch.as_ref(), (entry.day, seq, at as u32))?;
            links.push(link);
        }
        Ok(links)
    }

    /// Finds the saying of a statement among those of the same source in the days around it.
    fn group(
        &mut self,
        link: &mut Link,
        sketch: Option<&Sketch>,
        (day, seq, at): (u64, u64, u32),
    ) -> Result<()> {
        let Some(sketch) = sketch.filter(|_| link.source != 0) else { return Ok(()) };
        let source = self.linker.resolved(link.source);
        if link.saying == link.statement {
            let strict = !self.linker.is_named(source);
            let (from, to) = sayings::days_around(day).into_inner();
            let mut candidates: Vec<Kept> = Vec::new();
            for row in
                self.sketches.range((source, from, 0, 0)..=(source, to, u64::MAX, u32::MAX)).at(self.path)?
            {
                let (key, value) = row.at(self.path)?;
                candidates.push(open("sketch", &sketch_key(key.value()), value.value())?);
            }
            link.saying = sayings::joined(sketch, &candidates, strict).unwrap_or(link.statement);
        }
        let key = (source, day, seq, at);
        let kept = Kept { saying: link.saying, sketch: sketch.clone() };
        self.sketches.insert(key, &*seal(&sketch_key(key), &kept)).at(self.path)?;
        Ok(())
    }

    /// The version that a new one takes the place of.
    fn before(&self, seq: u64) -> Result<Before> {
        let key = seq.to_be_bytes();
        let missing = || Error::unknown("the article", seq.to_string());
        let article = self.articles.get(seq).at(self.path)?.ok_or_else(missing)?;
        let article: StoredArticle<'_> = open("article", &key, article.value())?;
        let record = self.records.get(seq).at(self.path)?.ok_or_else(missing)?;
        let record: StoredRecord<'_> = open("record", &key, record.value())?;
        let links = self.links.get(seq).at(self.path)?.ok_or_else(missing)?;
        let record = record.model(&article).map_err(|_| missing())?;
        Ok(Before {
            seq,
            version: article.version,
            day: days::published(&record),
            statements: record.statements,
            links: open("link", &key, links.value())?,
        })
    }

    fn remove_sketches(&mut self, before: &Before) -> Result<()> {
        for (at, link) in before.links.iter().enumerate() {
            let key = (self.linker.resolved(link.source), before.day, before.seq, at as u32);
            self.sketches.remove(key).at(self.path)?;
        }
        Ok(())
    }
}

/// What was there before.
struct Before {
    seq: u64,
    version: u32,
    day: u64,
    statements: Vec<isnad::Statement>,
    links: Vec<Link>,
}

impl Before {
    /// The same statement and its link: ids stay where the statement stays.
    fn of(&self, statement: &isnad::Statement) -> Option<(&isnad::Statement, Link)> {
        let at = self.statements.iter().position(|old| old.id == statement.id)?;
        Some((&self.statements[at], *self.links.get(at)?))
    }
}

/// A sketch's key as bytes, for its seal.
pub(crate) fn sketch_key((source, day, seq, at): (u32, u64, u64, u32)) -> Vec<u8> {
    [&source.to_be_bytes()[..], &day.to_be_bytes(), &seq.to_be_bytes(), &at.to_be_bytes()].concat()
}
