//! `cargo xtask lexicon`: the audit of the lexicon's tables, and their order.
//!
//! The rules are those of `crates/isnad/lexicon/README.md`. The audit reads the tables by itself, without the
//! engine, so that it also works, and names every fault at once, where the engine does not build.

mod audit;
mod characters;
mod doubles;
mod fields;
mod nouns;
mod sort;
mod table;
mod verbs;
mod vocabulary;

use crate::finding::Finding;
use crate::workspace::shown;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use table::Table;

const FOLDER: &str = "crates/isnad/lexicon";

/// What the audit of one or more tables says.
#[derive(Debug, Default)]
struct Report {
    /// Faults: the command fails.
    errors: Vec<Finding>,
    /// Worth a look.
    warnings: Vec<Finding>,
}

/// Audits the named tables, or all; puts them in order first if asked to. True where there is no error.
pub(crate) fn run(root: &Path, files: &[&str], sorted: bool) -> Result<bool> {
    let paths = paths(root, files)?;
    let mut texts = Vec::new();
    for path in paths {
        let mut text = fs::read_to_string(&path).with_context(|| shown(root, &path))?;
        if sorted {
            let ordered = sort::sorted(&text);
            if ordered != text {
                fs::write(&path, &ordered).with_context(|| shown(root, &path))?;
                println!("sorted   {}", shown(root, &path));
                text = ordered;
            }
        }
        texts.push((shown(root, &path), text));
    }
    let tables: Vec<Table<'_>> = texts.iter().map(|(path, text)| Table::read(path, text)).collect();
    let mut report = Report::default();
    for table in &tables {
        audit::table(table, &mut report);
    }
    doubles::across(&tables, &mut report);
    print(&tables, &mut report);
    if files.is_empty() {
        for name in vocabulary::TABLES.iter().filter(|name| !tables.iter().any(|t| t.name == **name)) {
            println!("{name:20} is not there");
        }
    }
    Ok(report.errors.is_empty())
}

fn paths(root: &Path, files: &[&str]) -> Result<Vec<PathBuf>> {
    if !files.is_empty() {
        return Ok(files.iter().map(PathBuf::from).collect());
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(root.join(FOLDER)).context(FOLDER)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        bail!("{FOLDER} holds no table");
    }
    paths.sort();
    Ok(paths)
}

fn print(tables: &[Table<'_>], report: &mut Report) {
    report.errors.sort();
    report.warnings.sort();
    for warning in &report.warnings {
        println!("warning: {warning}");
    }
    for error in &report.errors {
        println!("error: {error}");
    }
    for table in tables {
        println!("{}", counts(table));
    }
    println!("{} errors, {} warnings", report.errors.len(), report.warnings.len());
}

/// One line of figures: the entries of a table, by section or by class.
fn counts(table: &Table<'_>) -> String {
    let kind = vocabulary::counted(&table.name);
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &table.entries {
        let part = match kind.by {
            vocabulary::By::Section => entry.section,
            vocabulary::By::Field(index) => entry.fields.get(index).copied().unwrap_or("?"),
        };
        *parts.entry(part).or_default() += 1;
    }
    let parts: Vec<String> = parts.iter().map(|(part, count)| format!("{part} {count}")).collect();
    format!("{:20}{:>6} {:<10} {}", table.name, table.entries.len(), kind.noun, parts.join(" · "))
}
