//! `isnad show`: one statement with its chain and its retellings, or one article.

use super::ShowOptions;
use crate::pretty::Pretty;
use crate::pretty_archive::versions_and_copies;
use crate::read::colours;
use anyhow::Result;
use isnad_archive::{ErrorKind, Reader};
use std::io::{self, Write};

/// Prints a statement or an article.
pub(super) fn run(options: &ShowOptions) -> Result<usize> {
    let reader = super::reader(&options.archive.folder)?;
    let pretty = Pretty::new(colours(options.color));
    let shown = match statement(&reader, options, &pretty) {
        Err(error) if is_unknown(&error) => article(&reader, options, &pretty)?,
        shown => shown?,
    };
    io::stdout().write_all(shown.as_bytes())?;
    Ok(0)
}

fn is_unknown(error: &anyhow::Error) -> bool {
    error.downcast_ref::<isnad_archive::Error>().is_some_and(|e| e.kind() == ErrorKind::Unknown)
}

fn statement(reader: &Reader, options: &ShowOptions, pretty: &Pretty) -> Result<String> {
    let hit = reader.statement(&options.id)?;
    if options.json {
        return Ok(format!("{}\n", serde_json::to_string(&hit.statement)?));
    }
    let document = reader.version(hit.article.number)?;
    let saying = reader.saying(&hit.saying)?;
    Ok(pretty.in_article(&hit, &document) + &pretty.retellings(&hit, &saying))
}

fn article(reader: &Reader, options: &ShowOptions, pretty: &Pretty) -> Result<String> {
    let document = reader.article(&options.id)?;
    if options.json {
        return Ok(format!("{}\n", serde_json::to_string(&document.record)?));
    }
    let copies = reader.copies(document.number)?;
    Ok(pretty.article(&document.article, &document.record) + &versions_and_copies(&document, &copies))
}
