//! The project's own chores: `cargo xtask COMMAND`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to the one who runs it")]

mod annotation;
mod book;
mod docs;
mod finding;
mod gold;
mod layers;
mod lexicon;
#[cfg(feature = "train")]
mod train;
mod workspace;

use anyhow::Result;
use gold::Also;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  lexicon [FILE…]         audit the lexicon's tables (all of them, or the files named)
  lexicon --sort [FILE…]  put the tables in order first, then audit them
  check-layers            check that no crate and no module of the engine reaches beyond its layer
  docs                    write the generated documents (docs/*.schema.json, docs/record.md, docs/rules.md)
  docs --check            fail where a generated document is out of date
  book                    build the book of docs/ and check its links
  train --uncovered GOLD.jsonl  show the annotated statements that no construction proposes
  train GOLD.jsonl [MODEL…]  train the models (all, or those named) on annotated news
  choices ARTICLES.jsonl     print what the models choose among, and what is right where news is annotated, to train the network
  words ARTICLES.jsonl       print the words of articles, a paragraph a line, for the network's word vectors
  annotation strip GOLD.jsonl           print the annotation of articles without their text
  annotation join ANNOTATION CORPUS…    print annotated articles: the annotation with the articles of corpora (JSON lines)
  gold                    score target/release/isnad on the gold sets
  gold --floors           the same; fail where a figure is below docs/gold-floors.toml
  gold --reference        the same; fail where the scorer beside the gold sets gives other figures
  gold --worst N          the same; show the N documents with the most mistakes of each set
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::FAILURE,
        Ok(Outcome::Usage) => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// How a command ended.
enum Outcome {
    /// Nothing to complain of.
    Clean,
    /// Findings, already printed.
    Findings,
    /// The command line makes no sense.
    Usage,
}

impl From<bool> for Outcome {
    fn from(clean: bool) -> Self {
        if clean { Self::Clean } else { Self::Findings }
    }
}

fn run(arguments: &[String]) -> Result<Outcome> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = workspace::root()?;
    let clean = match words[..] {
        ["lexicon", "--sort", ref files @ ..] => lexicon::run(&root, files, true)?,
        ["lexicon", ref files @ ..] if files.iter().all(|f| !f.starts_with('-')) => {
            lexicon::run(&root, files, false)?
        }
        ["check-layers"] => layers::run(&root)?,
        ["docs"] => docs::run(&root, false)?,
        ["docs", "--check"] => docs::run(&root, true)?,
        ["book"] => book::run(&root)?,
        #[cfg(feature = "train")]
        ["train", "--uncovered", gold] => train::uncovered(gold)?,
        #[cfg(feature = "train")]
        ["train", gold, ref models @ ..] => train::run(&root, gold, models)?,
        #[cfg(feature = "train")]
        ["choices", gold] => train::choices(gold)?,
        #[cfg(feature = "train")]
        ["words", articles] => train::words(articles)?,
        #[cfg(not(feature = "train"))]
        ["choices" | "words", _] => workspace::again(&root, "train", &words)?,
        #[cfg(not(feature = "train"))]
        ["train", _, ..] => workspace::again(&root, "train", &words)?,
        ["annotation", "strip", gold] => annotation::strip(gold)?,
        ["annotation", "join", annotation, ref corpora @ ..] if !corpora.is_empty() => {
            annotation::join(annotation, corpora)?
        }
        ["gold"] => gold::run(&root, Also::Nothing)?,
        ["gold", "--floors"] => gold::run(&root, Also::Floors)?,
        ["gold", "--reference"] => gold::run(&root, Also::Reference)?,
        ["gold", "--worst", count] => gold::run(&root, Also::Worst(count))?,
        _ => return Ok(Outcome::Usage),
    };
    Ok(clean.into())
}
