//! One speaks for a matter, the other against it: `رحب بالقرار`, `ندد بالقرار`.

use super::likeness::{Index, Likeness, one};
use super::{Found, closeness, may_clash};
use crate::dialogue::Dialogue;
use crate::model::ContestKind;
use crate::said::Said;

/// Words of a content that name the matter.
const MATTER: usize = 6;
/// Words that the two have in common, at least.
const SHARED: usize = 2;

pub(crate) fn find(dialogue: &Dialogue, index: &Index) -> Vec<Found> {
    let mut found = Vec::new();
    for members in &dialogue.sayings.members {
        let against = members[0];
        let said = &dialogue.all[against];
        if !(said.stance.opposition || said.stance.rejection) {
            continue;
        }
        let matter = matter(said);
        for (other, _) in index.sharing(dialogue.words(said), &matter, SHARED) {
            if dialogue.all[other].stance.support && may_clash(dialogue, against, other) {
                found.extend(pair(dialogue, against, other));
            }
        }
    }
    found
}

/// The first words of a content.
fn matter(said: &Said) -> Vec<usize> {
    said.clauses.iter().flat_map(|clause| clause.words.iter().copied()).take(MATTER).collect()
}

fn pair(dialogue: &Dialogue, against: usize, favour: usize) -> Option<Found> {
    let (one_side, other) = (&dialogue.all[against], &dialogue.all[favour]);
    let (first, second) = (matter(one_side), matter(other));
    let likeness = Likeness::new(dialogue, (one_side, &first), (other, &second));
    // The matter itself is the first word of both.
    let head = likeness.pairs.iter().any(|pair| Some(&pair.0) == first.first() && Some(&pair.1) == second.first());
    if !head || likeness.telling < SHARED {
        return None;
    }
    let confidence = 0.2 + 0.6 * likeness.both() + closeness(dialogue, against, favour);
    let cue = |said: &Said| dialogue.page(said).cues[said.at].clone();
    let marks = |side: fn(&(usize, usize)) -> usize, said: &Said| {
        likeness.pairs.iter().map(side).map(one).chain([cue(said)]).collect::<Vec<_>>()
    };
    Some(Found {
        kind: ContestKind::Attitude,
        confidence,
        sides: [(against, marks(|pair| pair.0, one_side)), (favour, marks(|pair| pair.1, other))],
    })
}
