//! `cargo xtask gold`: scores the built command on the gold sets.
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

/// The folder beside the workspace that holds the gold sets and the scorer.
const SHARED: &str = "../shared";
const SETS: &[&str] = &["train", "dev"];
const FLOORS: &str = "docs/gold-floors.toml";
/// The figures that have floors: name in the floors' file, place in the scorer's answer.
const FIGURES: &[(&str, &str)] = &[("cue_f1", "/cue/f1"), ("strict_f1", "/strict/f1")];

/// Scores each set; checks the floors if asked to. True where no figure is below its floor.
pub(crate) fn run(root: &Path, floors: bool, worst: Option<&str>) -> Result<bool> {
    let shared = root.join(SHARED);
    if !shared.join("gold").is_dir() {
        println!("no gold sets at {SHARED}/gold: nothing to score");
        return Ok(true);
    }
    let target = workspace::metadata(root)?["target_directory"]
        .as_str()
        .map_or_else(|| root.join("target"), PathBuf::from);
    let floor_table: Table =
        fs::read_to_string(root.join(FLOORS)).context(FLOORS)?.parse().context(FLOORS)?;
    let mut clean = true;
    println!("{:6} {:>9} {:>6} {:>6}   {}", "set", "documents", "gold", "found", HEADINGS);
    for set in SETS {
        let gold = shared.join(format!("gold/{set}.jsonl"));
        let records = read(&target, &gold, set)?;
        let score = score(&shared, &gold, &records)?;
        println!("{}", line(set, &score));
        if let Some(count) = worst {
            scorer(&shared, &gold, &records, &["--worst", count])
                .status()
                .context("python3 does not start")?;
        }
        if floors {
            let below = below(set, &score, &floor_table)?;
            clean &= below.is_empty();
            for message in &below {
                println!("error: {FLOORS}: {message}");
            }
        }
    }
    Ok(clean)
}

/// Runs the command over a gold set; gives the file of its records.
fn read(target: &Path, gold: &Path, set: &str) -> Result<PathBuf> {
    let isnad = target.join("release/isnad");
    if !isnad.is_file() {
        bail!("{} is not built: run `cargo build --release`", isnad.display());
    }
    let folder = target.join("gold");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let records = folder.join(format!("{set}.jsonl"));
    let status = Command::new(&isnad)
        .args(["read", "--format", "jsonl"])
        .arg(gold)
        .stdin(Stdio::null())
        .stdout(File::create(&records).with_context(|| records.display().to_string())?)
        .status()
        .with_context(|| isnad.display().to_string())?;
    if !status.success() {
        bail!("isnad read {set} ended with {status}");
    }
    Ok(records)
}

fn scorer(shared: &Path, gold: &Path, records: &Path, options: &[&str]) -> Command {
    let mut command = Command::new("python3");
    command.arg(shared.join("tools/score.py")).arg(gold).arg(records).args(options);
    command
}

fn score(shared: &Path, gold: &Path, records: &Path) -> Result<Value> {
    let output = scorer(shared, gold, records, &["--json"])
        .stderr(Stdio::inherit())
        .output()
        .context("python3 does not start")?;
    if !output.status.success() {
        bail!("the scorer ended with {}", output.status);
    }
    serde_json::from_slice(&output.stdout).context("the scorer's answer is not JSON")
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
        let found = found.with_context(|| format!("the scorer gives no {place}"))?;
        if found < floor {
            below.push(format!("{set}: {name} is {found:.4}, its floor {floor:.4}"));
        }
    }
    Ok(below)
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
        assert_eq!(below("dev", &score, &high).unwrap(), ["dev: cue_f1 is 0.9000, its floor 0.9500"]);
    }

    #[test]
    fn a_missing_floor_is_an_error() {
        assert!(below("dev", &json!({}), &floors("[train]\ncue_f1 = 0.0\n")).is_err());
    }
}
