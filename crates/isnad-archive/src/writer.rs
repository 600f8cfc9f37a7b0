//! Puts articles into the archive.

use crate::entry::{Entry, content_hash};
use crate::error::{Error, ErrorKind, Result};
use crate::index::document::{self, Known};
use crate::index::{self, Indexer, State};
use crate::ledger::tables::{ARTICLES, CHANGES, CONTENTS, LATEST, LINKS, RECORDS, SKETCHES, SOURCES};
use crate::ledger::{At, Ledger, Link, Stored, StoredArticle, StoredRecord, View, next_number, open, seal};
use crate::lock::WriteLock;
use crate::paths::Paths;
use crate::people::{Linker, StoredSource};
use crate::sayings::{self, Kept, Sketch};
use isnad::{Article, Record};
use rayon::prelude::*;
use redb::{ReadableTable, Table, WriteTransaction};
use std::fs;
use std::path::Path;
use tantivy::TantivyDocument;

/// Articles whose documents are made together when the index is brought up to date.
const TOGETHER: usize = 512;

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    New,
    /// It was there, just so.
    Unchanged,
    /// It was there with another content; this is a new version of it, with its number.
    Version(u32),
}

/// What was found to be done when an archive was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// The index was behind the ledger by so many articles, and was brought up to date.
    Replayed(u64),
    /// The index was missing, unreadable or of another version, and was made anew of so many articles.
    Rebuilt(u64),
}

/// Writes an archive. One process at a time does; others may read meanwhile.
///
/// [`Writer::keep`] returns when a batch is on the disk; [`Writer::publish`] lets readers find it. What was kept and
/// not published, since the process was killed, is found by whoever opens the archive next.
pub struct Writer {
    paths: Paths,
    ledger: Ledger,
    pub(crate) linker: Linker,
    index: tantivy::Index,
    indexer: Option<Indexer>,
    /// The ledger's last change.
    change: u64,
    recovery: Option<Recovery>,
    _lock: WriteLock,
}

/// A document that waits for its batch to be committed.
pub(crate) struct Waiting {
    article: String,
    new: bool,
    documents: Vec<TantivyDocument>,
}

