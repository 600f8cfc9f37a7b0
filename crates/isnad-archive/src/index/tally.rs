//! Counts hits by the values of columns.

use super::columns::{By, Columns, Counted};
use super::places::Places;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

/// Hits that are counted together.
const BLOCK: usize = 64;

/// Each value that was met with how often, in no order.
pub(crate) type Counts = Vec<(u32, u32)>;

/// How many hits there are, and how they divide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tallied {
    pub(crate) total: u64,
    pub(crate) counts: Vec<Counts>,
}

/// Counts all hits of one search, and by each of some columns.
pub(crate) struct Tally {
    by: Vec<By>,
    /// The columns of each segment.
    columns: Arc<[Columns]>,
    free: Free,
}

/// Places of each column, for a segment that is to be counted: those at which others were counted, as long as no two are
/// counted at once.
type Free = Arc<Mutex<Vec<Vec<Places>>>>;

impl Tally {
    pub(crate) fn new(by: Vec<By>, columns: Arc<[Columns]>) -> Self {
        Self { by, columns, free: Free::default() }
    }

    /// Places for all values of a column.
    fn places(&self, by: By) -> tantivy::Result<Places> {
        let most = self.columns.iter().map(|columns| columns.most(by)).max().unwrap_or(0);
        Places::up_to(most, by).ok_or_else(|| {
            TantivyError::InternalError(format!("the column of {by:?} holds the value {most}"))
        })
    }
}

impl Collector for Tally {
    type Fruit = Tallied;
    type Child = SegmentTally;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SegmentTally> {
        let missing = || TantivyError::InternalError(format!("segment {segment} has no columns"));
        let columns = self.columns.get(segment as usize).ok_or_else(missing)?;
        let places = match lock(&self.free).pop() {
            Some(places) => places,
            None => self.by.iter().map(|by| self.places(*by)).collect::<tantivy::Result<_>>()?,
        };
        let counter = |(by, places): (&By, Places)| Counter { column: columns.counted(*by), places };
        let counters = self.by.iter().zip(places).map(counter).collect();
        let (free, waiting) = (Arc::clone(&self.free), Vec::with_capacity(BLOCK));
        Ok(SegmentTally { total: 0, counters, waiting, free })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, totals: Vec<u64>) -> tantivy::Result<Tallied> {
        let mut counted = std::mem::take(&mut *lock(&self.free));
        let Some(mut all) = counted.pop() else {
            return Ok(Tallied { total: 0, counts: vec![Counts::new(); self.by.len()] });
        };
        for (places, by) in counted.into_iter().flat_map(|other| other.into_iter().zip(0..)) {
            all[by].take(places);
        }
        let counts = all.into_iter().zip(&self.by).map(|(places, by)| places.finish(*by)).collect();
        Ok(Tallied { total: totals.iter().sum(), counts })
    }
}

fn lock(free: &Mutex<Vec<Vec<Places>>>) -> MutexGuard<'_, Vec<Vec<Places>>> {
    free.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Counts the hits of a segment.
pub(crate) struct SegmentTally {
    total: u64,
    counters: Vec<Counter>,
    /// Hits that come one by one wait until there is a block of them.
    waiting: Vec<DocId>,
    free: Free,
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
    type Fruit = u64;

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

    fn harvest(mut self) -> u64 {
        let rest = std::mem::take(&mut self.waiting);
        self.count(&rest);
        let places = self.counters.into_iter().map(|counter| counter.places).collect();
        lock(&self.free).push(places);
        self.total
    }
}

/// Counts the values of one column of a segment.
struct Counter {
    column: Counted,
    places: Places,
}

impl Counter {
    fn count(&mut self, docs: &[DocId]) {
        let mut values = [None; BLOCK];
        let values = &mut values[..docs.len()];
        self.column.values.first_vals(docs, values);
        for value in values.iter().flatten() {
            match &self.column.meanings {
                None => self.places.add(*value as u32, 1),
                Some(meanings) => {
                    meanings.get(*value as usize).into_iter().for_each(|value| self.places.add(*value, 1));
                }
            }
        }
    }
}
