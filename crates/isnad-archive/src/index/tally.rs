//! Counts hits by the values of columns.

use super::columns::Columns;
use crate::search::Facet;
use std::collections::HashMap;
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

/// Hits that are counted together.
const BLOCK: usize = 64;
/// One value in so many places is few.
const SPARSE: usize = 8;

/// How often each value was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Counts {
    /// By number: each value that was met with its count, in the order of the values.
    Numbers(Vec<(u64, u32)>),
    /// By name.
    Names(HashMap<String, u32>),
}

/// How many hits there are, and how they divide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tallied {
    pub(crate) total: u64,
    pub(crate) counts: Vec<Counts>,
}

/// Counts all hits, and by each of some facets.
pub(crate) struct Tally {
    pub(crate) facets: Vec<Facet>,
    /// The columns of each segment.
    pub(crate) columns: Arc<[Columns]>,
}

impl Collector for Tally {
    type Fruit = Tallied;
    type Child = SegmentTally;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SegmentTally> {
        let missing = || TantivyError::InternalError(format!("segment {segment} has no columns"));
        let columns = self.columns.get(segment as usize).ok_or_else(missing)?;
        let counters = self.facets.iter().map(|facet| Counter::new(*facet, columns)).collect();
        Ok(SegmentTally { total: 0, counters, waiting: Vec::with_capacity(BLOCK) })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Tallied>>) -> tantivy::Result<Tallied> {
        let segments = segments.into_iter().collect::<tantivy::Result<Vec<_>>>()?;
        let total = segments.iter().map(|segment| segment.total).sum();
        let mut by_facet: Vec<Vec<Counts>> = self.facets.iter().map(|_| Vec::new()).collect();
        for segment in segments {
            for (facet, counts) in by_facet.iter_mut().zip(segment.counts) {
                facet.push(counts);
            }
        }
        let counts = self.facets.iter().zip(by_facet).map(|(facet, counts)| sum(*facet, counts)).collect();
        Ok(Tallied { total, counts })
    }
}

/// The counts of all segments together.
fn sum(facet: Facet, segments: Vec<Counts>) -> Counts {
    let mut numbers = Vec::new();
    let mut names: HashMap<String, u32> = HashMap::new();
    for counts in segments {
        match counts {
            Counts::Numbers(counts) => numbers.extend(counts),
            #[allow(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
            Counts::Names(counts) => {
                for (name, count) in counts {
                    *names.entry(name).or_default() += count;
                }
            }
        }
    }
    match facet {
        Facet::Outlet => Counts::Names(names),
        _ => Counts::Numbers(summed(numbers)),
    }
}

/// Values with their counts, each value once, in order.
fn summed(mut counts: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    let most = counts.iter().map(|(value, _)| *value).max().unwrap_or(0) as usize;
    if counts.len() > most / SPARSE {
        let mut dense = vec![0; most + 1];
        for (value, count) in &counts {
            dense[*value as usize] += count;
        }
        return met(dense.into_iter().zip(0..));
    }
    counts.sort_unstable();
    counts.dedup_by(|next, sum| {
        let same = next.0 == sum.0;
        sum.1 += if same { next.1 } else { 0 };
        same
    });
    counts
}

/// The values that were met.
fn met(counts: impl Iterator<Item = (u32, u64)>) -> Vec<(u64, u32)> {
    counts.filter(|(count, _)| *count > 0).map(|(count, value)| (value, count)).collect()
}

/// Counts the hits of a segment.
pub(crate) struct SegmentTally {
    total: u64,
    counters: Vec<Counter>,
    /// Hits that come one by one wait until there is a block of them.
    waiting: Vec<DocId>,
}

impl SegmentTally {
    fn count(&mut self, docs: &[DocId]) {
        self.total += docs.len() as u64;
        for counter in &mut self.counters {
            counter.count(docs);
        }
    }
}

impl SegmentCollector for SegmentTally {
    type Fruit = tantivy::Result<Tallied>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.waiting.push(doc);
        if self.waiting.len() == BLOCK {
            let block = std::mem::take(&mut self.waiting);
            self.count(&block);
            self.waiting = block;
            self.waiting.clear();
        }
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        docs.chunks(BLOCK).for_each(|block| self.count(block));
    }

    fn harvest(mut self) -> Self::Fruit {
        let rest = std::mem::take(&mut self.waiting);
        self.count(&rest);
        let counts = self.counters.into_iter().map(Counter::finish).collect::<tantivy::Result<_>>()?;
        Ok(Tallied { total: self.total, counts })
    }
}

/// Counts the values of one column of a segment. A few values are gathered; once they are many against the values that
/// there may be, each value gets a place to be counted at.
struct Counter {
    column: Column<u64>,
    names: Option<StrColumn>,
    least: u64,
    places: usize,
    gathered: Vec<(u64, u32)>,
    counts: Vec<u32>,
}

impl Counter {
    fn new(facet: Facet, columns: &Columns) -> Self {
        let column = columns.of_facet(facet).clone();
        let names = columns.outlets.clone().filter(|_| facet == Facet::Outlet);
        let least = column.min_value();
        let places = column.max_value().saturating_sub(least) as usize + 1;
        Self { column, names, least, places, gathered: Vec::new(), counts: Vec::new() }
    }

    fn count(&mut self, docs: &[DocId]) {
        let mut values = [None; BLOCK];
        let values = &mut values[..docs.len()];
        self.column.first_vals(docs, values);
        if self.counts.is_empty() {
            self.gathered.extend(values.iter().flatten().map(|value| (*value, 1)));
            if self.gathered.len() > self.places / SPARSE {
                self.counts = vec![0; self.places];
                for (value, count) in self.gathered.drain(..) {
                    self.counts[(value - self.least) as usize] += count;
                }
            }
            return;
        }
        for value in values.iter().flatten() {
            self.counts[(*value - self.least) as usize] += 1;
        }
    }

    fn finish(self) -> tantivy::Result<Counts> {
        let numbers = if self.counts.is_empty() {
            summed(self.gathered)
        } else {
            met(self.counts.into_iter().zip(self.least..))
        };
        let Some(names) = self.names else { return Ok(Counts::Numbers(numbers)) };
        let mut counts = HashMap::new();
        let mut name = String::new();
        for (ord, count) in numbers {
            name.clear();
            names.ord_to_str(ord, &mut name)?;
            counts.insert(name.clone(), count);
        }
        Ok(Counts::Names(counts))
    }
}
