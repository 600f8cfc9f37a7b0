//! The literate cases of `cases/*.md`: each is read by the engine and compared with what it should find.
//!
//! The format is described in `cases/README.md`.

mod check;
mod parse;

use parse::{Case, parse};
use std::path::{Path, PathBuf};

#[test]
fn the_engine_reads_every_case_as_expected() {
    let cases: Vec<Case> = files().iter().flat_map(|file| read(file)).collect();
    let mut failures = Vec::new();
    let mut failed = 0;
    for case in &cases {
        let found = failures_of(case);
        failed += usize::from(!found.is_empty());
        failures.extend(found);
    }
    assert!(failures.is_empty(), "{failed} of {} cases fail\n{}", cases.len(), failures.join("\n"));
}

#[test]
fn no_file_is_without_cases() {
    let files = files();
    assert!(!files.is_empty(), "no case files");
    for file in files {
        assert!(!read(&file).is_empty(), "{} has no cases", shown(&file));
    }
}

/// What is wrong with a case: its differences, or a `pending:` that has been overtaken.
fn failures_of(case: &Case) -> Vec<String> {
    let differences = check::differences(case);
    match &case.pending {
        None => differences,
        Some(_) if !differences.is_empty() => Vec::new(),
        Some(reason) => {
            vec![case.at(
                case.line,
                &format!("expected to fail ({reason}), found as it should be: drop `pending:`"),
            )]
        }
    }
}

/// The case files in the order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let entries = std::fs::read_dir(folder).expect("the folder of cases is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .collect();
    files.sort();
    files
}

fn read(file: &Path) -> Vec<Case> {
    let source = std::fs::read_to_string(file).expect("a case file is readable");
    parse(&shown(file), &source).unwrap_or_else(|error| panic!("{error}"))
}

/// The name of a case file in messages: `cases/verb-clause.md`.
fn shown(file: &Path) -> String {
    format!("cases/{}", file.file_name().unwrap_or_default().to_string_lossy())
}
