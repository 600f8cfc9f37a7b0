//! Who speaks: parties with those who speak for them.

use super::scene::Scene;
use crate::marked::Hue;
use isnad_dialogue::Dossier;
use isnad_dialogue::model::PartySpeaker;

/// Parties that are shown.
const PARTIES: usize = 6;
/// Speakers of a party that are shown.
const SPEAKERS: usize = 5;

/// A party.
pub(crate) struct PartyView {
    /// Its name.
    pub(crate) name: String,
    /// Its colour.
    pub(crate) hue: Hue,
    /// How many sayings it has.
    pub(crate) sayings: u64,
    /// Who speaks for it.
    pub(crate) speakers: Vec<SpeakerView>,
    /// How many more do.
    pub(crate) others: u64,
}

/// Somebody who speaks for a party.
pub(crate) struct SpeakerView {
    /// The name.
    pub(crate) name: String,
    /// The page of the source.
    pub(crate) href: Option<String>,
    /// The office.
    pub(crate) role: Option<String>,
    /// How many sayings.
    pub(crate) sayings: u64,
}

/// The parties of a dossier.
pub(super) fn parties(scene: &Scene<'_>, dossier: &Dossier) -> Vec<PartyView> {
    let speaker = |speaker: &PartySpeaker| SpeakerView {
        name: speaker.name.clone(),
        href: scene.page_of(&speaker.name),
        role: speaker.role.clone().filter(|role| *role != speaker.name),
        sayings: speaker.sayings as u64,
    };
    let party = |party: &isnad_dialogue::model::Party| {
        // Whom an article hides has no name to show.
        let named = party.speakers.iter().filter(|speaker| !speaker.name.is_empty());
        PartyView {
            name: party.name.clone(),
            hue: scene.hue_of_party(&party.name),
            sayings: party.sayings as u64,
            others: named.clone().count().saturating_sub(SPEAKERS) as u64,
            speakers: named.take(SPEAKERS).map(speaker).collect(),
        }
    };
    dossier.parties.iter().take(PARTIES).map(party).collect()
}
