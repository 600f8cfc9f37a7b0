//! Commitments: what somebody binds itself to, or wants another bound to.

mod actor;
mod deadline;
mod later;

use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::{Commitment, CommitmentKind, Voice};
use crate::page::Page;
use crate::said::Said;
use crate::word::{Key, Traits, Word};
use isnad::model::Act;
use isnad::text::folded;
use std::collections::HashSet;
use std::ops::Range;

/// A content with fewer words that carry matter binds nobody to anything that one could name.
const FEWEST: usize = 2;

/// A commitment as it is found.
pub(crate) struct Found {
    pub(crate) said: usize,
    pub(crate) kind: CommitmentKind,
    /// The words that say what is to be done.
    pub(crate) what: Range<usize>,
}

/// The commitments of a dialogue, in the order of days.
pub(crate) fn find(dialogue: &Dialogue) -> Vec<Commitment> {
    let of_saying = |members: &Vec<usize>| members.iter().find_map(|&index| bound(dialogue, index));
    let mut found: Vec<Found> = dialogue.sayings.members.iter().filter_map(of_saying).collect();
    found.extend(dialogue.sayings.members.iter().filter_map(|members| undated(dialogue, members[0])));
    // The same words may be the content of two statements, one inside the other; what is only announced comes last.
    found.sort_by_key(|found| (found.kind == CommitmentKind::Announcement, found.said));
    let mut known = HashSet::new();
    found.retain(|found| {
        let undated = found.kind == CommitmentKind::Undated;
        known.insert((dialogue.all[found.said].page, found.what.end, undated))
    });
    found.sort_by_key(|found| found.said);
    let later = later::Later::new(dialogue);
    found.iter().filter_map(|found| commitment(dialogue, &later, found)).collect()
}

/// What a statement binds whom to.
fn bound(dialogue: &Dialogue, index: usize) -> Option<Found> {
    let said = &dialogue.all[index];
    let page = dialogue.page(said);
    let statement = said.statement(&dialogue.pages);
    let content = page.contents[said.at].iter().max_by_key(|range| range.len())?.clone();
    let matter = page.words[content.clone()].iter().filter(|word| word.is_content()).count();
    if matter < FEWEST || statement.rule == "noun-cue" || !actor::is_sure(page, said) {
        return None;
    }
    let opening = &page.words[..content.end];
    let kind = match statement.act {
        Act::Promise => CommitmentKind::Promise,
        Act::Threaten => CommitmentKind::Threat,
        Act::Demand if !is_mere_address(statement) => CommitmentKind::Demand,
        Act::Say | Act::Affirm | Act::Announce => {
            let (kind, what) = in_words(page, &content)?;
            let own = kind == CommitmentKind::Agreement || actor::says_himself(page, said, what.start);
            return own.then_some(Found { said: index, kind, what });
        }
        _ => return None,
    };
    names_an_act(opening, content.start, kind).then_some(Found { said: index, kind, what: content })
}

/// `وجه الشكر`: what is addressed to somebody need be no demand.
fn is_mere_address(statement: &isnad::Statement) -> bool {
    LORE.commitments.not_demand.contains(&Key::of(&folded(&statement.cue.lemma)))
}

/// Whether a content begins with what is to be done: a verb's noun, a clause with أن, the future, a negation (`عدم`); in a
/// demand also a noun with such a word behind it. `وأعلن …` and a sentence of its own tell something else, and who waves flags
/// (`لوح بالأعلام`) threatens nobody.
fn names_an_act(words: &[Word], start: usize, kind: CommitmentKind) -> bool {
    const NEAR: usize = 5;
    let Some(first) = (start..words.len()).find(|&at| words[at].is(Traits::WORD)) else { return false };
    let word = &words[first];
    if word.is(Traits::JOINED) && first == start {
        return false;
    }
    let deed = |word: &Word| word.is(Traits::MASDAR) || word.is(Traits::VERB) || word.is(Traits::FUTURE);
    if word.is(Traits::COMPLEMENTIZER) {
        return words.get(first + 1).is_some_and(deed);
    }
    let noun = word.is(Traits::NOUN) && !word.is(Traits::ONLY_VERB);
    let behind = words[first..].iter().take(NEAR).any(deed);
    word.is(Traits::MASDAR)
        || is_future(words, first)
        || LORE.wording.negation.has(words, first).is_some()
        || noun && behind && kind == CommitmentKind::Demand
}

/// A statement that says itself that no date is set.
fn undated(dialogue: &Dialogue, index: usize) -> Option<Found> {
    let said = &dialogue.all[index];
    let page = dialogue.page(said);
    let place = page.undated[said.at].as_ref()?;
    let content = page.contents[said.at].iter().find(|range| range.contains(&place.start))?.clone();
    Some(Found { said: index, kind: CommitmentKind::Undated, what: content })
}

