//! What each speaker stands for, and what changed.

use super::Part;
use super::scene::{Quote, Scene};
use crate::links::escaped;
use crate::screen::dialogue;
use crate::topic::Topic;
use crate::view::head::Day;
use crate::view::said::Who;
use isnad_dialogue::Dossier;
use isnad_dialogue::model::{Change, Position, Saying};

/// Speakers that are shown: those with most sayings.
const SPEAKERS: usize = 24;
/// Sayings of a stance that are shown.
const OF_STANCE: usize = 3;
/// Changes that are shown.
const CHANGES: usize = 40;

/// A speaker's positions.
pub(crate) struct PositionView {
    /// Who.
    pub(crate) who: Who,
    /// What is done, and with which words.
    pub(crate) stances: Vec<StanceView>,
}

/// What a speaker does with the matter.
pub(crate) struct StanceView {
    /// What is done.
    pub(crate) name: &'static str,
    /// In how many sayings.
    pub(crate) total: u64,
    /// Some of them.
    pub(crate) quotes: Vec<(Option<Day>, Quote)>,
    /// The speaker's statements on the topic, where more are there than are shown.
    pub(crate) more: Option<String>,
}

/// A change in what a speaker says.
pub(crate) struct ChangeView {
    /// Who.
    pub(crate) who: Who,
    /// What changed.
    pub(crate) name: &'static str,
    /// The earlier and the later saying.
    pub(crate) quotes: [(Option<Day>, Quote); 2],
}

/// The positions of a dossier, a speaker each.
pub(super) fn positions(scene: &Scene<'_>, dossier: &Dossier, topic: &Topic) -> Part<PositionView> {
    // The positions of a speaker stand together.
    let speakers: Vec<&[Position]> = dossier.positions.chunk_by(|a, b| a.voice == b.voice).collect();
    Part::first(&speakers, SPEAKERS, |positions| PositionView {
        who: scene.who(&positions[0].voice),
        stances: positions.iter().map(|position| stance(scene, position, topic)).collect(),
    })
}

fn stance(scene: &Scene<'_>, position: &Position, topic: &Topic) -> StanceView {
    let sayings = position.sayings.iter().filter_map(|id| scene.saying(id));
    StanceView {
        name: dialogue::stance(scene.f.language, position.stance),
        total: position.sayings.len() as u64,
        quotes: sayings.take(OF_STANCE).map(|saying| dated(scene, saying)).collect(),
        more: position.voice.name.as_deref().filter(|_| position.sayings.len() > OF_STANCE).map(|name| {
            let name = name.replace('"', "");
            format!("/?q={}", escaped(&format!("speaker:\"{name}\" {}", topic.words)))
        }),
    }
}

/// What changed in what speakers say.
pub(super) fn changes(scene: &Scene<'_>, dossier: &Dossier) -> Part<ChangeView> {
    let known = |change: &&Change| Some((scene.saying(&change.before)?, scene.saying(&change.after)?));
    let told: Vec<(&Change, (&Saying, &Saying))> =
        dossier.changes.iter().filter_map(|change| Some((change, known(&change)?))).collect();
    Part::first(&told, CHANGES, |(change, (before, after))| ChangeView {
        who: scene.who(&change.voice),
        name: dialogue::change(scene.f.language, change.kind),
        quotes: [dated(scene, before), dated(scene, after)],
    })
}

fn dated(scene: &Scene<'_>, saying: &Saying) -> (Option<Day>, Quote) {
    (scene.day(saying.said_on.as_deref()), scene.quote_of(saying))
}