impl Writer {
    /// Opens an archive, or makes it, and brings its index up to date.
    ///
    /// # Errors
    /// Of kind `Locked` where another process writes; `Newer`, `Damaged`, `DiskFull`, `Io`, `Index`.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
        let paths = Paths::new(folder);
        let lock = WriteLock::take(&paths)?;
        let ledger = Ledger::open(&paths.ledger())?;
        Self::with(paths, lock, ledger)
    }

    fn with(paths: Paths, lock: WriteLock, ledger: Ledger) -> Result<Self> {
        let view = ledger.view()?;
        let linker = Linker::new(view.sources()?);
        let change = view.last_change()?;
        let (index, behind) = open_index(&paths, change)?;
        let mut writer =
            Self { paths, ledger, linker, index, indexer: None, change, recovery: None, _lock: lock };
        writer.catch_up(&view, behind)?;
        Ok(writer)
    }

    /// What was done to bring the index up to date when the archive was opened.
    pub fn recovery(&self) -> Option<Recovery> {
        self.recovery
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    pub(crate) fn ledger_mut(&mut self) -> &mut Ledger {
        &mut self.ledger
    }

    pub(crate) fn paths(&self) -> &Paths {
        &self.paths
    }

    /// Keeps a batch: all of it or, where this fails, nothing of it. On return it is on the disk.
    ///
    /// # Errors
    /// Of kind `DiskFull` or `Io` where the ledger cannot be written, `Damaged` where something that it holds is
    /// broken. An index that cannot be written does not fail the batch: it is brought up to date later.
    pub fn keep(&mut self, entries: Vec<Entry>) -> Result<Vec<Outcome>> {
        let txn = self.ledger.begin()?;
        let path = self.ledger.path().to_owned();
        let mut batch = Batch::new(&txn, &path, &mut self.linker)?;
        let mut outcomes = Vec::with_capacity(entries.len());
        let mut waiting = Vec::new();
        for entry in entries {
            let (outcome, documents) = batch.keep(entry)?;
            outcomes.push(outcome);
            waiting.extend(documents);
        }
        let change = batch.finish()?;
        if let Err(error) = txn.commit().at(&path) {
            self.forget()?;
            return Err(error);
        }
        self.change = change;
        for waiting in waiting {
            self.add(waiting)?;
        }
        Ok(outcomes)
    }

    /// Reads articles anew: puts new records in the place of old ones. Ids, sources and sayings stay where the statement
    /// stayed. Gives how many records changed.
    ///
    /// # Errors
    /// As [`Self::keep`]; of kind `Unknown` where an article is not in the archive.
    pub fn reread(&mut self, records: Vec<(u64, Record)>) -> Result<usize> {
        let view = self.ledger.view()?;
        let mut entries = Vec::new();
        for (seq, record) in records {
            let stored = view.stored(seq)?;
            if stored.record != record {
                let entry = Entry::new(stored.article.clone(), record);
                entries.push((stored, entry));
            }
        }
        let changed = entries.len();
        let txn = self.ledger.begin()?;
        let path = self.ledger.path().to_owned();
        let mut batch = Batch::new(&txn, &path, &mut self.linker)?;
        let waiting: Vec<Waiting> = entries
            .into_iter()
            .map(|(stored, entry)| batch.replace(&stored, entry))
            .collect::<Result<_>>()?;
        let change = batch.finish()?;
        if let Err(error) = txn.commit().at(&path) {
            self.forget()?;
            return Err(error);
        }
        self.change = change;
        for waiting in waiting {
            self.add(waiting)?;
        }
        Ok(changed)
    }

    /// Every version in the archive by number, with its article: what [`Self::reread`] is given anew.
    ///
    /// # Errors
    /// Of kind `Damaged` where something is broken.
    pub fn articles(&self) -> Result<impl Iterator<Item = Result<(u64, Article)>> + use<>> {
        let view = self.ledger.view()?;
        let current = view.current()?;
        Ok(current.into_iter().map(move |seq| Ok((seq, view.stored(seq)?.article))))
    }

    /// Lets readers find all that was kept.
    ///
    /// # Errors
    /// Of kind `Index` or `DiskFull`; what was kept is safe all the same.
    pub fn publish(&mut self) -> Result<()> {
        match &mut self.indexer {
            Some(indexer) => indexer.publish(self.change),
            None => Ok(()),
        }
    }

    /// Publishes, waits for the index to be in order, and lets go of the archive.
    ///
    /// # Errors
    /// As [`Self::publish`].
    pub fn finish(mut self) -> Result<()> {
        self.publish()?;
        self.indexer.take().map_or(Ok(()), Indexer::finish)
    }

    /// Makes the index of all that the ledger holds; gives the number of articles.
    pub(crate) fn rebuild(&mut self) -> Result<u64> {
        self.indexer = None;
        self.index = index::create(&self.paths.index())?;
        let view = self.ledger.view()?;
        let current = view.current()?;
        self.index_again(&view, &current, true)?;
        self.publish()?;
        Ok(current.len() as u64)
    }

    /// Makes the documents of articles anew, after something about them was decided.
    pub(crate) fn touch(&mut self, seqs: &[u64]) -> Result<()> {
        let view = self.ledger.view()?;
        self.change = view.last_change()?;
        self.index_again(&view, seqs, false)
    }

    fn catch_up(&mut self, view: &View, behind: Behind) -> Result<()> {
        match behind {
            Behind::Nothing => {}
            Behind::Since(change) => {
                let seqs = view.changed_since(change)?;
                self.index_again(view, &seqs, false)?;
                self.publish()?;
                self.recovery = Some(Recovery::Replayed(seqs.len() as u64));
            }
            Behind::All => {
                let current = view.current()?;
                self.index_again(view, &current, true)?;
                self.publish()?;
                if !current.is_empty() {
                    self.recovery = Some(Recovery::Rebuilt(current.len() as u64));
                }
            }
        }
        Ok(())
    }

    /// Indexes versions that the ledger holds; what is no longer the last version of its article is passed over.
    fn index_again(&mut self, view: &View, seqs: &[u64], new: bool) -> Result<()> {
        for some in seqs.chunks(TOGETHER) {
            let mut stored = Vec::with_capacity(some.len());
            for seq in some {
                match view.stored(*seq) {
                    Ok(found) if view.latest(&found.article.id)? == Some(*seq) => stored.push(found),
                    Ok(_) => {}
                    // The rest stays findable; `check` tells of what is damaged.
                    Err(error) if error.kind() == ErrorKind::Damaged => {}
                    Err(error) => return Err(error),
                }
            }
            let made: Vec<Waiting> =
                stored.into_par_iter().map(|stored| again(&self.linker, stored, new)).collect();
            for waiting in made {
                self.add(waiting)?;
            }
        }
        Ok(())
    }

    /// Gives documents to the index.
    fn add(&mut self, waiting: Waiting) -> Result<()> {
        if self.indexer.is_none() {
            self.indexer = Some(Indexer::new(&self.index)?);
        }
        let Some(indexer) = &self.indexer else { return Ok(()) };
        if !waiting.new {
            indexer.remove(&waiting.article);
        }
        waiting.documents.into_iter().try_for_each(|document| indexer.add(document))
    }

    /// Forgets what was found out for a batch that could not be kept.
    fn forget(&mut self) -> Result<()> {
        self.linker = Linker::new(self.ledger.view()?.sources()?);
        Ok(())
    }
}

