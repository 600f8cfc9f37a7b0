//! `isnad check`: is everything whole?

use super::CheckOptions;
use crate::notes;
use anyhow::Result;
use indicatif::HumanCount;
use isnad_archive::Archive;
use std::io::{self, Write};
use std::path::Path;

/// Checks an archive; gives the number of things that are wrong.
pub(super) fn run(options: &CheckOptions) -> Result<usize> {
    let report = Archive::check(Path::new(&options.archive.folder), options.repair)?;
    let [articles, versions, statements, spans, sources] =
        [report.articles, report.versions, report.statements, report.spans, report.sources]
            .map(|count| HumanCount(count).to_string());
    let mut out = io::stdout();
    writeln!(
        out,
        "{articles} articles in {versions} versions, {statements} statements, {spans} spans, {sources} sources"
    )?;
    for fault in &report.damage {
        notes::error(fault);
    }
    for fault in &report.index {
        notes::error(&format!("index: {fault}"));
    }
    let verdict = match (report.is_clean(), report.rebuilt) {
        (true, false) => "whole",
        (true, true) => "whole: the index was made anew",
        (false, _) if report.damage.is_empty() => "the index is wrong: `isnad check --repair` makes it anew",
        (false, _) => {
            "the ledger is damaged: all that is not named above is whole; restore ledger.redb from a copy, or ingest \
             the named articles again"
        }
    };
    writeln!(out, "{verdict}")?;
    Ok(if report.is_clean() { 0 } else { report.damage.len() + report.index.len() })
}
