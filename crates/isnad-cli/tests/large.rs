//! Inputs that are large or many.

use assert_cmd::Command;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

fn isnad() -> Command {
    Command::cargo_bin("isnad").expect("the command is built")
}

#[test]
fn fifty_megabytes_in_one_line_are_read() {
    let sentence = "قال الوزير إن الطريق سيفتح غدا. ";
    let text = sentence.repeat(50_000_000 / sentence.len());
    let output = isnad().args(["read", "--format", "jsonl"]).write_stdin(text).output().expect("it runs");
    assert!(output.status.success());
    let first = String::from_utf8_lossy(&output.stdout);
    assert!(first.starts_with("{\"schema\":1"), "one record is printed");
}

#[test]
fn many_articles_keep_their_order() {
    let mut input = String::new();
    for i in 0..2000 {
        let _ = writeln!(
            input,
            "{{\"id\": \"{i}\", \"headline\": \"ع\", \"body\": \"قال الوزير إن الطريق سيفتح غدا.\"}}"
        );
    }
    let output = isnad().args(["read", "--format", "jsonl"]).write_stdin(input).output().expect("it runs");
    let ids: Vec<String> = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"]
                .as_str()
                .unwrap_or("")
                .to_owned()
        })
        .collect();
    let wanted: Vec<String> = (0..2000).map(|i| i.to_string()).collect();
    assert_eq!(ids, wanted);
}

#[test]
fn reading_ends_where_nobody_takes_the_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("many.jsonl");
    let line = format!("{{\"body\": \"{}\"}}\n", "قال الوزير إن الطريق سيفتح غدا. ".repeat(400));
    fs::write(&input, line.repeat(1000)).expect("an input");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(["read", "--format", "article"])
        .arg(&input)
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("its output")).read_line(&mut first).expect("a line");
    assert!(first.contains("الوزير"));
    assert!(child.wait().expect("its end").success(), "whoever reads it has seen enough");
}
