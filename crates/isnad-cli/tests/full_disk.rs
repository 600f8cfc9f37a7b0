//! A disk that is full: what was kept stays, is readable, and with room again the ingest goes on.
//!
//! The disk is a small file system in memory, mounted where only the test sees it. Where nobody may mount one, the test
//! says so and is passed over.

mod common;

use assert_cmd::cargo::cargo_bin;
use isnad_archive::Archive;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Articles to be read: their archive is several times as large as every disk here.
const ARTICLES: usize = 12_000;
/// Megabytes of the disks: with the smallest nothing at all can be kept.
const DISKS: [u32; 4] = [1, 7, 12, 18];

/// An ingest onto a small disk, then a look at what is there, and a copy of it to the folder `whole`, which has room.
const SCRIPT: &str = r#"
mount -t tmpfs -o "size=$1m" tmpfs "$2/disk"
status=0
"$ISNAD" ingest --report --archive "$2/disk/archive" "$2/news.jsonl" > "$2/reported" 2> "$2/said" || status=$?
"$ISNAD" find --archive "$2/disk/archive" speaker:jabouri > "$2/found" 2> "$2/find" || true
cp -r "$2/disk/archive" "$2/whole"
exit "$status"
"#;

/// Runs a script as the root of a space of its own: what it mounts goes with it.
fn apart(script: &str, arguments: &[&str]) -> std::io::Result<Output> {
    Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-euc", script, "sh"])
        .args(arguments)
        .env("ISNAD", cargo_bin("isnad"))
        .output()
}

/// Why no disk can be mounted here.
fn hindrance(folder: &str) -> Option<String> {
    match apart("mount -t tmpfs tmpfs \"$1/disk\"", &[folder]) {
        Ok(output) if output.status.success() => None,
        Ok(output) => Some(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => Some(format!("unshare: {error}")),
    }
}

fn text(file: &Path) -> String {
    std::fs::read_to_string(file).expect("it is there")
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that is passed over must say so")]
fn a_full_disk_is_told_and_an_ingest_with_room_goes_on() {
    for size in DISKS {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path();
        let name = path.to_str().expect("a name");
        std::fs::create_dir(path.join("disk")).expect("a folder");
        if let Some(why) = hindrance(name) {
            eprintln!("passed over, since no disk can be mounted here: {why}");
            return;
        }
        common::write_roads(&path.join("news.jsonl"), ARTICLES);
        let output = apart(SCRIPT, &[&size.to_string(), name]).expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{size} MB: {output:?}");
        let said = text(&path.join("said"));
        assert!(said.contains("the disk is full") && said.contains("make room"), "{size} MB: {said}");

        // The archive is whole, and holds what was reported as kept.
        let archive = path.join("whole");
        let lines = text(&path.join("reported"));
        let reported: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        if !reported.is_empty() {
            let report = Archive::check(&archive, true).expect("it checks");
            assert!(report.is_clean(), "{size} MB: {report:?}");
            assert!(report.articles >= reported.len() as u64, "{size} MB: {report:?}");
            let reader = Archive::open_reader(&archive).expect("it opens");
            for line in reported.iter().step_by(50) {
                reader.article(line["id"].as_str().expect("an id")).expect("what was kept is there");
            }
        }

        let again = Command::new(cargo_bin("isnad"))
            .args(["ingest", "--archive"])
            .args([&archive, &path.join("news.jsonl")])
            .output()
            .expect("it runs");
        assert!(again.status.success(), "{size} MB: {again:?}");
        let report = Archive::check(&archive, false).expect("it checks");
        assert!(report.is_clean(), "{size} MB: {report:?}");
        assert_eq!((report.articles, report.versions), (ARTICLES as u64, ARTICLES as u64));
    }
}
