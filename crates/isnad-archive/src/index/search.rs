//! Runs queries.

use super::columns::{By, Columns, Outlets};
use super::compile::{compile, ranks, tagged};
use super::document::tag;
use super::lines::{Lines, Way};
use super::schema::{column, fields};
use super::tally::{Counts, Tallied, Tally};
use super::until::Until;
use crate::error::Result;
use crate::query::Node;
use crate::search::{Search, Sort};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Instant;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, Index, IndexReader, Order, ReloadPolicy, Term};

/// Where a hit is found in the ledger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pointer {
    /// The number of the article's version.
    pub(crate) article: u64,
    /// The number of the statement's id.
    pub(crate) statement: u64,
    /// The relevance, where the query ranks.
    pub(crate) score: Option<f32>,
}

/// What a query found.
#[derive(Debug, Clone)]
pub(crate) struct Results {
    pub(crate) total: u64,
    pub(crate) hits: Vec<Pointer>,
    /// By facet, in the order that was asked for.
    pub(crate) counts: Vec<Counts>,
    /// By day, where that was asked for.
    pub(crate) days: Counts,
    /// What the numbers of outlets stand for.
    pub(crate) outlets: Arc<Outlets>,
}

/// Searches an index at the state of its last refresh.
pub(crate) struct Searcher {
    reader: IndexReader,
    now: RwLock<Arc<Snapshot>>,
}

/// A state of the index.
struct Snapshot {
    searcher: tantivy::Searcher,
    columns: Arc<[Columns]>,
    outlets: Arc<Outlets>,
    lines: Lines,
    /// How many articles and statements there are, once somebody asked.
    size: OnceLock<(u64, u64)>,
}

