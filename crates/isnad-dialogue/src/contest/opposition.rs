//! Opposite signs on one proposition: a negation here and none there, or words that pull against each other.

use super::likeness::{Index, Likeness, is_plain, one};
use super::{Found, closeness, may_clash};
use crate::clause::Clause;
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::ContestKind;
use crate::said::Said;
use crate::word::Word;
use isnad::model::Act;
use std::ops::Range;

/// Words that two clauses have in common beside the one that clashes, at least.
const SHARED: usize = 2;

/// A clause of a statement.
#[derive(Clone, Copy)]
struct Part<'a> {
    index: usize,
    said: &'a Said,
    clause: &'a Clause,
    words: &'a [Word],
}

pub(crate) fn find(dialogue: &Dialogue, index: &Index) -> Vec<Found> {
    let mut found = Vec::new();
    for members in &dialogue.sayings.members {
        for number in 0..dialogue.all[members[0]].clauses.len() {
            let here = part(dialogue, (members[0], number));
            if !holds(dialogue, here) {
                continue;
            }
            for place in index.sharing(here.words, &here.clause.words, SHARED) {
                let there = part(dialogue, place);
                // Each pair once: signs are looked at from the negated side, opposites from the lower number.
                if holds(dialogue, there) && wishes(dialogue, here) == wishes(dialogue, there) && may_clash(dialogue, here.index, there.index) {
                    found.extend(negation(dialogue, here, there));
                    if here.index < there.index {
                        found.extend(opposites(dialogue, here, there));
                    }
                }
            }
        }
    }
    found
}

fn part(dialogue: &Dialogue, (index, number): (usize, usize)) -> Part<'_> {
    let said = &dialogue.all[index];
    Part { index, said, clause: &said.clauses[number], words: dialogue.words(said) }
}

/// Whether a clause says that something is so or not so: no wish, no question, and not turned round by its cue.
fn holds(dialogue: &Dialogue, part: Part<'_>) -> bool {
    let act = part.said.statement(&dialogue.pages).act;
    let stance = part.said.stance;
    is_plain(part.clause)
        && part.clause.words.len() > SHARED
        && !stance.denial
        && !stance.rejection
        && !stance.doubt
        && !stance.opposition
        && !matches!(act, Act::Ask | Act::Condemn | Act::Warn | Act::Feel | Act::Accuse)
}

/// Whether a clause says what somebody wants done, and not what is.
fn wishes(dialogue: &Dialogue, part: Part<'_>) -> bool {
    part.said.statement(&dialogue.pages).act == Act::Demand
}

/// `لن تنسحب القوات` against `ستنسحب القوات`.
fn negation(dialogue: &Dialogue, negated: Part<'_>, plain: Part<'_>) -> Option<Found> {
    let &[(sign, target)] = &negated.clause.negations[..] else { return None };
    if !plain.clause.negations.is_empty() {
        return None;
    }
    let likeness = likeness(dialogue, negated, plain);
    let &(_, twin) = likeness.pairs.iter().find(|pair| pair.0 == target)?;
    if likeness.telling < SHARED + 1 {
        return None;
    }
    let confidence = 0.1 + 0.75 * likeness.both() + closeness(dialogue, negated.index, plain.index);
    let clash = vec![one(sign), one(target)];
    Some(Found {
        kind: ContestKind::Negation,
        confidence,
        sides: [(negated.index, clash), (plain.index, vec![one(twin)])],
    })
}

/// `سحب القوات` against `بقاء القوات`.
fn opposites(dialogue: &Dialogue, a: Part<'_>, b: Part<'_>) -> Option<Found> {
    if a.clause.negations.len() + b.clause.negations.len() > 0 {
        return None;
    }
    let (x, y) = a.clause.words.iter().find_map(|&x| {
        let y = b.clause.words.iter().find(|&&y| LORE.opposites.opposed(&a.words[x], &b.words[y]))?;
        same_object(a, x, b, *y).then_some((x, *y))
    })?;
    let likeness = likeness(dialogue, a, b);
    if likeness.telling < SHARED {
        return None;
    }
    let confidence = 0.1 + 0.75 * likeness.both() + closeness(dialogue, a.index, b.index);
    let clash = |at| -> Vec<Range<usize>> { vec![one(at)] };
    Some(Found { kind: ContestKind::Opposites, confidence, sides: [(a.index, clash(x)), (b.index, clash(y))] })
}

fn likeness(dialogue: &Dialogue, a: Part<'_>, b: Part<'_>) -> Likeness {
    Likeness::new(dialogue, (a.said, &a.clause.words), (b.said, &b.clause.words))
}

/// Whether the word behind each of two words is the same: what is withdrawn, what stays.
fn same_object(a: Part<'_>, x: usize, b: Part<'_>, y: usize) -> bool {
    let next = |part: Part<'_>, at: usize| part.clause.words.iter().copied().find(|&word| word > at);
    next(a, x).zip(next(b, y)).is_some_and(|(p, q)| a.words[p].same(&b.words[q]))
}
