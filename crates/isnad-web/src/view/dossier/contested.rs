//! Pairs of statements that pull against each other.

use super::Part;
use super::scene::{Quote, Scene};
use crate::screen::dialogue;
use crate::view::head::Day;
use crate::view::said::Who;
use isnad_dialogue::Dossier;
use isnad_dialogue::model::{Contest, Side};

/// Pairs that are shown: the surest.
pub(super) const SHOWN: usize = 60;

/// A pair.
pub(crate) struct ContestView {
    /// Its name on the page.
    pub(crate) id: String,
    /// What makes the two clash: in a word, and what that means.
    pub(crate) kind: (&'static str, &'static str),
    /// How sure that is, per cent.
    pub(crate) sure: u64,
    /// The two, the earlier first.
    pub(crate) sides: Vec<SideView>,
}

/// One side.
pub(crate) struct SideView {
    /// Who.
    pub(crate) who: Who,
    /// When.
    pub(crate) day: Option<Day>,
    /// The words, those that clash marked.
    pub(crate) quote: Quote,
}

/// What the pair of this number is called on the page.
pub(super) fn id(at: usize) -> String {
    format!("c-{}", at + 1)
}

/// The contested points of a dossier.
pub(super) fn contested(scene: &Scene<'_>, dossier: &Dossier) -> Part<ContestView> {
    let mut at = 0..;
    Part::first(&dossier.contested, SHOWN, |contest| view(scene, contest, at.next().unwrap_or_default()))
}

fn view(scene: &Scene<'_>, contest: &Contest, at: usize) -> ContestView {
    let side = |side: &Side| SideView {
        who: scene.who(&side.voice),
        day: scene.day(side.said_on.as_deref()),
        quote: scene.quote_of_side(side),
    };
    ContestView {
        id: id(at),
        kind: dialogue::contest(scene.f.language, contest.kind),
        sure: percent(contest.confidence),
        sides: contest.sides.iter().map(side).collect(),
    }
}

/// A share, per cent.
#[expect(clippy::cast_sign_loss, reason = "a share is not negative")]
pub(super) fn percent(share: f64) -> u64 {
    (share * 100.0).round() as u64
}
