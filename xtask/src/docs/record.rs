//! The page of the record: its fields and vocabularies, from the schema.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fmt::Write as _;

const HEAD: &str = "\
<!-- Written by `cargo xtask docs` from the types of the engine. -->
# The record

`isnad read --format jsonl` prints a record a line, the Python package and the reading room's API give the same, and
the archive keeps it. [record.schema.json](record.schema.json) is its JSON Schema.

The text that places count in is the headline, a line end, and the body. `start` and `end` are Unicode code points of it,
and `text` is exactly what stands between them. Equal articles give equal records, byte for byte.

";

/// The types in the order in which a reader meets them.
const TYPES: [&str; 7] = ["Statement", "Cue", "Span", "Speaker", "Channel", "TimeOfSaying", "DateOfContent"];

/// The page.
pub(super) fn page(schema: &Value) -> Result<String> {
    let mut page = HEAD.to_owned();
    fields(&mut page, "Record", schema)?;
    let definitions = schema["$defs"].as_object().context("the schema defines no types")?;
    for name in TYPES {
        fields(&mut page, name, &definitions[name])?;
    }
    for (name, definition) in definitions.iter().filter(|(_, definition)| definition.get("oneOf").is_some()) {
        words(&mut page, name, definition)?;
    }
    if let Some(missed) = definitions.keys().find(|name| !page.contains(&format!("\n## {name}\n"))) {
        bail!("the page of the record does not tell of {missed}");
    }
    Ok(page)
}

/// The table of a type's fields.
fn fields(page: &mut String, name: &str, definition: &Value) -> Result<()> {
    writeln!(page, "## {name}\n\n{}\n\n| field | type | |\n| --- | --- | --- |", text(definition))?;
    let properties = definition["properties"].as_object().with_context(|| format!("{name} has no fields"))?;
    for (field, schema) in properties {
        writeln!(page, "| `{field}` | {} | {} |", kind(schema), text(schema))?;
    }
    page.push('\n');
    Ok(())
}

/// The table of a vocabulary's words.
fn words(page: &mut String, name: &str, definition: &Value) -> Result<()> {
    writeln!(page, "## {name}\n\n{}\n\n| word | |\n| --- | --- |", text(definition))?;
    for word in definition["oneOf"].as_array().into_iter().flatten() {
        writeln!(page, "| `{}` | {} |", word["const"].as_str().context("a word has no name")?, text(word))?;
    }
    page.push('\n');
    Ok(())
}

/// What a field holds, in words; names of types lead to them.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(kinds) = schema["anyOf"].as_array() {
        return kinds.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    let named = |name: &Value| match name.as_str() {
        Some("array") => format!("list of {}", kind(&schema["items"])),
        Some(name) => name.to_owned(),
        None => "anything".to_owned(),
    };
    match &schema["type"] {
        Value::Array(names) => names.iter().map(named).collect::<Vec<_>>().join(" or "),
        name => named(name),
    }
}

/// A description as a cell: one line, and Rust's links taken off.
fn text(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_default();
    text.replace("[`SCHEMA`]", "The number of the schema: 1")
        .replace("[`", "`")
        .replace("`]", "`")
        .replace('\n', " ")
}
