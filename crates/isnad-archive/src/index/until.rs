//! Ends a search that takes longer than it may: whoever asked has been told by then, and others wait.

use std::io;
use std::time::Instant;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{Scorer, Weight};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, SegmentOrdinal, SegmentReader, TERMINATED, TantivyError};

/// Hits between two looks at the clock.
const HITS: usize = 4096;

/// A collector that gives up at a moment, if there is one. What an index needs for beginning with a segment (to look up
/// all words of a prefix, say) is not interrupted.
pub(crate) struct Until<C> {
    pub(crate) collector: C,
    pub(crate) deadline: Option<Instant>,
}

impl<C: Collector> Until<C> {
    fn look_at_the_clock(&self) -> tantivy::Result<()> {
        match self.deadline {
            Some(deadline) if Instant::now() >= deadline => Err(late()),
            _ => Ok(()),
        }
    }

    /// All hits of a segment, with their scores.
    fn each(
        &self,
        reader: &SegmentReader,
        scorer: &mut dyn Scorer,
        to: &mut C::Child,
    ) -> tantivy::Result<()> {
        let alive = reader.alive_bitset();
        let mut hits = 0_usize;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                to.collect(doc, scorer.score());
            }
            hits += 1;
            if hits.is_multiple_of(HITS) {
                self.look_at_the_clock()?;
            }
            doc = scorer.advance();
        }
        Ok(())
    }

    /// All hits of a segment, a block at a time.
    fn blocks(
        &self,
        reader: &SegmentReader,
        scorer: &mut dyn Scorer,
        to: &mut C::Child,
    ) -> tantivy::Result<()> {
        let alive = reader.alive_bitset();
        let mut block: [DocId; COLLECT_BLOCK_BUFFER_LEN] = [0; COLLECT_BLOCK_BUFFER_LEN];
        let mut hits = 0_usize;
        loop {
            let filled = scorer.fill_buffer(&mut block);
            match alive {
                None => to.collect_block(&block[..filled]),
                Some(alive) => {
                    let living = block[..filled].iter().filter(|doc| alive.is_alive(**doc));
                    living.for_each(|doc| to.collect(*doc, 0.0));
                }
            }
            if filled < block.len() {
                return Ok(());
            }
            hits += filled;
            if hits.is_multiple_of(HITS) {
                self.look_at_the_clock()?;
            }
        }
    }
}

impl<C: Collector> Collector for Until<C> {
    type Fruit = C::Fruit;
    type Child = C::Child;

    fn check_schema(&self, schema: &tantivy::schema::Schema) -> tantivy::Result<()> {
        self.collector.check_schema(schema)
    }

    fn for_segment(&self, ordinal: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<C::Child> {
        self.collector.for_segment(ordinal, reader)
    }

    fn requires_scoring(&self) -> bool {
        self.collector.requires_scoring()
    }

    fn merge_fruits(&self, fruits: Vec<<C::Child as SegmentCollector>::Fruit>) -> tantivy::Result<C::Fruit> {
        self.collector.merge_fruits(fruits)
    }

    fn collect_segment(
        &self,
        weight: &dyn Weight,
        ordinal: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<<C::Child as SegmentCollector>::Fruit> {
        self.look_at_the_clock()?;
        let mut collected = self.collector.for_segment(ordinal, reader)?;
        let mut scorer = weight.scorer(reader, 1.0)?;
        if self.requires_scoring() {
            self.each(reader, &mut *scorer, &mut collected)?;
        } else {
            self.blocks(reader, &mut *scorer, &mut collected)?;
        }
        Ok(collected.harvest())
    }
}

/// The index's errors have none of this kind: it takes the form of one of reading.
fn late() -> TantivyError {
    io::Error::from(io::ErrorKind::TimedOut).into()
}

/// Whether an error says that a search took too long.
pub(crate) fn is_late(error: &TantivyError) -> bool {
    matches!(error, TantivyError::IoError(error) if error.kind() == io::ErrorKind::TimedOut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;
    use tantivy::query::AllQuery;
    use tantivy::schema::Schema;
    use tantivy::{Index, Score, TantivyDocument};

    /// Counts hits, and at each waits until a moment has passed.
    struct Slow {
        until: Instant,
        met: Arc<AtomicUsize>,
        scores: bool,
    }

    struct SlowSegment(Instant, Arc<AtomicUsize>);

    impl Collector for Slow {
        type Fruit = ();
        type Child = SlowSegment;

        fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SlowSegment> {
            Ok(SlowSegment(self.until, Arc::clone(&self.met)))
        }

        fn requires_scoring(&self) -> bool {
            self.scores
        }

        fn merge_fruits(&self, _: Vec<()>) -> tantivy::Result<()> {
            Ok(())
        }
    }

    impl SegmentCollector for SlowSegment {
        type Fruit = ();

        fn collect(&mut self, _: DocId, _: Score) {
            while Instant::now() < self.0 {
                std::thread::yield_now();
            }
            self.1.fetch_add(1, Ordering::Relaxed);
        }

        fn harvest(self) {}
    }

    #[test]
    fn a_search_ends_among_its_hits() {
        let index = Index::create_in_ram(Schema::builder().build());
        let mut writer = index.writer_with_num_threads(1, 20 << 20).expect("a writer");
        for _ in 0..3 * HITS {
            writer.add_document(TantivyDocument::default()).expect("it is added");
        }
        writer.commit().expect("it is written");
        let searcher = index.reader().expect("a reader").searcher();
        for scores in [true, false] {
            let (met, until) = (Arc::default(), Instant::now() + Duration::from_secs(1));
            let collector = Slow { until, met: Arc::clone(&met), scores };
            let late = searcher.search(&AllQuery, &Until { collector, deadline: Some(until) });
            assert!(is_late(&late.expect_err("it is late")));
            assert_eq!(met.load(Ordering::Relaxed), HITS);
        }
    }
}
