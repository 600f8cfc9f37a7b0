//! A snapshot of the ledger.

use super::envelope::open_with;
use super::tables::{
    ARTICLES, CHANGES, CONTENTS, DECISIONS, KNOWN, LATEST, LINKS, META, RECORDS, SKETCHES, SOURCES,
};
use super::v1::{Article as StoredArticle, Head as StoredHead, Sought, StoredRecord, UnknownWord};
use super::{At, Link, Snapshots, open};
use crate::error::{Error, Fault, Result};
use crate::people::{Decision, KnownPerson};
use isnad::{Article, Record, Statement};
use redb::{AccessGuard, ReadOnlyTable, ReadTransaction, ReadableTable, ReadableTableMetadata};
use std::path::{Path, PathBuf};

/// An article's version with all that the ledger holds of it.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) seq: u64,
    pub(crate) article: Article,
    pub(crate) record: Record,
    pub(crate) links: Vec<Link>,
    /// Counted from 1.
    pub(crate) version: u32,
    pub(crate) previous: Option<u64>,
    /// The engine that read it.
    pub(crate) engine: String,
}

/// The numbers of a ledger's last change and last decision; both only grow.
pub(crate) type Stamp = (u64, u64);

/// The state of the ledger at one moment. It stays as it is, whatever is written meanwhile.
pub(crate) struct View {
    path: PathBuf,
    txn: ReadTransaction,
    articles: ReadOnlyTable<u64, &'static [u8]>,
    records: ReadOnlyTable<u64, &'static [u8]>,
    links: ReadOnlyTable<u64, &'static [u8]>,
    latest: ReadOnlyTable<&'static str, u64>,
    sources: ReadOnlyTable<u32, &'static [u8]>,
}

impl View {
    pub(super) fn new(db: &impl Snapshots, path: &Path) -> Result<Self> {
        let txn = db.begin_read().at(path)?;
        Ok(Self {
            articles: txn.open_table(ARTICLES).at(path)?,
            records: txn.open_table(RECORDS).at(path)?,
            links: txn.open_table(LINKS).at(path)?,
            latest: txn.open_table(LATEST).at(path)?,
            sources: txn.open_table(SOURCES).at(path)?,
            path: path.to_owned(),
            txn,
        })
    }

    /// A fact about the archive.
    pub(crate) fn meta(&self, name: &str) -> Result<Option<u64>> {
        let table = self.txn.open_table(META).at(&self.path)?;
        Ok(table.get(name).at(&self.path)?.map(|value| value.value()))
    }

    /// How many versions of articles there are.
    pub(crate) fn versions(&self) -> Result<u64> {
        self.articles.len().at(&self.path)
    }

    /// How many articles there are.
    pub(crate) fn len(&self) -> Result<u64> {
        self.latest.len().at(&self.path)
    }

    /// The number of the last version of an article.
    pub(crate) fn latest(&self, id: &str) -> Result<Option<u64>> {
        Ok(self.latest.get(id).at(&self.path)?.map(|seq| seq.value()))
    }

    /// The number of the last change.
    pub(crate) fn last_change(&self) -> Result<u64> {
        let table = self.txn.open_table(CHANGES).at(&self.path)?;
        Ok(table.last().at(&self.path)?.map_or(0, |(number, _)| number.value()))
    }

    /// What tells this state of the ledger from others: the numbers of its last change and of its last decision.
    pub(crate) fn stamp(&self) -> Result<Stamp> {
        let decisions = self.txn.open_table(DECISIONS).at(&self.path)?;
        let decision = decisions.last().at(&self.path)?.map_or(0, |(number, _)| number.value());
        Ok((self.last_change()?, decision))
    }

    /// The versions that changed behind a change, each once, in the order of their last change.
    pub(crate) fn changed_since(&self, change: u64) -> Result<Vec<u64>> {
        let table = self.txn.open_table(CHANGES).at(&self.path)?;
        let mut last: std::collections::HashMap<u64, u64> = std::collections::HashMap::new();
        for row in table.range(change + 1..).at(&self.path)? {
            let (number, seq) = row.at(&self.path)?;
            last.insert(seq.value(), number.value());
        }
        let mut seqs: Vec<(u64, u64)> = last.into_iter().map(|(seq, number)| (number, seq)).collect();
        seqs.sort_unstable();
        Ok(seqs.into_iter().map(|(_, seq)| seq).collect())
    }

    /// The numbers of the last versions of all articles, in the order of their keeping.
    pub(crate) fn current(&self) -> Result<Vec<u64>> {
        let mut seqs = Vec::new();
        for row in self.latest.iter().at(&self.path)? {
            seqs.push(row.at(&self.path)?.1.value());
        }
        seqs.sort_unstable();
        Ok(seqs)
    }

    /// The numbers of all versions.
    pub(crate) fn all(&self) -> Result<Vec<u64>> {
        let mut seqs = Vec::new();
        for row in self.articles.iter().at(&self.path)? {
            seqs.push(row.at(&self.path)?.0.value());
        }
        Ok(seqs)
    }

