//! Sayings: statements of several articles that tell the same thing that the same source said.
//!
//! A [`Sketch`] holds the stems of a content. A statement joins the saying of the closest statement of the same
//! source in the days around it, if the two share enough; otherwise it begins a saying of its own, called by its id.

mod sketch;

pub use sketch::Sketch;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Statements so many days apart may be one saying.
const DAYS: u64 = 3;

/// The days whose statements may tell the same as one of this day. What has no day (0) is compared with its like.
pub fn days_around(day: u64) -> RangeInclusive<u64> {
    day.saturating_sub(DAYS)..=day + DAYS
}

/// A statement as later ones are compared with it. Archives store it: fields are not to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The saying that it belongs to.
    pub saying: u64,
    /// What its content is like.
    pub sketch: Sketch,
}

/// The saying that a statement joins among those that may be the same; `None` where it is the first.
/// `strict` where the source is only described, so that more must be the same.
pub fn joined<'a>(
    sketch: &Sketch,
    candidates: impl IntoIterator<Item = &'a Kept>,
    strict: bool,
) -> Option<u64> {
    let mut best: Option<(f64, u64)> = None;
    for kept in candidates {
        if let Some(likeness) = sketch.likeness(&kept.sketch, strict)
            && best.is_none_or(|(most, _)| likeness > most)
        {
            best = Some((likeness, kept.saying));
        }
    }
    best.map(|(_, saying)| saying)
}

/// The sayings of one source, statement by statement in the order of articles, in memory.
#[derive(Debug, Default)]
pub struct Sayings {
    kept: BTreeMap<(u64, usize), Kept>,
}

impl Sayings {
    /// The saying of the next statement, which was published on a day. `strict` where the source is only described.
    pub fn join(&mut self, statement: u64, day: u64, sketch: Option<Sketch>, strict: bool) -> u64 {
        let Some(sketch) = sketch else { return statement };
        let days = days_around(day);
        let candidates = self.kept.range((*days.start(), 0)..=(*days.end(), usize::MAX));
        let saying = joined(&sketch, candidates.map(|(_, kept)| kept), strict).unwrap_or(statement);
        self.kept.insert((day, self.kept.len()), Kept { saying, sketch });
        saying
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    /// "The coast road will open to cars on Saturday morning after the maintenance."
    const ROAD: &str = "الطريق الساحلي سيفتح أمام السيارات صباح السبت بعد الصيانة";

    #[test]
    fn a_saying_is_called_by_its_first_statement_and_lasts_days() {
        let mut sayings = Sayings::default();
        let mut join = |statement, day, text| sayings.join(statement, day, Sketch::of(&words(text)), false);
        assert_eq!(join(1, 100, ROAD), 1);
        assert_eq!(join(2, 103, ROAD), 1);
        assert_eq!(join(3, 106, ROAD), 1, "by the statement between them");
        assert_eq!(join(4, 110, ROAD), 4, "too late");
        assert_eq!(join(5, 100, "لا تعليق"), 5, "too short");
    }
}
