//! `isnad people`: who is who across articles.

use super::args::{PeopleAction, PeopleOptions};
use crate::notes;
use crate::pretty::isolated;
use anyhow::{Context, Result};
use indicatif::HumanCount;
use isnad_archive::{Archive, Source, Writer, known_people};
use serde_json::json;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Lists sources, or decides about them.
pub(super) fn run(options: &PeopleOptions) -> Result<usize> {
    let folder = &options.archive.folder;
    match &options.action {
        PeopleAction::List { text, limit, all, json } => {
            let sources = super::reader(folder)?.sources()?;
            let wanted = |source: &&Source| (*all || source.named) && matches(source, text.as_deref());
            list(sources.iter().filter(wanted).take(*limit), *json)?;
        }
        PeopleAction::Merge { from, into } => write(folder, |writer| {
            writer.merge(*from, *into)?;
            Ok(format!("{from} is {into} now"))
        })?,
        PeopleAction::Unmerge { id } => write(folder, |writer| {
            writer.unmerge(*id)?;
            Ok(format!("{id} is a person of its own again"))
        })?,
        PeopleAction::Split { id, name } => write(folder, |writer| {
            let new = writer.split(*id, name)?;
            Ok(format!("{name} is person {new} now"))
        })?,
        PeopleAction::Rename { id, name } => write(folder, |writer| {
            writer.rename(*id, name)?;
            Ok(format!("{id} is called {name} now"))
        })?,
        PeopleAction::Import { file } => {
            let text = fs::read_to_string(file).with_context(|| format!("{file}: cannot be read"))?;
            let people = known_people(&text).with_context(|| file.clone())?;
            write(folder, |writer| {
                let recognised = writer.import_known(&people)?;
                Ok(format!("{} known people, {recognised} of them in this archive", people.len()))
            })?;
        }
    }
    Ok(0)
}

fn write(folder: &str, decide: impl FnOnce(&mut Writer) -> Result<String>) -> Result<()> {
    let mut writer = Archive::open_writer(Path::new(folder))?;
    super::tell(writer.recovery());
    let done = decide(&mut writer)?;
    writer.finish()?;
    notes::note(&done);
    Ok(())
}

/// Whether a name of a source holds a text, in any letters' case.
fn matches(source: &Source, text: Option<&str>) -> bool {
    let Some(text) = text else { return true };
    let text = text.to_lowercase();
    let names = source.names.iter().map(|name| &*name.text).chain([&*source.label]);
    names.into_iter().any(|name| name.to_lowercase().contains(&text))
}

fn list<'a>(sources: impl Iterator<Item = &'a Source>, json: bool) -> Result<()> {
    let mut out = BufWriter::new(io::stdout());
    for source in sources {
        let namings = |namings: &[isnad_archive::Naming]| -> Vec<serde_json::Value> {
            namings.iter().map(|n| json!({"text": n.text, "articles": n.articles})).collect()
        };
        if json {
            let line = json!({
                "id": source.id,
                "label": source.label,
                "kind": source.kind,
                "named": source.named,
                "known": source.known,
                "articles": source.articles,
                "first": source.first,
                "last": source.last,
                "names": namings(&source.names),
                "roles": namings(&source.roles),
                "affiliations": namings(&source.affiliations),
            });
            writeln!(out, "{line}")?;
            continue;
        }
        let mut facts = vec![isolated(&source.label)];
        facts.extend(source.known.clone());
        facts.extend(source.roles.first().map(|role| isolated(&role.text)));
        let others: Vec<String> = source
            .names
            .iter()
            .filter(|n| n.text != source.label)
            .take(4)
            .map(|n| isolated(&n.text))
            .collect();
        if !others.is_empty() {
            facts.push(format!("also {}", others.join(", ")));
        }
        writeln!(
            out,
            "{:>7} {:>8}  {}",
            source.id,
            HumanCount(source.articles.into()).to_string(),
            facts.join(" · ")
        )?;
    }
    out.flush()?;
    Ok(())
}
