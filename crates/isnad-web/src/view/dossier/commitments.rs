//! Who is bound to what, until when, and what became of it.

use super::Part;
use super::contested::percent;
use super::scene::{Quote, Scene};
use crate::screen::dialogue;
use crate::view::head::Day;
use crate::view::said::Who;
use isnad_dialogue::Dossier;
use isnad_dialogue::model::{Commitment, Outcome};

/// Commitments that are shown.
const SHOWN: usize = 60;

/// A commitment.
pub(crate) struct CommitmentView {
    /// What kind it is.
    pub(crate) kind: &'static str,
    /// Who is bound, or binds.
    pub(crate) who: Who,
    /// To whom, or of whom it is demanded.
    pub(crate) to: Option<String>,
    /// When it was said.
    pub(crate) day: Option<Day>,
    /// To what.
    pub(crate) quote: Quote,
    /// The day that is set for it.
    pub(crate) deadline: Option<Day>,
    /// Whether the text says itself that none is set.
    pub(crate) undated: bool,
    /// What was said of it later.
    pub(crate) later: Vec<OutcomeView>,
}

/// A later statement on a commitment.
pub(crate) struct OutcomeView {
    /// What it says.
    pub(crate) state: &'static str,
    /// How sure it is that the same is meant, per cent.
    pub(crate) sure: u64,
    /// Who says it.
    pub(crate) who: Option<Who>,
    /// When.
    pub(crate) day: Option<Day>,
    /// Its words.
    pub(crate) quote: Quote,
}

/// The commitments of a dossier.
pub(super) fn commitments(scene: &Scene<'_>, dossier: &Dossier) -> Part<CommitmentView> {
    Part::first(&dossier.commitments, SHOWN, |commitment| view(scene, commitment))
}

fn view(scene: &Scene<'_>, commitment: &Commitment) -> CommitmentView {
    CommitmentView {
        kind: dialogue::commitment(scene.f.language, commitment.kind),
        who: scene.who(&commitment.actor),
        to: commitment.to.clone(),
        day: scene.day(commitment.said_on.as_deref()),
        quote: scene.quote(&commitment.what, Some(&commitment.actor)),
        deadline: scene.day(commitment.deadline.as_deref()),
        undated: commitment.undated,
        later: commitment.later.iter().map(|later| outcome(scene, later)).collect(),
    }
}

fn outcome(scene: &Scene<'_>, later: &Outcome) -> OutcomeView {
    let saying = scene.saying(&later.saying);
    let voice = saying.map(|saying| &saying.voice);
    OutcomeView {
        state: dialogue::outcome(scene.f.language, later.state),
        sure: percent(later.confidence),
        who: voice.map(|voice| scene.who(voice)),
        day: saying.and_then(|saying| scene.day(saying.said_on.as_deref())),
        quote: scene.quote(&later.place, voice),
    }
}
