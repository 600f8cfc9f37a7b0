//! The commands that work on an archive.

mod args;
mod check;
mod database;
mod export;
mod find;
mod import;
mod ingest;
mod people;
mod reread;
mod show;

pub(crate) use args::{
    ArchiveFolder, CheckOptions, ExportOptions, FIND_HELP, FindOptions, ImportOptions, IngestOptions,
    PeopleOptions, RereadOptions, ShowOptions,
};

use crate::notes;
use anyhow::Result;
use isnad_archive::{Archive, Reader, Recovery};
use std::path::Path;

/// Runs `isnad ingest`.
pub(crate) fn ingest(options: &IngestOptions) -> Result<usize> {
    ingest::run(options)
}

/// Runs `isnad import`.
pub(crate) fn import(options: &ImportOptions) -> Result<usize> {
    import::run(options)
}

/// Runs `isnad find`.
pub(crate) fn find(options: &FindOptions) -> Result<usize> {
    find::run(options)
}

/// Runs `isnad show`.
pub(crate) fn show(options: &ShowOptions) -> Result<usize> {
    show::run(options)
}

/// Runs `isnad people`.
pub(crate) fn people(options: &PeopleOptions) -> Result<usize> {
    people::run(options)
}

/// Runs `isnad export`.
pub(crate) fn export(options: &ExportOptions) -> Result<usize> {
    export::run(options)
}

/// Runs `isnad reread`.
pub(crate) fn reread(options: &RereadOptions) -> Result<usize> {
    reread::run(options)
}

/// Runs `isnad check`.
pub(crate) fn check(options: &CheckOptions) -> Result<usize> {
    check::run(options)
}

/// Opens an archive to read, and says where its index had to be put in order first.
pub(crate) fn reader(folder: &str) -> Result<Reader> {
    let reader = Archive::open_reader(Path::new(folder))?;
    tell(reader.recovery());
    Ok(reader)
}

/// Says what was done to an index.
fn tell(recovery: Option<Recovery>) {
    match recovery {
        Some(Recovery::Replayed(articles)) => {
            notes::note(&format!("the index was brought up to date: {articles} articles"));
        }
        Some(Recovery::Rebuilt(articles)) => {
            notes::note(&format!("the index was made anew: {articles} articles"));
        }
        None => {}
    }
}
