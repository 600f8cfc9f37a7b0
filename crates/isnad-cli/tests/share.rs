//! The manual pages and completions that are handed out are those of the command line as it is.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a folder and of those in it, by their names from there.
fn files(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("it is inside").to_owned();
                found.insert(name, fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    found
}

#[test]
fn what_is_handed_out_is_what_the_command_line_says() {
    let made = tempfile::tempdir().expect("a folder");
    let mut isnad = Command::cargo_bin("isnad").expect("the command is built");
    isnad.arg("generate").arg(made.path()).assert().success();
    let (made, kept) =
        (files(made.path()), files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../share")));
    assert!(made.contains_key(Path::new("man/man1/isnad-read.1")), "a page for each command");
    let again = "`cargo run -p isnad-cli -- generate share` writes it anew";
    assert_eq!(made.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>(), "other files: {again}");
    for (name, text) in &made {
        assert!(kept[name] == *text, "share/{} is out of date: {again}", name.display());
    }
}
