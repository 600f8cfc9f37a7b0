//! A hundred times an ingest is killed at any moment; what it reported as kept is there, once.

mod common;

use assert_cmd::cargo::cargo_bin;
use isnad_archive::{Archive, Search, query};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use tempfile::TempDir;

/// Articles to be read; enough for the ingest to last longer than until it is killed.
const ARTICLES: usize = 20_000;
const KILLS: u64 = 100;

/// What the time until a run is killed is counted from.
#[derive(Clone, Copy, PartialEq)]
enum From {
    /// Its start, so that the opening of the archive is hit as well.
    Start,
    /// The first article that it reports, however slow the machine.
    FirstReport,
}

/// Runs an ingest, kills it after a while, and gives what it reported: articles with the number of their statements.
fn killed(archive: &Path, input: &Path, from: From, after: Duration) -> HashMap<String, u64> {
    let mut child = Command::new(cargo_bin("isnad"))
        .args(["ingest", "--report", "--archive"])
        .arg(archive)
        .arg(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let out = child.stdout.take().expect("its output");
    let (reported, first) = mpsc::channel();
    let lines = std::thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let told = lines.inspect(|_| {
            // Nobody waits any more once the first line has come.
            let _ = reported.send(());
        });
        told.collect::<Vec<_>>()
    });
    if from == From::FirstReport {
        // A run that has nothing new to report ends by itself, and its channel with it.
        let _ = first.recv();
    }
    std::thread::sleep(after);
    child.kill().expect("it is killed");
    child.wait().expect("it is gone");
    let lines = lines.join().expect("its lines");
    // The last line may be cut off.
    let values = lines.iter().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    values.filter_map(|v| Some((v["id"].as_str()?.to_owned(), v["statements"].as_u64()?))).collect()
}

#[test]
fn nothing_that_was_reported_as_kept_is_lost_or_doubled() {
    let folder = TempDir::new().expect("a folder");
    let (archive, input) = (folder.path().join("archive"), folder.path().join("news.jsonl"));
    common::write_roads(&input, ARTICLES);
    let mut kept: HashMap<String, u64> = HashMap::new();
    let mut moment: u64 = 7;
    for round in 0..KILLS {
        // A linear congruential generator: moments from 5 to 300 ms, the same in every run.
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let after = Duration::from_millis(5 + (moment >> 33) % 296);
        let from = if round % 2 == 0 { From::FirstReport } else { From::Start };
        kept.extend(killed(&archive, &input, from, after));
        if kept.is_empty() {
            continue;
        }
        let reader = Archive::open_reader(&archive).expect("it opens");
        let ids: Vec<&String> = kept.keys().collect();
        for id in ids.iter().step_by(ids.len() / 50 + 1) {
            let document = reader.article(id).expect("what was kept is there");
            assert_eq!(document.version, 1, "round {round}");
            assert_eq!(document.record.statements.len() as u64, kept[*id]);
        }
        let (articles, statements) = reader.size().expect("it counts");
        assert!(articles >= kept.len() as u64, "round {round}: {articles} of {}", kept.len());
        assert!(statements >= kept.values().sum::<u64>(), "round {round}");
        drop(reader);
        if round % 10 == 9 {
            let report = Archive::check(&archive, false).expect("it checks");
            assert!(report.is_clean(), "round {round}: {report:?}");
        }
    }
    assert!(!kept.is_empty(), "no run lived long enough to keep anything");
    let reader = Archive::open_reader(&archive).expect("it opens");
    let all = reader
        .search(&Search::new(query::parse("").expect("a query")).page(0, 1_000_000))
        .expect("it searches");
    let once: HashSet<&str> = all.hits.iter().map(|hit| hit.statement.id.as_str()).collect();
    assert_eq!(once.len(), all.hits.len(), "a statement is there twice");
    let held: HashSet<&str> = all.hits.iter().map(|hit| hit.article.id.as_str()).collect();
    assert!(kept.iter().all(|(id, statements)| *statements == 0 || held.contains(id.as_str())));
    drop(reader);
    let report = Archive::check(&archive, false).expect("it checks");
    assert!(report.is_clean(), "{report:?}");
}
