//! The ledger: the truth of an archive, one file, `ledger.redb`.
//!
//! It holds every version of every article with its record, what was found out about them, and what people decided.
//! One process writes, any number read meanwhile and see what was committed last. A batch is kept whole or not at all,
//! also by a process that is killed.

mod envelope;
mod passed;
pub(crate) mod tables;
mod v1;
mod view;

pub(crate) use envelope::{open, seal};
#[cfg(fuzzing)]
pub(crate) use v1::Sought;
pub(crate) use v1::{Article as StoredArticle, Head as StoredHead, StoredRecord};
pub(crate) use view::{Stamp, Stored, View};

use crate::error::{Error, Fault, Result};
use redb::{ConcurrencyMode, Database, ReadOnlyDatabase, ReadableDatabase, ReadableTable, WriteTransaction};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Memory for pages that were read or are to be written. It is taken page by page, as they are met.
const CACHE: usize = 256 << 20;

/// What the archive found out about a statement: how it is stored, first format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Link {
    /// The number of the statement's id.
    pub(crate) statement: u64,
    /// Its source, 0 where it has none. What the source was merged into is not followed.
    pub(crate) source: u32,
    /// How sure that is, per cent.
    pub(crate) confidence: u8,
    /// The saying that it belongs to.
    pub(crate) saying: u64,
}

/// Results of redb, told as errors of the file.
pub(crate) trait At<T> {
    /// The same result, its error naming the file.
    fn at(self, path: &Path) -> Result<T>;
}

impl<T, E: Into<redb::Error>> At<T> for std::result::Result<T, E> {
    fn at(self, path: &Path) -> Result<T> {
        self.map_err(|error| Error::ledger(path, error))
    }
}

/// The ledger of a process that writes.
#[derive(Debug)]
pub(crate) struct Ledger {
    path: PathBuf,
    db: Database,
}

impl Ledger {
    /// Opens the ledger, or makes it. What a killed process left behind is put in order.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let mut builder = Database::builder();
        builder.set_concurrency_mode(ConcurrencyMode::SingleWriter).set_cache_size(CACHE);
        let db = guarded(path, || builder.create(path))?;
        Self::prepared(path, db)
    }

    /// Opens the ledger over another storage than the file itself.
    #[cfg(test)]
    pub(crate) fn over(path: &Path, storage: impl redb::StorageBackend) -> Result<Self> {
        let db = guarded(path, || Database::builder().create_with_backend(storage))?;
        Self::prepared(path, db)
    }

    fn prepared(path: &Path, db: Database) -> Result<Self> {
        let ledger = Self { path: path.to_owned(), db };
        ledger.prepare()?;
        Ok(ledger)
    }

    /// Makes the tables, and checks that they are of a layout that this version knows.
    fn prepare(&self) -> Result<()> {
        let path = &self.path;
        let layout = |view: View| view.meta("layout");
        if let Ok(Some(found)) = self.view().and_then(layout) {
            if found == tables::LAYOUT {
                return Ok(());
            }
            let what = format!("its ledger has layout {found}, this version knows {}", tables::LAYOUT);
            return Err(Fault::Newer { path: path.clone(), what }.into());
        }
        let txn = self.begin()?;
        txn.open_table(tables::ARTICLES).at(path)?;
        txn.open_table(tables::RECORDS).at(path)?;
        txn.open_table(tables::LINKS).at(path)?;
        txn.open_table(tables::CONTENTS).at(path)?;
        txn.open_table(tables::LATEST).at(path)?;
        txn.open_table(tables::SOURCES).at(path)?;
        txn.open_table(tables::SKETCHES).at(path)?;
        txn.open_table(tables::CHANGES).at(path)?;
        txn.open_table(tables::DECISIONS).at(path)?;
        txn.open_table(tables::KNOWN).at(path)?;
        txn.open_table(tables::META).at(path)?.insert("layout", tables::LAYOUT).at(path)?;
        txn.commit().at(path)
    }

    /// Begins to write. What is not committed is as if it had never been.
    pub(crate) fn begin(&self) -> Result<WriteTransaction> {
        let mut txn = self.db.begin_write().at(&self.path)?;
        txn.set_quick_repair(true);
        Ok(txn)
    }

    /// The state that was committed last.
    pub(crate) fn view(&self) -> Result<View> {
        View::new(&self.db, &self.path)
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Checks the checksum of every page; false where something had to be put in order.
    pub(crate) fn check_pages(&mut self) -> Result<bool> {
        let path = self.path.clone();
        guarded(&path, || self.db.check_integrity())
    }
}

/// The ledger of a process that only reads.
pub(crate) struct LedgerReader {
    path: PathBuf,
    db: ReadOnlyDatabase,
}

impl LedgerReader {
    /// Opens the ledger beside whoever writes it.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let mut builder = Database::builder();
        builder.set_concurrency_mode(ConcurrencyMode::SingleWriter).set_cache_size(CACHE);
        let db = guarded(path, || builder.open_read_only(path))?;
        Ok(Self { path: path.to_owned(), db })
    }

    /// The state that was committed last.
    pub(crate) fn view(&self) -> Result<View> {
        View::new(&self.db, &self.path)
    }
}

/// Runs what may meet damaged pages: some damage makes the store give up by panicking, which is an error here.
pub(crate) fn guarded<T, E: Into<redb::Error>>(
    path: &Path,
    act: impl FnOnce() -> std::result::Result<T, E>,
) -> Result<T> {
    let Ok(result) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(act)) else {
        let what = "its pages do not fit together".to_owned();
        return Err(Fault::Ledger { path: path.to_owned(), what }.into());
    };
    result.at(path)
}

/// The next free number of a table whose keys are numbers from 1.
pub(crate) fn next_number<V: redb::Value + 'static>(
    table: &impl ReadableTable<u64, V>,
    path: &Path,
) -> Result<u64> {
    Ok(table.last().at(path)?.map_or(1, |(key, _)| key.value() + 1))
}

/// A snapshot of a database, whoever opened it.
pub(crate) trait Snapshots: ReadableDatabase {}

impl<T: ReadableDatabase> Snapshots for T {}
