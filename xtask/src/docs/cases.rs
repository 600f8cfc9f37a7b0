//! The literate cases, as far as a page of examples needs them.

use anyhow::{Context, Result};
use isnad::Article;
use std::fs;
use std::path::{Path, PathBuf};

/// A case that holds.
pub(super) struct Case {
    /// What the engine reads.
    pub(super) article: Article,
    /// What it means.
    pub(super) gloss: String,
}

/// Reads the cases that hold.
pub(super) fn read(root: &Path) -> Result<Vec<Case>> {
    let folder = root.join("crates/isnad/cases");
    let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "md") && !path.ends_with("README.md"));
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        cases.extend(source.split("```isnad\n").skip(1).filter_map(case));
    }
    Ok(cases)
}

/// The case of a fenced block; none where the engine does not reach it yet.
fn case(block: &str) -> Option<Case> {
    let mut case = Case { article: Article::default(), gloss: String::new() };
    let lines =
        block.lines().take_while(|line| !line.starts_with("```")).filter_map(|line| line.split_once(": "));
    for (key, value) in lines {
        match key {
            "text" if case.article.body.is_empty() => value.clone_into(&mut case.article.body),
            "text" => case.article.body = format!("{}\n{value}", case.article.body),
            "headline" => value.clone_into(&mut case.article.headline),
            "published" => case.article.published = value.parse().ok(),
            "gloss" => value.clone_into(&mut case.gloss),
            "pending" => return None,
            _ => {}
        }
    }
    Some(case)
}
