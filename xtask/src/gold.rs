//! `cargo xtask gold`: scores the built command on the gold sets with `isnad evaluate`.
//!
//! The gold sets belong to their publishers and are no part of the project; where they are kept beside it, this
//! command measures on them, and keeps the figures from falling.

use crate::workspace;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use toml::Table;

/// The folder beside the workspace that holds the gold sets and a scorer of their own.
const SHARED: &str = "../shared";
const SETS: &[&str] = &["train", "dev"];
const FLOORS: &str = "docs/gold-floors.toml";
/// The figures that have floors: name in the floors' file, place in the command's answer.
const FIGURES: &[(&str, &str)] = &[("cue_f1", "/cue/f1"), ("strict_f1", "/strict/f1")];

/// What to do beside showing the figures.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Also<'a> {
    Nothing,
    /// Fail where a figure is below its floor.
    Floors,
    /// Fail where the scorer beside the gold sets gives other figures than `isnad evaluate`.
    Reference,
    /// Show so many of the documents with the most mistakes.
    Worst(&'a str),
}

/// Scores each set. True where the check that was asked for finds nothing.
pub(crate) fn run(root: &Path, also: Also<'_>) -> Result<bool> {
    let shared = root.join(SHARED);
    if !shared.join("gold").is_dir() {
        println!("no gold sets at {SHARED}/gold: nothing to score");
        return Ok(true);
    }
    let target = workspace::metadata(root)?["target_directory"]
        .as_str()
        .map_or_else(|| root.join("target"), PathBuf::from);
    let isnad = target.join("release/isnad");
    if !isnad.is_file() {
        bail!("{} is not built: run `cargo build --release`", isnad.display());
    }
    let mut findings = Vec::new();
    println!("{:6} {:>9} {:>6} {:>6}   {}", "set", "documents", "gold", "found", HEADINGS);
    for set in SETS {
        let gold = shared.join(format!("gold/{set}.jsonl"));
        let score = json(Command::new(&isnad).args(["evaluate", "--json"]).arg(&gold))?;
        println!("{}", line(set, &score));
        match also {
            Also::Nothing => {}
            Also::Floors => {
                let floors = fs::read_to_string(root.join(FLOORS)).context(FLOORS)?;
                let floors: Table = floors.parse().context(FLOORS)?;
                findings.extend(below(set, &score, &floors)?);
            }
            Also::Reference => {
                let reference = reference(&shared, &target, &isnad, &gold)?;
                findings.extend(differences(set, &score, &reference));
            }
            Also::Worst(count) => {
                let mut command = Command::new(&isnad);
                command.args(["evaluate", "--worst", count]).arg(&gold);
                command.status().with_context(|| shown(&command))?;
            }
        }
    }
    for message in &findings {
        println!("error: {message}");
    }
    Ok(findings.is_empty())
}

/// The figures that the scorer beside the gold sets gives.
fn reference(shared: &Path, target: &Path, isnad: &Path, gold: &Path) -> Result<Value> {
    let records = target.join("gold-records.jsonl");
    let mut read = Command::new(isnad);
    read.args(["read", "--format", "jsonl"]).arg(gold).stdin(Stdio::null());
    read.stdout(File::create(&records).with_context(|| records.display().to_string())?);
    let status = read.status().with_context(|| shown(&read))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(&read));
    }
    json(Command::new("python3").arg(shared.join("tools/score.py")).arg("--json").arg(gold).arg(&records))
}

/// Runs a command that answers in JSON.
fn json(command: &mut Command) -> Result<Value> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| shown(command))?;
    if !output.status.success() {
        bail!("{} ended with {}", shown(command), output.status);
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("{}: no JSON", shown(command)))
}

fn shown(command: &Command) -> String {
    format!("{} {:?}", command.get_program().display(), command.get_args().collect::<Vec<_>>())
}

const HEADINGS: &str = "cue P    R     F1    exact speaker act   strict P R     F1    close F1";

fn line(set: &str, score: &Value) -> String {
    let count = |key: &str| score[key].as_u64().unwrap_or(0);
    let figure = |place: &str| score.pointer(place).and_then(Value::as_f64).unwrap_or(0.0);
    let figures: Vec<String> = [
        "/cue/p",
        "/cue/r",
        "/cue/f1",
        "/content/exact",
        "/speaker",
        "/act",
        "/strict/p",
        "/strict/r",
        "/strict/f1",
        "/close/f1",
    ]
    .iter()
    .map(|place| format!("{:.3}", figure(place)))
    .collect();
    let (documents, gold, found) = (count("documents"), count("gold"), count("predicted"));
    format!("{set:6} {documents:>9} {gold:>6} {found:>6}   {}", figures.join(" "))
}

/// The figures of a set that are below their floors.
fn below(set: &str, score: &Value, floors: &Table) -> Result<Vec<String>> {
    let mut below = Vec::new();
    for (name, place) in FIGURES {
        let floor = floors.get(set).and_then(|t| t.get(*name));
        let floor = floor.with_context(|| format!("{FLOORS} has no {name} for [{set}]"))?;
        let floor = floor.as_float().with_context(|| format!("{name} of [{set}] is no decimal number"))?;
        let found = score.pointer(place).and_then(Value::as_f64);
        let found = found.with_context(|| format!("`isnad evaluate` gives no {place}"))?;
        if found < floor {
            below.push(format!("{FLOORS}: {set}: {name} is {found:.4}, its floor {floor:.4}"));
        }
    }
    Ok(below)
}

/// The figures of a set that differ from the reference's, in either direction.
fn differences(set: &str, score: &Value, reference: &Value) -> Vec<String> {
    let keys =
        |value: &Value| value.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
    let mut all = keys(score);
    all.extend(keys(reference));
    all.sort();
    all.dedup();
    all.iter()
        .filter(|key| score[*key] != reference[*key])
        .map(|key| format!("{set}: {key} is {}, the reference says {}", score[key], reference[key]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn floors(text: &str) -> Table {
        text.parse().unwrap()
    }

    #[test]
    fn a_figure_below_its_floor_is_named() {
        let score = json!({"cue": {"f1": 0.9}, "strict": {"f1": 0.6}});
        let low = floors("[dev]\ncue_f1 = 0.9\nstrict_f1 = 0.6\n");
        assert_eq!(below("dev", &score, &low).unwrap(), Vec::<String>::new());
        let high = floors("[dev]\ncue_f1 = 0.95\nstrict_f1 = 0.6\n");
        assert_eq!(
            below("dev", &score, &high).unwrap(),
            ["docs/gold-floors.toml: dev: cue_f1 is 0.9000, its floor 0.9500"]
        );
    }

    #[test]
    fn a_missing_floor_is_an_error() {
        assert!(below("dev", &json!({}), &floors("[train]\ncue_f1 = 0.0\n")).is_err());
    }

    #[test]
    fn figures_that_only_one_scorer_gives_differ() {
        let ours = json!({"cue": {"f1": 0.9}, "act": 1.0});
        let reference = json!({"cue": {"f1": 0.9}, "form": 1.0});
        assert_eq!(
            differences("dev", &ours, &reference),
            ["dev: act is 1.0, the reference says null", "dev: form is null, the reference says 1.0"]
        );
    }
}
