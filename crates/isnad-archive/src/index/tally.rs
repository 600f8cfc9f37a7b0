//! Counts hits by the values of columns.

use super::schema::column;
use std::collections::HashMap;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Hits that are counted together.
const BLOCK: usize = 64;

/// A column that hits are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// A column of numbers.
    Number(&'static str),
    /// The outlet, by name.
    Outlet,
}

/// How often each value was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Counts {
    /// By number: the count of each value stands at its place.
    Numbers(Vec<u32>),
    /// By name.
    Names(HashMap<String, u32>),
}

/// How many hits there are, and how they divide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tallied {
    pub(crate) total: u64,
    pub(crate) counts: Vec<Counts>,
}

/// Counts all hits, and by each of some columns.
pub(crate) struct Tally(pub(crate) Vec<By>);

impl Collector for Tally {
    type Fruit = Tallied;
    type Child = SegmentTally;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentTally> {
        let columns = self.0.iter().map(|by| Counter::new(*by, segment)).collect::<tantivy::Result<_>>()?;
        Ok(SegmentTally { total: 0, columns, waiting: Vec::with_capacity(BLOCK) })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Tallied>>) -> tantivy::Result<Tallied> {
        let empty = |by: &By| match by {
            By::Number(_) => Counts::Numbers(Vec::new()),
            By::Outlet => Counts::Names(HashMap::new()),
        };
        let mut sum = Tallied { total: 0, counts: self.0.iter().map(empty).collect() };
        for segment in segments {
            let segment = segment?;
            sum.total += segment.total;
            for (sum, counts) in sum.counts.iter_mut().zip(segment.counts) {
                add(sum, counts);
            }
        }
        Ok(sum)
    }
}

fn add(sum: &mut Counts, counts: Counts) {
    match (sum, counts) {
        (Counts::Numbers(sum), Counts::Numbers(counts)) => {
            if sum.len() < counts.len() {
                sum.resize(counts.len(), 0);
            }
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        (Counts::Names(sum), Counts::Names(counts)) =>
        {
            #[allow(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
            for (name, count) in counts {
                *sum.entry(name).or_default() += count;
            }
        }
        // Both sides come from the same list of columns.
        _ => {}
    }
}

/// Counts the hits of a segment.
pub(crate) struct SegmentTally {
    total: u64,
    columns: Vec<Counter>,
    /// Hits that come one by one wait until there is a block of them.
    waiting: Vec<DocId>,
}

impl SegmentTally {
    fn count(&mut self, docs: &[DocId]) {
        self.total += docs.len() as u64;
        for column in &mut self.columns {
            column.count(docs);
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
        let counts = self.columns.into_iter().map(Counter::finish).collect::<tantivy::Result<_>>()?;
        Ok(Tallied { total: self.total, counts })
    }
}

/// Counts the values of one column of a segment. Values from the column's least on have a place each.
struct Counter {
    column: Column<u64>,
    names: Option<StrColumn>,
    least: u64,
    counts: Vec<u32>,
}

impl Counter {
    fn new(by: By, segment: &SegmentReader) -> tantivy::Result<Self> {
        let (column, names) = match by {
            By::Number(name) => (segment.fast_fields().u64(name)?, None),
            By::Outlet => {
                let names = segment.fast_fields().str(column::OUTLET)?;
                let empty = || Column::build_empty_column(segment.max_doc());
                (names.as_ref().map_or_else(empty, |names| names.ords().clone()), names)
            }
        };
        let least = column.min_value();
        let places = column.max_value().saturating_sub(least) as usize + 1;
        Ok(Self { column, names, least, counts: vec![0; places] })
    }

    fn count(&mut self, docs: &[DocId]) {
        let mut values = [None; BLOCK];
        let values = &mut values[..docs.len()];
        self.column.first_vals(docs, values);
        for value in values.iter().flatten() {
            self.counts[(*value - self.least) as usize] += 1;
        }
    }

    fn finish(self) -> tantivy::Result<Counts> {
        let Some(names) = self.names else {
            let mut counts = vec![0; self.least as usize];
            counts.extend(self.counts);
            return Ok(Counts::Numbers(counts));
        };
        let mut counts = HashMap::new();
        let mut name = String::new();
        for (ord, count) in self.counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            name.clear();
            names.ord_to_str(self.least + ord as u64, &mut name)?;
            counts.insert(name.clone(), count);
        }
        Ok(Counts::Names(counts))
    }
}
