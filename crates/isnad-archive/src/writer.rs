//! Puts articles into the archive.

use crate::batch::Batch;
use crate::entry::{Entry, content_hash};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{self, Indexer, State};
use crate::ledger::{At, Ledger, Stored, View};
use crate::lock::WriteLock;
use crate::paths::Paths;
use crate::waiting::Waiting;
use isnad::{Article, Record};
use isnad_linkage::people::Linker;
use rayon::prelude::*;
use std::fs;
use std::path::Path;

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
    /// Why the index does not hold all that was kept.
    unindexed: Option<Error>,
    /// Whether the linker may know of what was not kept.
    uncertain: bool,
    /// The ledger's last change.
    change: u64,
    recovery: Option<Recovery>,
    _lock: WriteLock,
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
        let mut writer = Self {
            paths,
            ledger,
            linker,
            index,
            indexer: None,
            unindexed: None,
            uncertain: false,
            change,
            recovery: None,
            _lock: lock,
        };
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
    /// broken. An index that cannot be written does not fail the batch, but every one behind it, with its own error:
    /// whoever opens the archive next brings the index up to date.
    pub fn keep(&mut self, entries: Vec<Entry>) -> Result<Vec<Outcome>> {
        self.commit(|batch| {
            let kept = entries.into_iter().map(|entry| batch.keep(entry)).collect::<Result<Vec<_>>>()?;
            let (outcomes, waiting): (Vec<_>, Vec<_>) = kept.into_iter().unzip();
            Ok((outcomes, waiting.into_iter().flatten().collect()))
        })
    }

    /// Reads articles anew: puts new records in the place of old ones. Ids, sources and sayings stay where the statement
    /// stayed. Gives how many records changed.
    ///
    /// # Errors
    /// As [`Self::keep`]; of kind `Unknown` where an article is not in the archive.
    pub fn reread(&mut self, records: Vec<(u64, Record)>) -> Result<usize> {
        let view = self.ledger.view()?;
        let mut changed = Vec::new();
        for (seq, record) in records {
            let stored = view.stored(seq)?;
            if stored.record != record {
                let entry = Entry::new(stored.article.clone(), record);
                changed.push((stored, entry));
            }
        }
        self.commit(|batch| {
            let replace = |(stored, entry): (Stored, Entry)| batch.replace(&stored, entry);
            let waiting = changed.into_iter().map(replace).collect::<Result<Vec<_>>>()?;
            Ok((waiting.len(), waiting))
        })
    }

    /// Writes a batch, whole or not at all, then gives its documents to the index. What `write` gives is given on.
    fn commit<T>(&mut self, write: impl FnOnce(&mut Batch<'_>) -> Result<(T, Vec<Waiting>)>) -> Result<T> {
        if let Some(error) = &self.unindexed {
            return Err(error.clone());
        }
        if self.uncertain {
            self.linker = Linker::new(self.ledger.view()?.sources()?);
        }
        self.uncertain = true;
        let (given, waiting) = self.write(write)?;
        self.uncertain = false;
        // What is in the ledger is kept; an index that fails is told with the next batch.
        let _ = waiting.into_iter().try_for_each(|waiting| self.add(waiting));
        Ok(given)
    }

    fn write<T>(&mut self, write: impl FnOnce(&mut Batch<'_>) -> Result<T>) -> Result<T> {
        let txn = self.ledger.begin()?;
        let path = self.ledger.path().to_owned();
        let mut batch = Batch::new(&txn, &path, &mut self.linker)?;
        let written = write(&mut batch)?;
        let change = batch.finish()?;
        txn.commit().at(&path)?;
        self.change = change;
        Ok(written)
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
        let change = self.change;
        match (&self.unindexed, &self.indexer) {
            (None, None) => Ok(()),
            _ => self.index(|indexer| indexer.publish(change)),
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
        (self.indexer, self.unindexed) = (None, None);
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
                stored.into_par_iter().map(|stored| Waiting::again(&self.linker, stored, new)).collect();
            for waiting in made {
                self.add(waiting)?;
            }
        }
        Ok(())
    }

    /// Gives documents to the index.
    fn add(&mut self, waiting: Waiting) -> Result<()> {
        self.index(|indexer| {
            if !waiting.new {
                indexer.remove(&waiting.article);
            }
            waiting.documents.into_iter().try_for_each(|document| indexer.add(document))
        })
    }

    /// Does something with the index. Once that has failed it is left alone: it may lack documents, and to publish it
    /// would say that it has them.
    fn index(&mut self, work: impl FnOnce(&mut Indexer) -> Result<()>) -> Result<()> {
        if let Some(error) = &self.unindexed {
            return Err(error.clone());
        }
        let done = match &mut self.indexer {
            Some(indexer) => work(indexer),
            none => Indexer::new(&self.index, self.paths.index()).and_then(|new| work(none.insert(new))),
        };
        if let Err(error) = &done {
            (self.indexer, self.unindexed) = (None, Some(error.clone()));
        }
        done
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

/// Whether an article is just as the ledger has it: its content has the address that it is found under.
pub(crate) fn has_address(article: &Article, hash: &[u8]) -> bool {
    content_hash(article)[..] == *hash
}

#[cfg(test)]
#[path = "writer_tests.rs"]
mod tests;
