//! `isnad reread`: the archive's articles are read by this version of the engine.

use super::args::RereadOptions;
use crate::notes;
use anyhow::Result;
use indicatif::HumanCount;
use isnad::{Article, Engine, Record};
use isnad_archive::Archive;
use rayon::prelude::*;
use std::path::Path;

/// Articles that are read together.
const TOGETHER: usize = 1024;

/// Reads every article again and keeps what changed; gives the number of articles that could not be read.
pub(super) fn run(options: &RereadOptions) -> Result<usize> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs.unwrap_or(0)).build()?;
    let mut writer = Archive::open_writer(Path::new(&options.archive.folder))?;
    super::tell(writer.recovery());
    let engine = Engine::new();
    let mut articles = writer.articles()?;
    let (mut read, mut changed, mut failed) = (0, 0, 0);
    loop {
        let mut batch: Vec<(u64, Article)> = Vec::with_capacity(TOGETHER);
        for article in articles.by_ref().take(TOGETHER) {
            match article {
                Ok(article) => batch.push(article),
                Err(error) => {
                    failed += 1;
                    notes::error(&error.to_string());
                }
            }
        }
        if batch.is_empty() {
            break;
        }
        read += batch.len();
        let records: Vec<(u64, Record)> = pool.install(|| {
            batch
                .into_par_iter()
                .with_max_len(1)
                .map(|(number, article)| (number, engine.read(&article)))
                .collect()
        });
        changed += writer.reread(records)?;
    }
    writer.finish()?;
    let [read, changed] = [read, changed].map(|count| HumanCount(count as u64).to_string());
    notes::note(&format!("{read} articles read again, {changed} of them with another record"));
    Ok(failed)
}
