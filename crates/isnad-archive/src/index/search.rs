//! Runs queries.

use super::compile::{compile, ranks, tagged};
use super::document::tag;
use super::schema::{column, fields};
use super::tally::{By, Counts, Tallied, Tally};
use crate::error::Result;
use crate::query::Node;
use crate::search::{Facet, Sort};
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{DocSetCollector, TopDocs};
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
#[derive(Debug, Clone, Default)]
pub(crate) struct Results {
    pub(crate) total: u64,
    pub(crate) hits: Vec<Pointer>,
    /// In the order that was asked for.
    pub(crate) counts: Vec<Counts>,
}

/// Searches an index at the state of its last commit.
pub(crate) struct Searcher {
    reader: IndexReader,
}

impl Searcher {
    /// Over an index, its segments searched on so many threads.
    pub(crate) fn new(mut index: Index, threads: usize) -> Result<Self> {
        if threads > 1 {
            index.set_multithread_executor(threads)?;
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader })
    }

    /// Goes on to the last commit.
    pub(crate) fn refresh(&self) -> Result<()> {
        Ok(self.reader.reload()?)
    }

    /// Runs a query: a page of hits in an order, the number of all, and their counts.
    pub(crate) fn search(
        &self,
        node: &Node,
        sort: Sort,
        page: (usize, usize),
        facets: &[Facet],
    ) -> Result<Results> {
        let query = compile(node)?;
        let by: Vec<By> = facets.iter().map(|facet| column_of(*facet)).collect();
        let (offset, limit) = page;
        let searcher = self.reader.searcher();
        let mut results = Results::default();
        if limit == 0 {
            let tallied = searcher.search(&query, &Tally(by))?;
            (results.total, results.counts) = (tallied.total, tallied.counts);
            return Ok(results);
        }
        let top = TopDocs::with_limit(limit).and_offset(offset);
        let day = |order| (SortByStaticFastValue::<u64>::for_field(column::SAID), order);
        let (hits, tallied): (Vec<(Option<f32>, DocAddress)>, Tallied) = match sort {
            Sort::Relevance if ranks(node) => {
                let collector = top.order_by((SortBySimilarityScore, day(Order::Desc)));
                let (hits, tallied) = searcher.search(&query, &(collector, Tally(by)))?;
                (hits.into_iter().map(|((score, _), at)| (Some(score), at)).collect(), tallied)
            }
            Sort::Relevance | Sort::Newest => {
                let (hits, tallied) =
                    searcher.search(&query, &(top.order_by(day(Order::Desc)), Tally(by)))?;
                (hits.into_iter().map(|(_, at)| (None, at)).collect(), tallied)
            }
            Sort::Oldest => {
                let (hits, tallied) = searcher.search(&query, &(top.order_by(day(Order::Asc)), Tally(by)))?;
                (hits.into_iter().map(|(_, at)| (None, at)).collect(), tallied)
            }
        };
        (results.total, results.counts) = (tallied.total, tallied.counts);
        results.hits = hits.into_iter().map(|(score, at)| self.pointer(at, score)).collect::<Result<_>>()?;
        Ok(results)
    }

    /// Every statement that a query finds, in no order.
    pub(crate) fn all(&self, node: &Node) -> Result<Vec<Pointer>> {
        let searcher = self.reader.searcher();
        let mut found: Vec<DocAddress> =
            searcher.search(&compile(node)?, &DocSetCollector)?.into_iter().collect();
        found.sort_unstable();
        found.into_iter().map(|at| self.pointer(at, None)).collect()
    }

    /// The statement with an id.
    pub(crate) fn statement(&self, id: &str) -> Result<Option<Pointer>> {
        let searcher = self.reader.searcher();
        let query = tagged(&format!("statement:{id}"));
        let found = searcher.search(&query, &TopDocs::with_limit(1).order_by_score())?;
        found.first().map(|(_, at)| self.pointer(*at, None)).transpose()
    }

    /// Articles that have a band in common with a signature.
    pub(crate) fn near(&self, bands: &[u64]) -> Result<Vec<u64>> {
        let searcher = self.reader.searcher();
        let band = |band: &u64| -> (Occur, Box<dyn Query>) {
            let term = Term::from_field_u64(fields().band, *band);
            (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
        };
        let query = BooleanQuery::new(bands.iter().map(band).collect());
        let mut found: Vec<DocAddress> = searcher.search(&query, &DocSetCollector)?.into_iter().collect();
        found.sort_unstable();
        found.into_iter().map(|at| Ok(self.pointer(at, None)?.article)).collect()
    }

    /// How many articles and statements the index holds.
    pub(crate) fn len(&self) -> Result<(u64, u64)> {
        let searcher = self.reader.searcher();
        let count = |tag| -> Result<u64> { Ok(searcher.search(&tagged(tag), &Tally(Vec::new()))?.total) };
        Ok((count(tag::ARTICLE)?, count(tag::STATEMENT)?))
    }

    fn pointer(&self, at: DocAddress, score: Option<f32>) -> Result<Pointer> {
        let searcher = self.reader.searcher();
        let columns = searcher.segment_reader(at.segment_ord).fast_fields();
        let value = |name| -> Result<u64> { Ok(columns.u64(name)?.first(at.doc_id).unwrap_or_default()) };
        Ok(Pointer { article: value(column::ARTICLE)?, statement: value(column::STATEMENT)?, score })
    }
}

/// The column that a facet counts.
const fn column_of(facet: Facet) -> By {
    match facet {
        Facet::Speaker => By::Number(column::SOURCE),
        Facet::Outlet => By::Outlet,
        Facet::Act => By::Number(column::ACT),
        Facet::Form => By::Number(column::FORM),
        Facet::Kind => By::Number(column::KIND),
        Facet::Channel => By::Number(column::CHANNEL),
        Facet::Day => By::Number(column::SAID),
        Facet::Month | Facet::Year => By::Number(column::MONTH),
    }
}
