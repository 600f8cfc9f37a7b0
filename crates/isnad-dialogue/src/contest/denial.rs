//! One denies what the other says: `نفى وجود اتفاق`, `لا صحة لـ…`; or rejects what the other wants.

use super::likeness::{Index, Likeness, is_plain, one};
use super::place::of_two_places;
use super::{Found, closeness, may_clash};
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::ContestKind;
use crate::said::Said;
use crate::word::{Traits, Word};
use isnad::model::Act;
use std::ops::Range;

/// Words that a denial and what it denies have in common, at least.
const SHARED: usize = 3;
/// Days that may lie between a denial in few words and what it denies.
const DAYS: i32 = 10;
/// Days after which a denial is of something else.
const LONG: i32 = 180;
/// The share of a denial's words that the other statement has, where nearly all must be the same.
const NEARLY_ALL: f64 = 0.9;

pub(crate) fn find(dialogue: &Dialogue, index: &Index) -> Vec<Found> {
    let mut found = Vec::new();
    for members in &dialogue.sayings.members {
        let denying = members[0];
        let said = &dialogue.all[denying];
        let Some(denied) = denied(dialogue, said) else { continue };
        let least = if denied.matter.len() <= 3 { 2 } else { SHARED };
        for (other, clause) in index.sharing(dialogue.words(said), &denied.matter, least) {
            found.extend(pair(dialogue, (denying, &denied), (other, clause)));
        }
    }
    found
}

/// What a statement denies or rejects.
pub(crate) struct Denied {
    pub(crate) kind: ContestKind,
    /// The words for it.
    pub(crate) matter: Vec<usize>,
    /// The word that denies.
    pub(crate) sign: Range<usize>,
    opening: Opening,
}

/// By the reporting word, or because its first words say that it is false.
pub(crate) fn denied(dialogue: &Dialogue, said: &Said) -> Option<Denied> {
    let kind = if says_himself(dialogue, said) {
        return refuted(dialogue, said);
    } else if said.stance.denial {
        ContestKind::Denial
    } else if said.stance.rejection {
        ContestKind::Rejection
    } else {
        return refuted(dialogue, said);
    };
    let sign = dialogue.page(said).cues[said.at].clone();
    Some(Denied { kind, matter: matter(dialogue, said), sign, opening: Opening::of(dialogue, said) })
}

/// `نفى ذلك قائلا`: what follows are the denier's words, and not what is denied.
fn says_himself(dialogue: &Dialogue, said: &Said) -> bool {
    let page = dialogue.page(said);
    let begins = page.contents[said.at].first().map_or(0, |content| content.start);
    let between = page.cues[said.at].end..begins;
    between.into_iter().any(|at| LORE.stances.own_words.has(&page.words[..begins], at).is_some())
}

