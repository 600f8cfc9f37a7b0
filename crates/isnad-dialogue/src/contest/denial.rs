//! One denies what the other says: `نفى وجود اتفاق`, `لا صحة لـ…`; or rejects what the other wants.

use super::likeness::{Index, Likeness, is_plain, one};
use super::{Found, closeness, may_clash};
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::ContestKind;
use crate::said::Said;
use crate::word::{Traits, Word};
use isnad::model::Act;

/// Words that a denial and what it denies have in common, at least.
const SHARED: usize = 3;
/// The share of a denial's words that the other statement has, where nearly all must be the same.
const NEARLY_ALL: f64 = 0.9;

pub(crate) fn find(dialogue: &Dialogue, index: &Index) -> Vec<Found> {
    let mut found = Vec::new();
    for members in &dialogue.sayings.members {
        let denying = members[0];
        let said = &dialogue.all[denying];
        let kind = if said.stance.denial {
            ContestKind::Denial
        } else if said.stance.rejection {
            ContestKind::Rejection
        } else {
            continue;
        };
        let denied = matter(dialogue, said);
        let least = if denied.len() <= 3 { 2 } else { SHARED };
        for (other, clause) in index.sharing(dialogue.words(said), &denied, least) {
            found.extend(pair(dialogue, kind, (denying, &denied), (other, clause)));
        }
    }
    found
}

/// How a denial begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// With what is done.
    Deed,
    /// `وجود`: that something is there.
    Existence,
    /// `أن تكون`: that something is so.
    Being,
}

impl Opening {
    fn of(dialogue: &Dialogue, said: &Said) -> Self {
        let page = dialogue.page(said);
        let Some(content) = page.contents[said.at].first() else { return Self::Deed };
        let here = &page.words[..content.end];
        let light = content.clone().take(3).find(|&at| LORE.wording.light.form_at(here, at).is_some());
        let clause = content.clone().take(2).any(|at| here[at].is(Traits::COMPLEMENTIZER));
        match light {
            Some(_) if clause => Self::Being,
            Some(at) if at == content.start => Self::Existence,
            _ => Self::Deed,
        }
    }
}

/// The words that are denied: those of the first clause, without those for what others have said.
fn matter(dialogue: &Dialogue, said: &Said) -> Vec<usize> {
    let words = dialogue.words(said);
    let is_claim = |at: usize| LORE.wording.claim.has(words, at).is_some();
    let mut matter = Vec::new();
    for clause in said.clauses.iter().filter(|clause| !clause.words.is_empty()) {
        // A negation inside a denial says the thing again.
        if !clause.negations.is_empty() || clause.open {
            break;
        }
        matter.extend(clause.words.iter().copied().filter(|&at| !is_claim(at)));
        if matter.len() >= SHARED {
            break;
        }
    }
    matter
}

fn pair(
    dialogue: &Dialogue,
    kind: ContestKind,
    (denying, denied): (usize, &[usize]),
    (other, clause): (usize, usize),
) -> Option<Found> {
    let (said, against) = (&dialogue.all[denying], &dialogue.all[other]);
    let claimed = &against.clauses[clause];
    let affirms = is_plain(claimed)
        && claimed.negations.is_empty()
        && !against.stance.denial
        && !against.stance.rejection
        && !against.stance.doubt
        && !against.stance.opposition;
    if !affirms
        || !may_clash(dialogue, denying, other)
        || kind == ContestKind::Rejection && !wants(dialogue, against)
    {
        return None;
    }
    let likeness = Likeness::new(dialogue, (said, denied), (against, &claimed.words));
    let words = dialogue.words(said);
    let opening = Opening::of(dialogue, said);
    let shared = |at: usize| likeness.pairs.iter().any(|pair| pair.0 == at);
    let head = denied.iter().take(2).any(|&at| shared(at));
    let nearly_all = likeness.of_first >= NEARLY_ALL;
    let enough = match opening {
        // What is said not to exist is named by whoever speaks of it.
        Opening::Existence => nearly_all && denied.len() >= 2,
        // أن تكون المناورات استفزازا: the drills are not what is denied.
        Opening::Being => nearly_all && likeness.telling >= 2,
        Opening::Deed => {
            names_a_deed(words, denied)
                && likeness.telling >= 2
                && likeness.pairs.len() >= SHARED.min(denied.len())
        }
    };
    if !head || !enough || !is_of_the_denier(dialogue, said, denied, against) {
        return None;
    }
    let first = denied.first().is_some_and(|&at| shared(at) && !words[at].is(Traits::PRONOUN));
    let confidence = 0.18
        + 0.45 * likeness.of_first
        + 0.22 * likeness.of_second
        + if first { 0.06 } else { 0.0 }
        + closeness(dialogue, denying, other);
    let cue = dialogue.page(said).cues[said.at].clone();
    let marks =
        |side: fn(&(usize, usize)) -> usize| likeness.pairs.iter().map(side).map(one).collect::<Vec<_>>();
    let mut denial = marks(|pair| pair.0);
    denial.push(cue);
    Some(Found { kind, confidence, sides: [(denying, denial), (other, marks(|pair| pair.1))], voice: None })
}

/// Whether the other statement speaks of whoever denies, where it is its own doing that is denied: a verb's noun without
/// another's name, or words with his or its.
fn is_of_the_denier(dialogue: &Dialogue, said: &Said, denied: &[usize], against: &Said) -> bool {
    let words = dialogue.words(said);
    let own = denied.first().is_some_and(|&at| words[at].is(Traits::MASDAR))
        || denied.iter().any(|&at| words[at].is(Traits::PRONOUN));
    let named = said.parties.iter().any(|party| against.about.contains(party));
    !own || said.parties.is_empty() || named || dialogue.names_other(against, said)
}

/// Whether a short denial is of something done or happening: three names and nouns are in every other statement.
fn names_a_deed(words: &[Word], denied: &[usize]) -> bool {
    denied.len() > SHARED
        || denied.iter().any(|&at| words[at].is(Traits::MASDAR) || words[at].is(Traits::VERB))
}

/// Whether a statement wants or offers something.
fn wants(dialogue: &Dialogue, said: &Said) -> bool {
    let act = said.statement(&dialogue.pages).act;
    matches!(act, Act::Demand | Act::Promise | Act::Announce | Act::Praise) || said.stance.support
}
