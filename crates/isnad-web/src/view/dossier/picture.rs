//! The timeline as a picture: a lane for each party, a dot for each day that it speaks on, a line for what clashes.

use super::contested;
use super::scene::Scene;
use super::timeline::DAYS;
use crate::chart::lanes::{Axis, Dot, Lane, Lanes, Line};
use crate::screen::dialogue;
use isnad_archive::query::Days;
use isnad_dialogue::Dossier;
use isnad_dialogue::model::{Contest, Day, Side};
use std::collections::BTreeMap;

/// Lanes, at most.
const LANES: usize = 6;

/// Draws a dossier's timeline, where it has more than one day.
pub(super) fn draw(scene: &Scene<'_>, dossier: &Dossier) -> Option<Lanes> {
    let days: Vec<&Day> = dossier.timeline.iter().flat_map(|round| &round.days).collect();
    let days = days.iter().skip(days.len().saturating_sub(DAYS));
    let placed = days.filter_map(|day| Some((Days::of(&day.date)?.first, day.date.clone())));
    let axis = Axis::new(scene.f.language, placed);
    let parties: Vec<&str> = dossier
        .parties
        .iter()
        .filter(|party| party.sayings > 0)
        .take(LANES)
        .map(|p| p.name.as_str())
        .collect();
    if axis.is_empty() || parties.is_empty() {
        return None;
    }
    let lane = |(number, name): (u32, &&str)| Lane {
        name: (*name).to_owned(),
        hue: scene.hue_of_party(name),
        y: Lanes::line(number),
        dots: dots(scene, dossier, name, &axis),
    };
    let contests = dossier.contested.iter().take(contested::SHOWN).enumerate();
    Some(Lanes {
        height: Lanes::height(parties.len() as u32),
        ticks: axis.ticks(scene.f),
        lines: contests.filter_map(|(at, contest)| line(scene, contest, at, &parties, &axis)).collect(),
        rows: (0..).zip(&parties).map(lane).collect(),
    })
}

fn dots(scene: &Scene<'_>, dossier: &Dossier, party: &str, axis: &Axis) -> Vec<Dot> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for saying in dossier.sayings.iter().filter(|s| s.voice.parties.iter().any(|p| p == party)) {
        if let Some(date) = saying.said_on.as_deref() {
            *counts.entry(date).or_default() += 1;
        }
    }
    let dot = |(date, count): (&str, u64)| {
        Some(Dot {
            x: axis.place(date)?,
            radius: Lanes::radius(count),
            label: scene.f.date(date),
            count,
            href: format!("#d-{date}"),
        })
    };
    counts.into_iter().filter_map(dot).collect()
}

/// The line of a contest, where both sides have their places.
fn line(scene: &Scene<'_>, contest: &Contest, at: usize, parties: &[&str], axis: &Axis) -> Option<Line> {
    let end = |side: &Side| {
        // What two say together has its end in the lane that gives it its colour.
        let lane =
            side.voice.parties.iter().find_map(|party| parties.iter().position(|name| name == party))?;
        Some((axis.place(side.said_on.as_deref()?)?, Lanes::line(lane as u32)))
    };
    let ends = [end(&contest.sides[0])?, end(&contest.sides[1])?];
    let label = dialogue::contest(scene.f.language, contest.kind).0.to_owned();
    (ends[0] != ends[1]).then(|| Line { ends, label, href: format!("#{}", contested::id(at)) })
}
