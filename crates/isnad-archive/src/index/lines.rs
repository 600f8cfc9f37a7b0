//! What the documents of an index are counted under, laid out as plain numbers once for each state of the index, so that
//! counting a hit is a load and an addition.
//!
//! Traits that have few values (act, form, kind, channel, outlet) are counted together: a document has the number of its
//! **mix** of them, and what was counted by mixes divides by each trait afterwards. There are far fewer mixes than hits
//! of a frequent word.

use super::columns::{By, Columns};
use super::tally::Counts;
use crate::search::Facet;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// The traits of a mix.
const TRAITS: [Facet; 5] = [Facet::Act, Facet::Form, Facet::Kind, Facet::Channel, Facet::Outlet];

/// What is counted in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Way {
    /// The mix of traits.
    Mix,
    /// The source.
    Speaker,
    /// The month of saying.
    Month,
    /// The day of saying.
    Day,
}

impl Way {
    /// The way that gives the counts of a facet, or by day.
    pub(crate) const fn of(by: By) -> Self {
        match by {
            By::Facet(Facet::Speaker) => Self::Speaker,
            By::Facet(Facet::Month | Facet::Year) => Self::Month,
            By::Day => Self::Day,
            By::Facet(_) => Self::Mix,
        }
    }
}

/// The numbers that documents are counted under, in one way.
pub(crate) struct Line {
    /// The way.
    pub(crate) way: Way,
    /// By segment: the number of each document.
    pub(crate) segments: Vec<Arc<[u32]>>,
    /// The greatest of them.
    pub(crate) most: u32,
    mixes: Mixes,
}

impl Line {
    fn new(way: Way, columns: &[Columns]) -> tantivy::Result<Self> {
        let mut mixes = Mixes::default();
        let numbers = |columns: &Columns| match way {
            Way::Mix => mixes.numbers(columns),
            Way::Speaker => columns.numbers(By::Facet(Facet::Speaker)),
            Way::Month => columns.numbers(By::Facet(Facet::Month)),
            Way::Day => columns.numbers(By::Day),
        };
        let segments: Vec<Arc<[u32]>> =
            columns.iter().map(numbers).map(|numbers| Ok(numbers?.into())).collect::<tantivy::Result<_>>()?;
        let most = segments.iter().flat_map(|numbers| numbers.iter()).max().copied().unwrap_or(0);
        Ok(Self { way, segments, most, mixes })
    }

    /// The counts of a facet, or by day, of what was counted under the numbers of this line.
    pub(crate) fn counts(&self, by: By, counted: &Counts) -> Counts {
        let trait_of = |by| TRAITS.iter().position(|facet| By::Facet(*facet) == by);
        match trait_of(by) {
            Some(at) => self.mixes.divided(at, counted),
            None => counted.clone(),
        }
    }
}

/// The mixes of traits that there are.
#[derive(Default)]
struct Mixes {
    /// Of each mix the places of its traits among the `values`.
    places: Vec<[u32; TRAITS.len()]>,
    /// The values of each trait.
    values: [Vec<u32>; TRAITS.len()],
    known: HashMap<[u32; TRAITS.len()], u32>,
}

impl Mixes {
    /// The mixes of a segment's documents.
    fn numbers(&mut self, columns: &Columns) -> tantivy::Result<Vec<u32>> {
        let traits: Vec<Vec<u32>> =
            TRAITS.iter().map(|facet| columns.numbers(By::Facet(*facet))).collect::<tantivy::Result<_>>()?;
        let documents = traits.iter().map(Vec::len).min().unwrap_or(0);
        Ok((0..documents)
            .map(|document| self.number(std::array::from_fn(|at| traits[at][document])))
            .collect())
    }

    /// The number of a mix.
    fn number(&mut self, mix: [u32; TRAITS.len()]) -> u32 {
        if let Some(known) = self.known.get(&mix) {
            return *known;
        }
        let place = |at: usize| {
            let values = &mut self.values[at];
            let place = values.iter().position(|value| *value == mix[at]).unwrap_or_else(|| {
                values.push(mix[at]);
                values.len() - 1
            });
            place as u32
        };
        self.places.push(std::array::from_fn(place));
        let number = self.known.len() as u32;
        self.known.insert(mix, number);
        number
    }

    /// What was counted by mixes, by one of their traits.
    fn divided(&self, at: usize, counted: &Counts) -> Counts {
        let mut sums = vec![0; self.values[at].len()];
        for (mix, count) in counted {
            sums[self.places[*mix as usize][at] as usize] += count;
        }
        self.values[at].iter().copied().zip(sums).filter(|(_, sum)| *sum > 0).collect()
    }
}

/// The lines of a state of the index, each laid out when it is first needed.
#[derive(Default)]
pub(crate) struct Lines {
    mix: OnceLock<Arc<Line>>,
    speaker: OnceLock<Arc<Line>>,
    month: OnceLock<Arc<Line>>,
    day: OnceLock<Arc<Line>>,
}

impl Lines {
    /// The line of one way.
    ///
    /// # Errors
    /// Where a column is damaged.
    pub(crate) fn of(&self, way: Way, columns: &[Columns]) -> tantivy::Result<Arc<Line>> {
        let line = self.place(way);
        if let Some(line) = line.get() {
            return Ok(Arc::clone(line));
        }
        let made = Arc::new(Line::new(way, columns)?);
        Ok(Arc::clone(line.get_or_init(|| made)))
    }

    /// Lays out what another state has laid out, so that the first query does not wait for it.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub(crate) fn prepare_as(&self, other: &Self, columns: &[Columns]) -> tantivy::Result<()> {
        for way in [Way::Mix, Way::Speaker, Way::Month, Way::Day] {
            if other.place(way).get().is_some() {
                self.of(way, columns)?;
            }
        }
        Ok(())
    }

    const fn place(&self, way: Way) -> &OnceLock<Arc<Line>> {
        match way {
            Way::Mix => &self.mix,
            Way::Speaker => &self.speaker,
            Way::Month => &self.month,
            Way::Day => &self.day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_by_mixes_divides_by_each_trait() {
        let mut mixes = Mixes::default();
        let numbers =
            [[1, 0, 2, 0, 7], [1, 1, 2, 0, 7], [3, 0, 2, 0, 9], [1, 0, 2, 0, 7]].map(|mix| mixes.number(mix));
        assert_eq!(numbers, [0, 1, 2, 0]);
        let counted = vec![(0, 5), (2, 1), (1, 2)];
        assert_eq!(mixes.divided(0, &counted), [(1, 7), (3, 1)]);
        assert_eq!(mixes.divided(2, &counted), [(2, 8)]);
        assert_eq!(mixes.divided(4, &vec![(2, 1)]), [(9, 1)]);
    }
}
