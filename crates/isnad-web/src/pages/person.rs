//! A source: who it is, what it said over time and by act, where, to whom; what others say of it.

use super::{Answer, Shared, page_of};
use crate::chart::{Bins, Histogram};
use crate::error::Result;
use crate::links::{self, escaped};
use crate::marked::Hue;
use crate::screen::{Frame, labels};
use crate::view::Said;
use askama::Template;
use axum::extract::{Path, State};
use isnad::model::Act;
use isnad_archive::query::{Node, TextField};
use isnad_archive::{Count, Facet, FacetCounts, Highlighter, Hit, Naming, Reader, Search, Sort, Source};
use std::collections::BTreeMap;

/// Statements that are shown under a heading.
const SHOWN: usize = 6;
/// The last statements that are looked through for whom they address, offices and retellings.
const LOOKED_THROUGH: usize = 200;
/// Lines of a list.
const LINES: usize = 10;
/// Words that tell what is spoken of.
const TOPICS: usize = 12;
/// Acts that have a lane of the timeline.
const LANES: usize = 8;

#[derive(Template)]
#[template(path = "person.html")]
struct Page {
    f: Frame,
    id: u32,
    name: String,
    kind: &'static str,
    hue: Hue,
    roles: Vec<String>,
    affiliations: Vec<String>,
    first: Option<String>,
    last: Option<String>,
    total: u64,
    articles: u32,
    chart: Histogram,
    rows: Vec<Lane>,
    latest: Vec<Said>,
    denials: Vec<Said>,
    about: Vec<Said>,
    lists: Vec<List>,
}

/// What was said by one act, over time.
struct Lane {
    label: String,
    count: u64,
    href: String,
    chart: Histogram,
}

struct List {
    name: &'static str,
    values: Vec<Line>,
}

struct Line {
    label: String,
    note: String,
    /// Empty where it leads nowhere.
    href: String,
}

/// `GET /person/{id}`
pub(crate) async fn show(State(room): Shared, f: Frame, Path(id): Path<u32>) -> Answer {
    page_of(room, f, move |f, _, reader| Page::new(f, id, reader)).await
}

impl Page {
    fn new(f: Frame, id: u32, reader: &Reader) -> Result<Self> {
        let source = reader.source(id)?;
        let own = Node::Source(source.id);
        let facets = [Facet::Act, Facet::Channel, Facet::Outlet];
        let mut search =
            Search::new(own.clone()).sorted(Sort::Newest).page(0, LOOKED_THROUGH).counted(facets).by_day();
        search.values = LINES + 5;
        let found = reader.search(&search)?;
        let bins = Bins::of_days(&found.days);
        let here = |name: &str, value: &str| format!("/?{name}={}&person={}", escaped(value), source.id);
        let acts = counts(&found.facets, Facet::Act);
        let of_others = of_others(&source, reader)?;
        let said =
            |hits: &[Hit]| hits.iter().map(|hit| Said::of_hit(&f, hit, &Highlighter::default())).collect();
        let denied = Node::And(vec![own.clone(), Node::Act(Act::Deny)]);
        let denials = reader.search(&Search::new(denied).sorted(Sort::Newest).page(0, SHOWN))?;
        let speakers = counts(&of_others.facets, Facet::Speaker);
        let lists = vec![
            List { name: f.w.topics, values: topics(&found.hits, source.id, reader)? },
            names(f.w.names, &source.names),
            names(f.w.roles, &source.roles),
            List { name: f.w.role_over_time, values: roles_over_time(&found.hits) },
            counted(f.w.outlets, counts(&found.facets, Facet::Outlet), |c| here("outlet", &c.value), None),
            counted(
                f.w.channels,
                counts(&found.facets, Facet::Channel),
                |c| here("channel", &c.value),
                Some(&f),
            ),
            List { name: f.w.addresses, values: addressed(&found.hits) },
            counted(f.w.spoken_of_by, speakers, |c| format!("/person/{}", c.value), None),
            List { name: f.w.repeats, values: repeats(&found.hits, reader)? },
        ];
        Ok(Self {
            id: source.id,
            kind: labels::kind(f.language, source.kind),
            hue: Hue::of_source(source.id),
            roles: first_names(&source.roles),
            affiliations: first_names(&source.affiliations),
            first: source.first.map(|day| f.date(&day.to_string())),
            last: source.last.map(|day| f.date(&day.to_string())),
            total: found.total,
            articles: source.articles,
            chart: Histogram::new(&f, &bins, 0, |date| here("said", date)),
            rows: lanes(&f, &own, acts, &bins, reader, &here)?,
            latest: said(&found.hits[..found.hits.len().min(SHOWN)]),
            denials: said(&denials.hits),
            about: said(&of_others.hits),
            lists,
            name: source.label,
            f,
        })
    }
}

fn counts(facets: &[FacetCounts], wanted: Facet) -> &[Count] {
    facets.iter().find(|facet| facet.facet == wanted).map_or(&[], |facet| &facet.counts)
}

fn first_names(names: &[Naming]) -> Vec<String> {
    names.first().map(|name| name.text.clone()).into_iter().collect()
}

