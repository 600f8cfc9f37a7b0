//! One accuses, the accused denies: `اتهمت بريطانيا روسيا بتسميم الجاسوس`, `نفت موسكو أي تورط في تسميمه`. Few of their words are
//! the same; that it is the accused who denies tells that they belong together.

use super::denial::{self, Denied};
use super::likeness::{Index, Likeness, one};
use super::place::of_two_places;
use super::{Found, closeness, may_clash};
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::ContestKind;
use crate::page::Page;
use crate::party::PartyId;
use crate::said::Said;
use crate::word::Traits;
use isnad::model::Act;
use std::ops::Range;

/// Words at the beginning of an accusation in which the accused is named.
const OPENING: usize = 5;
/// Words that an accusation and its denial have in common, at least; a name counts twice.
const SHARED: usize = 2;
/// Words before what a denial takes up: `نفى ما قالته المعارضة`.
const BEFORE: usize = 3;

/// Words before a saying in which it may be asked about.
const ASKED: usize = 5;

/// Somebody is accused.
struct Charge {
    index: usize,
    accused: Vec<PartyId>,
    words: Vec<usize>,
}

pub(crate) fn find(dialogue: &Dialogue, index: &Index) -> Vec<Found> {
    let fullest = || dialogue.sayings.members.iter().map(|members| members[0]);
    let charges: Vec<Charge> = fullest().filter_map(|at| charge(dialogue, at)).collect();
    let mut found = Vec::new();
    for at in fullest() {
        let said = &dialogue.all[at];
        let Some(denied) = denial::denied(dialogue, said) else { continue };
        // What is rejected may be a plan; accusations are rejected by their name.
        if denied.kind == ContestKind::Denial || denial::is_of_claims(dialogue, said) {
            found.extend(charges.iter().filter_map(|charge| pair(dialogue, charge, (at, &denied))));
        }
        if denied.kind == ContestKind::Denial {
            found.extend(of_a_part(dialogue, index, (at, &denied)));
        }
    }
    found.extend((0..dialogue.all.len()).filter_map(|at| taken_up(dialogue, at)));
    found
}

/// An accusation, with the parties that it names first.
fn charge(dialogue: &Dialogue, index: usize) -> Option<Charge> {
    let said = &dialogue.all[index];
    if said.act != Act::Accuse || said.stance.denial || said.stance.rejection {
        return None;
    }
    let page = dialogue.page(said);
    let addressee = said.statement(&dialogue.pages).addressee.as_ref().map(|span| page.tokens(span));
    let opening = page.contents[said.at].first().map(|c| c.start..c.end.min(c.start + OPENING));
    let named =
        addressee.into_iter().chain(opening).flat_map(|range| dialogue.parties.in_text(&page.words[range]));
    let accused: Vec<PartyId> = named.filter(|party| !said.parties.contains(party)).collect();
    let words = said.clauses.iter().flat_map(|clause| clause.words.iter().copied()).collect();
    Some(Charge { index, accused, words })
}

/// An accusation, and a denial of the accused.
fn pair(dialogue: &Dialogue, charge: &Charge, (at, denied): (usize, &Denied)) -> Option<Found> {
    let (said, against) = (&dialogue.all[at], &dialogue.all[charge.index]);
    let accused = said.parties.iter().any(|party| charge.accused.contains(party));
    let opening: Vec<usize> = charge.words.iter().copied().take(OPENING).collect();
    let words = dialogue.words(against);
    let named = opening.iter().any(|&at| said.is_named_in(&words[at..=at]));
    if !(accused || named) || said.shares_party(against) || !may_clash(dialogue, at, charge.index) {
        return None;
    }
    let matter = without_parts(dialogue, said, &denied.matter);
    let likeness = Likeness::new(dialogue, (said, &matter), (against, &charge.words));
    if telling(dialogue, said, &likeness) < SHARED
        || of_two_places(dialogue, (said, &matter), (against, &charge.words))
    {
        return None;
    }
    let confidence = 0.5 + 0.25 * likeness.of_first + closeness(dialogue, at, charge.index);
    Some(contest(denied, at, charge.index, &likeness, confidence))
}

