//! Prepositions that are a word of their own and can govern a content: `أشار إلى`, `أعلن عن`.

use crate::lexicon::{Frames, Use};
use crate::phrases::Phrases;

/// A preposition that can govern a content.
pub(super) struct Governor {
    used: Use,
    /// The frame of the verbs that govern by it.
    pub(super) frame: Frames,
    /// How features name it.
    pub(super) name: &'static str,
}

const GOVERNORS: [Governor; 6] = [
    Governor { used: Use::Ila, frame: Frames::ILA, name: "إلى" },
    Governor { used: Use::Ala, frame: Frames::ALA, name: "على" },
    Governor { used: Use::Aan, frame: Frames::AAN, name: "عن" },
    Governor { used: Use::Min, frame: Frames::MIN, name: "من" },
    Governor { used: Use::Fi, frame: Frames::FI, name: "في" },
    Governor { used: Use::Hawl, frame: Frames::HAWL, name: "حول" },
];

/// The governing preposition at a token.
pub(super) fn governor(p: &Phrases<'_>, at: usize) -> Option<&'static Governor> {
    GOVERNORS.iter().find(|governor| p.serves(at, governor.used))
}

/// The frame of the governing preposition that features name so.
pub(super) fn frame_of(name: &str) -> Option<Frames> {
    GOVERNORS.iter().find(|governor| governor.name == name).map(|governor| governor.frame)
}
