//! Dossiers for readers: Markdown, and a page of its own with a picture of the timeline.

mod html;
mod markdown;
mod marks;
mod number;
mod picture;
mod words;

pub use html::html;
pub use markdown::markdown;
pub use marks::{Piece, pieces};
pub use number::figure;
pub use words::{change_name, commitment_name, contest_name, outcome_name, stance_name, unit_name};

use crate::model::{Dossier, Saying, Voice};
use std::collections::HashMap;

/// A voice on one line: the name, and behind it the parties.
pub fn voice(voice: &Voice) -> String {
    let name = voice.name.as_deref().unwrap_or("—");
    let parties = voice.parties.join("، ");
    if parties.is_empty() || parties == name { name.to_owned() } else { format!("{name} ({parties})") }
}

/// The sayings of a dossier by their id.
pub fn sayings_by_id(dossier: &Dossier) -> HashMap<&str, &Saying> {
    dossier.sayings.iter().map(|saying| (saying.id.as_str(), saying)).collect()
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
