//! `check`: is everything whole?

use crate::error::{Error, Result};
use crate::fit;
use crate::index::{self, Searcher};
use crate::ledger::{Stored, View};
use crate::query::Node;
use crate::writer::{Writer, has_address};
use std::collections::HashSet;
use std::path::Path;

/// What was looked at, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles.
    pub articles: u64,
    /// Versions of articles, the last ones included.
    pub versions: u64,
    /// Statements of the last versions.
    pub statements: u64,
    /// Stretches of text that were held against their article.
    pub spans: u64,
    /// Sources.
    pub sources: u64,
    /// What is wrong with the ledger: it cannot be repaired, only restored or read again.
    pub damage: Vec<String>,
    /// What is wrong with the index: a rebuild repairs it.
    pub index: Vec<String>,
    /// Whether the index was made anew.
    pub rebuilt: bool,
}

impl Report {
    /// Whether nothing is wrong, or nothing any more.
    pub fn is_clean(&self) -> bool {
        self.damage.is_empty() && (self.index.is_empty() || self.rebuilt)
    }
}

/// Checks an archive, and where asked makes its index anew.
pub(crate) fn check(folder: &Path, repair: bool) -> Result<Report> {
    let mut writer = Writer::open(folder)?;
    let mut report = Report::default();
    if let Some(recovery) = writer.recovery() {
        report.rebuilt = true;
        report.index.push(format!("it was not up to date: {recovery:?}"));
    }
    match writer.ledger_mut().check_pages() {
        Ok(true) => {}
        Ok(false) => report.damage.push("ledger.redb: its pages had to be put in order".to_owned()),
        Err(error) => report.damage.push(error.to_string()),
    }
    let view = writer.ledger().view()?;
    let current = values(&view, &mut report)?;
    report.index.extend(against_index(&writer, &view, &current)?);
    if repair && !report.index.is_empty() {
        writer.rebuild()?;
        report.rebuilt = true;
    }
    writer.finish()?;
    Ok(report)
}

/// Opens every value of the ledger and holds it against the others; gives the statements that the index should have.
fn values(view: &View, report: &mut Report) -> Result<HashSet<(u64, u64)>> {
    report.articles = view.len()?;
    report.versions = view.versions()?;
    let current: HashSet<u64> = view.current()?.into_iter().collect();
    let mut statements = HashSet::new();
    for seq in view.all()? {
        match view.stored(seq) {
            Ok(stored) => {
                report.damage.extend(faults(&stored, &mut report.spans));
                if current.contains(&seq) {
                    let ids =
                        stored.record.statements.iter().map(|s| (seq, isnad_linkage::id::statement(&s.id)));
                    statements.extend(ids);
                }
            }
            Err(error) => report.damage.push(error.to_string()),
        }
    }
    report.statements = statements.len() as u64;
    match view.sources() {
        Ok(sources) => report.sources = sources.len() as u64,
        Err(error) => report.damage.push(error.to_string()),
    }
    let mut damage: Vec<String> = Vec::new();
    let mut note = |error: Error| damage.push(error.to_string());
    if let Err(error) = view.check_sketches(&mut note) {
        note(error);
    }
    if let Err(error) = view.decisions().and_then(|_| view.known()) {
        note(error);
    }
    for (hash, seq) in view.contents()? {
        match view.stored(seq) {
            Ok(stored) if has_address(&stored.article, &hash) => {}
            Ok(stored) => note(Error::unknown("the content of", stored.article.id)),
            // Told above.
            Err(_) => {}
        }
    }
    report.damage.extend(damage);
    Ok(statements)
}

/// What is wrong with a version: spans that are not what they say, links that do not fit.
fn faults(stored: &Stored, spans: &mut u64) -> Vec<String> {
    let mut faults = fit::misfits(&stored.article, &stored.record, spans);
    let ids: Vec<u64> =
        stored.record.statements.iter().map(|s| isnad_linkage::id::statement(&s.id)).collect();
    if stored.links.iter().map(|link| link.statement).ne(ids) {
        faults.push(format!("article {}: its links are not those of its statements", stored.article.id));
    }
    faults
}

/// Holds the index against the ledger.
fn against_index(writer: &Writer, view: &View, wanted: &HashSet<(u64, u64)>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let index = match index::open(&writer.paths().index()) {
        Ok(index) => index,
        Err(error) => return Ok(vec![error.to_string()]),
    };
    match index::guarded(|| Ok(index.validate_checksum()?)) {
        Ok(broken) => {
            let mut files: Vec<String> = broken.iter().map(|path| path.display().to_string()).collect();
            files.sort();
            faults.extend(files.iter().map(|file| format!("index/{file}: its checksum is wrong")));
        }
        Err(error) => faults.push(format!("the index cannot be read: {error}")),
    }
    if !faults.is_empty() {
        return Ok(faults);
    }
    let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let searcher = Searcher::new(index, 1)?;
        Ok::<_, Error>((searcher.all(&Node::All, None)?, searcher.len()?.0))
    }));
    let (pointers, articles) = match found {
        Ok(Ok(found)) => found,
        Ok(Err(error)) => return Ok(vec![error.to_string()]),
        Err(_) => return Ok(vec!["the index cannot be read".to_owned()]),
    };
    let indexed: HashSet<(u64, u64)> = pointers.iter().map(|p| (p.article, p.statement)).collect();
    let missing = wanted.difference(&indexed).count();
    let foreign = indexed.difference(wanted).count();
    let doubled = pointers.len() - indexed.len();
    for (count, what) in [
        (missing, "statements of the ledger are not in the index"),
        (foreign, "statements of the index are not in the ledger"),
        (doubled, "statements are in the index twice"),
        (
            articles.abs_diff(view.len()?) as usize,
            "articles more or fewer are in the index than in the ledger",
        ),
    ] {
        if count > 0 {
            faults.push(format!("{count} {what}"));
        }
    }
    Ok(faults)
}
