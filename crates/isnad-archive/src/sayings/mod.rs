//! Sayings: statements of several articles that tell the same thing that the same source said.
//!
//! A [`Sketch`] holds the stems of a content. A statement joins the saying of the closest statement of the same
//! source in the days around it, if the two share enough; otherwise it begins a saying of its own, called by its id.

mod sketch;

pub(crate) use sketch::Sketch;

use serde::{Deserialize, Serialize};

/// Statements so many days apart may be one saying.
pub(crate) const DAYS: u64 = 3;

/// A statement as later ones are compared with it: how it is stored, first format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// The saying that it belongs to.
    pub(crate) saying: u64,
    pub(crate) sketch: Sketch,
}

/// The saying that a statement joins among those that may be the same; `None` where it is the first.
/// `strict` where the source is only described, so that more must be the same.
pub(crate) fn joined<'a>(
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