/// What others say that names the source.
fn of_others(source: &Source, reader: &Reader) -> Result<isnad_archive::Found> {
    let named = Node::Phrase(TextField::Content, source.label.clone());
    let query = Node::And(vec![named, Node::Not(Box::new(Node::Source(source.id)))]);
    let mut search = Search::new(query).sorted(Sort::Newest).page(0, SHOWN).counted([Facet::Speaker]);
    search.values = LINES;
    Ok(reader.search(&search)?)
}

/// A lane for each of the acts that are most frequent, on the axis of the chart of all, and on one scale.
fn lanes(
    f: &Frame,
    own: &Node,
    acts: &[Count],
    bins: &Bins,
    reader: &Reader,
    here: &impl Fn(&str, &str) -> String,
) -> Result<Vec<Lane>> {
    let mut counted = Vec::new();
    for count in acts.iter().take(LANES) {
        let Some(act) = Act::ALL.iter().find(|act| act.as_str() == count.value) else { continue };
        let query = Node::And(vec![own.clone(), Node::Act(*act)]);
        let found = reader.search(&Search::new(query).page(0, 0).by_day())?;
        counted.push((*act, count, bins.like(&found.days)));
    }
    let all = counted.iter().flat_map(|(_, _, bins)| &bins.all);
    let most = all.map(|(_, count)| *count).max().unwrap_or_default();
    let lane = |(act, count, bins): &(Act, &Count, Bins)| {
        let href = here("act", &count.value);
        Lane {
            label: labels::act(f.language, *act).to_owned(),
            count: count.count,
            chart: Histogram::new(f, bins, most, |date| format!("{href}&said={date}")),
            href,
        }
    };
    Ok(counted.iter().map(lane).collect())
}

fn names(name: &'static str, namings: &[Naming]) -> List {
    let line = |naming: &Naming| Line {
        label: naming.text.clone(),
        note: naming.articles.to_string(),
        href: String::new(),
    };
    List { name, values: namings.iter().take(LINES).map(line).collect() }
}

/// Counts as a list; with a frame their values are words of a vocabulary.
fn counted(name: &'static str, counts: &[Count], href: impl Fn(&Count) -> String, f: Option<&Frame>) -> List {
    let line = |count: &Count| Line {
        label: f.map_or_else(|| count.label.clone(), |f| labels::value(f.language, &count.value)),
        note: count.count.to_string(),
        href: href(count),
    };
    List { name, values: counts.iter().take(LINES).map(line).collect() }
}

/// The offices that articles give, with the years in which they do.
fn roles_over_time(hits: &[Hit]) -> Vec<Line> {
    let mut years: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for hit in hits {
        let role = hit.statement.speaker.as_ref().and_then(|who| who.role.as_deref());
        let year = hit.statement.said_on.as_deref().and_then(|day| day.get(..4));
        if let (Some(role), Some(year)) = (role, year) {
            let span = years.entry(role).or_insert((year, year));
            *span = (span.0.min(year), span.1.max(year));
        }
    }
    let mut all: Vec<(&str, (&str, &str))> = years.into_iter().collect();
    all.sort_by_key(|(_, span)| *span);
    let line = |(role, (first, last)): (&str, (&str, &str))| Line {
        label: role.to_owned(),
        note: if first == last { first.to_owned() } else { format!("{first}–{last}") },
        href: String::new(),
    };
    all.into_iter().take(LINES).map(line).collect()
}

/// Whom the statements address, the most frequent first.
fn addressed(hits: &[Hit]) -> Vec<Line> {
    let mut whom: BTreeMap<&str, usize> = BTreeMap::new();
    for addressee in hits.iter().filter_map(|hit| hit.statement.addressee.as_ref()) {
        *whom.entry(&addressee.text).or_default() += 1;
    }
    let mut all: Vec<(&str, usize)> = whom.into_iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let line = |(label, count): (&str, usize)| Line {
        label: label.into(),
        note: count.to_string(),
        href: String::new(),
    };
    all.into_iter().take(LINES).map(line).collect()
}

/// What is spoken of more than elsewhere in the archive.
fn topics(hits: &[Hit], id: u32, reader: &Reader) -> Result<Vec<Line>> {
    let line = |topic: isnad_archive::Topic| Line {
        note: topic.statements.to_string(),
        href: format!("/?q={}&person={id}", escaped(&topic.text)),
        label: topic.text,
    };
    Ok(reader.topics(hits, TOPICS)?.into_iter().map(line).collect())
}

/// Sayings that several outlets tell.
fn repeats(hits: &[Hit], reader: &Reader) -> Result<Vec<Line>> {
    let mut seen: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for hit in hits.iter().filter(|hit| hit.saying != hit.statement.id) {
        if seen.contains(&hit.saying.as_str()) || lines.len() == SHOWN {
            continue;
        }
        seen.push(&hit.saying);
        let saying = reader.saying(&hit.saying)?;
        let words = saying.retellings.first().and_then(|telling| telling.hit.statement.content.first());
        if let Some(words) = words.filter(|_| saying.retellings.len() > 1) {
            let label = shortened(&words.text);
            let note = saying.retellings.len().to_string();
            lines.push(Line { label, note, href: links::saying(&hit.saying) });
        }
    }
    Ok(lines)
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().take(12).collect();
    if text.split_whitespace().nth(12).is_some() {
        words.push("…");
    }
    words.join(" ")
}
