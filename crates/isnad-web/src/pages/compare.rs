//! Two sides on one topic, side by side in time.

use super::{Answer, Shared, page_of};
use crate::chart::{Bins, Histogram};
use crate::error::{Fault, Result};
use crate::links::{self, escaped};
use crate::marked::Hue;
use crate::room::Room;
use crate::screen::Frame;
use crate::view::Said;
use askama::Template;
use axum::extract::{Query, State};
use isnad_archive::query::{Node, TextField, parse};
use isnad_archive::{Found, Highlighter, Reader, Search, Sort};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Statements of a side that are shown.
const SHOWN: usize = 40;
/// Names that are offered.
const OFFERED: usize = 120;

/// The sides and the topic.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sides {
    a: String,
    b: String,
    q: String,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct Page {
    f: Frame,
    a: String,
    b: String,
    q: String,
    known: Vec<String>,
    fault: Option<String>,
    sides: Vec<Side>,
    rows: Vec<Row>,
}

struct Side {
    name: String,
    href: String,
    hue: Hue,
    total: u64,
    chart: Histogram,
}

/// What both said on a day: the name of each side with its statements.
struct Row {
    iso: String,
    label: String,
    columns: Vec<(String, Vec<Said>)>,
}

/// A side as it was asked for.
struct Asked {
    name: String,
    person: Option<u32>,
    node: Node,
}

/// `GET /compare`
pub(crate) async fn show(State(room): Shared, f: Frame, Query(sides): Query<Sides>) -> Answer {
    page_of(room, f, move |f, room, reader| Page::new(f, sides, room, reader)).await
}

impl Page {
    fn new(f: Frame, sides: Sides, room: &Room, reader: &Reader) -> Result<Self> {
        let known =
            room.people().find("", 0, OFFERED).into_iter().map(|source| source.label.clone()).collect();
        let mut page = Self {
            f,
            a: sides.a,
            b: sides.b,
            q: sides.q,
            known,
            fault: None,
            sides: Vec::new(),
            rows: Vec::new(),
        };
        match page.compare(room, reader) {
            Err(Fault::Asked(fault)) => page.fault = Some(fault.to_string()),
            compared => compared?,
        }
        Ok(page)
    }

    fn compare(&mut self, room: &Room, reader: &Reader) -> Result<()> {
        let mut asked = Vec::new();
        for typed in [&mut self.a, &mut self.b] {
            if !typed.trim().is_empty() {
                let side = side(typed.trim(), room, reader)?;
                typed.clone_from(&side.name);
                asked.push(side);
            }
        }
        let topic = parse(&self.q)?;
        let mut found = Vec::new();
        for side in &asked {
            let query = match &topic {
                Node::All => side.node.clone(),
                topic => Node::And(vec![side.node.clone(), topic.clone()]),
            };
            let search = Search::new(query).sorted(Sort::Newest).page(0, SHOWN).by_day();
            found.push(reader.search(&search)?);
        }
        let marker = Highlighter::new(&topic);
        self.rows = rows(&self.f, &asked, &found, &marker);
        self.sides = drawn(&self.f, &self.q, asked, &found);
        Ok(())
    }
}

/// What a side means: the number or name of a source, or a query such as `outlet:…`.
fn side(typed: &str, room: &Room, reader: &Reader) -> Result<Asked> {
    let of_source =
        |id: u32, label: &str| Asked { name: label.to_owned(), person: Some(id), node: Node::Source(id) };
    if let Ok(id) = typed.parse::<u32>() {
        let source = reader.source(id)?;
        return Ok(of_source(source.id, &source.label));
    }
    if let Some(source) = room.people().find(typed, 0, 50).into_iter().find(|source| source.label == typed) {
        return Ok(of_source(source.id, &source.label));
    }
    let node =
        if typed.contains(':') { parse(typed)? } else { Node::Word(TextField::Speaker, typed.to_owned()) };
    Ok(Asked { name: typed.to_owned(), person: None, node })
}

/// Charts of all sides, on one axis and one scale.
fn drawn(f: &Frame, topic: &str, asked: Vec<Asked>, found: &[Found]) -> Vec<Side> {
    let all: Vec<(Date, u64)> = found.iter().flat_map(|found| found.days.iter().copied()).collect();
    let axis = Bins::of_days(&all);
    let bins: Vec<Bins> = found.iter().map(|found| axis.like(&found.days)).collect();
    let most = bins.iter().flat_map(|bins| &bins.all).map(|(_, count)| *count).max().unwrap_or_default();
    let colours = colours(&asked);
    let sides = asked.into_iter().zip(found).zip(bins).zip(colours);
    sides
        .map(|(((side, found), bins), hue)| {
            let query = |date: &str| match side.person {
                Some(id) => format!("/?q={}&person={id}&said={date}", escaped(topic)),
                None => format!("/?q={}&said={date}", escaped(&format!("{} {topic}", side.name))),
            };
            Side {
                chart: Histogram::new(f, &bins, most, query),
                href: side.person.map(links::person).unwrap_or_default(),
                hue,
                total: found.total,
                name: side.name,
            }
        })
        .collect()
}

/// A colour for each side, that of the source where it is one; never the same for both.
fn colours(asked: &[Asked]) -> Vec<Hue> {
    let mut colours: Vec<Hue> = Vec::new();
    for (at, side) in asked.iter().enumerate() {
        let own = side.person.map_or(Hue(at as u8 + 1), Hue::of_source);
        let taken = colours.contains(&own);
        colours.push(if taken { Hue(own.0 % 8 + 1) } else { own });
    }
    colours
}

/// What was said by day, the last first.
fn rows(f: &Frame, asked: &[Asked], found: &[Found], marker: &Highlighter) -> Vec<Row> {
    let mut days: BTreeMap<String, Vec<Vec<Said>>> = BTreeMap::new();
    for (at, found) in found.iter().enumerate() {
        for hit in &found.hits {
            let day = hit.statement.said_on.clone().unwrap_or_default();
            let row = days.entry(day).or_insert_with(|| asked.iter().map(|_| Vec::new()).collect());
            if let Some(column) = row.get_mut(at) {
                column.push(Said::of_hit(f, hit, marker));
            }
        }
    }
    let row = |(iso, columns): (String, Vec<Vec<Said>>)| Row {
        label: if iso.is_empty() { f.w.unknown_day.to_owned() } else { f.date(&iso) },
        columns: asked.iter().map(|side| side.name.clone()).zip(columns).collect(),
        iso,
    };
    days.into_iter().rev().map(row).collect()
}