/// What an index lacks.
#[derive(Clone, Copy)]
enum Behind {
    Nothing,
    /// The changes behind this one.
    Since(u64),
    All,
}

/// Opens the index, or makes an empty one where there is none that can be used.
fn open_index(paths: &Paths, change: u64) -> Result<(tantivy::Index, Behind)> {
    if let Ok(index) = index::open(&paths.index())
        && let Some(state) = State::of(&index)
        && state.change <= change
    {
        let behind = if state.change == change { Behind::Nothing } else { Behind::Since(state.change) };
        return Ok((index, behind));
    }
    Ok((index::create(&paths.index())?, Behind::All))
}

/// The documents of a version that the ledger holds.
fn again(linker: &Linker, stored: Stored, new: bool) -> Waiting {
    let Stored { seq, article, record, links, .. } = stored;
    let entry = Entry::new(article, record);
    let documents = documents(linker, seq, entry.said.into_iter().map(|s| s.document), &entry.record, &links);
    let mut waiting = Waiting { article: entry.article.id, new, documents };
    waiting.documents.push(article_document(&entry.record, seq, entry.signature.as_ref()));
    waiting
}

fn article_document(
    record: &Record,
    seq: u64,
    signature: Option<&isnad_ingest::duplicates::Signature>,
) -> TantivyDocument {
    let bands: Vec<u64> = signature.map(|s| s.bands().collect()).unwrap_or_default();
    document::of_article(record, seq, &bands)
}

/// Statements' documents with what the archive found out.
fn documents(
    linker: &Linker,
    seq: u64,
    documents: impl Iterator<Item = TantivyDocument>,
    record: &Record,
    links: &[Link],
) -> Vec<TantivyDocument> {
    documents
        .zip(&record.statements)
        .zip(links)
        .map(|((mut document, statement), link)| {
            let source = linker.resolved(link.source);
            let names = linker.get(source).filter(|s| s.named).map(other_names).unwrap_or_default();
            document::complete(&mut document, seq, statement, &Known { source, saying: link.saying, names });
            document
        })
        .collect()
}

