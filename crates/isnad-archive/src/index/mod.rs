//! The search index: a projection of the ledger, which can be thrown away and made again at any time.
//!
//! Its last commit carries the number of the ledger's last change that it holds ([`State`]). An index that is behind
//! is brought up to date, one that is missing, unreadable, of another version or ahead of its ledger is made anew.

mod calendar;
mod columns;
mod compile;
pub(crate) mod document;
mod lines;
mod places;
pub(crate) mod schema;
mod search;
mod tally;
mod until;

pub(crate) use columns::Outlets;
pub(crate) use search::{Pointer, Searcher};
pub(crate) use tally::Counts;
pub(crate) use until::is_late;

use crate::error::{Error, Fault, Result};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use tantivy::directory::MmapDirectory;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::schema::document::TantivyDocument;
use tantivy::{Index, IndexWriter, Term};

/// Memory of each thread that makes the index.
const MEMORY: usize = 96 << 20;
/// Segments of a size that are merged into one: every query is put to each segment, so there should be few.
const SEGMENTS: usize = 4;
/// Threads that make the index.
const THREADS: usize = 2;

/// What the last commit of an index holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The ledger's last change that is in it.
    pub(crate) change: u64,
    words: u32,
    schema: u32,
}

impl State {
    /// Up to a change, made by this version.
    pub(crate) const fn at(change: u64) -> Self {
        Self { change, words: isnad_linkage::words::VERSION, schema: schema::VERSION }
    }

    /// The state of an index; `None` where it cannot be used.
    pub(crate) fn of(index: &Index) -> Option<Self> {
        let payload = index.load_metas().ok()?.payload?;
        let (change, versions) = payload.split_once(' ')?;
        let state = Self::at(change.parse().ok()?);
        (versions == state.versions()).then_some(state)
    }

    fn versions(self) -> String {
        format!("words {} schema {}", self.words, self.schema)
    }

    fn payload(self) -> String {
        format!("{} {}", self.change, self.versions())
    }
}

/// Runs what reads an index: some damage of its files makes the library give up by panicking, which is an error here.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
    read.unwrap_or_else(|_| Err(Fault::Index("its files do not fit together".to_owned()).into()))
}

/// Opens an index; an error where it is missing or unreadable.
pub(crate) fn open(folder: &Path) -> Result<Index> {
    let index = Index::open_in_dir(folder)?;
    if index.schema() != schema::schema() {
        return Err(tantivy::TantivyError::SchemaError("it has other fields".to_owned()).into());
    }
    Ok(index)
}

/// Makes an empty index in place of whatever is there.
pub(crate) fn create(folder: &Path) -> Result<Index> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Error::io(folder, error)),
        _ => {}
    }
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
    Index::create(directory, schema::schema(), tantivy::IndexSettings::default())
        .map_err(|error| Error::index(folder, error))
}

/// Writes an index. Once it has failed it may lack documents, and must not be published any more.
pub(crate) struct Indexer {
    folder: PathBuf,
    writer: IndexWriter,
}

impl Indexer {
    /// Writes the index that lies in a folder.
    pub(crate) fn new(index: &Index, folder: PathBuf) -> Result<Self> {
        let writer = index
            .writer_with_num_threads(THREADS, THREADS * MEMORY)
            .map_err(|error| Error::index(&folder, error))?;
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(SEGMENTS);
        writer.set_merge_policy(Box::new(merging));
        Ok(Self { folder, writer })
    }

    /// Takes out all documents of an article.
    pub(crate) fn remove(&self, article: &str) {
        let tag = document::tag::of_article(article);
        self.writer.delete_term(Term::from_field_text(schema::fields().tag, &tag));
    }

    /// Adds a document.
    pub(crate) fn add(&mut self, document: TantivyDocument) -> Result<()> {
        if let Err(error) = self.writer.add_document(document) {
            // A thread that has died tells what of only when it is waited for.
            let cause = self.writer.prepare_commit().err();
            return Err(Error::index(&self.folder, cause.unwrap_or(error)));
        }
        Ok(())
    }

    /// Makes all that was added and removed visible to readers, up to a change of the ledger.
    pub(crate) fn publish(&mut self, change: u64) -> Result<()> {
        let payload = State::at(change).payload();
        let committed = self.writer.prepare_commit().and_then(|mut commit| {
            commit.set_payload(&payload);
            commit.commit()
        });
        committed.map(drop).map_err(|error| Error::index(&self.folder, error))
    }

    /// Waits for merges and ends.
    pub(crate) fn finish(self) -> Result<()> {
        self.writer.wait_merging_threads().map_err(|error| Error::index(&self.folder, error))
    }
}
