//! Figures that differ for the same thing.

use super::likeness::Likeness;
use super::place::of_two_places;
use super::{Found, closeness, may_clash};
use crate::dialogue::Dialogue;
use crate::figure::{Figure, differ};
use crate::lore::LORE;
use crate::model::{ContestKind, Unit};
use crate::word::{Key, Traits, Word};
use jiff::civil::Date;
use std::collections::HashMap;
use std::ops::Range;

/// Figures for one thing so many days apart are news of it, not a contest.
const DAYS: i32 = 1;
/// Words that the two clauses have in common beside what is counted, at least.
const SHARED: usize = 2;
/// How alike the words round two figures are, at least.
const ALIKE: f64 = 0.55;
/// How many times the lesser the greater figure may be: beyond that they are figures of two things.
const SCALE: f64 = 3.0;
/// Figures of one thing in more statements than this are not compared.
const MOST: usize = 300;

/// A figure in a statement.
#[derive(Clone, Copy)]
struct Given<'a> {
    index: usize,
    figure: &'a Figure,
}

pub(crate) fn find(dialogue: &Dialogue) -> Vec<Found> {
    let mut by_head: HashMap<Key, Vec<Given<'_>>> = HashMap::new();
    for members in &dialogue.sayings.members {
        let said = &dialogue.all[members[0]];
        let page = dialogue.page(said);
        for content in &page.contents[said.at] {
            let inside =
                |figure: &&Figure| content.contains(&figure.number.start) && figure.head != Key::NONE;
            for figure in page.figures.iter().filter(inside) {
                by_head.entry(figure.head).or_default().push(Given { index: members[0], figure });
            }
        }
    }
    let mut groups: Vec<Vec<Given<'_>>> = by_head.into_values().filter(|group| group.len() <= MOST).collect();
    groups.sort_by_key(|group| group.first().map(|given| (given.index, given.figure.number.start)));
    let mut found = Vec::new();
    for group in groups {
        for (at, a) in group.iter().enumerate() {
            found.extend(group[at + 1..].iter().filter_map(|b| pair(dialogue, *a, *b)));
        }
    }
    found
}

fn pair(dialogue: &Dialogue, a: Given<'_>, b: Given<'_>) -> Option<Found> {
    let (one, other) = (&dialogue.all[a.index], &dialogue.all[b.index]);
    let days = Dialogue::days_between(one, other).map(i32::abs);
    // On another day it is another count, unless one speaks of the other.
    let named = || dialogue.names_other(one, other) || dialogue.names_other(other, one);
    let close = days.is_some_and(|days| days == 0 || days <= DAYS && named());
    // In one article two of whom nothing is known may be one, and figures be of parts.
    let strangers = one.page == other.page && (one.parties.is_empty() || other.parties.is_empty());
    if !close || strangers || !may_clash(dialogue, a.index, b.index) || !differ(a.figure, b.figure) {
        return None;
    }
    let around = |given: Given<'_>| around(dialogue, given);
    let (first, second) = (around(a), around(b));
    let likeness = Likeness::new(dialogue, (one, &first), (other, &second));
    let same_qualities = same_counted(dialogue, a, b);
    // Sums and shares are of many things; only where nearly all the words round them are the same, of one.
    let of_one = a.figure.unit == Unit::Count || likeness.both() > 0.7;
    let alike = likeness.telling > SHARED && likeness.both() >= ALIKE;
    let elsewhere = of_two_places(dialogue, (one, &first), (other, &second));
    if !alike || !same_qualities || !of_one || elsewhere || !comparable(dialogue, a, b) {
        return None;
    }
    let confidence = 0.28 + 0.5 * likeness.both() + closeness(dialogue, a.index, b.index);
    let clash = |given: Given<'_>| -> Vec<Range<usize>> { vec![given.figure.tokens.clone()] };
    Some(Found {
        kind: ContestKind::Figures,
        confidence,
        sides: [(a.index, clash(a)), (b.index, clash(b))],
        voice: None,
    })
}

/// Whether both are of one event: of the same order, neither over months or years, and neither statement has the other's
/// figure, too.
fn comparable(dialogue: &Dialogue, a: Given<'_>, b: Given<'_>) -> bool {
    let (lesser, greater) = (a.figure.low.min(b.figure.low), a.figure.low.max(b.figure.low));
    let other_has = |given: Given<'_>, of: Given<'_>| {
        let said = &dialogue.all[of.index];
        let page = dialogue.page(said);
        let inside =
            |figure: &&Figure| page.contents[said.at].iter().any(|c| c.contains(&figure.number.start));
        page.figures.iter().filter(inside).any(|figure| figure.low.total_cmp(&given.figure.low).is_eq())
    };
    greater <= lesser * SCALE
        && of_one_day(dialogue, a, b)
        && of_one_name(dialogue, a, b)
        && !is_stage(dialogue, a)
        && !is_stage(dialogue, b)
        && !is_sum_of_time(dialogue, a)
        && !is_sum_of_time(dialogue, b)
        && !other_has(a, b)
        && !other_has(b, a)
}

