//! Where something is said to happen: what is said of two places is of two events.

use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::party::PartyId;
use crate::said::Said;
use crate::word::{Traits, Word};

/// Words before a name of a place in which it is told that something happens there: `قرب مطار دمشق`.
const BEFORE: usize = 2;

/// The places of a clause: countries, by their capitals too, and towns.
struct Places<'a> {
    countries: Vec<PartyId>,
    towns: Vec<&'a Word>,
}

impl<'a> Places<'a> {
    fn of(dialogue: &'a Dialogue, said: &Said, clause: &[usize]) -> Self {
        let words = dialogue.words(said);
        let mut places = Self { countries: Vec::new(), towns: Vec::new() };
        for &at in clause.iter().filter(|&&at| is_located(words, at)) {
            let parties = dialogue.parties.in_text(&words[at..=at]);
            if parties.is_empty() {
                places.towns.push(&words[at]);
            }
            places.countries.extend(parties);
        }
        places
    }
}

/// Whether a name of a place stands behind a word for where.
fn is_located(words: &[Word], at: usize) -> bool {
    let before = at.saturating_sub(BEFORE)..at;
    words[at].is(Traits::PLACE)
        && !words[at].is(Traits::NISBA)
        && before.into_iter().any(|at| LORE.wording.place.has(words, at).is_some())
}

/// Whether two clauses are set in two places. A town may lie in a country, so that like is held against like.
pub(crate) fn of_two_places(dialogue: &Dialogue, a: (&Said, &[usize]), b: (&Said, &[usize])) -> bool {
    let (first, second) = (Places::of(dialogue, a.0, a.1), Places::of(dialogue, b.0, b.1));
    let towns = !first.towns.is_empty() && !second.towns.is_empty();
    let same_town = first.towns.iter().any(|town| second.towns.iter().any(|other| town.same(other)));
    let countries = !first.countries.is_empty() && !second.countries.is_empty();
    let same_country = first.countries.iter().any(|country| second.countries.contains(country));
    !same_town && (towns || countries && !same_country)
}
