//! One speaks for a matter, the other against it: `رحب بالقرار` and `ندد بالقرار`, `القرار صائب` and `القرار خطأ`.

use super::likeness::{Index, Likeness, one};
use super::place::of_two_places;
use super::{Found, closeness, may_clash};
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::ContestKind;
use crate::party::PartyId;
use crate::said::Said;
use crate::saying::is_retelling;
use crate::word::{Traits, Word};
use isnad::model::Act;
use std::ops::Range;

/// Words of a content that name the matter.
const MATTER: usize = 7;
/// Words that the two have in common, at least.
const SHARED: usize = 2;

/// What somebody thinks of a matter.
struct Attitude {
    favour: bool,
    /// True where it is wanted, threatened, warned of: something that is to be done.
    deed: bool,
    /// The words that name the matter.
    matter: Vec<usize>,
    /// The word that says for or against.
    sign: Range<usize>,
}

pub(crate) fn find(dialogue: &Dialogue, index: &Index) -> Vec<Found> {
    let attitudes: Vec<Option<Attitude>> = dialogue.all.iter().map(|said| attitude(dialogue, said)).collect();
    let mut found = Vec::new();
    for members in &dialogue.sayings.members {
        let against = members[0];
        let Some(bad) = attitudes[against].as_ref().filter(|attitude| !attitude.favour) else { continue };
        let mut others = index.sharing(dialogue.words(&dialogue.all[against]), &bad.matter, 1);
        others.dedup_by_key(|(other, _)| *other);
        for (other, _) in others {
            if let Some(good) = attitudes[other].as_ref().filter(|attitude| attitude.favour)
                && may_clash(dialogue, against, other)
            {
                found.extend(pair(dialogue, (against, bad), (other, good)));
            }
        }
    }
    found
}

/// By the cue, by what the speaker wants or warns of, else by a judgement in the first clauses.
fn attitude(dialogue: &Dialogue, said: &Said) -> Option<Attitude> {
    let page = dialogue.page(said);
    let words = &page.words;
    let cue = page.cues[said.at].clone();
    let first: Vec<usize> =
        said.clauses.iter().take(2).flat_map(|clause| clause.words.iter().copied()).collect();
    let act = said.statement(&dialogue.pages).act;
    if let Some((favour, deed)) = by_cue(dialogue, said, act) {
        let begins = page.contents[said.at].first().map(|content| content.start)?;
        // عدم الانسحاب turns round what is wanted.
        let not = LORE.wording.negation.has(words, begins).is_some();
        let reversal = LORE.wording.reversal.has(words, begins).is_some();
        let matter = first.into_iter().skip(usize::from(reversal)).take(MATTER).collect();
        return Some(Attitude { favour: favour != (not || reversal), deed, matter, sign: cue });
    }
    if !matches!(act, Act::Say | Act::Affirm | Act::Judge | Act::Announce) {
        return None;
    }
    let judged: Vec<usize> =
        said.clauses.iter().take(2).filter(|c| !c.open).flat_map(|c| c.words.clone()).collect();
    let (at, favour) =
        judged.iter().enumerate().find_map(|(place, &at)| Some((place, judgement(words, at)?)))?;
    let negated = said.clauses.iter().any(|clause| clause.negation_of(judged[at]).is_some());
    // `القرار خطأ` is a sentence without a verb; in one with a verb the word is mostly part of what is told.
    let begins = page.contents[said.at].first().map_or(judged[at], |content| content.start);
    let nominal = begins > judged[at]
        || !words[begins..judged[at]].iter().any(|w| w.is(Traits::VERB) && !w.is(Traits::ARTICLE));
    (at > 0 && at <= MATTER && !negated && nominal).then(|| Attitude {
        favour,
        deed: false,
        matter: judged[..at].to_vec(),
        sign: one(judged[at]),
    })
}

/// Whether a cue speaks for its content or against it, and whether that is something to be done.
fn by_cue(dialogue: &Dialogue, said: &Said, act: Act) -> Option<(bool, bool)> {
    let stance = said.stance;
    match act {
        _ if stance.opposition || stance.rejection => Some((false, false)),
        _ if stance.support => Some((true, false)),
        Act::Demand | Act::Threaten | Act::Promise => Some((true, true)),
        // Who warns that he will do it threatens.
        Act::Warn if !announces(dialogue, said) => Some((false, true)),
        _ => None,
    }
}

/// Whether the first clause is of what will be done.
fn announces(dialogue: &Dialogue, said: &Said) -> bool {
    let words = dialogue.words(said);
    said.clauses.first().is_some_and(|clause| clause.words.iter().any(|&at| words[at].is(Traits::FUTURE)))
}

/// Whether a word judges, and how. With the article it is part of a name.
fn judgement(words: &[Word], at: usize) -> Option<bool> {
    if words[at].is(Traits::ARTICLE) || words[at].is(Traits::ONLY_VERB) {
        return None;
    }
    // غير مقبول is one judgement of two words.
    let from = if at > 0 && LORE.wording.negation.has(words, at - 1).is_some() { at - 1 } else { at };
    if LORE.stances.bad.at(words, from).is_some() {
        Some(false)
    } else {
        LORE.stances.good.at(words, at).is_some().then_some(true)
    }
}

