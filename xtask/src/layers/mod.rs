//! `cargo xtask check-layers`: no crate and no module of the engine reaches beyond its layer.

mod crates;
mod modules;
mod source;

use crate::workspace::{self, shown};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

const ENGINE: &str = "crates/isnad/src";

/// Checks crates and modules; prints what it finds. True where there is nothing.
pub(crate) fn run(root: &Path) -> Result<bool> {
    let crates = crates::read(root, &workspace::metadata(root)?)?;
    let mut findings = crates::check(&crates);
    let mut files = Vec::new();
    sources(&root.join(ENGINE), &mut files)?;
    for path in &files {
        let text = fs::read_to_string(path).with_context(|| shown(root, path))?;
        findings.extend(modules::check(&shown(&root.join(ENGINE), path), &shown(root, path), &text));
    }
    findings.sort();
    for finding in &findings {
        println!("error: {finding}");
    }
    println!("{} crates, {} files of the engine, {} errors", crates.len(), files.len(), findings.len());
    Ok(findings.is_empty())
}

/// Every Rust file under a folder, in order.
fn sources(folder: &Path, out: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, out)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
    Ok(())
}
