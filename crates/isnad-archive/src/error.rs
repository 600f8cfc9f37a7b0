//! What can go wrong with an archive: what, where, and what to do.

use crate::index::is_late;
use crate::query::QueryError;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::TantivyError;
use tantivy::directory::error::OpenWriteError;
use thiserror::Error;

/// An archive that cannot do what it was asked.
#[derive(Debug, Clone, Error)]
#[error(transparent)]
pub struct Error(Arc<Fault>);

/// What kind of error it is: what a program may want to tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no archive in the folder.
    Missing,
    /// Another process writes the archive.
    Locked,
    /// The disk is full.
    DiskFull,
    /// A file cannot be read or written.
    Io,
    /// What is stored is damaged: its checksum or structure is wrong.
    Damaged,
    /// The archive was written by a newer version.
    Newer,
    /// A query cannot be understood.
    Query,
    /// Something was asked for that is not there.
    Unknown,
    /// The search index failed; it can be rebuilt.
    Index,
    /// It took longer than it may ([`Reader::until`](crate::Reader::until)).
    Late,
}

#[derive(Debug, Error)]
pub(crate) enum Fault {
    #[error("{0}: no archive is here (make one with `isnad ingest --archive {0} PATH…`)")]
    Missing(PathBuf),
    #[error(
        "{0}: another process is writing this archive{1} (wait until it ends; reading goes on meanwhile)"
    )]
    Locked(PathBuf, String),
    #[error(
        "{0}: the disk is full: nothing of the last batch was kept, all before it is whole (make room, then do the same again: what is kept is passed over)"
    )]
    DiskFull(PathBuf),
    #[error(
        "{0}: the disk is full: what was kept is whole, but not all of it is found yet (make room, then do the same again: what is kept is passed over, and the index brought up to date)"
    )]
    IndexFull(PathBuf),
    #[error("{0}: nothing more is written after an error (open the archive again)")]
    Closed(PathBuf),
    #[error("{path}: {error}")]
    Io { path: PathBuf, error: io::Error },
    #[error(
        "{path}: the ledger is damaged: {what} (`isnad check` tells what else; restore the file from a copy)"
    )]
    Ledger { path: PathBuf, what: String },
    #[error("{what} {key} is damaged: {why} (`isnad check` lists all that is)")]
    Value { what: &'static str, key: String, why: String },
    #[error("{path}: was written by a newer version of Isnad: {what}")]
    Newer { path: PathBuf, what: String },
    #[error(transparent)]
    Query(#[from] QueryError),
    #[error("{what} ⟦{id}⟧ is not in this archive")]
    Unknown { what: &'static str, id: String },
    #[error("the record of the article ⟦{id}⟧ is not of its text: {why}")]
    Misfit { id: String, why: String },
    #[error("the list of known people, {0} (a line is {{\"id\": \"Q1\", \"names\": [\"…\"]}})")]
    Person(String),
    #[error("the search index: {0} (`isnad check --repair` makes it anew)")]
    Index(String),
    #[error("the search took longer than it may (ask for less: fewer words, or a shorter time)")]
    Late,
}

/// What a call of this crate gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        match &*self.0 {
            Fault::Missing(_) => ErrorKind::Missing,
            Fault::Locked(..) => ErrorKind::Locked,
            Fault::DiskFull(_) | Fault::IndexFull(_) => ErrorKind::DiskFull,
            Fault::Io { .. } | Fault::Closed(_) => ErrorKind::Io,
            Fault::Ledger { .. } | Fault::Value { .. } | Fault::Misfit { .. } => ErrorKind::Damaged,
            Fault::Newer { .. } => ErrorKind::Newer,
            Fault::Query(_) => ErrorKind::Query,
            Fault::Unknown { .. } | Fault::Person(_) => ErrorKind::Unknown,
            Fault::Index(_) => ErrorKind::Index,
            Fault::Late => ErrorKind::Late,
        }
    }

    /// Something that is not in the archive.
    pub(crate) fn unknown(what: &'static str, id: impl Into<String>) -> Self {
        Fault::Unknown { what, id: id.into() }.into()
    }

    /// A file that cannot be read or written.
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::StorageFull {
            return Fault::DiskFull(path.to_owned()).into();
        }
        Fault::Io { path: path.to_owned(), error }.into()
    }

    /// A fault of the index that lies at `path`.
    pub(crate) fn index(path: &Path, error: TantivyError) -> Self {
        let cause = match &error {
            TantivyError::IoError(cause)
            | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error: cause, .. }) => Some(cause),
            _ => None,
        };
        if cause.is_some_and(|cause| is_full(cause)) {
            return Fault::IndexFull(path.to_owned()).into();
        }
        error.into()
    }

    /// A fault of redb, in the file at `path`.
    pub(crate) fn ledger(path: &Path, error: impl Into<redb::Error>) -> Self {
        match error.into() {
            redb::Error::Io(error) => Self::io(path, error),
            redb::Error::PreviousIo => Fault::Closed(path.to_owned()).into(),
            redb::Error::DatabaseAlreadyOpen => Fault::Locked(path.to_owned(), String::new()).into(),
            redb::Error::Corrupted(what) => Fault::Ledger { path: path.to_owned(), what }.into(),
            redb::Error::UpgradeRequired(_) | redb::Error::LockProtocolMismatch => {
                let what = "its ledger has another file format".to_owned();
                Fault::Newer { path: path.to_owned(), what }.into()
            }
            error => Fault::Ledger { path: path.to_owned(), what: error.to_string() }.into(),
        }
    }
}

/// Whether the disk is full: also where the index's dictionary of terms had no room and wraps the error.
fn is_full(error: &io::Error) -> bool {
    match error.get_ref().and_then(|inner| inner.downcast_ref()) {
        Some(tantivy_fst::Error::Io(inner)) => is_full(inner),
        _ => error.kind() == io::ErrorKind::StorageFull,
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self(Arc::new(fault))
    }
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Self {
        Fault::Query(error).into()
    }
}

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        if is_late(&error) { Fault::Late.into() } else { Fault::Index(error.to_string()).into() }
    }
}
