//! Numbers with what they count.

use super::Part;
use super::scene::{Quote, Scene};
use crate::view::head::Day;
use crate::view::said::Who;
use isnad_dialogue::Dossier;
use isnad_dialogue::model::{FigureGiven, Unit};
use isnad_dialogue::write::figure;

/// Groups that are shown.
const GROUPS: usize = 60;
/// Figures of a group that are shown.
const OF_GROUP: usize = 8;

/// Figures for the same.
pub(crate) struct FigureGroupView {
    /// What is counted.
    pub(crate) counted: String,
    /// Whether two of them cannot both hold.
    pub(crate) disagree: bool,
    /// The figures.
    pub(crate) figures: Part<FigureView>,
}

/// A figure.
pub(crate) struct FigureView {
    /// It in digits.
    pub(crate) digits: String,
    /// Who gives it; none for the article itself.
    pub(crate) who: Option<Who>,
    /// When.
    pub(crate) day: Option<Day>,
    /// It in the article's words.
    pub(crate) quote: Quote,
}

/// The figures of a dossier.
pub(super) fn figures(scene: &Scene<'_>, dossier: &Dossier) -> Part<FigureGroupView> {
    Part::first(&dossier.figures, GROUPS, |group| FigureGroupView {
        counted: group.counted.clone(),
        disagree: group.disagree,
        figures: Part::first(&group.figures, OF_GROUP, |given| view(scene, given, group.unit)),
    })
}

fn view(scene: &Scene<'_>, given: &FigureGiven, unit: Unit) -> FigureView {
    FigureView {
        digits: figure(given, unit),
        who: given.voice.as_ref().map(|voice| scene.who(voice)),
        day: scene.day(given.said_on.as_deref()),
        quote: scene.quote(&given.place, given.voice.as_ref()),
    }
}