fn pair(dialogue: &Dialogue, against: (usize, &Attitude), favour: (usize, &Attitude)) -> Option<Found> {
    let (one_side, other) = (&dialogue.all[against.0], &dialogue.all[favour.0]);
    let (bad, good) = (&against.1.matter, &favour.1.matter);
    let likeness = Likeness::new(dialogue, (one_side, bad), (other, good));
    let (head, twin) = (head(dialogue.words(one_side), bad)?, self::head(dialogue.words(other), good)?);
    let (first, second) = (dialogue.words(one_side), dialogue.words(other));
    let same_head = likeness.pairs.contains(&(head, twin)) && first[head].same(&second[twin]);
    if !same_head || likeness.pairs.len() < SHARED {
        return None;
    }
    // That both are of what is to be done is weaker: one may warn of what another wants for other reasons.
    let deed = against.1.deed || favour.1.deed;
    let masdar = first[head].is(Traits::MASDAR) || second[twin].is(Traits::MASDAR);
    if deed && (likeness.telling < SHARED || !masdar) {
        return None;
    }
    let same_matter = same_doer(dialogue, (one_side, head), (other, twin))
        && same_object((first, bad, head), (second, good, twin))
        && !of_two_places(dialogue, (one_side, bad), (other, good));
    if !same_matter || is_verbatim(one_side, other) {
        return None;
    }
    let (kind, base) = if deed { (ContestKind::Rejection, 0.41) } else { (ContestKind::Attitude, 0.56) };
    let confidence = base + 0.4 * likeness.both() + closeness(dialogue, against.0, favour.0);
    let marks = |side: fn(&(usize, usize)) -> usize, sign: &Range<usize>| {
        likeness.pairs.iter().map(side).map(one).chain([sign.clone()]).collect::<Vec<_>>()
    };
    Some(Found {
        kind,
        confidence,
        sides: [
            (against.0, marks(|pair| pair.0, &against.1.sign)),
            (favour.0, marks(|pair| pair.1, &favour.1.sign)),
        ],
        voice: None,
    })
}

/// Whether one of the two words behind each deed is the same: `الانسحاب من القمة` is not `الانسحاب من الاتفاق`. A thing has no
/// object.
fn same_object(
    (first, bad, head): (&[Word], &[usize], usize),
    (second, good, twin): (&[Word], &[usize], usize),
) -> bool {
    let behind = |words: &[Word], matter: &[usize], head: usize| -> Vec<usize> {
        matter.iter().copied().filter(|&at| at > head && !names_doer(words, at)).take(2).collect()
    };
    let deeds = first[head].is(Traits::MASDAR) && second[twin].is(Traits::MASDAR);
    let (mine, others) = (behind(first, bad, head), behind(second, good, twin));
    let same = |p: usize, q: usize| first[p].same(&second[q]) || LORE.opposites.alike(&first[p], &second[q]);
    !deeds || mine.is_empty() || others.is_empty() || mine.iter().any(|&p| others.iter().any(|&q| same(p, q)))
}

/// Whether a word behind a deed names who does it: a country, an office or a body of one (`فرض الإدارة الأميركية رسوما`).
fn names_doer(words: &[Word], at: usize) -> bool {
    let name = |at: usize| words.get(at).is_some_and(|w| w.is(Traits::NAME) || w.is(Traits::NISBA));
    let body = words[at].is(Traits::VOICE) || words[at].is(Traits::ROLE);
    name(at) || body && name(at + 1)
}

/// Whether one is the other over again, so that both were told by one.
fn is_verbatim(a: &Said, b: &Said) -> bool {
    const TERMS: usize = 12;
    a.terms.len().min(b.terms.len()) >= TERMS && is_retelling(a, b)
}

/// Whether the same party may be meant to do it: of whom it is demanded, or who promises and threatens it.
fn same_doer(dialogue: &Dialogue, a: (&Said, usize), b: (&Said, usize)) -> bool {
    let (first, second) = (doers(dialogue, a), doers(dialogue, b));
    first.is_empty() || second.is_empty() || first.iter().any(|party| second.contains(party))
}

fn doers(dialogue: &Dialogue, (said, head): (&Said, usize)) -> Vec<PartyId> {
    const NEAR: usize = 3;
    let statement = said.statement(&dialogue.pages);
    let words = dialogue.words(said);
    let behind = words[head + 1..].iter().take(NEAR);
    let free = behind.take_while(|word| !word.is(Traits::PREPOSITION) && !word.is(Traits::GOVERNED)).count();
    let named = dialogue.parties.in_text(&words[head + 1..head + 1 + free]);
    if !named.is_empty() {
        return named;
    }
    match statement.act {
        Act::Threaten | Act::Promise => said.parties.clone(),
        Act::Demand => {
            let page = dialogue.page(said);
            let addressee = statement.addressee.as_ref().map(|span| page.tokens(span));
            addressee.map_or_else(Vec::new, |tokens| dialogue.parties.of_name(&page.words[tokens]))
        }
        _ => Vec::new(),
    }
}

/// The word that the matter turns on: the first that is no frame (قرار, خطوة), no office and no name.
fn head(words: &[Word], matter: &[usize]) -> Option<usize> {
    matter.iter().copied().find(|&at| {
        let word = &words[at];
        let name = [Traits::NAME, Traits::NISBA, Traits::ROLE].into_iter().any(|t| word.is(t));
        !name && !LORE.is_common(word) && LORE.stances.frame.form_at(words, at).is_none()
    })
}
