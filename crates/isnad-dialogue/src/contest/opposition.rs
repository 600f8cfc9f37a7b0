//! Opposite signs on one proposition: a negation here and none there, or words that pull against each other.

use super::likeness::{Index, Likeness, is_plain, one};
use super::place::of_two_places;
use super::{Found, closeness, may_clash};
use crate::clause::Clause;
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::ContestKind;
use crate::party::PartyId;
use crate::said::Said;
use crate::word::{Traits, Word};
use isnad::model::Act;
use std::ops::Range;

/// Words that two clauses have in common beside the one that clashes, at least.
const SHARED: usize = 2;
/// Clauses that are so much alike need fewer.
const ALIKE: f64 = 0.55;

/// Words round a word in which its subject is looked for.
const NEAR: usize = 3;

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
            if !holds(here) {
                continue;
            }
            for place in index.sharing(here.words, &here.clause.words, SHARED) {
                let there = part(dialogue, place);
                // Each pair once: signs are looked at from the negated side, opposites from the lower number.
                if holds(there) && may_be_at_odds(here, there) && may_clash(dialogue, here.index, there.index)
                {
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
fn holds(part: Part<'_>) -> bool {
    let act = part.said.act;
    let stance = part.said.stance;
    (is_plain(part.clause) || part.clause.must && part.clause.falsehood.is_none())
        && part.clause.words.len() > SHARED
        && !stance.denial
        && !stance.rejection
        && !stance.doubt
        && !stance.opposition
        && !matches!(act, Act::Ask | Act::Condemn | Act::Warn | Act::Feel | Act::Accuse)
}

/// Whether a clause says what somebody wants done, and not what is.
fn wishes(part: Part<'_>) -> bool {
    part.said.act == Act::Demand || part.clause.must
}

/// What is wanted is at odds with what another wants, or does and threatens; not with what is told.
fn may_be_at_odds(a: Part<'_>, b: Part<'_>) -> bool {
    let acts = |part: Part<'_>| {
        let act = part.said.act;
        matches!(act, Act::Announce | Act::Threaten | Act::Promise)
    };
    match (wishes(a), wishes(b)) {
        (true, false) => acts(b),
        (false, true) => acts(a),
        _ => true,
    }
}

/// `لن تنسحب القوات` against `ستنسحب القوات`.
fn negation(dialogue: &Dialogue, negated: Part<'_>, plain: Part<'_>) -> Option<Found> {
    let &[(sign, target)] = &negated.clause.negations[..] else { return None };
    if !plain.clause.negations.is_empty() {
        return None;
    }
    let likeness = likeness(dialogue, negated, plain);
    let &(_, twin) = likeness.pairs.iter().find(|pair| pair.0 == target)?;
    let subjects = subjects(dialogue, (negated, target), (plain, twin))?;
    let sure = subjects > 0.0 || likeness.both() >= ALIKE;
    // In one article two of whom nothing is known may be one.
    let strangers = negated.said.page == plain.said.page
        && (negated.said.parties.is_empty() || plain.said.parties.is_empty());
    let fits = is_turned(negated, sign, target)
        && is_said(plain, twin)
        && !is_not_yet(negated, target)
        && LORE.wording.must.form_at(negated.words, target).is_none()
        && in_one_time(negated.words, sign, plain, twin)
        && same_object(negated, target, plain, twin);
    if likeness.telling <= SHARED || !sure || strangers || !fits || elsewhere(dialogue, negated, plain) {
        return None;
    }
    let confidence =
        0.12 + 0.7 * likeness.both() + subjects + closeness(dialogue, negated.index, plain.index);
    let clash = vec![one(sign), one(target)];
    Some(Found {
        kind: kind(negated, plain, ContestKind::Negation),
        confidence,
        sides: [(negated.index, clash), (plain.index, vec![one(twin)])],
        voice: None,
    })
}

/// Whether a negation turns round what the clause says. `عدم` before a noun is mostly what is wanted; it says that something is
/// not so where the content begins with it. A thing is turned round only right behind `لا`.
fn is_turned(part: Part<'_>, sign: usize, target: usize) -> bool {
    let word = &part.words[target];
    let deed = [Traits::VERB, Traits::MASDAR, Traits::ADJECTIVE].into_iter().any(|t| word.is(t));
    let opens = part.said.clauses.first().is_some_and(|clause| clause.words.first() == Some(&target));
    (!word.is(Traits::MASDAR) || opens) && (deed || target == sign + 1)
}

/// Whether what has not been done (`لم`) is held against what has: that it will be done, or should be, leaves that as it is.
fn in_one_time(words: &[Word], sign: usize, plain: Part<'_>, twin: usize) -> bool {
    let past = LORE.wording.past_negation.has(words, sign).is_some();
    let ahead = plain.words[twin].is(Traits::FUTURE)
        || matches!(plain.said.act, Act::Promise | Act::Threaten | Act::Demand)
        || plain.clause.must;
    !past || !ahead
}

/// Whether a word is said, and does not stand by the way in a noun: the clause's verb, or what the content begins with.
fn is_said(part: Part<'_>, at: usize) -> bool {
    let governed = at > 0 && part.words[at - 1].is(Traits::PREPOSITION);
    part.words[at].is(Traits::VERB) && !governed || part.clause.words.first() == Some(&at)
}

/// Where one wants what the other does not, it is that that makes them clash.
fn kind(a: Part<'_>, b: Part<'_>, otherwise: ContestKind) -> ContestKind {
    if wishes(a) == wishes(b) { otherwise } else { ContestKind::Rejection }
}

/// `سحب القوات` against `بقاء القوات`.
fn opposites(dialogue: &Dialogue, a: Part<'_>, b: Part<'_>) -> Option<Found> {
    if a.clause.negations.len() + b.clause.negations.len() > 0 {
        return None;
    }
    let is_verb = |part: Part<'_>, at: usize| part.words[at].is(Traits::VERB);
    let (x, y) = a.clause.words.iter().find_map(|&x| {
        let opposed = |&&y: &&usize| is_deed(&b.words[y]) && LORE.opposites.opposed(&a.words[x], &b.words[y]);
        let y = b.clause.words.iter().find(opposed).filter(|_| is_deed(&a.words[x]))?;
        // What has to be done is named by its noun, too.
        let told = is_verb(a, x) || is_verb(b, *y) || wishes(a) || wishes(b);
        (told && same_object(a, x, b, *y)).then_some((x, *y))
    })?;
    let likeness = likeness(dialogue, a, b);
    if likeness.telling < SHARED || elsewhere(dialogue, a, b) {
        return None;
    }
    let subjects =
        subjects(dialogue, (a, x), (b, y)).filter(|sum| *sum > 0.0 || a.said.page == b.said.page)?;
    let confidence = 0.12 + 0.7 * likeness.both() + subjects + closeness(dialogue, a.index, b.index);
    let clash = |at| -> Vec<Range<usize>> { vec![one(at)] };
    let sides = [(a.index, clash(x)), (b.index, clash(y))];
    let kind = kind(a, b, ContestKind::Opposites);
    Some(Found { kind, confidence, sides, voice: None })
}

/// Whether two clauses are set in two places.
fn elsewhere(dialogue: &Dialogue, a: Part<'_>, b: Part<'_>) -> bool {
    of_two_places(dialogue, (a.said, &a.clause.words), (b.said, &b.clause.words))
}

fn likeness(dialogue: &Dialogue, a: Part<'_>, b: Part<'_>) -> Likeness {
    Likeness::new(dialogue, (a.said, &a.clause.words), (b.said, &b.clause.words))
}

/// A participle mostly describes (تابع لـ, belonging to) and does nothing.
const fn is_deed(word: &Word) -> bool {
    !word.is(Traits::ADJECTIVE) || word.is(Traits::VERB)
}

/// `لم يدخل بعد`: not yet, which is no denial.
fn is_not_yet(part: Part<'_>, target: usize) -> bool {
    const NEAR: usize = 5;
    let end = (target + NEAR).min(part.words.len());
    (target + 1..end).any(|at| LORE.wording.yet.has(&part.words[..end], at).is_some())
}

/// Whether one of the two words behind each of two words is the same: what is withdrawn, what stays.
fn same_object(a: Part<'_>, x: usize, b: Part<'_>, y: usize) -> bool {
    let behind = |part: Part<'_>, at: usize| -> Vec<usize> {
        part.clause.words.iter().copied().filter(|&word| word > at).take(2).collect()
    };
    let (first, second) = (behind(a, x), behind(b, y));
    let same =
        |p: usize, q: usize| a.words[p].same(&b.words[q]) || LORE.opposites.alike(&a.words[p], &b.words[q]);
    first.first().is_none_or(|&p| second.iter().any(|&q| same(p, q)))
        || second.first().is_none_or(|&q| first.iter().any(|&p| same(p, q)))
}