impl Searcher {
    /// Over an index, its segments searched on so many threads.
    pub(crate) fn new(mut index: Index, threads: usize) -> Result<Self> {
        if threads > 1 {
            index.set_multithread_executor(threads)?;
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let now = RwLock::new(Arc::new(Snapshot::of(&reader)?));
        Ok(Self { reader, now })
    }

    /// Goes on to the last commit; whether it is another one.
    pub(crate) fn refresh(&self) -> Result<bool> {
        self.reader.reload()?;
        let before = self.now();
        if self.reader.searcher().generation().segments() == before.searcher.generation().segments() {
            return Ok(false);
        }
        let next = Arc::new(Snapshot::of(&self.reader)?);
        next.lines.prepare_as(&before.lines, &next.columns)?;
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(true)
    }

    fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs a search: a page of hits in an order, the number of all, and their counts. It is given up at the deadline,
    /// if there is one.
    pub(crate) fn search(&self, search: &Search, deadline: Option<Instant>) -> Result<Results> {
        let query = compile(&search.query)?;
        let now = self.now();
        let searcher = &now.searcher;
        let facets = search.facets.iter().copied().map(By::Facet);
        let tally = now.tally(facets.chain(search.days.then_some(By::Day)))?;
        if search.limit == 0 {
            let tallied = searcher.search(&query, &Until { collector: tally, deadline })?;
            return Ok(now.results(Vec::new(), tallied, search.days));
        }
        let top = TopDocs::with_limit(search.limit).and_offset(search.offset);
        let day = |order| (SortByStaticFastValue::<u64>::for_field(column::SAID), order);
        let (hits, tallied): (Vec<(Option<f32>, DocAddress)>, Tallied) = match search.sort {
            Sort::Relevance if ranks(&search.query) => {
                let collector = (top.order_by((SortBySimilarityScore, day(Order::Desc))), tally);
                let (hits, tallied) = searcher.search(&query, &Until { collector, deadline })?;
                (hits.into_iter().map(|((score, _), at)| (Some(score), at)).collect(), tallied)
            }
            Sort::Relevance | Sort::Newest => {
                let collector = (top.order_by(day(Order::Desc)), tally);
                let (hits, tallied) = searcher.search(&query, &Until { collector, deadline })?;
                (hits.into_iter().map(|(_, at)| (None, at)).collect(), tallied)
            }
            Sort::Oldest => {
                let collector = (top.order_by(day(Order::Asc)), tally);
                let (hits, tallied) = searcher.search(&query, &Until { collector, deadline })?;
                (hits.into_iter().map(|(_, at)| (None, at)).collect(), tallied)
            }
        };
        let hits = hits.into_iter().map(|(score, at)| now.pointer(at, score)).collect();
        Ok(now.results(hits, tallied, search.days))
    }

    /// Every statement that a query finds, in no order; given up at the deadline, if there is one.
    pub(crate) fn all(&self, node: &Node, deadline: Option<Instant>) -> Result<Vec<Pointer>> {
        self.now().all(&compile(node)?, deadline)
    }

    /// The statement with an id.
    pub(crate) fn statement(&self, id: &str) -> Result<Option<Pointer>> {
        let now = self.now();
        let query = tagged(&format!("statement:{id}"));
        let found = now.searcher.search(&query, &TopDocs::with_limit(1).order_by_score())?;
        Ok(found.first().map(|(_, at)| now.pointer(*at, None)))
    }

    /// Articles that have a band in common with a signature.
    pub(crate) fn near(&self, bands: &[u64]) -> Result<Vec<u64>> {
        let band = |band: &u64| -> (Occur, Box<dyn Query>) {
            let term = Term::from_field_u64(fields().band, *band);
            (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
        };
        let query = BooleanQuery::new(bands.iter().map(band).collect());
        Ok(self.now().all(&query, None)?.into_iter().map(|pointer| pointer.article).collect())
    }

    /// About how many statements use a word, by its stem: those that were taken out count until segments are merged.
    pub(crate) fn statements_with(&self, stem: &str) -> Result<u64> {
        Ok(self.now().searcher.doc_freq(&Term::from_field_text(fields().content.stem, stem))?)
    }

    /// How many articles and statements the index holds.
    pub(crate) fn len(&self) -> Result<(u64, u64)> {
        self.now().size()
    }
}

impl Snapshot {
    fn of(reader: &IndexReader) -> Result<Self> {
        let searcher = reader.searcher();
        let (columns, outlets) = Columns::of_all(&searcher)?;
        let (columns, outlets) = (columns.into(), Arc::new(outlets));
        Ok(Self { searcher, columns, outlets, lines: Lines::default(), size: OnceLock::new() })
    }

    fn tally(&self, by: impl Iterator<Item = By>) -> Result<Tally> {
        let counted = by.map(|by| Ok((by, self.lines.of(Way::of(by), &self.columns)?)));
        Ok(Tally::new(counted.collect::<Result<_>>()?))
    }

    /// Hits with their counts, of which those by day come last if there are any.
    fn results(&self, hits: Vec<Pointer>, tallied: Tallied, days: bool) -> Results {
        let Tallied { total, mut counts } = tallied;
        let days = if days { counts.pop().unwrap_or_default() } else { Counts::new() };
        Results { total, hits, counts, days, outlets: Arc::clone(&self.outlets) }
    }

    fn size(&self) -> Result<(u64, u64)> {
        if let Some(size) = self.size.get() {
            return Ok(*size);
        }
        let count = |tag| -> Result<u64> {
            Ok(self.searcher.search(&tagged(tag), &self.tally(std::iter::empty())?)?.total)
        };
        let size = (count(tag::ARTICLE)?, count(tag::STATEMENT)?);
        Ok(*self.size.get_or_init(|| size))
    }

    fn all(&self, query: &dyn Query, deadline: Option<Instant>) -> Result<Vec<Pointer>> {
        let collector = Until { collector: DocSetCollector, deadline };
        let mut found: Vec<DocAddress> = self.searcher.search(query, &collector)?.into_iter().collect();
        found.sort_unstable();
        Ok(found.into_iter().map(|at| self.pointer(at, None)).collect())
    }

    fn pointer(&self, at: DocAddress, score: Option<f32>) -> Pointer {
        let columns = self.columns.get(at.segment_ord as usize);
        let value = |of: fn(&Columns) -> &Column<u64>| {
            columns.and_then(|columns| of(columns).first(at.doc_id)).unwrap_or_default()
        };
        Pointer { article: value(|c| &c.article), statement: value(|c| &c.statement), score }
    }
}
