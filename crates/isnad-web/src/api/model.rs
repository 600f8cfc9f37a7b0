//! The shapes of the API. Records and statements are those of the engine; their schema is its own.

use super::schema;
use isnad::{Record, Statement};
use isnad_archive::{ArticleHead, Difference, Facet, Found, Hit, Naming, Source, SourceLink};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Error {
    /// What, where, and what was expected.
    pub(super) error: String,
}

/// What a search found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FoundJson {
    /// How many statements there are.
    total: u64,
    /// The page, from 1.
    page: usize,
    /// The statements of the page.
    statements: Vec<HitJson>,
    /// How all of them divide: by `speaker`, `outlet`, `act`, `channel`, `month`.
    facets: BTreeMap<String, Vec<CountJson>>,
}

/// A value and how many statements have it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CountJson {
    /// The value, as a query writes it.
    value: String,
    /// The value for people.
    label: String,
    /// How many.
    count: u64,
}

/// A statement that was found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct HitJson {
    /// The statement.
    #[schema(schema_with = schema::statement)]
    statement: Statement,
    /// Its article.
    article: HeadJson,
    /// Its source in the archive.
    person: Option<PersonLink>,
    /// The saying that it belongs to.
    saying: String,
    /// How well it fits, where the query tells.
    score: Option<f32>,
}

/// An article without its text.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct HeadJson {
    /// Its id.
    id: String,
    /// Its version, from 1.
    version: u32,
    /// Its address.
    url: Option<String>,
    /// Its outlet.
    outlet: Option<String>,
    /// Day of publication, ISO 8601.
    published: Option<String>,
    /// Its headline.
    headline: String,
}

/// The source that a speaker was linked to.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PersonLink {
    /// Its number.
    id: u32,
    /// Its name.
    label: String,
    /// How sure the link is, per cent.
    confidence: u8,
    /// Whether it names somebody, and does not merely describe.
    named: bool,
}

/// An article with its record.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ArticleJson {
    /// Its version, from 1.
    pub(super) version: u32,
    /// The text that offsets count in.
    pub(super) text: String,
    /// The record.
    #[schema(schema_with = schema::record)]
    pub(super) record: Record,
    /// The source of each statement, in the record's order.
    pub(super) people: Vec<Option<PersonLink>>,
    /// The saying of each statement.
    pub(super) sayings: Vec<String>,
    /// The version of the engine that read it.
    pub(super) engine: String,
}

/// A near-copy.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CopyJson {
    /// The article.
    pub(super) article: HeadJson,
    /// How alike, from 0 to 1.
    pub(super) likeness: f64,
}

/// A saying as articles tell it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SayingJson {
    /// Its id.
    pub(super) id: String,
    /// The outlets that tell it, in the order of telling.
    pub(super) outlets: Vec<String>,
    /// Its statements, the earliest first.
    pub(super) retellings: Vec<RetellingJson>,
    /// The place of the fullest, with which the others are compared.
    pub(super) fullest: usize,
}

/// A statement among those that tell a saying.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RetellingJson {
    /// The statement.
    pub(super) hit: HitJson,
    /// How it differs from the fullest.
    pub(super) differences: Vec<DifferenceJson>,
}

/// A stretch of words.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DifferenceJson {
    /// `same`, `left`, `added` or `changed`.
    kind: &'static str,
    /// The words of the fullest.
    before: Option<String>,
    /// The words of this one.
    now: Option<String>,
}

/// A source of the archive.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PersonJson {
    /// Its number.
    id: u32,
    /// Its name.
    label: String,
    /// What kind of source it is.
    kind: String,
    /// Whether it is named, and not merely described.
    named: bool,
    /// Its names, the one used most first.
    names: Vec<NamingJson>,
    /// Its offices.
    roles: Vec<NamingJson>,
    /// Its countries and institutions.
    affiliations: Vec<NamingJson>,
    /// Its id in the list of known people.
    known: Option<String>,
    /// Day of the first article that names it.
    first: Option<String>,
    /// Day of the last article that names it.
    last: Option<String>,
    /// Articles in which it speaks.
    articles: u32,
}

/// A name and how many articles use it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NamingJson {
    /// The words.
    text: String,
    /// Articles.
    articles: u32,
}

/// Sources that were found.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PeopleJson {
    /// At most a hundred, those heard in most articles first.
    pub(super) people: Vec<PersonJson>,
}

/// The size of the archive.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SizeJson {
    /// Articles.
    pub(super) articles: u64,
    /// Statements.
    pub(super) statements: u64,
}

/// An article to be read now.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArticleIn {
    /// Its id; statement ids are derived from it.
    #[serde(default)]
    pub(super) id: String,
    /// Its headline.
    #[serde(default)]
    pub(super) headline: String,
    /// Its text.
    pub(super) body: String,
    /// Day of publication: `2021-04-08`.
    #[serde(default)]
    #[schema(format = "date", example = "2021-04-08")]
    pub(super) published: Option<String>,
    /// Its outlet.
    #[serde(default)]
    pub(super) outlet: Option<String>,
}

impl FoundJson {
    pub(super) fn new(found: Found, page: usize) -> Self {
        let name = |facet| match facet {
            Facet::Speaker => "speaker",
            Facet::Outlet => "outlet",
            Facet::Act => "act",
            Facet::Channel => "channel",
            _ => "month",
        };
        let count = |c: isnad_archive::Count| CountJson { value: c.value, label: c.label, count: c.count };
        let facets = found.facets.into_iter();
        Self {
            total: found.total,
            page,
            statements: found.hits.into_iter().map(HitJson::from).collect(),
            facets: facets
                .map(|facet| (name(facet.facet).into(), facet.counts.into_iter().map(count).collect()))
                .collect(),
        }
    }
}

impl From<Hit> for HitJson {
    fn from(hit: Hit) -> Self {
        Self {
            statement: hit.statement,
            article: hit.article.into(),
            person: hit.source.map(PersonLink::from),
            saying: hit.saying,
            score: hit.score,
        }
    }
}

impl From<ArticleHead> for HeadJson {
    fn from(head: ArticleHead) -> Self {
        Self {
            id: head.id,
            version: head.version,
            url: head.url,
            outlet: head.outlet,
            published: head.published.map(|day| day.to_string()),
            headline: head.headline,
        }
    }
}

impl From<SourceLink> for PersonLink {
    fn from(link: SourceLink) -> Self {
        Self { id: link.id, label: link.label, confidence: link.confidence, named: link.named }
    }
}

impl From<Difference> for DifferenceJson {
    fn from(difference: Difference) -> Self {
        let (kind, before, now) = match difference {
            Difference::Same(same) => ("same", None, Some(same)),
            Difference::Left(left) => ("left", Some(left), None),
            Difference::Added(added) => ("added", None, Some(added)),
            Difference::Changed(before, now) => ("changed", Some(before), Some(now)),
        };
        Self { kind, before, now }
    }
}

impl From<Source> for PersonJson {
    fn from(source: Source) -> Self {
        let namings = |all: Vec<Naming>| {
            all.into_iter().map(|n| NamingJson { text: n.text, articles: n.articles }).collect()
        };
        Self {
            id: source.id,
            label: source.label,
            kind: source.kind.as_str().to_owned(),
            named: source.named,
            names: namings(source.names),
            roles: namings(source.roles),
            affiliations: namings(source.affiliations),
            known: source.known,
            first: source.first.map(|day| day.to_string()),
            last: source.last.map(|day| day.to_string()),
            articles: source.articles,
        }
    }
}
