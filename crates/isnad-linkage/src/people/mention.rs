//! A speaker, as an article mentions it.

use super::name::{Name, name, name_at_end};
use isnad::Statement;
use isnad::model::SpeakerKind;
use serde::{Deserialize, Serialize};

/// A speaker of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Its name without titles, as the article has it.
    pub label: String,
    /// What kind of speaker it is.
    pub kind: SpeakerKind,
    /// Its office.
    pub role: Option<String>,
    /// Its country or institution.
    pub affiliation: Option<String>,
    /// The label taken apart.
    pub name: Name,
}

impl Mention {
    /// The speaker of a statement; `None` where it has no label.
    pub fn of(s: &Statement) -> Option<Self> {
        let who = s.speaker.as_ref()?;
        let mut found = name(who.label.as_deref()?, who.kind)?;
        if who.kind == SpeakerKind::Person && !(found.named && found.words.len() > 1) {
            // The fullest mention may say more than the label.
            let fullest = who.name.as_ref().and_then(|span| name_at_end(&span.text));
            let fuller = fullest.and_then(|text| name(text, who.kind)).filter(|fuller| fuller.named);
            found = fuller.unwrap_or(found);
        }
        found.named &= !who.anonymous;
        Some(Self {
            label: found.text.clone(),
            kind: who.kind,
            role: who.role.clone(),
            affiliation: who.affiliation.clone(),
            name: found,
        })
    }
}
