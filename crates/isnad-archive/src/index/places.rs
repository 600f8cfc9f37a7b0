//! Places at which numbers are counted: one for each number, so that counting is no more than adding one.

use super::lines::Way;
use std::cell::RefCell;
use std::collections::HashMap;

thread_local! {
    /// Places that wait for the next query, by what they count: having them at hand saves making all of them empty for
    /// the few that a query meets.
    static AT_HAND: RefCell<HashMap<Way, Places>> = RefCell::default();
}

/// Places. Those of numbers that were not met are zero.
#[derive(Debug, Default)]
pub(super) struct Places {
    counts: Vec<u32>,
    met: Vec<u32>,
}

impl Places {
    /// Empty places for numbers up to `most`.
    pub(super) fn up_to(most: u32, way: Way) -> Self {
        let room = most as usize + 1;
        let mut places = AT_HAND.with_borrow_mut(|at_hand| at_hand.remove(&way)).unwrap_or_default();
        if places.counts.len() < room {
            // Made anew, and not made longer: nothing of it needs to be copied.
            places.counts = vec![0; room];
        }
        places
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
    pub(super) fn finish(mut self, way: Way) -> Vec<(u32, u32)> {
        let take = |number: u32| (number, std::mem::take(&mut self.counts[number as usize]));
        let counted = self.met.drain(..).map(take).collect();
        AT_HAND.with_borrow_mut(|at_hand| at_hand.insert(way, self));
        counted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_and_the_places_are_empty_again() {
        for _ in 0..3 {
            let mut places = Places::up_to(9, Way::Day);
            for number in [7, 0, 7, 9] {
                places.add(number, 1);
            }
            let mut others = Places::up_to(9, Way::Speaker);
            others.add(0, 5);
            places.take(others);
            assert_eq!(places.finish(Way::Day), [(7, 2), (0, 6), (9, 1)]);
        }
    }

    #[test]
    fn there_are_as_many_places_as_are_asked_for() {
        for most in [1, 100, 10] {
            let mut places = Places::up_to(most, Way::Day);
            places.add(most, 1);
            assert_eq!(places.finish(Way::Day), [(most, 1)]);
        }
    }
}
