//! `isnad follow`: the dossier of a dialogue.

mod args;
mod pretty;

pub(crate) use args::{FOLLOW_HELP, FollowOptions};

use crate::read::colours;
use crate::rejected::Rejected;
use anyhow::{Context, Result, bail};
use args::DossierFormat;
use isnad::Engine;
use isnad_dialogue::{Dossier, Question, Told, archive, follow, html, markdown};
use isnad_ingest::Pieces;
use pretty::DossierPrinter;
use std::io::{self, BufWriter, Write};

/// Follows a dialogue and prints its dossier; gives the number of articles that could not be read.
pub(crate) fn run(options: &FollowOptions) -> Result<usize> {
    let topic = options.topic();
    if topic.is_empty() {
        bail!("no topic: name it behind the articles, as in `isnad follow --articles FILE TOPIC`");
    }
    let mut question = Question::new(topic.clone()).between(options.parties.iter().cloned());
    question.confidence = options.confidence;
    let inputs = options.inputs();
    let (told, failed) = if inputs.is_empty() {
        let reader = crate::archive::reader(&options.archive.folder)?;
        (archive::told(&reader, &topic)?, 0)
    } else {
        question = question.in_articles();
        let (told, failed) = read(options, &inputs)?;
        if told.is_empty() && failed > 0 {
            return Ok(failed);
        }
        (told, failed)
    };
    let dossier = follow(&question, told);
    if dossier.statements == 0 {
        crate::notes::note("nobody says anything on this topic");
    }
    print(options, &dossier)?;
    Ok(failed)
}

/// The articles of the command line with their records, and how many could not be read.
fn read(options: &FollowOptions, names: &[String]) -> Result<(Vec<Told>, usize)> {
    let reader = options.input.options()?;
    let inputs = options.input.inputs(names)?;
    let mut rejected = Rejected::new(options.input.errors.as_deref())?;
    let engine = Engine::new();
    let mut told = Vec::new();
    for item in Pieces::of_inputs(inputs, &reader).items() {
        match item {
            Ok(item) => {
                let record = engine.read(&item.article);
                told.push(Told::new(item.article, record));
            }
            Err(error) => rejected.add(&error)?,
        }
    }
    let read = told.len();
    Ok((told, rejected.finish(read)?))
}

fn print(options: &FollowOptions, dossier: &Dossier) -> Result<()> {
    let mut out = BufWriter::new(io::stdout());
    match options.format {
        DossierFormat::Json => {
            serde_json::to_writer_pretty(&mut out, dossier)?;
            out.write_all(b"\n")?;
        }
        DossierFormat::Markdown => out.write_all(markdown(dossier).as_bytes())?,
        DossierFormat::Html => {
            let page = html(dossier).context("the page cannot be made")?;
            out.write_all(page.as_bytes())?;
        }
        DossierFormat::Pretty => {
            let printer = DossierPrinter::new(colours(options.color), options.limit);
            out.write_all(printer.dossier(dossier).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(())
}