/// A denial of having a part in something (`أي ضلوع لها في`), and whoever says that the denier did it.
fn of_a_part(dialogue: &Dialogue, index: &Index, (at, denied): (usize, &Denied)) -> Vec<Found> {
    let said = &dialogue.all[at];
    let matter = without_parts(dialogue, said, &denied.matter);
    let words = dialogue.words(said);
    if !denied.matter.iter().any(|&at| LORE.wording.involvement.has(words, at).is_some()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (other, clause) in index.sharing(dialogue.words(said), &matter, SHARED) {
        let against = &dialogue.all[other];
        let clause = &against.clauses[clause];
        let told = matches!(
            against.act,
            Act::Say | Act::Affirm | Act::Announce | Act::Claim | Act::Condemn | Act::Judge
        );
        let holds = super::likeness::is_plain(clause) && clause.negations.is_empty();
        let named = clause.words.first().zip(clause.words.last()).is_some_and(|(&first, &last)| {
            let parties = dialogue.parties.in_text(&dialogue.words(against)[first..=last]);
            parties.iter().any(|party| said.parties.contains(party))
        });
        if !told
            || !holds
            || denial::is_of_claims(dialogue, against)
            || !named
            || against.stance.denial
            || against.stance.doubt
            || said.shares_party(against)
            || !may_clash(dialogue, at, other)
        {
            continue;
        }
        let likeness = Likeness::new(dialogue, (said, &matter), (against, &clause.words));
        let elsewhere = of_two_places(dialogue, (said, &matter), (against, &clause.words));
        if likeness.telling >= SHARED && !elsewhere {
            let confidence =
                0.44 + 0.25 * likeness.of_first + 0.1 * likeness.of_second + closeness(dialogue, at, other);
            found.push(contest(denied, at, other, &likeness, confidence));
        }
    }
    found
}

/// A denial whose content is what another says, named with the saying: `اتهمت بريطانيا روسيا بتسميمه، وهو ما نفته موسكو`,
/// `نفى الوزير ما قالته المعارضة من أن …`.
fn taken_up(dialogue: &Dialogue, at: usize) -> Option<Found> {
    let said = &dialogue.all[at];
    if !said.stance.denial {
        return None;
    }
    let page = dialogue.page(said);
    let content = page.contents[said.at].first()?.clone();
    let behind = page.cues[said.at].start >= content.end;
    // Behind its content a denial takes up a whole sentence; before it, what stands right behind.
    let reach = if behind {
        page.sentence(content.start).start..content.end
    } else {
        content.start..content.end.min(content.start + BEFORE + 1)
    };
    let (other, cue) = dialogue.all.iter().enumerate().find_map(|(other, against)| {
        let cue = page.cues.get(against.at).filter(|_| against.page == said.page && other != at)?;
        let inside =
            page.contents[against.at].iter().all(|c| content.start <= c.start && c.end <= content.end);
        // نفى أن يكون قد قال: the saying itself is denied.
        let supposed = page.words[content.start..cue.start.max(content.start)]
            .iter()
            .any(|word| word.is(Traits::COMPLEMENTIZER));
        let fits = reach.contains(&cue.start)
            && inside
            && (behind || !supposed)
            && !against.stance.denial
            && is_told(page, cue, against, behind)
            && (!behind || takes_up(page, &page.cues[said.at]));
        (fits && against.who != said.who && against.name != said.name && !said.shares_party(against))
            .then(|| (other, cue.clone()))
    })?;
    let own = page.cues[said.at].clone();
    let confidence = 0.72 + closeness(dialogue, at, other).max(0.0);
    Some(Found {
        kind: ContestKind::Denial,
        confidence,
        sides: [(at, vec![own]), (other, vec![cue])],
        voice: None,
    })
}

/// Whether a denial behind its content takes that up with a pronoun: `وهو ما تنفيه موسكو`. With a thing of its own it denies
/// that (`كما تنفي موسكو هذه المزاعم`).
fn takes_up(page: &Page, denial: &Range<usize>) -> bool {
    const NEAR: usize = 2;
    let pronoun = page.words[denial.clone()].iter().any(|word| word.is(Traits::PRONOUN));
    let before = denial.start.saturating_sub(NEAR)..denial.start;
    pronoun || page.words[before].iter().any(|word| word.is(Traits::RELATIVE))
}

/// Whether that somebody says it is told: not asked (`سئل عما إذا كانت تعتقد`), and no deed that itself is denied
/// (`نفى دعوة الحزب إلى الإضراب`).
fn is_told(page: &Page, cue: &Range<usize>, said: &Said, behind: bool) -> bool {
    let before = page.sentence(cue.start).start.max(cue.start.saturating_sub(ASKED))..cue.start;
    let wording = &LORE.wording;
    let open = |at: usize| {
        wording.question.has(&page.words, at).is_some() || wording.supposition.has(&page.words, at).is_some()
    };
    let deed = matches!(said.act, Act::Demand | Act::Promise | Act::Threaten | Act::Ask)
        && page.words[cue.start].is(Traits::MASDAR)
        && !page.words[cue.start].is(Traits::VERB);
    // نفت هذا وعلقت مسؤولة: that is said beside the denial.
    let beside = page.words[cue.start].is(Traits::JOINED) && page.words[cue.start].is(Traits::VERB);
    !deed && (behind || !beside) && !before.into_iter().any(open)
}

/// What is denied without the words for having a part in it, and without parties, which are named in every accusation.
fn without_parts(dialogue: &Dialogue, said: &Said, matter: &[usize]) -> Vec<usize> {
    let words = dialogue.words(said);
    let part = |at: usize| LORE.wording.involvement.has(words, at).is_some();
    matter.iter().copied().filter(|&at| !part(at) && !dialogue.parties.is_named_by(words, at)).collect()
}

/// How many shared words tell; one that the lexicon does not know is mostly a name, and counts twice.
fn telling(dialogue: &Dialogue, said: &Said, likeness: &Likeness) -> usize {
    let words = dialogue.words(said);
    let names = likeness.pairs.iter().filter(|pair| words[pair.0].is(Traits::UNKNOWN)).count();
    likeness.telling + names
}

fn contest(denied: &Denied, at: usize, other: usize, likeness: &Likeness, confidence: f64) -> Found {
    let marks = |side: fn(&(usize, usize)) -> usize| {
        likeness.pairs.iter().map(side).map(one).collect::<Vec<Range<usize>>>()
    };
    let mut own = marks(|pair| pair.0);
    own.push(denied.sign.clone());
    Found { kind: denied.kind, confidence, sides: [(at, own), (other, marks(|pair| pair.1))], voice: None }
}
