//! What is asked of an archive, and what it answers.

use crate::query::Node;
use isnad::Statement;
use jiff::civil::Date;

/// A question to an archive.
#[derive(Debug, Clone)]
pub struct Search {
    /// Which statements.
    pub query: Node,
    /// In which order.
    pub sort: Sort,
    /// Hits that are passed over.
    pub offset: usize,
    /// Hits that are given; 0 where only counts are wanted.
    pub limit: usize,
    /// What all hits are counted by.
    pub facets: Vec<Facet>,
    /// Values of a facet that are given, the most frequent first. Months and years are all given, in order.
    pub values: usize,
    /// Whether all hits are counted by day, too.
    pub days: bool,
}

impl Search {
    /// The first twenty hits of a query, the most relevant first.
    pub fn new(query: Node) -> Self {
        Self {
            query,
            sort: Sort::Relevance,
            offset: 0,
            limit: 20,
            facets: Vec::new(),
            values: 10,
            days: false,
        }
    }

    /// In another order.
    #[must_use]
    pub fn sorted(mut self, sort: Sort) -> Self {
        self.sort = sort;
        self
    }

    /// Another page.
    #[must_use]
    pub fn page(mut self, offset: usize, limit: usize) -> Self {
        (self.offset, self.limit) = (offset, limit);
        self
    }

    /// With counts.
    #[must_use]
    pub fn counted(mut self, facets: impl IntoIterator<Item = Facet>) -> Self {
        self.facets.extend(facets);
        self
    }

    /// With counts by day.
    #[must_use]
    pub const fn by_day(mut self) -> Self {
        self.days = true;
        self
    }
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The most relevant first, of equals the newest; without words, which alone can be relevant, the newest first.
    #[default]
    Relevance,
    /// The day of saying, the last first.
    Newest,
    /// The day of saying, the first first; what has no day comes before.
    Oldest,
}

/// What hits are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// The source.
    Speaker,
    /// The outlet.
    Outlet,
    /// The speech act.
    Act,
    /// Direct, indirect, mixed.
    Form,
    /// The kind of source.
    Kind,
    /// The type of channel.
    Channel,
    /// The month of saying.
    Month,
    /// The year of saying.
    Year,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How many statements the query finds.
    pub total: u64,
    /// The page of hits that was asked for.
    pub hits: Vec<Hit>,
    /// The counts that were asked for, in that order.
    pub facets: Vec<FacetCounts>,
    /// How many hits were said on each day, in order; empty where that was not asked for.
    pub days: Vec<(Date, u64)>,
}

/// How hits divide by a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Its values.
    pub counts: Vec<Count>,
}

/// A value of a facet and how many hits have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The value, as the query language writes it: `deny`, a source's number, `2021-04`.
    pub value: String,
    /// The value for people: a source's name; else the same.
    pub label: String,
    /// How many hits.
    pub count: u64,
}

/// A statement that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// How well it fits; higher is better. `None` where nothing in the query tells.
    pub score: Option<f32>,
    /// The statement.
    pub statement: Statement,
    /// Its article.
    pub article: ArticleHead,
    /// Its source in the archive.
    pub source: Option<SourceLink>,
    /// The saying that it belongs to: the id of its first statement.
    pub saying: String,
}

/// What a hit says of its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleHead {
    /// The article's id.
    pub id: String,
    /// Its number in the archive.
    pub number: u64,
    /// Its version, from 1.
    pub version: u32,
    /// Its address.
    pub url: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Its headline.
    pub headline: String,
}

/// The source that a speaker was linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLink {
    /// The source's number.
    pub id: u32,
    /// Its name.
    pub label: String,
    /// How sure the link is, per cent.
    pub confidence: u8,
    /// Whether it names somebody, and does not merely describe.
    pub named: bool,
}
