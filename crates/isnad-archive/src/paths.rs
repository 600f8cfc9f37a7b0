//! What lies where in an archive's folder.

use std::path::{Path, PathBuf};

/// The folder of an archive.
#[derive(Debug, Clone)]
pub(crate) struct Paths {
    folder: PathBuf,
}

impl Paths {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The ledger: the truth.
    pub(crate) fn ledger(&self) -> PathBuf {
        self.folder.join("ledger.redb")
    }

    /// The search index, which can be made again.
    pub(crate) fn index(&self) -> PathBuf {
        self.folder.join("index")
    }

    /// The file whose lock the writer holds.
    pub(crate) fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }
}