/// Whether the two may be of one day: no other day stands in the sentence of each, and a count that still goes on (`حتى الآن`)
/// stands in the same article.
fn of_one_day(dialogue: &Dialogue, a: Given<'_>, b: Given<'_>) -> bool {
    let days = |given: Given<'_>| -> Vec<Date> {
        let page = dialogue.page(&dialogue.all[given.index]);
        let sentence = page.sentence(given.figure.number.start);
        let times = page.times.iter().filter(|time| sentence.contains(&time.tokens.start));
        times.filter_map(|time| time.first.filter(|first| time.last == Some(*first))).collect()
    };
    let goes_on = |given: Given<'_>| {
        let words = dialogue.words(&dialogue.all[given.index]);
        near(dialogue, given).any(|at| LORE.wording.interim.has(words, at).is_some())
    };
    let (first, second) = (days(a), days(b));
    let same = first.is_empty() || second.is_empty() || first.iter().any(|day| second.contains(day));
    let together = dialogue.all[a.index].page == dialogue.all[b.index].page;
    same && (together || !goes_on(a) && !goes_on(b))
}

/// Whether the names round the two figures may be of one thing: they share one, or one of them has none.
fn of_one_name(dialogue: &Dialogue, a: Given<'_>, b: Given<'_>) -> bool {
    let names = |given: Given<'_>| -> Vec<&Word> {
        let words = dialogue.words(&dialogue.all[given.index]);
        let name = |word: &Word| word.is(Traits::NAME) || word.is(Traits::UNKNOWN) && word.is(Traits::WORD);
        let near = near(dialogue, given).filter(|at| !given.figure.tokens.contains(at));
        near.map(|at| &words[at]).filter(|word| name(word)).collect()
    };
    let (first, second) = (names(a), names(b));
    first.is_empty() || second.is_empty() || first.iter().any(|x| second.iter().any(|y| x.same(y)))
}

/// Whether a figure is how much has been counted so far, or stands behind it.
fn is_stage(dialogue: &Dialogue, given: Given<'_>) -> bool {
    let page = dialogue.page(&dialogue.all[given.index]);
    let sentence = page.sentence(given.figure.number.start);
    given.figure.unit == Unit::Percent
        && sentence.into_iter().any(|at| LORE.wording.stage.has(&page.words, at).is_some())
}

/// Whether a time coarser than days stands near the figure.
fn is_sum_of_time(dialogue: &Dialogue, given: Given<'_>) -> bool {
    let page = dialogue.page(&dialogue.all[given.index]);
    let near = near(dialogue, given);
    page.times.iter().filter(|time| near.contains(&time.tokens.start)).any(|time| {
        let days = time.first.zip(time.last).and_then(|(first, last)| last.since(first).ok());
        days.is_some_and(|span| span.get_days() > 7)
    })
}

/// The tokens round a figure, in its sentence.
fn near(dialogue: &Dialogue, given: Given<'_>) -> Range<usize> {
    const BEFORE: usize = 6;
    const BEHIND: usize = 10;
    let page = dialogue.page(&dialogue.all[given.index]);
    let (figure, sentence) = (given.figure, page.sentence(given.figure.number.start));
    figure.tokens.start.saturating_sub(BEFORE).max(sentence.start)
        ..(figure.tokens.end + BEHIND).min(sentence.end)
}

/// The words round a figure.
fn around(dialogue: &Dialogue, given: Given<'_>) -> Vec<usize> {
    let words = dialogue.words(&dialogue.all[given.index]);
    let number = &given.figure.number;
    near(dialogue, given).filter(|at| words[*at].is_content() && !number.contains(at)).collect()
}

/// Whether what is counted is described alike.
fn same_counted(dialogue: &Dialogue, a: Given<'_>, b: Given<'_>) -> bool {
    let words = |given: Given<'_>| &dialogue.words(&dialogue.all[given.index])[given.figure.counted.clone()];
    let (first, second) = (words(a), words(b));
    let within =
        |x: &[crate::word::Word], y: &[crate::word::Word]| x.iter().all(|w| y.iter().any(|v| v.same(w)));
    within(first, second) && within(second, first)
}
