//! The columns of an index's segments, opened once for each state of the index: opening one costs more than counting
//! a rare word by it.

use super::schema::column;
use crate::search::Facet;
use std::sync::Arc;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{Searcher, SegmentReader, TantivyError};

/// Documents whose values are read together.
const BLOCK: usize = 64;
/// The greatest number that is counted. No column of a whole index holds one that comes near.
const GREATEST: u64 = 1 << 28;
/// What a document without an outlet is counted under: no outlet's number.
const NO_OUTLET: u32 = u32::MAX;

/// What hits are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum By {
    /// A facet.
    Facet(Facet),
    /// The day of saying.
    Day,
}

/// The names of all outlets of an index, in order; an outlet's number is its place.
#[derive(Debug, Default)]
pub(crate) struct Outlets(Vec<String>);

impl Outlets {
    /// The name of an outlet; empty where none has this number.
    pub(crate) fn name(&self, number: u32) -> &str {
        self.0.get(number as usize).map_or("", String::as_str)
    }

    /// With the names of each segment.
    fn of(segments: &[Vec<String>]) -> Self {
        let mut names = segments.concat();
        names.sort_unstable();
        names.dedup();
        Self(names)
    }

    /// The numbers of some of its names.
    fn numbers(&self, names: &[String]) -> Arc<[u32]> {
        names.iter().map(|name| self.0.partition_point(|known| known < name) as u32).collect()
    }
}

/// The columns of a segment that searching reads.
pub(crate) struct Columns {
    /// The number of the article's version.
    pub(crate) article: Column<u64>,
    /// The number of the statement's id.
    pub(crate) statement: Column<u64>,
    source: Column<u64>,
    act: Column<u64>,
    form: Column<u64>,
    kind: Column<u64>,
    channel: Column<u64>,
    said: Column<u64>,
    month: Column<u64>,
    outlet: Column<u64>,
    /// The numbers of the segment's outlets, by what stands for them in its column.
    outlets: Arc<[u32]>,
}

impl Columns {
    /// Those of all segments, by the segments' ordinals, and the names of their outlets.
    pub(crate) fn of_all(searcher: &Searcher) -> tantivy::Result<(Vec<Self>, Outlets)> {
        let segments = searcher.segment_readers();
        let names = segments.iter().map(outlets).collect::<tantivy::Result<Vec<_>>>()?;
        let outlets = Outlets::of(&names);
        let numbers = names.iter().map(|names| outlets.numbers(names));
        let columns = segments.iter().zip(numbers).map(|(segment, numbers)| Self::new(segment, numbers));
        Ok((columns.collect::<tantivy::Result<_>>()?, outlets))
    }

    fn new(segment: &SegmentReader, outlets: Arc<[u32]>) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        let number = |name| columns.u64(name);
        let names = columns.str(column::OUTLET)?;
        let empty = || Column::build_empty_column(segment.max_doc());
        Ok(Self {
            article: number(column::ARTICLE)?,
            statement: number(column::STATEMENT)?,
            source: number(column::SOURCE)?,
            act: number(column::ACT)?,
            form: number(column::FORM)?,
            kind: number(column::KIND)?,
            channel: number(column::CHANNEL)?,
            said: number(column::SAID)?,
            month: number(column::MONTH)?,
            outlet: names.map_or_else(empty, |names: StrColumn| names.ords().clone()),
            outlets,
        })
    }

    /// The number that each document of the segment is counted under.
    ///
    /// # Errors
    /// Where a number is beyond all reason: the file is damaged.
    pub(crate) fn numbers(&self, by: By) -> tantivy::Result<Vec<u32>> {
        let column = self.of(by);
        let outlets = (by == By::Facet(Facet::Outlet)).then_some(&*self.outlets);
        let documents = column.num_docs();
        let mut numbers = Vec::with_capacity(documents as usize);
        let mut values = [None; BLOCK];
        let mut block = Vec::with_capacity(BLOCK);
        for first in (0..documents).step_by(BLOCK) {
            block.clear();
            block.extend(first..documents.min(first + BLOCK as u32));
            let values = &mut values[..block.len()];
            values.fill(None);
            column.first_vals(&block, values);
            for value in &*values {
                numbers.push(number(by, outlets, *value)?);
            }
        }
        Ok(numbers)
    }

    const fn of(&self, by: By) -> &Column<u64> {
        match by {
            By::Facet(Facet::Outlet) => &self.outlet,
            By::Facet(Facet::Speaker) => &self.source,
            By::Facet(Facet::Act) => &self.act,
            By::Facet(Facet::Form) => &self.form,
            By::Facet(Facet::Kind) => &self.kind,
            By::Facet(Facet::Channel) => &self.channel,
            By::Facet(Facet::Month | Facet::Year) => &self.month,
            By::Day => &self.said,
        }
    }
}

/// The number that stands for a value of a column; outlets are numbered alike in all segments.
fn number(by: By, outlets: Option<&[u32]>, value: Option<u64>) -> tantivy::Result<u32> {
    let damaged =
        |value| TantivyError::InternalError(format!("the column of {by:?} holds the value {value}"));
    match (outlets, value) {
        (Some(outlets), Some(value)) => {
            let known = usize::try_from(value).ok().and_then(|at| outlets.get(at).copied());
            known.ok_or_else(|| damaged(value))
        }
        (Some(_), None) => Ok(NO_OUTLET),
        (None, Some(value)) if value <= GREATEST => Ok(value as u32),
        (None, Some(value)) => Err(damaged(value)),
        (None, None) => Ok(0),
    }
}

/// The names of a segment's outlets, by what stands for them in its column.
fn outlets(segment: &SegmentReader) -> tantivy::Result<Vec<String>> {
    let Some(column) = segment.fast_fields().str(column::OUTLET)? else { return Ok(Vec::new()) };
    let mut names = Vec::with_capacity(column.num_terms());
    let mut terms = column.dictionary().stream()?;
    while terms.advance() {
        names.push(String::from_utf8_lossy(terms.key()).into_owned());
    }
    Ok(names)
}
