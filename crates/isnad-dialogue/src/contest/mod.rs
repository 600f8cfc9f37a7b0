//! Contested points: pairs of statements that pull against each other.

mod accusation;
mod attitude;
mod denial;
mod figures;
mod likeness;
mod opposition;
mod place;
mod reading;

use crate::dialogue::Dialogue;
use crate::model::{Contest, ContestKind, Voice};
use crate::said::Said;
use crate::saying::is_retelling;
use isnad::text::folded;
use likeness::Index;
pub(crate) use likeness::Likeness;
use std::collections::HashMap;
use std::ops::Range;

/// Contests of one statement, at most: the surest of them.
const MOST: usize = 4;

/// A contest as it is found: statements, and the words that clash in each.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) kind: ContestKind,
    pub(crate) confidence: f64,
    pub(crate) sides: [(usize, Vec<Range<usize>>); 2],
    /// Who speaks in one of them, where that is not its speaker.
    pub(crate) voice: Option<(usize, Voice)>,
}

/// The contests of a dialogue of at least that confidence, the surest first; of the same two sayings the surest alone.
pub(crate) fn find(dialogue: &Dialogue, least: f64) -> Vec<Contest> {
    let index = Index::new(dialogue);
    let mut found = reading::find(dialogue);
    found.extend(denial::find(dialogue, &index));
    found.extend(accusation::find(dialogue, &index));
    found.extend(opposition::find(dialogue, &index));
    found.extend(attitude::find(dialogue, &index));
    found.extend(figures::find(dialogue));
    found.retain(|contest| contest.confidence >= least);
    let mut best: HashMap<(usize, usize), Found> = HashMap::new();
    for contest in found {
        let [(a, _), (b, _)] = contest.sides;
        let (a, b) = (dialogue.sayings.of[a], dialogue.sayings.of[b]);
        let place = best.entry((a.min(b), a.max(b))).or_insert_with(|| contest.clone());
        if contest.confidence > place.confidence {
            *place = contest;
        }
    }
    let mut found: Vec<Found> = best.into_values().collect();
    found.sort_by(|a, b| {
        let key = |found: &Found| (found.sides[0].0, found.sides[1].0);
        b.confidence.total_cmp(&a.confidence).then_with(|| key(a).cmp(&key(b)))
    });
    distinct(dialogue, found).into_iter().map(|found| contest(dialogue, found)).collect()
}

/// Without those whose two sides both say again what the sides of a surer one say, and at most some of each statement.
fn distinct(dialogue: &Dialogue, found: Vec<Found>) -> Vec<Found> {
    let again = |a: usize, b: usize| {
        dialogue.sayings.of[a] == dialogue.sayings.of[b] || is_retelling(&dialogue.all[a], &dialogue.all[b])
    };
    let mut kept: Vec<Found> = Vec::new();
    let mut uses: HashMap<usize, usize> = HashMap::new();
    for one in found {
        let [(a, _), (b, _)] = one.sides;
        let sayings = [dialogue.sayings.of[a], dialogue.sayings.of[b]];
        let known = kept.iter().any(|other| {
            let [(x, _), (y, _)] = other.sides;
            again(a, x) && again(b, y) || again(a, y) && again(b, x)
        });
        let full = sayings.iter().any(|saying| uses.get(saying).is_some_and(|count| *count >= MOST));
        if !known && !full {
            for saying in sayings {
                *uses.entry(saying).or_default() += 1;
            }
            kept.push(one);
        }
    }
    kept
}

fn contest(dialogue: &Dialogue, found: Found) -> Contest {
    let mut sides = found.sides;
    // Statements are in the order of days, so that the earlier has the lower number.
    sides.sort_by_key(|(index, _)| *index);
    Contest {
        kind: found.kind,
        confidence: (found.confidence.min(1.0) * 100.0).round() / 100.0,
        sides: sides.map(|(index, clash)| {
            let mut side = dialogue.side(index, &clash);
            if let Some((_, voice)) = found.voice.clone().filter(|(at, _)| *at == index) {
                side.voice = voice;
            }
            side
        }),
    }
}

/// Whether two statements can be a contest at all: of two sources, of one party, no retellings of one another, and not one
/// inside the other.
pub(crate) fn may_clash(dialogue: &Dialogue, a: usize, b: usize) -> bool {
    let (one, other) = (&dialogue.all[a], &dialogue.all[b]);
    one.who != other.who
        && !same_name(one.name.as_deref(), other.name.as_deref())
        && dialogue.sayings.of[a] != dialogue.sayings.of[b]
        && speak_of_the_same(one, other)
        && !overlap(dialogue, one, other)
}

/// Whether one name is part of the other: `الشرطة`, `للشرطة المحلية`.
fn same_name(a: Option<&str>, b: Option<&str>) -> bool {
    const LETTERS: usize = 4;
    let (a, b) = (a.map(folded), b.map(folded));
    let within = |part: &str, whole: &str| {
        let bare = part.strip_prefix("ال").unwrap_or(part);
        bare.chars().count() >= LETTERS && whole.contains(bare)
    };
    a == b || a.zip(b).is_some_and(|(a, b)| within(&a, &b) || within(&b, &a))
}

/// Whether two statements may speak of the same party.
fn speak_of_the_same(a: &Said, b: &Said) -> bool {
    a.about.is_empty() || b.about.is_empty() || a.about.iter().any(|party| b.about.contains(party))
}

/// Whether the two stand in each other's words.
fn overlap(dialogue: &Dialogue, a: &Said, b: &Said) -> bool {
    let contents = |said: &Said| dialogue.page(said).contents[said.at].clone();
    a.page == b.page
        && contents(a).iter().any(|x| contents(b).iter().any(|y| x.start < y.end && y.start < x.end))
}

/// What speaks for a pair beside its words: they stand in one article, one names the other, they belong to two parties,
/// they follow each other closely.
pub(crate) fn closeness(dialogue: &Dialogue, a: usize, b: usize) -> f64 {
    let (a, b) = (&dialogue.all[a], &dialogue.all[b]);
    let mut sum = 0.0;
    if a.page == b.page {
        sum += 0.08;
    }
    if dialogue.names_other(a, b) || dialogue.names_other(b, a) {
        sum += 0.06;
    }
    if !a.parties.is_empty() && !b.parties.is_empty() {
        sum += if a.shares_party(b) { -0.12 } else { 0.04 };
    }
    match Dialogue::days_between(a, b).map(i32::abs) {
        Some(0..=2) => sum + 0.04,
        Some(3..=10) => sum,
        Some(11..=40) => sum - 0.06,
        _ => sum - 0.15,
    }
}
