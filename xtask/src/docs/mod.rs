//! `cargo xtask docs`: the documents that are generated from the code.
//!
//! They need the engine. So that the other chores run without building it, the engine is behind
//! this crate's feature `schema`, and the command starts itself again with that feature on.

#[cfg(feature = "schema")]
mod cases;
#[cfg(feature = "schema")]
mod record;
#[cfg(feature = "schema")]
mod rules;

use crate::workspace;
#[cfg(not(feature = "schema"))]
use anyhow::bail;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// A generated document.
struct Document {
    path: &'static str,
    text: String,
}

/// Writes the generated documents, or checks that they are what would be written. True where all is well.
pub(crate) fn run(root: &Path, check: bool) -> Result<bool> {
    if !cfg!(feature = "schema") {
        let check: &[&str] = if check { &["--check"] } else { &[] };
        return workspace::again(root, "schema", &[&["docs"], check].concat());
    }
    let mut well = true;
    for document in documents(root)? {
        well &= settle(root, &document, check)?;
    }
    Ok(well)
}

/// Writes one document, or checks it.
fn settle(root: &Path, document: &Document, check: bool) -> Result<bool> {
    let name = document.path;
    let path = root.join(name);
    let current = fs::read_to_string(&path).unwrap_or_default();
    if current == document.text {
        println!("{name} is up to date");
    } else if check {
        println!("error: {name} is out of date: run `cargo xtask docs`");
        return Ok(false);
    } else {
        fs::write(&path, &document.text).context(name)?;
        println!("{name} written");
    }
    Ok(true)
}

/// The JSON Schemas of the record and the dossier, and the pages that tell of the record and of the rules.
#[cfg(feature = "schema")]
fn documents(root: &Path) -> Result<Vec<Document>> {
    let written = |schema: &schemars::Schema| -> Result<String> {
        let mut text = serde_json::to_string_pretty(schema)?;
        text.push('\n');
        Ok(text)
    };
    let record = schemars::schema_for!(isnad::Record);
    let dossier = schemars::schema_for!(isnad_dialogue::Dossier);
    Ok(vec![
        Document { path: "docs/record.schema.json", text: written(&record)? },
        Document { path: "docs/dossier.schema.json", text: written(&dossier)? },
        Document { path: "docs/record.md", text: record::page(record.as_value())? },
        Document { path: "docs/rules.md", text: rules::page(&cases::read(root)?)? },
    ])
}

#[cfg(not(feature = "schema"))]
fn documents(_root: &Path) -> Result<Vec<Document>> {
    bail!("built without the feature `schema`")
}
