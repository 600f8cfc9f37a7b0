//! `isnad export --to`: an archive into a PostgreSQL database.

use super::args::ExportOptions;
use crate::notes;
use anyhow::{Context, Result};
use indicatif::HumanCount;
use isnad_archive::{Document, Reader, Selection};
use isnad_postgres::{Database, Entry, Export, Link};
use std::fs;

/// Articles that are merged in one transaction.
const BATCH: usize = 512;

/// Writes every article that a selection has a statement of, with all its statements.
pub(super) fn write(reader: &Reader, selection: Selection, options: &ExportOptions) -> Result<usize> {
    let address = options.to.as_deref().unwrap_or_default();
    let folder = &options.archive.folder;
    let archive = fs::canonicalize(folder).with_context(|| folder.clone())?.to_string_lossy().into_owned();
    let query = options.query.as_deref().unwrap_or_default();
    let mut run = Run {
        database: Database::open(address)?,
        export: Export { archive: &archive, query },
        through: 0,
        articles: 0,
        statements: 0,
    };
    let before = run.database.progress(run.export)?.filter(|progress| !progress.finished);
    if let Some(progress) = before {
        run.through = progress.through;
        notes::note(&format!("going on behind article {} of the archive", progress.through));
    }
    let mut waiting: Vec<Document> = Vec::with_capacity(BATCH);
    for document in selection {
        let document = document?;
        if document.number <= run.through {
            continue;
        }
        // A selection leaves out the statements that a query does not find; a database holds whole articles.
        waiting.push(if query.is_empty() { document } else { reader.version(document.number)? });
        if waiting.len() == BATCH {
            run.write(&waiting)?;
            waiting.clear();
        }
    }
    run.write(&waiting)?;
    run.finish()
}

/// An export under way.
struct Run<'a> {
    database: Database,
    export: Export<'a>,
    /// The number of the last article that is in the database.
    through: u64,
    articles: u64,
    statements: u64,
}

impl Run<'_> {
    fn write(&mut self, documents: &[Document]) -> Result<()> {
        let Some(last) = documents.last() else { return Ok(()) };
        let links: Vec<Vec<Link>> = documents.iter().map(links).collect();
        let entries: Vec<Entry<'_>> = documents
            .iter()
            .zip(&links)
            .map(|(document, links)| Entry {
                article: &document.article,
                record: &document.record,
                version: document.version,
                links,
            })
            .collect();
        self.database.write(self.export, &entries, last.number)?;
        self.through = last.number;
        self.articles += documents.len() as u64;
        self.statements += links.iter().map(|links| links.len() as u64).sum::<u64>();
        Ok(())
    }

    fn finish(mut self) -> Result<usize> {
        self.database.finish(self.export, self.through)?;
        let [articles, statements] =
            [self.articles, self.statements].map(|count| HumanCount(count).to_string());
        notes::note(&format!("{articles} articles with {statements} statements are in the database"));
        Ok(0)
    }
}

fn links(document: &Document) -> Vec<Link> {
    let of = |(source, saying): (&Option<isnad_archive::SourceLink>, &String)| Link {
        person: source.as_ref().map(|source| (source.id, source.label.clone(), source.confidence)),
        saying: saying.clone(),
    };
    document.sources.iter().zip(&document.sayings).map(of).collect()
}
