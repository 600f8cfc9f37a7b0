//! Documents of articles, for the index.

use crate::entry::Entry;
use crate::index::document::{self, Known};
use crate::ledger::{Link, Stored};
use crate::people::StoredSource;
use isnad::Record;
use isnad_ingest::duplicates::Signature;
use isnad_linkage::people::Linker;
use tantivy::TantivyDocument;

/// The documents of an article, which wait until its batch is committed.
pub(crate) struct Waiting {
    pub(crate) article: String,
    /// Whether the index has nothing of the article yet.
    pub(crate) new: bool,
    pub(crate) documents: Vec<TantivyDocument>,
}

impl Waiting {
    /// The documents of an article that was just linked.
    pub(crate) fn of(linker: &Linker, seq: u64, entry: Entry, links: &[Link], new: bool) -> Self {
        let prepared = entry.said.into_iter().map(|said| said.document);
        let mut documents = documents(linker, seq, prepared, &entry.record, links);
        documents.push(article_document(&entry.record, seq, entry.signature.as_ref()));
        Self { article: entry.article.id, new, documents }
    }

    /// The documents of a version that the ledger holds.
    pub(crate) fn again(linker: &Linker, stored: Stored, new: bool) -> Self {
        let Stored { seq, article, record, links, .. } = stored;
        Self::of(linker, seq, Entry::new(article, record), &links, new)
    }
}

fn article_document(record: &Record, seq: u64, signature: Option<&Signature>) -> TantivyDocument {
    let bands: Vec<u64> = signature.map(|s| s.bands().collect()).unwrap_or_default();
    document::of_article(record, seq, &bands)
}

/// Statements' documents with what the archive found out.
fn documents(
    linker: &Linker,
    seq: u64,
    documents: impl Iterator<Item = TantivyDocument>,
    record: &Record,
    links: &[Link],
) -> Vec<TantivyDocument> {
    documents
        .zip(&record.statements)
        .zip(links)
        .map(|((mut document, statement), link)| {
            let source = linker.resolved(link.source);
            let names = linker.get(source).filter(|s| s.named).map(other_names).unwrap_or_default();
            document::complete(&mut document, seq, statement, &Known { source, saying: link.saying, names });
            document
        })
        .collect()
}

/// Names that a source is found under beside those of the article: what was decided, and those of the list of known
/// people.
fn other_names(source: &StoredSource) -> Vec<&str> {
    let known = source.known.is_some();
    let listed = source.names.iter().filter(|_| known).map(|name| &*name.text);
    source.decided.as_deref().into_iter().chain(listed).collect()
}
