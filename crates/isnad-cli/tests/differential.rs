//! However the articles come, their records are the same: in any order, cut into any inputs, on any number of threads.

use assert_cmd::Command;
use isnad::{Article, Engine};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The sample articles of `examples`, each with the record that the engine makes of it alone, as a line of JSON.
fn samples() -> Vec<(Article, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut texts: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    texts.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts.sort();
    let sample = |path: &PathBuf| {
        let id = path.file_stem().expect("a name").to_string_lossy();
        let article = Article::from_text(id, &fs::read_to_string(path).expect("a text"));
        let record = serde_json::to_string(&Engine::new().read(&article)).expect("JSON");
        (article, record)
    };
    texts.iter().map(sample).collect()
}

/// How articles are laid out for a reading.
#[derive(Debug)]
struct Layout {
    /// Which article comes when; some may come more than once.
    order: Vec<Index>,
    /// Where one input ends and the next begins.
    cuts: Vec<Index>,
    threads: usize,
}

fn layout() -> impl Strategy<Value = Layout> {
    let order = proptest::collection::vec(any::<Index>(), 1..48);
    let cuts = proptest::collection::vec(any::<Index>(), 0..6);
    (order, cuts, 1..=4_usize).prop_map(|(order, cuts, threads)| Layout { order, cuts, threads })
}

/// Writes articles as inputs of JSON lines, cut where the layout says.
fn write(folder: &Path, articles: &[&Article], cuts: &[Index]) -> Vec<PathBuf> {
    let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(articles.len())).collect();
    ends.push(articles.len());
    ends.sort_unstable();
    let mut inputs = Vec::new();
    let mut start = 0;
    for (number, end) in ends.into_iter().enumerate().filter(|(_, end)| *end > 0) {
        let mut lines = String::new();
        for article in &articles[start..end] {
            let line = json!({"id": article.id, "headline": article.headline, "body": article.body});
            writeln!(lines, "{line}").expect("memory takes it");
        }
        if !lines.is_empty() {
            inputs.push(folder.join(format!("{number}.jsonl")));
            fs::write(&inputs[inputs.len() - 1], lines).expect("it is written");
        }
        start = end;
    }
    inputs
}

/// What the command prints for these inputs.
fn read(inputs: &[PathBuf], threads: usize) -> String {
    let mut command = Command::cargo_bin("isnad").expect("the command is built");
    let output = command
        .args(["read", "--format", "jsonl", "--jobs", &threads.to_string()])
        .args(inputs)
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_division_and_threads_change_no_record(layout in layout()) {
        let samples = samples();
        let chosen: Vec<&(Article, String)> = layout.order.iter().map(|at| at.get(&samples)).collect();
        let articles: Vec<&Article> = chosen.iter().map(|(article, _)| article).collect();
        let folder = TempDir::new().expect("a folder");
        let inputs = write(folder.path(), &articles, &layout.cuts);
        let printed = read(&inputs, layout.threads);
        let wanted: Vec<&str> = chosen.iter().map(|(_, record)| record.as_str()).collect();
        prop_assert_eq!(printed.lines().collect::<Vec<_>>(), wanted);
    }
}

#[test]
fn an_archive_holds_the_same_records_in_whatever_order_they_came() {
    let samples = samples();
    let kept = |reversed: bool, threads: usize| -> BTreeMap<String, Value> {
        let folder = TempDir::new().expect("a folder");
        let mut articles: Vec<&Article> = samples.iter().map(|(article, _)| article).collect();
        if reversed {
            articles.reverse();
        }
        let inputs = write(folder.path(), &articles, &[]);
        let archive = folder.path().join("archive");
        let isnad = || Command::cargo_bin("isnad").expect("the command is built");
        let ingest = ["ingest", "--jobs", &threads.to_string(), "--archive"];
        isnad().args(ingest).arg(&archive).args(&inputs).assert().success();
        let export = isnad().args(["export", "--format", "jsonl", "--archive"]).arg(&archive).output();
        let lines = String::from_utf8(export.expect("it runs").stdout).expect("UTF-8");
        let record = |line: &str| serde_json::from_str::<Value>(line).expect("JSON");
        lines.lines().map(record).map(|record| (record["id"].to_string(), record)).collect()
    };
    let first = kept(false, 1);
    assert_eq!(first.len(), samples.len());
    assert_eq!(first, kept(true, 4));
}
