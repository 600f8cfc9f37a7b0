//! Places at which numbers are counted: one for each number, so that counting is no more than adding one.

use super::columns::By;
use std::cell::RefCell;
use std::collections::HashMap;

/// The greatest number that has a place. No column of a whole index holds one that comes near.
const GREATEST: u64 = 1 << 28;

thread_local! {
    /// Places that wait for the next query, by what they count: having them at hand saves making all of them empty for
    /// the few that a query meets.
    static AT_HAND: RefCell<HashMap<By, Places>> = RefCell::default();
}

/// Places. Those of numbers that were not met are zero.
#[derive(Debug, Default)]
pub(super) struct Places {
    counts: Vec<u32>,
    met: Vec<u32>,
}

impl Places {
    /// Empty places for numbers up to `most`; `None` where that is beyond all reason.
    pub(super) fn up_to(most: u64, by: By) -> Option<Self> {
        let room = usize::try_from(most.min(GREATEST)).ok().filter(|_| most <= GREATEST)? + 1;
        let mut places = AT_HAND.with_borrow_mut(|at_hand| at_hand.remove(&by)).unwrap_or_default();
        if places.counts.len() < room {
            // Made anew, and not made longer: nothing of it needs to be copied.
            places.counts = vec![0; room];
        }
        Some(places)
    }

    /// Counts a number `count` times.
    #[inline]
    pub(super) fn add(&mut self, number: u32, count: u32) {
        let place = &mut self.counts[number as usize];
        if *place == 0 {
            self.met.push(number);
        }
        *place += count;
    }

    /// Counts what was counted at other places, too.
    pub(super) fn take(&mut self, other: Self) {
        for number in other.met {
            self.add(number, other.counts[number as usize]);
        }
    }

    /// What was counted, in no order. The places are kept at hand: a query that fails before it comes here takes its
    /// places along.
    pub(super) fn finish(mut self, by: By) -> Vec<(u32, u32)> {
        let take = |number: u32| (number, std::mem::take(&mut self.counts[number as usize]));
        let counted = self.met.drain(..).map(take).collect();
        AT_HAND.with_borrow_mut(|at_hand| at_hand.insert(by, self));
        counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Facet;

    #[test]
    fn numbers_are_counted_and_the_places_are_empty_again() {
        for _ in 0..3 {
            let mut places = Places::up_to(9, By::Day).expect("few places");
            for number in [7, 0, 7, 9] {
                places.add(number, 1);
            }
            let mut others = Places::up_to(9, By::Facet(Facet::Act)).expect("few places");
            others.add(0, 5);
            places.take(others);
            assert_eq!(places.finish(By::Day), [(7, 2), (0, 6), (9, 1)]);
        }
    }

    #[test]
    fn there_are_as_many_places_as_are_asked_for() {
        for most in [1_u32, 100, 10] {
            let mut places = Places::up_to(most.into(), By::Day).expect("few places");
            places.add(most, 1);
            assert_eq!(places.finish(By::Day), [(most, 1)]);
        }
        assert!(Places::up_to(u64::MAX, By::Day).is_none());
    }
}
