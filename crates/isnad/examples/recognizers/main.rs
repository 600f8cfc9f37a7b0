//! Runs the Arabic date-time specification cases of Recognizers-Text through `isnad::time` and prints a rate per
//! file.
//!
//!     cargo run --release -p isnad --example recognizers -- FOLDER [--failures] [--lines]
//!
//! The folder holds the specification's JSON files as they are published. Files called `…Extractor` are judged by
//! the spans found, all others by the text and its Timex or resolution. A leading preposition or `يوم` is left out of
//! the comparison on both sides, since the cases themselves hold it in some and leave it out in others; the column
//! `to the letter` counts it. `set-aside.txt` names the cases that are set aside, by the hash of their input, each
//! with its reason; rates are given with and without them.
//! `--failures` shows every case that does not hold; `--lines` fails where a rate lies below its line.
#![allow(clippy::print_stdout, reason = "a report")]

mod case;
mod expected;
mod text;

use case::{Case, Verdict};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

const SET_ASIDE: &str = include_str!("set-aside.txt");

/// What became of the cases of a file.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    all: usize,
    held: usize,
    exact: usize,
    set_aside: usize,
    held_of_set_aside: usize,
}

/// The least share of a file's cases, those set aside left out, that must hold; and of all the share set aside.
const EXTRACTORS: f64 = 85.0;
const PARSERS: f64 = 75.0;
const MODEL: f64 = 65.0;
const MOST_SET_ASIDE: f64 = 15.0;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let failures = arguments.iter().any(|a| a == "--failures");
    let folder =
        arguments.iter().find(|a| !a.starts_with('-')).ok_or("usage: recognizers FOLDER [--failures]")?;
    let aside = set_aside()?;
    println!(
        "{:24} {:>5} {:>8} {:>14} {:>10} {:>8}",
        "file", "cases", "all", "to the letter", "set aside", "others"
    );
    let lines = arguments.iter().any(|a| a == "--lines");
    let mut total = Tally::default();
    let mut below = Vec::new();
    for path in json_files(Path::new(folder))? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let tally = run(&path, &name, &aside, failures)?;
        row(&name, tally);
        if tally.rate() < line(&name) {
            below.push(format!("{name}: {:.1}% of {}%", tally.rate(), line(&name)));
        }
        total = sum(total, tally);
    }
    row("all", total);
    if share(total.set_aside, total.all) > MOST_SET_ASIDE {
        below.push(format!("{} of {} cases are set aside", total.set_aside, total.all));
    }
    if lines && !below.is_empty() {
        return Err(below.join("; ").into());
    }
    Ok(())
}

/// The line of a file.
fn line(name: &str) -> f64 {
    match name {
        "DateTimeModel" => MODEL,
        name if name.ends_with("Extractor") => EXTRACTORS,
        _ => PARSERS,
    }
}

impl Tally {
    /// How many of the cases that are not set aside hold.
    fn rate(self) -> f64 {
        share(self.held - self.held_of_set_aside, self.all - self.set_aside)
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of cases")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The hashes of the cases that are set aside, with their reasons.
fn set_aside() -> Result<BTreeMap<&'static str, &'static str>, String> {
    SET_ASIDE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split_once("  ").ok_or_else(|| format!("set-aside.txt: `{line}` has no reason")))
        .collect()
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    Ok(files)
}

fn run(
    path: &Path,
    name: &str,
    aside: &BTreeMap<&str, &str>,
    failures: bool,
) -> Result<Tally, Box<dyn Error>> {
    let json = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let cases: Vec<serde_json::Value> = serde_json::from_str(json.trim_start_matches('\u{feff}'))?;
    let mut tally = Tally::default();
    for (index, json) in cases.iter().enumerate() {
        let case =
            Case::read(name, json).map_err(|e| format!("{}: case {}: {e}", path.display(), index + 1))?;
        let Verdict { holds, exact, found } = case.judge();
        let reason = aside.get(case.hash().as_str());
        tally.all += 1;
        tally.held += usize::from(holds);
        tally.exact += usize::from(exact);
        tally.set_aside += usize::from(reason.is_some());
        tally.held_of_set_aside += usize::from(holds && reason.is_some());
        if failures && !holds {
            println!("  {} {}\n    wanted {}\n    found  {found}", case.hash(), case.input, case.wanted());
            if let Some(reason) = reason {
                println!("    set aside: {reason}");
            }
        }
    }
    Ok(tally)
}

fn row(name: &str, t: Tally) {
    println!(
        "{name:24} {:5} {:7.1}% {:13.1}% {:10} {:7.1}%",
        t.all,
        share(t.held, t.all),
        share(t.exact, t.all),
        t.set_aside,
        t.rate(),
    );
}

const fn sum(a: Tally, b: Tally) -> Tally {
    Tally {
        all: a.all + b.all,
        held: a.held + b.held,
        exact: a.exact + b.exact,
        set_aside: a.set_aside + b.set_aside,
        held_of_set_aside: a.held_of_set_aside + b.held_of_set_aside,
    }
}
