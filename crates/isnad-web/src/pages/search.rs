//! The entrance, and what a search found: statements, counts that filter, a chart over time.

use super::notice::Written;
use super::{Answer, Shared, page_of};
use crate::asked::{Asked, FILTERS, LAST_PAGE};
use crate::chart::{Bins, Histogram};
use crate::error::{Fault, Result};
use crate::room::{Counted, Room};
use crate::screen::{Frame, labels};
use crate::topic::Topic;
use crate::view::Said;
use askama::Template;
use axum::extract::{Query, State};
use isnad_archive::{Count, Facet, FacetCounts, Highlighter, Hit, Reader, Search, Sort};
use std::sync::Arc;

/// What hits are counted by, with the parameter that each count filters by.
const FACETS: [(Facet, &str); 6] = [
    (Facet::Speaker, "person"),
    (Facet::Act, "act"),
    (Facet::Outlet, "outlet"),
    (Facet::Channel, "channel"),
    (Facet::Form, "form"),
    (Facet::Kind, "kind"),
];
/// Hits of a page: about as long as the counts beside them.
const PAGE: usize = 12;
/// Values of a facet that are shown.
const VALUES: usize = 10;

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    f: Frame,
    asked: Asked,
    /// Names of the parameters that a form must keep.
    names: Vec<&'static str>,
    fields: Vec<(&'static str, &'static str)>,
    entrance: bool,
    fault: Option<String>,
    total: u64,
    articles: u64,
    /// The dialogue on what is looked for.
    dialogue: Option<String>,
    chips: Vec<Chip>,
    sorts: Vec<Choice>,
    chart: Histogram,
    hits: Vec<Said>,
    first: usize,
    number: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    facets: Vec<FacetView>,
    exports: Vec<(&'static str, String)>,
}

/// A filter that is set.
struct Chip {
    name: &'static str,
    label: String,
    /// The search without it.
    href: String,
}

/// One of several choices.
struct Choice {
    label: &'static str,
    href: String,
    on: bool,
}

struct FacetView {
    name: &'static str,
    values: Vec<ValueView>,
}

struct ValueView {
    label: String,
    count: u64,
    href: String,
    on: bool,
}

/// `GET /`
pub(crate) async fn show(State(room): Shared, f: Frame, Query(asked): Query<Asked>) -> Answer {
    page_of(room, f, move |f, room, reader| Page::new(f, asked, room, reader)).await
}

/// Makes the page of a word as a browser would get it, for nobody.
pub(crate) fn unseen(room: &Room, reader: &Reader, word: &str) -> Result<()> {
    let asked = Asked { q: Some(word.to_owned()), ..Asked::default() };
    Written::new(&Page::new(Frame::default(), asked, room, reader)?, true).map(drop)
}

impl Page {
    fn new(f: Frame, asked: Asked, room: &Room, reader: &Reader) -> Result<Self> {
        let Found { hits, counted, marker, page, topic } = match found(&asked, room, reader) {
            Ok(found) => found,
            // What was typed is shown with what is wrong in it.
            Err(Fault::Asked(fault)) => return Ok(Self::empty(f, asked, Some(fault.to_string()))),
            Err(fault) => return Err(fault),
        };
        let hits = hits.iter().map(|hit| Said::of_hit(&f, hit, &marker)).collect();
        let said = asked.address_with("said");
        let chart = Histogram::new(&f, &Bins::of_days(&counted.days), 0, |date| said(date));
        let pages = (counted.total as usize).div_ceil(PAGE).clamp(1, LAST_PAGE);
        let turned = |to: usize| asked.address_of_page("/", to);
        let entrance = asked.is_empty() && page == 1;
        Ok(Self {
            chips: chips(&f, &asked, &counted, reader),
            sorts: sorts(&f, &asked),
            facets: counted.facets.iter().filter_map(|facet| facet_view(&f, &asked, facet)).collect(),
            exports: exports(&asked),
            articles: if entrance { reader.size()?.0 } else { 0 },
            dialogue: topic.filter(|_| counted.total > 1).map(|topic| topic.address("/follow")),
            total: counted.total,
            chart,
            hits,
            first: (page - 1) * PAGE + 1,
            number: page,
            pages,
            previous: (page > 1).then(|| turned(page - 1)),
            next: (page < pages).then(|| turned(page + 1)),
            entrance,
            ..Self::empty(f, asked.clone(), None)
        })
    }

    /// The page of a search that was not run.
    fn empty(f: Frame, asked: Asked, fault: Option<String>) -> Self {
        let bins = Bins::of_days(&[]);
        Self {
            chart: Histogram::new(&f, &bins, 0, str::to_owned),
            names: FILTERS.into_iter().chain(["sort"]).collect(),
            fields: fields(&f),
            f,
            asked,
            entrance: false,
            fault,
            total: 0,
            articles: 0,
            dialogue: None,
            chips: Vec::new(),
            sorts: Vec::new(),
            hits: Vec::new(),
            first: 1,
            number: 1,
            pages: 1,
            previous: None,
            next: None,
            facets: Vec::new(),
            exports: Vec::new(),
        }
    }
}

/// What a search found.
struct Found {
    hits: Vec<Hit>,
    counted: Arc<Counted>,
    /// What it looked for.
    marker: Highlighter,
    page: usize,
    /// Its words as a topic.
    topic: Option<Topic>,
}