/// An agreement, or what the speaker will do, by the words of the content.
fn in_words(page: &Page, content: &Range<usize>) -> Option<(CommitmentKind, Range<usize>)> {
    let words = &page.words[..content.end];
    // What opens the content counts; further in, others may act.
    let opening = content.start..content.end.min(content.start + 6);
    if let Some(at) = opening.clone().find(|&at| LORE.commitments.agreement.at(words, at).is_some())
        && !negated(words, at)
        && is_of_doing(words, at)
    {
        return Some((CommitmentKind::Agreement, at..content.end));
    }
    let at = opening.clone().find(|&at| is_future(words, at))?;
    (is_own(words, content.start, at)).then_some((CommitmentKind::Announcement, at..content.end))
}

/// Whether what was agreed is something to do: `على` and a noun, `أن`, or a verb's noun. `اتفق مع الرأي` is none.
fn is_of_doing(words: &[Word], at: usize) -> bool {
    const NEAR: usize = 4;
    let end = words.len().min(at + 1 + NEAR);
    let upon = |at: usize| LORE.commitments.upon.has(words, at).is_some();
    let mut behind = (at + 1..end).take_while(|&at| words[at].is(Traits::WORD));
    words.get(at + 1).is_some_and(|word| word.is(Traits::MASDAR))
        || behind.any(|at| upon(at) || words[at].is(Traits::COMPLEMENTIZER))
}

fn negated(words: &[Word], at: usize) -> bool {
    at > 0 && LORE.wording.negates(words, at - 1)
}

/// سيفعل, سوف يفعل, لن يفعل.
fn is_future(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    word.is(Traits::FUTURE)
        && word.is(Traits::VERB)
        && LORE.commitments.impersonal.form_at(words, at).is_none()
}

/// Whether it is the speaker that will do it: a verb of the first person, or one right behind إنه.
fn is_own(words: &[Word], start: usize, verb: usize) -> bool {
    let first_person = words[verb].is(Traits::FIRST_PERSON);
    let behind = verb.checked_sub(1).filter(|at| *at >= start).is_some_and(|at| {
        words[at].is(Traits::COMPLEMENTIZER)
            && words[at].is(Traits::PRONOUN)
            && !words[at].is(Traits::GOVERNED)
    });
    first_person || behind
}

fn commitment(dialogue: &Dialogue, later: &later::Later<'_>, found: &Found) -> Option<Commitment> {
    let said = &dialogue.all[found.said];
    let page = dialogue.page(said);
    let statement = said.statement(&dialogue.pages);
    let set = deadline::of(page, said, &found.what);
    let mut what = page.place(found.what.clone());
    what.statement = Some(statement.id.clone());
    Some(Commitment {
        kind: found.kind,
        actor: actor(dialogue, found)?,
        what,
        to: statement.addressee.as_ref().map(|span| span.text.clone()),
        deadline: set.as_ref().map(|set| set.value.clone()),
        deadline_words: set.map(|set| set.words),
        undated: statement.no_date || found.kind == CommitmentKind::Undated,
        saying: dialogue.saying_of(found.said),
        said_on: statement.said_on.clone(),
        later: if found.kind == CommitmentKind::Undated { Vec::new() } else { later.of(found) },
    })
}

/// Who is bound: the speaker; of an agreement whom the words name, and `None` where they name nobody.
fn actor(dialogue: &Dialogue, found: &Found) -> Option<Voice> {
    let said = &dialogue.all[found.said];
    if found.kind == CommitmentKind::Agreement {
        return agents(dialogue, said, &found.what);
    }
    Some(dialogue.voice(said))
}

/// `من قبل الطرفين`: who does it.
fn agents(dialogue: &Dialogue, said: &Said, what: &Range<usize>) -> Option<Voice> {
    let page = dialogue.page(said);
    let words = &page.words[..what.end];
    let by = what.clone().find_map(|at| LORE.commitments.by.has(words, at).map(|length| at + length));
    // اتفق الجانبان على …
    let subject = Some(what.start + 1).filter(|&at| {
        words
            .get(at)
            .is_some_and(|word| word.is(Traits::NOUN) && word.is_content() && !word.is(Traits::MASDAR))
    });
    let joined = |word: &Word| word.is_content() && !word.is(Traits::GOVERNED) && !word.is(Traits::ONLY_VERB);
    let (from, to) = if let Some(from) = by.or(subject) {
        (from, (from..what.end).take(3).take_while(|&at| joined(&words[at])).last()? + 1)
    } else {
        // تونس والجزائر اتفقتا على …
        let start = page.contents[said.at].iter().find(|range| range.contains(&what.start))?.start;
        ((start..what.start).find(|&at| words[at].is_content())?, what.start)
    };
    let named = dialogue.parties.in_text(&words[from..to]);
    let parties = if named.is_empty() { dialogue.parties.joint(page) } else { named };
    Some(Voice { name: Some(page.cut(from..to).to_owned()), parties: dialogue.names(&parties) })
}
