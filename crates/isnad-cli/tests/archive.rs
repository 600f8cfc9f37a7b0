//! An archive as its users meet it: the whole way from articles to exports.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");

fn isnad(archive: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("isnad").expect("it is built");
    command.args(arguments).arg("--archive").arg(archive);
    command
}

/// What a command prints, where it ends well.
fn out(archive: &Path, arguments: &[&str]) -> String {
    let output = isnad(archive, arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("it is text")
}

/// What it says on standard error.
fn said(archive: &Path, arguments: &[&str], status: i32) -> String {
    let output = isnad(archive, arguments).assert().code(status).get_output().stderr.clone();
    String::from_utf8(output).expect("it is text")
}

fn archive() -> (TempDir, std::path::PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let archive = folder.path().join("archive");
    let feed = format!("{SAMPLES}/feed.jsonl");
    let talks = format!("{SAMPLES}/talks-baghdad.txt");
    assert!(said(&archive, &["ingest", &feed, &talks], 0).contains("4 new articles"));
    assert!(said(&archive, &["ingest", &feed], 0).contains("0 new articles, 0 new versions, 3 unchanged"));
    (folder, archive)
}

#[test]
fn what_is_ingested_is_found_shown_and_whole() {
    let (_folder, archive) = archive();
    let hits = out(&archive, &["find", "--format", "jsonl", "--facets", "speaker:jabouri", "act:demand"]);
    let lines: Vec<Value> = hits.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2, "a hit and the counts");
    assert_eq!(lines[0]["person"]["label"], "سلمان الجبوري");
    assert_eq!(lines[1]["total"], 1);
    assert_eq!(lines[1]["facets"]["act"][0]["value"], "demand");
    let id = lines[0]["statement"]["id"].as_str().expect("an id");
    let shown = out(&archive, &["show", id]);
    assert!(shown.contains("⟦\"إبعاد الملف") && shown.contains('⟧'), "{shown}");
    assert!(out(&archive, &["show", "sample-feed-1"]).contains("الامتحانات في موعدها"));
    assert!(out(&archive, &["people", "list", "الجبوري"]).contains("سلمان الجبوري"));
    assert!(out(&archive, &["check"]).ends_with("whole\n"));
    assert!(said(&archive, &["reread"], 0).contains("4 articles read again, 0 of them with another record"));
}

#[test]
fn every_format_is_exported_whole_or_by_a_query() {
    let (folder, archive) = archive();
    let lines = |format: &str| out(&archive, &["export", "--format", format]).lines().count();
    let statements = lines("annotation");
    assert!(statements > 20);
    assert_eq!((lines("quotation"), lines("csv"), lines("jsonl")), (statements, statements + 1, 4));
    let denials = out(&archive, &["export", "--format", "csv", "--query", "act:deny"]);
    assert!(denials.lines().skip(1).count() > 0);
    assert!(denials.lines().skip(1).all(|line| line.contains(",deny,")));
    for (format, magic) in [("parquet", "PAR1"), ("arrow", "ARROW1")] {
        let file = folder.path().join(format);
        let name = file.to_str().expect("a name");
        out(&archive, &["export", "--format", format, "--flat", "--output", name]);
        assert!(std::fs::read(&file).expect("it is read").starts_with(magic.as_bytes()));
    }
}

#[test]
fn what_cannot_be_done_is_said_with_its_place() {
    let (folder, archive) = archive();
    let fault = said(&archive, &["find", "act:denial"], 1);
    assert!(fault.contains("act:⟦denial⟧: expected one of say, affirm, deny"), "{fault}");
    assert!(said(&archive, &["show", "nothing"], 1).contains("⟦nothing⟧ is not in this archive"));
    let nowhere = folder.path().join("nowhere");
    assert!(said(&nowhere, &["find", "x"], 1).contains("no archive is here"));
}

#[test]
fn an_archive_goes_out_as_parquet_and_comes_back() {
    let (folder, archive) = archive();
    let files = folder.path().join("files/month=2021-04");
    std::fs::create_dir_all(&files).expect("a folder");
    std::fs::write(files.join("_SUCCESS"), "").expect("it is written");
    let file = files.join("part.parquet");
    let name = file.to_str().expect("a path in UTF-8");
    out(&archive, &["export", "--format", "parquet", "--text", "--output", name]);
    let again = folder.path().join("again");
    let parent = folder.path().join("files");
    let parent = parent.to_str().expect("a path in UTF-8");
    assert!(said(&again, &["import", parent], 0).contains("1 files: 4 articles kept, 0 unchanged"));
    assert!(said(&again, &["import", parent], 0).contains("0 articles kept, 4 unchanged"));
    let records = out(&again, &["export", "--format", "jsonl"]);
    assert_eq!(records, out(&archive, &["export", "--format", "jsonl"]));
    assert!(said(&again, &["ingest", &format!("{SAMPLES}/feed.jsonl")], 0).contains("3 unchanged"));
    assert!(
        said(&archive, &["import", &format!("{SAMPLES}/feed.jsonl")], 1).contains("feed.jsonl: the Parquet")
    );
}

#[test]
fn a_record_that_is_not_of_its_text_is_refused() {
    use isnad_arrow::{Container, Document, Shape, Sink};
    let folder = TempDir::new().expect("a folder");
    // "The minister said that the road will open"; and another minister, another road.
    let article = isnad::Article::from_text("a", "عنوان\nقال الوزير إن الطريق سيفتح.");
    let record = isnad::Engine::new().read(&article);
    let file = folder.path().join("forged.parquet");
    let out = std::fs::File::create(&file).expect("it is made");
    let mut sink = Sink::new(out, Container::Parquet, Shape::Whole).expect("it begins");
    sink.write(&[Document::whole(&record, "نفى وزير آخر إن طريقا آخر سيفتح.")]).expect("it is written");
    sink.finish().expect("it ends");
    let said = said(&folder.path().join("archive"), &["import", file.to_str().expect("a path")], 1);
    assert!(said.contains("the record of the article ⟦a⟧ is not of its text"), "{said}");
}