    /// Does something with an article, still as it is stored.
    pub(crate) fn with_article<T>(&self, seq: u64, act: impl FnOnce(&StoredArticle<'_>) -> T) -> Result<T> {
        let bytes = self.value(&self.articles, "the article", seq)?;
        Ok(act(&open("article", &seq.to_be_bytes(), bytes.value())?))
    }

    /// The head of an article with one of its statements, if it has that.
    pub(crate) fn statement<T>(
        &self,
        seq: u64,
        number: u64,
        head: impl FnOnce(&StoredHead<'_>) -> T,
    ) -> Result<Option<(T, Statement)>> {
        let key = seq.to_be_bytes();
        let bytes = self.value(&self.records, "the record", seq)?;
        let sought = open_with("record", &key, bytes.value(), |payload| Sought::in_record(payload, number))?;
        let Some(statement) = sought.model().map_err(|word| self.newer(seq, word))? else { return Ok(None) };
        let bytes = self.value(&self.articles, "the article", seq)?;
        Ok(Some((head(&open("article", &key, bytes.value())?), statement)))
    }

    fn newer(&self, seq: u64, UnknownWord(word): UnknownWord) -> Error {
        let what = format!("record {seq} has the word ⟦{word}⟧");
        Fault::Newer { path: self.path.clone(), what }.into()
    }

    /// The sealed value of a version in one of the tables.
    fn value(
        &self,
        table: &ReadOnlyTable<u64, &'static [u8]>,
        what: &'static str,
        seq: u64,
    ) -> Result<AccessGuard<'static, &'static [u8]>> {
        table.get(seq).at(&self.path)?.ok_or_else(|| Error::unknown(what, seq.to_string()))
    }

    /// All that the ledger holds of a version.
    pub(crate) fn stored(&self, seq: u64) -> Result<Stored> {
        let links = self.links(seq)?;
        let key = seq.to_be_bytes();
        let bytes = self.value(&self.articles, "the article", seq)?;
        let article: StoredArticle<'_> = open("article", &key, bytes.value())?;
        let bytes = self.value(&self.records, "the record", seq)?;
        let record: StoredRecord<'_> = open("record", &key, bytes.value())?;
        Ok(Stored {
            seq,
            article: article.model(),
            record: record.model(&article).map_err(|word| self.newer(seq, word))?,
            links,
            version: article.version,
            previous: article.previous,
            engine: record.engine.to_owned(),
        })
    }

    /// What was found out about the statements of a version.
    pub(crate) fn links(&self, seq: u64) -> Result<Vec<Link>> {
        let value = self.links.get(seq).at(&self.path)?;
        value.map_or(Ok(Vec::new()), |value| open("link", &seq.to_be_bytes(), value.value()))
    }

    /// A source, as it is stored.
    pub(crate) fn source(&self, id: u32) -> Result<Option<crate::people::StoredSource>> {
        let value = self.sources.get(id).at(&self.path)?;
        value.map(|value| open("source", &id.to_be_bytes(), value.value())).transpose()
    }

    /// All sources, by number.
    pub(crate) fn sources(&self) -> Result<Vec<(u32, crate::people::StoredSource)>> {
        let mut sources = Vec::new();
        for row in self.sources.iter().at(&self.path)? {
            let (id, value) = row.at(&self.path)?;
            sources.push((id.value(), open("source", &id.value().to_be_bytes(), value.value())?));
        }
        Ok(sources)
    }

    /// What people decided, in order.
    pub(crate) fn decisions(&self) -> Result<Vec<Decision>> {
        let table = self.txn.open_table(DECISIONS).at(&self.path)?;
        let mut decisions = Vec::new();
        for row in table.iter().at(&self.path)? {
            let (number, value) = row.at(&self.path)?;
            decisions.push(open("decision", &number.value().to_be_bytes(), value.value())?);
        }
        Ok(decisions)
    }

    /// The known people, by id.
    pub(crate) fn known(&self) -> Result<Vec<KnownPerson>> {
        let table = self.txn.open_table(KNOWN).at(&self.path)?;
        let mut known = Vec::new();
        for row in table.iter().at(&self.path)? {
            let (id, value) = row.at(&self.path)?;
            known.push(open("known person", id.value().as_bytes(), value.value())?);
        }
        Ok(known)
    }

    /// Opens every sketch, and gives how many there are.
    pub(crate) fn check_sketches(&self, mut fault: impl FnMut(Error)) -> Result<u64> {
        let table = self.txn.open_table(SKETCHES).at(&self.path)?;
        let mut count = 0;
        for row in table.iter().at(&self.path)? {
            let (key, value) = row.at(&self.path)?;
            let opened: Result<isnad_linkage::sayings::Kept> =
                open("sketch", &crate::batch::sketch_key(key.value()), value.value());
            if let Err(error) = opened {
                fault(error);
            }
            count += 1;
        }
        Ok(count)
    }

    /// Every content's hash with the number of its version.
    pub(crate) fn contents(&self) -> Result<Vec<(Vec<u8>, u64)>> {
        let table = self.txn.open_table(CONTENTS).at(&self.path)?;
        let mut contents = Vec::new();
        for row in table.iter().at(&self.path)? {
            let (hash, seq) = row.at(&self.path)?;
            contents.push((hash.value().to_vec(), seq.value()));
        }
        Ok(contents)
    }
}
