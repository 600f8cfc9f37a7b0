//! `cargo xtask docs`: the documents that are generated from the code.
//!
//! The record's schema needs the engine. So that the other chores run without building it, the engine is behind
//! this crate's feature `schema`, and the command starts itself again with that feature on.

use crate::workspace;
#[cfg(not(feature = "schema"))]
use anyhow::bail;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

const SCHEMA: &str = "docs/record.schema.json";

/// Writes the generated documents, or checks that they are what would be written. True where all is well.
pub(crate) fn run(root: &Path, check: bool) -> Result<bool> {
    if !cfg!(feature = "schema") {
        let check: &[&str] = if check { &["--check"] } else { &[] };
        return workspace::again(root, "schema", &[&["docs"], check].concat());
    }
    let wanted = schema()?;
    let path = root.join(SCHEMA);
    let current = fs::read_to_string(&path).unwrap_or_default();
    if current == wanted {
        println!("{SCHEMA} is up to date");
    } else if check {
        println!("error: {SCHEMA} is out of date: run `cargo xtask docs`");
        return Ok(false);
    } else {
        fs::write(&path, wanted).context(SCHEMA)?;
        println!("{SCHEMA} written");
    }
    Ok(true)
}

/// The JSON Schema of the record.
#[cfg(feature = "schema")]
fn schema() -> Result<String> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(isnad::Record))?;
    text.push('\n');
    Ok(text)
}

#[cfg(not(feature = "schema"))]
fn schema() -> Result<String> {
    bail!("built without the feature `schema`")
}