/// Names that a source is found under beside those of the article: what was decided, and those of the list of known
/// people.
fn other_names(source: &StoredSource) -> Vec<&str> {
    let known = source.known.is_some();
    let listed = source.names.iter().filter(|_| known).map(|name| &*name.text);
    source.decided.as_deref().into_iter().chain(listed).collect()
}

/// A batch that is being written: the tables, and what is next.
struct Batch<'t> {
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
    fn new(txn: &'t WriteTransaction, path: &'t Path, linker: &'t mut Linker) -> Result<Self> {
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
    fn finish(mut self) -> Result<u64> {
        for (id, source) in self.linker.take_changed() {
            let bytes = seal(&id.to_be_bytes(), &source);
            self.sources.insert(id, &*bytes).at(self.path)?;
        }
        Ok(self.next_change - 1)
    }

    /// Keeps an article that is new or has changed.
    fn keep(&mut self, entry: Entry) -> Result<(Outcome, Option<Waiting>)> {
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
        Ok((outcome, Some(self.waiting(seq, entry, &links, previous.is_none()))))
    }

    /// Puts a new record of a version in the place of its old one.
    fn replace(&mut self, stored: &Stored, entry: Entry) -> Result<Waiting> {
        let before = Before {
            seq: stored.seq,
            version: stored.version,
            day: crate::entry::day_of(&stored.record),
            statements: stored.record.statements.clone(),
            links: stored.links.clone(),
        };
        self.remove_sketches(&before)?;
        let links = self.link(stored.seq, &entry, Some(&before))?;
        self.write(stored.seq, &entry, stored.version, stored.previous, &links)?;
        Ok(self.waiting(stored.seq, entry, &links, false))
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

    fn waiting(&self, seq: u64, entry: Entry, links: &[Link], new: bool) -> Waiting {
        let prepared = entry.said.into_iter().map(|said| said.document);
        let mut documents = documents(self.linker, seq, prepared, &entry.record, links);
        documents.push(article_document(&entry.record, seq, entry.signature.as_ref()));
        Waiting { article: entry.article.id, new, documents }
    }

    /// Links every statement to a source and a saying. A statement that was there before keeps both where its speaker
    /// and its content are the same.
    fn link(&mut self, seq: u64, entry: &Entry, before: Option<&Before>) -> Result<Vec<Link>> {
        let mut links: Vec<Link> = Vec::with_capacity(entry.said.len());
        let mut heard: Vec<(&crate::people::Mention, Link)> = Vec::new();
        for (at, (said, statement)) in entry.said.iter().zip(&entry.record.statements).enumerate() {
            let mut link =
                Link { statement: crate::id::statement(&statement.id), source: 0, confidence: 0, saying: 0 };
            let old = before.and_then(|before| before.of(statement));
            if let Some(mention) = &said.mention {
                let known = heard.iter().find(|(other, _)| *other == mention).map(|(_, link)| *link);
                (link.source, link.confidence) = match (old, known) {
                    (Some((same, old)), _) if same.speaker == statement.speaker => {
                        (old.source, old.confidence)
                    }
                    (_, Some(known)) => (known.source, known.confidence),
                    _ => {
                        let linked = self.linker.link(mention, entry.day);
                        (linked.source, linked.confidence)
                    }
                };
                heard.push((mention, link));
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
            let strict = self.linker.get(source).is_none_or(|s| !s.named);
            let (from, to) = (day.saturating_sub(sayings::DAYS), day + sayings::DAYS);
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
            day: crate::entry::day_of(&record),
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

/// Whether an article is just as the ledger has it: its content has the address that it is found under.
pub(crate) fn has_address(article: &Article, hash: &[u8]) -> bool {
    content_hash(article)[..] == *hash
}

#[cfg(test)]
#[path = "writer_tests.rs"]
mod tests;
