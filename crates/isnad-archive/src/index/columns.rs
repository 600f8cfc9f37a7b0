//! The columns of an index's segments, opened once for each state of the index: opening one costs more than counting
//! a rare word by it.

use super::schema::column;
use crate::search::Facet;
use tantivy::columnar::{Column, StrColumn};
use tantivy::{Searcher, SegmentReader};

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
    /// What the numbers of outlets stand for; none where no document has an outlet.
    pub(crate) outlets: Option<StrColumn>,
}

impl Columns {
    /// Those of all segments, by the segments' ordinals.
    pub(crate) fn of_all(searcher: &Searcher) -> tantivy::Result<Vec<Self>> {
        searcher.segment_readers().iter().map(Self::of).collect()
    }

    fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        let columns = segment.fast_fields();
        let number = |name| columns.u64(name);
        let outlets = columns.str(column::OUTLET)?;
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
            outlet: outlets.as_ref().map_or_else(empty, |names| names.ords().clone()),
            outlets,
        })
    }

    /// The column that a facet counts.
    pub(crate) const fn of_facet(&self, facet: Facet) -> &Column<u64> {
        match facet {
            Facet::Speaker => &self.source,
            Facet::Outlet => &self.outlet,
            Facet::Act => &self.act,
            Facet::Form => &self.form,
            Facet::Kind => &self.kind,
            Facet::Channel => &self.channel,
            Facet::Day => &self.said,
            Facet::Month | Facet::Year => &self.month,
        }
    }
}
