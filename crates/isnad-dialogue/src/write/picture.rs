//! The timeline as a picture: a lane for each party, a mark for each day that it speaks on, an arc for each contest.

use crate::model::Dossier;
use crate::said::day;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Lanes, at most.
const LANES: usize = 6;
/// Measures, in units of the picture.
const LANE: f64 = 44.0;
const TOP: f64 = 64.0;
const LEFT: f64 = 30.0;
const WIDTH: f64 = 740.0;
const NAMES: f64 = 150.0;
/// A day is at least so wide; what lies further apart is drawn closer.
const LEAST: f64 = 14.0;

/// The picture.
#[derive(Debug, Clone, Default)]
pub(crate) struct Picture {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) lanes: Vec<Lane>,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) arcs: Vec<Arc>,
}

/// A party's lane.
#[derive(Debug, Clone)]
pub(crate) struct Lane {
    pub(crate) name: String,
    pub(crate) y: f64,
    pub(crate) hue: usize,
    pub(crate) dots: Vec<Dot>,
}

/// A day on which a party speaks.
#[derive(Debug, Clone)]
pub(crate) struct Dot {
    pub(crate) x: f64,
    pub(crate) radius: f64,
    pub(crate) title: String,
}

/// A date under the lanes.
#[derive(Debug, Clone)]
pub(crate) struct Tick {
    pub(crate) x: f64,
    pub(crate) label: String,
    /// Whether there is room for its label.
    pub(crate) shown: bool,
}

/// A contest between two lanes.
#[derive(Debug, Clone)]
pub(crate) struct Arc {
    pub(crate) path: String,
}

/// Draws a dossier's timeline. Time runs from right to left, as the text does.
pub(crate) fn draw(dossier: &Dossier) -> Picture {
    let dates = dossier.timeline.iter().flat_map(|round| &round.days).map(|day| &day.date);
    let dates: BTreeSet<(Date, String)> =
        dates.filter_map(|date| Some((day(Some(date))?, date.clone()))).collect();
    let days: Vec<(Date, String)> = dates.into_iter().collect();
    let places = places(&days);
    let x = |date: &str| days.iter().position(|(_, known)| known == date).map(|at| places[at]);
    let lanes: Vec<Lane> = dossier
        .parties
        .iter()
        .filter(|party| party.sayings > 0)
        .take(LANES)
        .enumerate()
        .map(|(at, party)| {
            let y = TOP + LANE * f64::from(at as u32);
            Lane { name: party.name.clone(), y, hue: at, dots: dots(dossier, &party.name, &x) }
        })
        .collect();
    let lane_of =
        |parties: &[String]| lanes.iter().find(|lane| parties.contains(&lane.name)).map(|lane| lane.y);
    let end = |side: &crate::model::Side| Some((x(side.said_on.as_deref()?)?, lane_of(&side.voice.parties)?));
    let arcs = dossier
        .contested
        .iter()
        .filter_map(|contest| Some(arc(end(&contest.sides[0])?, end(&contest.sides[1])?)))
        .collect();
    let height = TOP + LANE * f64::from(lanes.len() as u32) + 30.0;
    let width = places.first().map_or(WIDTH, |first| first + LEFT) + NAMES;
    Picture { width, height, ticks: ticks(&days, &places), lanes, arcs }
}

/// Where each date stands: far dates are drawn closer, by the root of their distance.
fn places(days: &[(Date, String)]) -> Vec<f64> {
    let apart = |pair: &[(Date, String)]| {
        let days = pair[1].0.since(pair[0].0).map_or(1, |span| span.get_days());
        f64::from(days.max(1)).sqrt().min(6.0)
    };
    let gaps: Vec<f64> = days.windows(2).map(apart).collect();
    let sum: f64 = gaps.iter().sum();
    let unit = ((WIDTH - 2.0 * LEFT) / sum.max(1.0)).clamp(LEAST, 120.0);
    let mut at = LEFT + sum * unit;
    let mut places = vec![at];
    for gap in gaps {
        at -= gap * unit;
        places.push(at);
    }
    places.truncate(days.len());
    places
}

fn dots(dossier: &Dossier, party: &str, x: &impl Fn(&str) -> Option<f64>) -> Vec<Dot> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for saying in dossier.sayings.iter().filter(|s| s.voice.parties.iter().any(|p| p == party)) {
        if let Some(date) = saying.said_on.as_deref() {
            *counts.entry(date).or_default() += 1;
        }
    }
    let dot = |(date, count): (&str, usize)| {
        let radius = (3.0 + 2.0 * f64::from(count as u32).sqrt()).min(13.0);
        Some(Dot { x: x(date)?, radius, title: format!("{party} · {date} · {count}") })
    };
    counts.into_iter().filter_map(dot).collect()
}

fn ticks(days: &[(Date, String)], places: &[f64]) -> Vec<Tick> {
    const ROOM: f64 = 74.0;
    let mut last = f64::INFINITY;
    let mut ticks = Vec::new();
    for ((_, label), &x) in days.iter().zip(places) {
        let shown = last - x >= ROOM;
        if shown {
            last = x;
        }
        ticks.push(Tick { x, label: label.clone(), shown });
    }
    ticks
}

fn arc((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Arc {
    let bend = if (y1 - y2).abs() < 1.0 { 26.0 } else { 0.0 };
    let (mx, my) = (f64::midpoint(x1, x2) - bend, f64::midpoint(y1, y2) - bend);
    Arc { path: format!("M{x1:.1} {y1:.1} Q{mx:.1} {my:.1} {x2:.1} {y2:.1}") }
}