/// `هذه الاتهامات لا أساس لها`, `غير صحيح أن …`: what is called false.
fn refuted(dialogue: &Dialogue, said: &Said) -> Option<Denied> {
    /// One word (كاذب) mostly describes, and says nothing of the whole.
    const WORDS: usize = 2;
    let words = dialogue.words(said);
    let number = said.clauses.iter().take(2).position(|clause| clause.falsehood.is_some())?;
    let clause = &said.clauses[number];
    let sign = clause.falsehood.clone().filter(|range| range.len() >= WORDS)?;
    let turned = clause.negations.iter().any(|(negation, _)| !sign.contains(negation));
    if clause.open || turned || words[sign.start].is(Traits::ARTICLE) {
        return None;
    }
    let is_claim = |at: usize| LORE.wording.claim.has(words, at).is_some();
    let first = clause.words.first().is_none_or(|&at| at >= sign.start);
    let next = said.clauses.get(number + 1).filter(|_| first);
    let named = clause.words.iter().chain(next.into_iter().flat_map(|next| &next.words));
    let matter: Vec<usize> = named.copied().filter(|&at| !sign.contains(&at) && !is_claim(at)).collect();
    (matter.len() >= WORDS).then_some(Denied {
        kind: ContestKind::Denial,
        matter,
        sign,
        opening: Opening::Deed,
    })
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
    let named_first = usize::from(names_claimant(dialogue, said));
    for clause in said.clauses.iter().filter(|clause| !clause.words.is_empty()).skip(named_first) {
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

/// Whether the first clause only names whose claim is denied: `نفى ما أعلنه الطبيب من أن …`.
fn names_claimant(dialogue: &Dialogue, said: &Said) -> bool {
    let words = dialogue.words(said);
    let mut clauses = said.clauses.iter().filter_map(|clause| clause.words.first().zip(clause.words.last()));
    let (Some((_, &last)), Some((&next, _))) = (clauses.next(), clauses.next()) else { return false };
    is_of_claims(dialogue, said) && words[last..next].iter().any(|word| word.is(Traits::COMPLEMENTIZER))
}

fn pair(
    dialogue: &Dialogue,
    (denying, found): (usize, &Denied),
    (other, clause): (usize, usize),
) -> Option<Found> {
    let (said, against) = (&dialogue.all[denying], &dialogue.all[other]);
    let (kind, denied) = (found.kind, &found.matter[..]);
    let claimed = &against.clauses[clause];
    let affirms = is_plain(claimed)
        && !is_of_claims(dialogue, against)
        && claimed.negations.is_empty()
        && !against.stance.denial
        && !against.stance.rejection
        && !against.stance.doubt
        && !against.stance.opposition;
    if !affirms
        || !may_clash(dialogue, denying, other)
        || !answers(kind, against)
        || of_two_places(dialogue, (said, denied), (against, &claimed.words))
    {
        return None;
    }
    let likeness = Likeness::new(dialogue, (said, denied), (against, &claimed.words));
    let words = dialogue.words(said);
    let shared = |at: usize| likeness.pairs.iter().any(|pair| pair.0 == at);
    let head = denied.iter().take(2).any(|&at| shared(at));
    let nearly_all = likeness.of_first >= NEARLY_ALL;
    let enough = match found.opening {
        // What is said not to exist is named by whoever speaks of it.
        Opening::Existence => nearly_all && is_of_its_kind(denied, &likeness) && denied.len() >= 2,
        // أن تكون المناورات استفزازا: the drills are not what is denied.
        Opening::Being => nearly_all && likeness.telling >= 2 && denied.len() >= SHARED,
        Opening::Deed => {
            names_a_deed(words, denied)
                && likeness.telling >= 2
                && likeness.pairs.len() >= SHARED.min(denied.len())
        }
    };
    // Of what is named in few words there is more than one, if time has passed.
    let days = Dialogue::days_between(said, against).map_or(0, i32::abs);
    let of_its_time = days <= LONG && (denied.len() > SHARED || days <= DAYS);
    // What is denied to have been done must be what the other says was done.
    let object = || denied.len() == 1 || denied.iter().skip(1).take(2).any(|&at| shared(at));
    let deed = denied.first().is_none_or(|&at| !words[at].is(Traits::MASDAR) || shared(at) && object());
    let fits = head && deed && of_its_time && enough && is_of_the_denier(dialogue, said, denied, against);
    if !fits || is_limited(words, denied, shared) {
        return None;
    }
    let first = denied.first().is_some_and(|&at| shared(at) && !words[at].is(Traits::PRONOUN));
    // What is refused is named as it was demanded, in fewer words than a report has.
    let base = if kind == ContestKind::Rejection { 0.23 } else { 0.18 };
    let confidence = base
        + 0.45 * likeness.of_first
        + 0.22 * likeness.of_second
        + if first { 0.06 } else { 0.0 }
        + closeness(dialogue, denying, other);
    let marks =
        |side: fn(&(usize, usize)) -> usize| likeness.pairs.iter().map(side).map(one).collect::<Vec<_>>();
    let mut denial = marks(|pair| pair.0);
    denial.push(found.sign.clone());
    Some(Found { kind, confidence, sides: [(denying, denial), (other, marks(|pair| pair.1))], voice: None })
}

/// Whether what is said not to exist is of one kind in both: what stands right behind its noun (`قوات إيرانية`) stands close
/// behind it in the other, too.
fn is_of_its_kind(denied: &[usize], likeness: &Likeness) -> bool {
    const NEAR: usize = 3;
    let twin = |at: usize| likeness.pairs.iter().find(|pair| pair.0 == at).map(|pair| pair.1);
    match *denied {
        [thing, kind, ..] if kind == thing + 1 => {
            twin(thing).zip(twin(kind)).is_some_and(|(thing, kind)| thing < kind && kind <= thing + NEAR)
        }
        _ => true,
    }
}

/// Whether a denial is limited to a time, a place or a purpose (`نفى وفاته في بلاده`) that the other does not speak of.
fn is_limited(words: &[Word], denied: &[usize], shared: impl Fn(usize) -> bool) -> bool {
    let limits = |at: usize| {
        let own_place = words[at].is(Traits::PRONOUN) && LORE.wording.place.has(words, at - 1).is_some();
        own_place || LORE.wording.limit.has(words, at - 1).is_some()
    };
    // What is limited stands before it.
    denied.iter().skip(1).any(|&at| limits(at) && !shared(at))
}

/// Whether the other statement speaks of whoever denies, where it is its own doing that is denied: a verb's noun without
/// another's name, or words with his or its.
fn is_of_the_denier(dialogue: &Dialogue, said: &Said, denied: &[usize], against: &Said) -> bool {
    let words = dialogue.words(said);
    let own = denied.first().is_some_and(|&at| words[at].is(Traits::MASDAR))
        || denied.iter().any(|&at| words[at].is(Traits::PRONOUN));
    let named =
        said.parties.iter().any(|party| against.about.contains(party)) || dialogue.names_other(against, said);
    // نفى أنه امتداد له: that is said of himself.
    let content = dialogue.page(said).contents[said.at].first();
    let himself = content
        .and_then(|content| words.get(content.start))
        .is_some_and(|word| word.is(Traits::COMPLEMENTIZER) && word.is(Traits::PRONOUN));
    named || !himself && (!own || said.parties.is_empty())
}

/// Whether a statement speaks of what others claim (`الادعاء بأنه …`), and does not say it.
pub(crate) fn is_of_claims(dialogue: &Dialogue, said: &Said) -> bool {
    let page = dialogue.page(said);
    let begins = page.contents[said.at].first().map(|content| content.start);
    begins.is_some_and(|at| LORE.wording.claim.has(&page.words, at).is_some())
}

/// Whether a short denial is of something done or happening: three names and nouns are in every other statement.
fn names_a_deed(words: &[Word], denied: &[usize]) -> bool {
    denied.len() > SHARED
        || denied.iter().any(|&at| words[at].is(Traits::MASDAR) || words[at].is(Traits::VERB))
}

/// Whether a statement may be what is denied or rejected: of a demand it is not said that it is so.
fn answers(kind: ContestKind, against: &Said) -> bool {
    if kind == ContestKind::Rejection { wants(against) } else { against.act != Act::Demand }
}

/// Whether a statement wants or offers something.
const fn wants(said: &Said) -> bool {
    matches!(said.act, Act::Demand | Act::Promise | Act::Announce) || said.stance.support
}
