//! `isnad evaluate`: scores what is found in annotated articles.

use crate::args::EvaluateOptions;
use crate::notes;
use anyhow::{Context, Result};
use isnad::Engine;
use isnad_evaluate::{Fault, Found, Gold, InputError, Mistake, Read, Score, Tally, read_gold, read_records};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

/// An article's mistakes.
#[derive(Debug, Serialize)]
struct Worst {
    id: String,
    mistakes: Vec<Mistake>,
}

/// The answer as JSON: the figures, and the worst articles where they were asked for.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    score: &'a Score,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst: Option<&'a [Worst]>,
}

/// Scores and prints; gives the number of lines that could not be read.
pub(crate) fn run(options: &EvaluateOptions) -> Result<usize> {
    let (gold, mut faults) = named(&options.gold, |reader| read_gold(&options.gold, reader));
    let found = match &options.records {
        Some(name) => {
            let (records, more) = named(name, |reader| read_records(name, reader, &gold));
            faults += more;
            records
        }
        None => read(&gold, options.jobs)?,
    };
    if gold.is_empty() {
        return Ok(faults);
    }
    let mut by_id: HashMap<&str, &Found> = HashMap::new();
    for record in &found {
        by_id.insert(&record.id, record);
    }
    let mut tally = Tally::default();
    let mut worst: Vec<Worst> = gold
        .iter()
        .map(|gold| {
            let id = gold.article.id.clone();
            let mistakes = tally.add(gold, by_id.get(id.as_str()).copied());
            Worst { id, mistakes }
        })
        .collect();
    worst.sort_by_key(|article| std::cmp::Reverse(article.mistakes.len()));
    worst.truncate(options.worst.unwrap_or(0));
    print(&tally.score(), &worst, options).context("the figures cannot be written")?;
    Ok(faults)
}

/// Reads an input and names its faults; gives what could be read and the number of faults.
fn named<T>(name: &str, read: impl FnOnce(Box<dyn BufRead>) -> Read<T>) -> (Vec<T>, usize) {
    let opened: io::Result<Box<dyn BufRead>> = match name {
        "-" => Ok(Box::new(BufReader::new(io::stdin()))),
        _ => File::open(name).map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead>),
    };
    let Read { items, errors } = match opened {
        Ok(reader) => read(reader),
        Err(error) => Read { items: Vec::new(), errors: vec![InputError::new(name, Fault::Open(error))] },
    };
    for error in &errors {
        notes::error(&error.to_string());
    }
    (items, errors.len())
}

/// Reads the articles with the engine.
fn read(gold: &[Gold], jobs: Option<usize>) -> Result<Vec<Found>> {
    let engine = Engine::new();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build()?;
    Ok(pool.install(|| gold.par_iter().map(|gold| Found::from(&engine.read(&gold.article))).collect()))
}

fn print(score: &Score, worst: &[Worst], options: &EvaluateOptions) -> Result<()> {
    let mut out = io::stdout().lock();
    if options.json {
        let answer = Answer { score, worst: options.worst.map(|_| worst) };
        serde_json::to_writer(&mut out, &answer)?;
        writeln!(out)?;
        return Ok(());
    }
    write!(out, "{score}")?;
    for article in worst {
        writeln!(out, "\n{}: {} mistakes", article.id, article.mistakes.len())?;
        for mistake in &article.mistakes {
            writeln!(out, "  {mistake}")?;
        }
    }
    Ok(())
}
