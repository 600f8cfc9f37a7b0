//! `isnad import`: articles with the records that a cluster, or another archive, made of them.

use super::args::ImportOptions;
use crate::notes;
use anyhow::{Context, Result};
use indicatif::HumanCount;
use isnad_archive::{Archive, Entry, Outcome, Writer};
use rayon::prelude::*;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Keeps the articles of all files; gives the number of those whose record is not of their text.
pub(super) fn run(options: &ImportOptions) -> Result<usize> {
    let mut files = Vec::new();
    for path in &options.files {
        list(path, &mut files)?;
    }
    let mut writer = Archive::open_writer(Path::new(&options.archive.folder))?;
    super::tell(writer.recovery());
    let mut counts = Counts::default();
    for file in &files {
        import(file, &mut writer, &mut counts).with_context(|| file.display().to_string())?;
    }
    writer.finish()?;
    let Counts { kept, unchanged, rejected } = counts;
    let [all, kept, unchanged] =
        [files.len() as u64, kept, unchanged].map(|count| HumanCount(count).to_string());
    notes::note(&format!("{all} files: {kept} articles kept, {unchanged} unchanged"));
    Ok(rejected)
}

#[derive(Default)]
struct Counts {
    kept: u64,
    unchanged: u64,
    rejected: usize,
}

/// The Parquet files among what lies in a folder, by name. What a cluster puts beside them (`_SUCCESS`, `.crc`) is hidden.
fn list(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut inside = Vec::new();
    for entry in fs::read_dir(path).with_context(|| path.display().to_string())? {
        let entry = entry?;
        let hidden = entry.file_name().to_string_lossy().starts_with(['.', '_']);
        if !hidden && !entry.file_type()?.is_symlink() {
            inside.push(entry.path());
        }
    }
    inside.sort();
    inside.iter().try_for_each(|path| list(path, files))
}

fn import(file: &Path, writer: &mut Writer, counts: &mut Counts) -> Result<()> {
    for batch in isnad_arrow::parquet(File::open(file)?)? {
        let articles = isnad_arrow::articles(&batch?)?;
        let ready: Vec<_> =
            articles.into_par_iter().map(|(article, record)| Entry::of_others(article, record)).collect();
        let mut entries = Vec::with_capacity(ready.len());
        for entry in ready {
            match entry {
                Ok(entry) => entries.push(entry),
                Err(error) => {
                    counts.rejected += 1;
                    notes::error(&format!("{}: {error}", file.display()));
                }
            }
        }
        for outcome in writer.keep(entries)? {
            let count = if outcome == Outcome::Unchanged { &mut counts.unchanged } else { &mut counts.kept };
            *count += 1;
        }
    }
    Ok(())
}