/// Runs the search. Its counts are the same on every page and in every order, and are counted once.
fn found(asked: &Asked, room: &Room, reader: &Reader) -> Result<Found> {
    let (node, page) = (asked.node()?, asked.page_number()?);
    let (marker, topic) = (Highlighter::new(&node), Topic::of_search(&node));
    // Who only enters sees the news.
    let sort = if asked.is_empty() && asked.get("sort").is_none() { Sort::Newest } else { asked.order()? };
    let mut search = Search::new(node).sorted(sort).page((page - 1) * PAGE, PAGE);
    let (state, counts) = (room.state(), asked.with("sort", None).address("/"));
    if let Some(counted) = room.counts.get(state, &counts) {
        return Ok(Found { hits: reader.search(&search)?.hits, counted, marker, page, topic });
    }
    search = search.counted(FACETS.iter().map(|(facet, _)| *facet)).by_day();
    search.values = VALUES;
    let found = reader.search(&search)?;
    let counted = Arc::new(Counted { total: found.total, facets: found.facets, days: found.days });
    room.counts.keep(state, counts, Arc::clone(&counted));
    Ok(Found { hits: found.hits, counted, marker, page, topic })
}

/// The fields of the query language that are worth telling.
pub(super) fn fields(f: &Frame) -> Vec<(&'static str, &'static str)> {
    let w = f.w;
    vec![
        ("speaker:", w.speaker),
        ("act:", w.act),
        ("outlet:", w.outlet),
        ("channel:", w.channel),
        ("addressee:", w.addressee),
        ("role:", w.role),
        ("affiliation:", w.affiliation),
        ("via:", w.through),
        ("said:", w.said_on),
        ("anonymous:", w.anonymous),
        ("form:", w.form),
        ("cue:", w.cue),
    ]
}

fn name_of(f: &Frame, parameter: &str) -> &'static str {
    let w = f.w;
    match parameter {
        "person" => w.speaker,
        "act" => w.act,
        "outlet" => w.outlet,
        "channel" => w.channel,
        "form" => w.form,
        "kind" => w.kind,
        "anonymous" => w.anonymous,
        _ => w.time,
    }
}

fn label_of(f: &Frame, parameter: &str, value: &str) -> String {
    match parameter {
        "said" => f.date(value),
        "act" | "form" | "kind" | "channel" => labels::value(f.language, value),
        _ => value.to_owned(),
    }
}

fn chips(f: &Frame, asked: &Asked, counted: &Counted, reader: &Reader) -> Vec<Chip> {
    let chip = |name: &'static str| {
        let value = asked.get(name)?;
        let label = if name == "person" { person(value, counted, reader) } else { label_of(f, name, value) };
        Some(Chip { name: name_of(f, name), label, href: asked.with(name, None).address("/") })
    };
    FILTERS.iter().filter_map(|name| chip(name)).collect()
}

/// The name of a source that is filtered by.
fn person(id: &str, counted: &Counted, reader: &Reader) -> String {
    let counted =
        counted.facets.first().and_then(|facet| facet.counts.iter().find(|count| count.value == id));
    let known = || id.parse().ok().and_then(|id| reader.source(id).ok()).map(|source| source.label);
    counted.map(|count| count.label.clone()).or_else(known).unwrap_or_else(|| id.to_owned())
}

fn sorts(f: &Frame, asked: &Asked) -> Vec<Choice> {
    let by_default = if asked.is_empty() { "newest" } else { "relevance" };
    let now = asked.get("sort").unwrap_or(by_default);
    let all = [("relevance", f.w.relevance), ("newest", f.w.newest), ("oldest", f.w.oldest)];
    // Without words nothing is more relevant than anything else.
    let all = all.into_iter().skip(usize::from(asked.get("q").is_none()));
    let on = |name: &str| name == now || (asked.get("q").is_none() && now == "relevance" && name == "newest");
    all.map(|(name, label)| Choice { label, href: asked.with("sort", Some(name)).address("/"), on: on(name) })
        .collect()
}

fn facet_view(f: &Frame, asked: &Asked, facet: &FacetCounts) -> Option<FacetView> {
    let (_, parameter) = FACETS.iter().find(|(known, _)| *known == facet.facet)?;
    let filtered = asked.address_with(parameter);
    let value = |count: &Count| {
        let on = asked.get(parameter) == Some(&count.value);
        let label =
            if *parameter == "person" { count.label.clone() } else { label_of(f, parameter, &count.value) };
        ValueView {
            label,
            count: count.count,
            href: if on { asked.with(parameter, None).address("/") } else { filtered(&count.value) },
            on,
        }
    };
    let values: Vec<ValueView> = facet.counts.iter().map(value).collect();
    (!values.is_empty()).then(|| FacetView { name: name_of(f, parameter), values })
}

fn exports(asked: &Asked) -> Vec<(&'static str, String)> {
    vec![
        ("CSV", asked.address("/export/statements.csv")),
        ("JSON lines", asked.address("/export/records.jsonl")),
        ("Parquet", asked.address("/export/statements.parquet")),
        ("Web Annotation", asked.address("/export/annotations.jsonl")),
    ]
}
