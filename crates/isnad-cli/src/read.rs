//! `isnad read`: inputs in, statements out, many at once, in their order.

use crate::args::{Color, Format, ReadOptions};
use crate::notes;
use crate::output::Output;
use crate::progress::Progress;
use crate::rejected::Rejected;
use anyhow::{Context, Result};
use isnad::{Article, Engine, Record};
use isnad_ingest::{IngestError, Item, Options, Piece, Pieces, total_bytes};
use rayon::ThreadPool;
use rayon::prelude::*;
use std::io::{self, IsTerminal};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Pieces that are read together: as many, or as many bytes, as fill a batch.
const BATCH_PIECES: usize = 256;
const BATCH_BYTES: usize = 1 << 20;
/// Batches that wait while one is at work.
const WAITING: usize = 2;
/// Below this share of Arabic letters a text is called not Arabic.
const ARABIC_SHARE: f64 = 0.3;

/// A piece, or why it could not be cut.
pub(crate) type Cut = Result<Piece, IngestError>;

/// What was made of an article: its record, unless the articles alone are wanted; or why it could not be read.
type Read = Result<(Item, Option<Record>), IngestError>;

/// Reads all inputs and prints their statements; gives the number of articles that could not be read.
pub(crate) fn run(options: &ReadOptions) -> Result<usize> {
    let reader = options.input.options()?;
    let inputs = options.input.inputs(&options.files)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs.unwrap_or(0)).build()?;
    let total = total_bytes(&inputs);
    let pieces = Pieces::of_inputs(inputs, &reader);
    let mut run = Run {
        output: Output::new(options.format, colours(options.color))?,
        rejected: Rejected::new(options.input.errors.as_deref())?,
        progress: Progress::new(pieces.taken(), total, io::stdout().is_terminal()),
        read: 0,
    };
    let engine = (options.format != Format::Article).then(Engine::new);
    let (cut, cuts) = sync_channel(WAITING);
    let (ready, results) = sync_channel(WAITING);
    thread::scope(|scope| {
        scope.spawn(move || send_all(pieces, &cut));
        let (pool, reader, engine) = (&pool, &reader, engine.as_ref());
        scope.spawn(move || read_all(cuts, &ready, pool, |cut| read(cut, reader, engine)));
        run.print_all(results)
    })?;
    run.output.finish()?;
    run.progress.finish();
    run.rejected.finish(run.read)
}

/// Whether to use colours.
pub(crate) fn colours(wish: Color) -> bool {
    match wish {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// Cuts every input into batches of pieces; stops where nobody takes them any more.
pub(crate) fn send_all(pieces: Pieces<'_>, sender: &SyncSender<Vec<Cut>>) {
    let mut batch = Vec::new();
    let mut bytes = 0;
    for piece in pieces {
        bytes += piece.as_ref().map_or(0, Piece::len);
        batch.push(piece);
        if batch.len() >= BATCH_PIECES || bytes >= BATCH_BYTES {
            bytes = 0;
            if sender.send(std::mem::take(&mut batch)).is_err() {
                return;
            }
        }
    }
    // The last batch; an error only says that nobody takes it.
    let _ = sender.send(batch);
}

/// Reads the batches on all processors, in their order, while whoever takes them is at work on the last ones; stops where
/// nobody takes them any more. It owns the channel of the batches, so that whoever cuts them stops with it.
pub(crate) fn read_all<T: Send>(
    cuts: Receiver<Vec<Cut>>,
    ready: &SyncSender<Vec<T>>,
    pool: &ThreadPool,
    read: impl Fn(Cut) -> Vec<T> + Sync,
) {
    for batch in cuts {
        // Every piece may be taken by another thread: articles differ, and the last ones of a batch are waited for.
        let pieces = batch.into_par_iter().with_max_len(1);
        let read: Vec<Vec<T>> = pool.install(|| pieces.map(&read).collect());
        if ready.send(read.into_iter().flatten().collect()).is_err() {
            return;
        }
    }
}

/// A run over all inputs.
struct Run {
    output: Output,
    rejected: Rejected,
    progress: Progress,
    read: usize,
}

impl Run {
    /// Prints what was read. It owns its channel, so that whoever reads stops with it where nobody takes the output any more.
    fn print_all(&mut self, batches: Receiver<Vec<Read>>) -> Result<()> {
        for batch in batches {
            for result in batch {
                self.print(result)?;
            }
            self.progress.show();
        }
        Ok(())
    }

    fn print(&mut self, result: Read) -> Result<()> {
        match result {
            Ok((item, record)) => {
                self.read += 1;
                self.progress.article(record.as_ref().map_or(0, |r| r.statements.len()));
                if record.as_ref().is_some_and(|r| r.statements.is_empty()) {
                    self.progress.aside(|| note_foreign(&item.article));
                }
                self.output.write(&item, record.as_ref()).context("the statements cannot be written")
            }
            Err(error) => self.progress.aside(|| self.rejected.add(&error)),
        }
    }
}

/// The articles of a piece, and where there is an engine their records.
fn read(cut: Cut, options: &Options, engine: Option<&Engine>) -> Vec<Read> {
    let with_record = |item: Item| {
        let record = engine.map(|engine| engine.read(&item.article));
        (item, record)
    };
    match cut {
        Ok(piece) => piece.read(options).into_iter().map(|item| item.map(with_record)).collect(),
        Err(error) => vec![Err(error)],
    }
}

/// Says so where an article is not Arabic: it gives no statements.
pub(crate) fn note_foreign(article: &Article) {
    let share = isnad::text::arabic_share(&article.headline, &article.body);
    if let Some(share) = share.filter(|s| *s < ARABIC_SHARE) {
        notes::note(&format!("{}: not Arabic ({:.0}% of its letters are)", article.id, share * 100.0));
    }
}

/// The first article of an input.
pub(crate) fn first(name: &str) -> Result<Article> {
    let mut items = Pieces::of_inputs([name], &Options::default()).items();
    Ok(items.next().context("no article")??.article)
}