/// What the subjects of two words say of the pair: more where it is one party, nothing where it cannot be told; `None` where
/// they are two.
fn subjects(dialogue: &Dialogue, (a, x): (Part<'_>, usize), (b, y): (Part<'_>, usize)) -> Option<f64> {
    // What each says of himself is of two.
    if is_own(a, x) && is_own(b, y) && !a.said.shares_party(b.said) {
        return None;
    }
    let (first, second) = (subject(dialogue, a, x), subject(dialogue, b, y));
    if first.is_empty() || second.is_empty() {
        return Some(0.0);
    }
    first.iter().any(|party| second.contains(party)).then_some(0.1)
}

/// Whether the speaker does what a word says: a verb of the first person or behind إنه, a noun with his or its.
fn is_own(part: Part<'_>, at: usize) -> bool {
    let word = &part.words[at];
    let before = at.saturating_sub(NEAR)..at;
    let pronoun = |word: &Word| word.is(Traits::COMPLEMENTIZER) && word.is(Traits::PRONOUN);
    let act = part.said.act;
    let announced = part.clause.words.first() == Some(&at)
        && word.is(Traits::MASDAR)
        && matches!(act, Act::Announce | Act::Threaten | Act::Promise);
    announced
        || word.is(Traits::FIRST_PERSON)
        || part.words[before].iter().any(pronoun)
        || word.is(Traits::PRONOUN) && (word.is(Traits::MASDAR) || !word.is(Traits::VERB))
}

/// The party that does what a word says: named right before it or right behind it, else the speaker's own.
fn subject(dialogue: &Dialogue, part: Part<'_>, at: usize) -> Vec<PartyId> {
    let content =
        dialogue.page(part.said).contents[part.said.at].iter().find(|range| range.contains(&at)).cloned();
    let Some(content) = content else { return Vec::new() };
    let before = at.saturating_sub(NEAR).max(content.start)..at;
    let named = dialogue.parties.in_text(&part.words[before]);
    if !named.is_empty() {
        return named;
    }
    if is_own(part, at) {
        return part.said.parties.clone();
    }
    // Behind a preposition stands whom it is done to.
    let governed =
        |word: &&Word| word.is(Traits::GOVERNED) || word.is(Traits::PREPOSITION) || !word.is(Traits::WORD);
    let behind = &part.words[at + 1..content.end.min(at + 1 + NEAR)];
    let free = behind.iter().take_while(|word| !governed(word)).count();
    dialogue.parties.in_text(&behind[..free])
}
