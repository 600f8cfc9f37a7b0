//! `isnad ingest`: inputs are read into an archive.
//!
//! Three parts work at once, each a little ahead of the next: one cuts inputs into pieces, one reads them on all
//! processors, one keeps them.

use super::IngestOptions;
use super::args::ArchiveFolder;
use crate::notes;
use crate::progress::Progress;
use crate::read::{Cut, note_foreign, read_all, send_all};
use crate::rejected::Rejected;
use anyhow::{Context, Result, anyhow};
use indicatif::HumanCount;
use isnad::{Article, Engine};
use isnad_archive::{Archive, Entry, Outcome, Writer};
use isnad_ingest::{IngestError, Options, Pieces, total_bytes};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

/// Batches that wait while one is at work.
const WAITING: usize = 3;
/// Readers find what was kept after so long at the latest.
const PUBLISH: Duration = Duration::from_secs(10);

/// An article that was read, or why it could not be.
type Ready = Result<Entry, IngestError>;

/// An article that is on the disk.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    outcome: &'static str,
    version: u32,
    statements: usize,
}

/// Reads all inputs into the archive; gives the number of articles that could not be read.
pub(super) fn run(options: &IngestOptions) -> Result<usize> {
    let reader = options.input.options()?;
    let inputs = options.input.inputs(&options.files)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs.unwrap_or(0)).build()?;
    let total = total_bytes(&inputs);
    let ArchiveFolder { folder } = &options.archive;
    let writer = Archive::open_writer(Path::new(folder))?;
    super::tell(writer.recovery());
    let pieces = Pieces::of_inputs(inputs, &reader);
    let mut keeper = Keeper {
        writer,
        rejected: Rejected::new(options.input.errors.as_deref())?,
        progress: Progress::new(pieces.taken(), total, false),
        report: options.report,
        published: Instant::now(),
        counts: Counts::default(),
    };
    let engine = Engine::new();
    let (cut, cuts) = sync_channel(WAITING);
    let (ready, entries) = sync_channel(WAITING);
    let outcome = std::thread::scope(|scope| {
        scope.spawn(move || send_all(pieces, &cut));
        let (pool, reader) = (&pool, &reader);
        scope.spawn(move || read_all(cuts, &ready, pool, |cut| entries_of(cut, reader, engine)));
        keeper.keep_all(entries)
    });
    keeper.finish(outcome)
}

/// What the archive is to keep of a piece.
fn entries_of(cut: Cut, options: &Options, engine: Engine) -> Vec<Ready> {
    let one = |article: Article| {
        let record = engine.read(&article);
        Entry::new(article, record)
    };
    match cut {
        Ok(piece) => piece.read(options).into_iter().map(|item| Ok(one(item?.article))).collect(),
        Err(error) => vec![Err(error)],
    }
}

/// What was kept.
#[derive(Default)]
struct Counts {
    new: u64,
    versions: u64,
    unchanged: u64,
    statements: u64,
}

struct Keeper {
    writer: Writer,
    rejected: Rejected,
    progress: Progress,
    report: bool,
    published: Instant,
    counts: Counts,
}

impl Keeper {
    /// Keeps every batch. The receiver goes with the first error, so that whoever waits to send stops, too.
    fn keep_all(&mut self, batches: Receiver<Vec<Ready>>) -> Result<()> {
        for batch in batches {
            let mut entries = Vec::with_capacity(batch.len());
            for ready in batch {
                match ready {
                    Ok(entry) => entries.push(entry),
                    Err(error) => self.progress.aside(|| self.rejected.add(&error))?,
                }
            }
            self.keep(entries)?;
            if self.published.elapsed() > PUBLISH {
                self.writer.publish()?;
                self.published = Instant::now();
            }
            self.progress.show();
        }
        Ok(())
    }

    fn keep(&mut self, entries: Vec<Entry>) -> Result<()> {
        let about: Vec<(String, usize)> =
            entries.iter().map(|entry| (entry.id().to_owned(), entry.statements())).collect();
        for entry in entries.iter().filter(|entry| entry.statements() == 0) {
            self.progress.aside(|| note_foreign(entry.article()));
        }
        let outcomes = self.writer.keep(entries)?;
        let mut out = io::stdout().lock();
        for ((id, statements), outcome) in about.iter().zip(outcomes) {
            self.progress.article(*statements);
            let (name, version) = self.counts.add(outcome, *statements);
            if self.report {
                let line = Line { id, outcome: name, version, statements: *statements };
                serde_json::to_writer(&mut out, &line)?;
                out.write_all(b"\n")?;
            }
        }
        out.flush().context("standard output")
    }

    /// Publishes, and tells what was kept, also where it could not go on.
    fn finish(self, outcome: Result<()>) -> Result<usize> {
        self.progress.show();
        let outcome = outcome.and_then(|()| Ok(self.writer.finish()?));
        self.progress.finish();
        let Counts { new, versions, unchanged, statements } = self.counts;
        let [new, versions, unchanged, statements] =
            [new, versions, unchanged, statements].map(|count| HumanCount(count).to_string());
        notes::note(&format!(
            "{new} new articles, {versions} new versions, {unchanged} unchanged; {statements} statements kept"
        ));
        outcome?;
        let kept = self.counts.new + self.counts.versions + self.counts.unchanged;
        self.rejected.finish(usize::try_from(kept).map_err(|_| anyhow!("too many articles"))?)
    }
}

impl Counts {
    /// Counts an article; gives the outcome's name and the version.
    fn add(&mut self, outcome: Outcome, statements: usize) -> (&'static str, u32) {
        if outcome != Outcome::Unchanged {
            self.statements += statements as u64;
        }
        match outcome {
            Outcome::New => {
                self.new += 1;
                ("new", 1)
            }
            Outcome::Version(version) => {
                self.versions += 1;
                ("version", version)
            }
            Outcome::Unchanged => {
                self.unchanged += 1;
                ("unchanged", 0)
            }
        }
    }
}
