//! A dossier as the page shows it: its parts, a file each. Every line has the address of its sentence. Of a long dossier
//! each part shows the first or the last of its lines, and says how many more there are.

mod commitments;
mod contested;
mod figures;
mod parties;
mod picture;
mod positions;
mod scene;
mod timeline;

use crate::chart::lanes::Lanes;
use crate::dossiers::Followed;
use crate::people::Directory;
use crate::screen::Frame;
use crate::topic::Topic;
use commitments::CommitmentView;
use contested::ContestView;
use figures::FigureGroupView;
use parties::PartyView;
use positions::{ChangeView, PositionView};
use scene::Scene;
use timeline::TimelineView;

/// A dossier.
pub(crate) struct DossierView {
    /// Statements that it rests on, retellings included.
    pub(crate) statements: u64,
    /// Sayings, retellings together.
    pub(crate) sayings: u64,
    /// Articles that they stand in.
    pub(crate) articles: u64,
    /// Older articles that it does not rest on.
    pub(crate) left_out: u64,
    /// The outlets of the articles.
    pub(crate) outlets: Vec<String>,
    /// Who speaks.
    pub(crate) parties: Vec<PartyView>,
    /// Who speaks when, where there is anything to see.
    pub(crate) picture: Option<Lanes>,
    /// What was said, by day.
    pub(crate) timeline: TimelineView,
    /// What pulls against each other.
    pub(crate) contested: Part<ContestView>,
    /// What each speaker stands for.
    pub(crate) positions: Part<PositionView>,
    /// What changed.
    pub(crate) changes: Part<ChangeView>,
    /// Numbers with what they count.
    pub(crate) figures: Part<FigureGroupView>,
    /// Who is bound to what.
    pub(crate) commitments: Part<CommitmentView>,
}

/// The first lines of a part.
pub(crate) struct Part<T> {
    /// Those that are shown.
    pub(crate) shown: Vec<T>,
    /// How many there are.
    pub(crate) total: u64,
}

impl<T> Part<T> {
    /// The first of a part, so many at most.
    fn first<'a, S: 'a>(all: &'a [S], most: usize, view: impl FnMut(&'a S) -> T) -> Self {
        Self { shown: all.iter().take(most).map(view).collect(), total: all.len() as u64 }
    }

    /// How many are not shown.
    pub(crate) fn rest(&self) -> u64 {
        self.total.saturating_sub(self.shown.len() as u64)
    }
}

impl DossierView {
    /// The view of a dossier that was followed by a topic.
    pub(crate) fn new(f: &Frame, followed: &Followed, topic: &Topic, directory: &Directory) -> Self {
        let dossier = &followed.dossier;
        let scene = Scene::new(f, dossier, directory);
        Self {
            statements: dossier.statements as u64,
            sayings: dossier.sayings.len() as u64,
            articles: dossier.articles as u64,
            left_out: followed.left_out as u64,
            outlets: dossier.outlets.clone(),
            parties: parties::parties(&scene, dossier),
            picture: picture::draw(&scene, dossier),
            timeline: timeline::timeline(&scene, dossier, topic),
            contested: contested::contested(&scene, dossier),
            positions: positions::positions(&scene, dossier, topic),
            changes: positions::changes(&scene, dossier),
            figures: figures::figures(&scene, dossier),
            commitments: commitments::commitments(&scene, dossier),
        }
    }
}
