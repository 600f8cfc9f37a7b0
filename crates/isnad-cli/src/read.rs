//! `isnad read`: inputs in, statements out, many at once, in their order.

use crate::args::{Color, ReadOptions};
use crate::notes;
use crate::output::Output;
use anyhow::{Context, Result};
use isnad::{Article, Engine, Record};
use isnad_ingest::{Fault, IngestError, articles};
use rayon::ThreadPool;
use rayon::prelude::*;
use std::fs::File;
use std::io::{self, BufReader, IsTerminal};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Articles that are read together: as many, or as many bytes, as fill a batch.
const BATCH_ARTICLES: usize = 256;
const BATCH_BYTES: usize = 1 << 20;
/// Batches that wait while one is at work.
const WAITING: usize = 2;
/// Below this share of Arabic letters a text is called not Arabic.
const ARABIC_SHARE: f64 = 0.3;

type Item = Result<Article, IngestError>;

/// Reads all inputs and prints their statements; gives the number of articles that could not be read.
pub(crate) fn run(options: &ReadOptions) -> Result<usize> {
    let mut names = options.files.clone();
    if names.is_empty() {
        if io::stdin().is_terminal() {
            notes::note("reading an article from the keyboard; end it with Ctrl-D (see `isnad read --help`)");
        }
        names.push("-".to_owned());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs.unwrap_or(0)).build()?;
    let mut output = Output::new(options.format, colours(options.color))?;
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        scope.spawn(move || send_all(&names, &sender));
        print_all(&receiver, &pool, &mut output)
    })
}

/// Whether to use colours.
fn colours(wish: Color) -> bool {
    match wish {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// Reads every input into batches; stops where nobody takes them any more.
fn send_all(names: &[String], sender: &SyncSender<Vec<Item>>) {
    let mut batch = Vec::new();
    let mut bytes = 0;
    for name in names {
        for item in open(name) {
            bytes += item.as_ref().map_or(0, |a| a.body.len());
            batch.push(item);
            if batch.len() >= BATCH_ARTICLES || bytes >= BATCH_BYTES {
                bytes = 0;
                if sender.send(std::mem::take(&mut batch)).is_err() {
                    return;
                }
            }
        }
    }
    // The last batch; an error only says that nobody takes it.
    let _ = sender.send(batch);
}

/// The articles of an input, or why it cannot be opened.
pub(crate) fn open(name: &str) -> Box<dyn Iterator<Item = Item>> {
    if name == "-" {
        return Box::new(articles(name, BufReader::new(io::stdin()), None));
    }
    match File::open(name).and_then(|file| file.metadata().map(|meta| (file, meta))) {
        Ok((_, meta)) if meta.is_dir() => {
            let error = io::Error::from(io::ErrorKind::IsADirectory);
            Box::new(std::iter::once(Err(IngestError::new(name, Fault::Open(error)))))
        }
        Ok((file, _)) => Box::new(articles(name, BufReader::with_capacity(1 << 16, file), None)),
        Err(error) => Box::new(std::iter::once(Err(IngestError::new(name, Fault::Open(error))))),
    }
}

/// Reads the batches in parallel and prints them in order.
fn print_all(batches: &Receiver<Vec<Item>>, pool: &ThreadPool, output: &mut Output) -> Result<usize> {
    let engine = Engine::new();
    let mut read = 0;
    let mut failed = 0;
    for batch in batches {
        let one = |article: Article| {
            let record = engine.read(&article);
            (article, record)
        };
        let records: Vec<Result<(Article, Record), IngestError>> =
            pool.install(|| batch.into_par_iter().map(|item| item.map(one)).collect());
        for record in records {
            match record {
                Ok((article, record)) => {
                    read += 1;
                    if record.statements.is_empty() {
                        note_foreign(&article);
                    }
                    output.write(&article, &record).context("the statements cannot be written")?;
                }
                Err(error) => {
                    failed += 1;
                    notes::error(&error.to_string());
                }
            }
        }
    }
    output.finish()?;
    if failed > 0 && read + failed > 1 {
        notes::error(&format!("{failed} of {} could not be read", read + failed));
    }
    Ok(failed)
}

/// Says so where an article is not Arabic: it gives no statements.
fn note_foreign(article: &Article) {
    let share = isnad::text::arabic_share(&article.headline, &article.body);
    if let Some(share) = share.filter(|s| *s < ARABIC_SHARE) {
        notes::note(&format!("{}: not Arabic ({:.0}% of its letters are)", article.id, share * 100.0));
    }
}

/// The first article of an input.
pub(crate) fn first(name: &str) -> Result<Article> {
    let mut items = open(name);
    items.next().context("no article")?.map_err(Into::into)
}
