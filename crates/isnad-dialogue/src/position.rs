//! Positions: what each speaker affirms, denies, demands, promises; and what changed.

use crate::contest::Likeness;
use crate::dialogue::Dialogue;
use crate::figure::differ;
use crate::model::{Change, ChangeKind, Position, Stance};
use crate::said::Said;
use crate::word::Key;
use isnad::model::Act;
use std::collections::{BTreeMap, HashMap};

/// How alike two contents must be that a change between them is one of the same matter.
const SAME_MATTER: f64 = 0.45;
/// Words that they have in common, at least.
const SHARED: usize = 3;
/// Earlier sayings of a speaker that a saying is compared with.
const BACK: usize = 60;

/// What the speaker does with the matter.
pub(crate) fn stance(said: &Said, act: Act) -> Stance {
    let cue = said.stance;
    if cue.denial || cue.doubt {
        return Stance::Denies;
    }
    if cue.rejection || cue.opposition {
        return Stance::Opposes;
    }
    if cue.support {
        return Stance::Supports;
    }
    match act {
        Act::Demand => Stance::Demands,
        Act::Promise => Stance::Promises,
        Act::Threaten => Stance::Threatens,
        Act::Warn => Stance::Warns,
        Act::Accuse => Stance::Opposes,
        _ if is_negative(said) => Stance::Denies,
        _ => Stance::Affirms,
    }
}

/// Whether the first clause is negated.
fn is_negative(said: &Said) -> bool {
    said.clauses.first().is_some_and(|clause| {
        clause.falsehood.is_some() || clause.words.first().is_some_and(|&at| clause.negation_of(at).is_some())
    })
}

/// The positions of all speakers, those with most sayings first.
pub(crate) fn find(dialogue: &Dialogue) -> Vec<Position> {
    let mut speakers: HashMap<Key, BTreeMap<Stance, Vec<usize>>> = HashMap::new();
    for members in &dialogue.sayings.members {
        let said = &dialogue.all[members[0]];
        let act = said.statement(&dialogue.pages).act;
        speakers.entry(said.who).or_default().entry(stance(said, act)).or_default().push(members[0]);
    }
    let mut speakers: Vec<BTreeMap<Stance, Vec<usize>>> = speakers.into_values().collect();
    let count = |stances: &BTreeMap<Stance, Vec<usize>>| stances.values().map(Vec::len).sum::<usize>();
    let first = |stances: &BTreeMap<Stance, Vec<usize>>| stances.values().flatten().min().copied();
    speakers.sort_by(|a, b| count(b).cmp(&count(a)).then_with(|| first(a).cmp(&first(b))));
    let position = |(stance, mut sayings): (Stance, Vec<usize>)| {
        sayings.sort_unstable();
        Position {
            voice: dialogue.voice(&dialogue.all[sayings[0]]),
            stance,
            sayings: sayings.iter().map(|index| dialogue.saying_of(*index)).collect(),
        }
    };
    speakers.into_iter().flatten().map(position).collect()
}

/// What changed in what speakers say of one matter, in the order of days.
pub(crate) fn changes(dialogue: &Dialogue) -> Vec<Change> {
    let mut last: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut order: Vec<usize> = dialogue.sayings.members.iter().map(|members| members[0]).collect();
    order.sort_unstable();
    let mut changes = Vec::new();
    for index in order {
        let said = &dialogue.all[index];
        let earlier = last.entry(said.who).or_default();
        let change = earlier.iter().rev().take(BACK).find_map(|&before| {
            change(dialogue, before, index).map(|kind| Change {
                voice: dialogue.voice(said),
                kind,
                before: dialogue.saying_of(before),
                after: dialogue.saying_of(index),
            })
        });
        changes.extend(change);
        earlier.push(index);
    }
    changes
}

fn change(dialogue: &Dialogue, before: usize, after: usize) -> Option<ChangeKind> {
    let (old, new) = (&dialogue.all[before], &dialogue.all[after]);
    if Dialogue::days_between(old, new).is_none_or(|days| days < 1) {
        return None;
    }
    let words = |said: &Said| said.clauses.first().map(|clause| clause.words.clone()).unwrap_or_default();
    let likeness = Likeness::new(dialogue, (old, &words(old)), (new, &words(new)));
    if likeness.both() < SAME_MATTER || likeness.telling < SHARED {
        return None;
    }
    let act = |said: &Said| said.statement(&dialogue.pages).act;
    let (from, to) = (stance(old, act(old)), stance(new, act(new)));
    if figures_moved(dialogue, old, new) {
        return Some(ChangeKind::Figure);
    }
    match (from, to) {
        (Stance::Denies, Stance::Affirms | Stance::Supports)
        | (Stance::Affirms | Stance::Supports, Stance::Denies)
        | (Stance::Supports, Stance::Opposes)
        | (Stance::Opposes, Stance::Supports) => Some(ChangeKind::Reversed),
        _ => match (hardness(from), hardness(to)) {
            (Some(from), Some(to)) if to > from => Some(ChangeKind::Harder),
            (Some(from), Some(to)) if to < from => Some(ChangeKind::Softer),
            _ => None,
        },
    }
}

/// How hard an act is, among those that want something of somebody.
const fn hardness(stance: Stance) -> Option<u8> {
    match stance {
        Stance::Demands => Some(1),
        Stance::Warns => Some(2),
        Stance::Threatens => Some(3),
        _ => None,
    }
}

/// Whether both give a figure for the same thing, and it is another.
fn figures_moved(dialogue: &Dialogue, old: &Said, new: &Said) -> bool {
    let figures = |said: &'_ Said| {
        let page = dialogue.page(said);
        let content = &page.contents[said.at];
        let inside = page.figures.iter().filter(|f| content.iter().any(|c| c.contains(&f.number.start)));
        inside.cloned().collect::<Vec<_>>()
    };
    let (before, after) = (figures(old), figures(new));
    before.iter().any(|a| a.head != Key::NONE && after.iter().any(|b| a.head == b.head && differ(a, b)))
}
