//! Counts hits by the values of columns.

use super::columns::By;
use super::lines::{Line, Way};
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
    /// What the hits are counted under, each way once.
    lines: Vec<Arc<Line>>,
    free: Free,
}

/// Places of each line, for a segment that is to be counted: those at which others were counted, as long as no two are
/// counted at once.
type Free = Arc<Mutex<Vec<Vec<Places>>>>;

impl Tally {
    /// Counts by some columns, with the line of each.
    pub(crate) fn new(by: Vec<(By, Arc<Line>)>) -> Self {
        let mut lines: Vec<Arc<Line>> = Vec::new();
        for (_, line) in &by {
            if lines.iter().all(|known| known.way != line.way) {
                lines.push(Arc::clone(line));
            }
        }
        Self { by: by.into_iter().map(|(by, _)| by).collect(), lines, free: Free::default() }
    }

    /// The counts by a column, of what was counted on each line.
    fn counts(&self, by: By, counted: &[Counts]) -> Counts {
        let line = self.lines.iter().zip(counted).find(|(line, _)| line.way == Way::of(by));
        line.map(|(line, counted)| line.counts(by, counted)).unwrap_or_default()
    }
}

impl Collector for Tally {
    type Fruit = Tallied;
    type Child = SegmentTally;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SegmentTally> {
        let missing = || TantivyError::InternalError(format!("segment {segment} has no columns"));
        let places = lock(&self.free).pop();
        let places = places
            .unwrap_or_else(|| self.lines.iter().map(|line| Places::up_to(line.most, line.way)).collect());
        let counter = |(line, places): (&Arc<Line>, Places)| {
            let numbers = Arc::clone(line.segments.get(segment as usize).ok_or_else(missing)?);
            Ok(Counter { numbers, places })
        };
        let counters = self.lines.iter().zip(places).map(counter).collect::<tantivy::Result<_>>()?;
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
        for (places, line) in counted.into_iter().flat_map(|other| other.into_iter().zip(0..)) {
            all[line].take(places);
        }
        let finished = all.into_iter().zip(&self.lines).map(|(places, line)| places.finish(line.way));
        let counted: Vec<Counts> = finished.collect();
        let counts = self.by.iter().map(|by| self.counts(*by, &counted)).collect();
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

/// Counts the numbers of one line of a segment.
struct Counter {
    numbers: Arc<[u32]>,
    places: Places,
}

impl Counter {
    fn count(&mut self, docs: &[DocId]) {
        for doc in docs {
            self.places.add(self.numbers[*doc as usize], 1);
        }
    }
}
