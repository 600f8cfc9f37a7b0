//! What was said, by day, and what the articles themselves date.

use super::scene::{Quote, Scene};
use crate::links::escaped;
use crate::screen::{dialogue, labels};
use crate::topic::Topic;
use crate::view::head::Day;
use crate::view::said::Who;
use isnad_dialogue::Dossier;
use isnad_dialogue::model::{self, Saying};
use std::collections::HashSet;

/// Days that are shown: the last of them.
pub(super) const DAYS: usize = 45;
/// Sayings of a day that are shown.
const OF_DAY: usize = 5;

/// The days of a dossier.
pub(crate) struct TimelineView {
    /// The last days, in order.
    pub(crate) days: Vec<DayView>,
    /// How many days all of them are.
    pub(crate) total: u64,
    /// How many earlier ones there are.
    pub(crate) earlier: u64,
}

/// A day.
pub(crate) struct DayView {
    /// The date; none where nothing tells it.
    pub(crate) day: Option<Day>,
    /// What the articles date so.
    pub(crate) events: Vec<Quote>,
    /// What was said.
    pub(crate) sayings: Vec<SayingView>,
    /// How much more was said.
    pub(crate) more: u64,
    /// All statements of the day.
    pub(crate) href: String,
}

/// What somebody said.
pub(crate) struct SayingView {
    /// Who says it.
    pub(crate) who: Who,
    /// The act, by its written name and in words.
    pub(crate) act: (&'static str, &'static str),
    /// The words, and who tells them.
    pub(crate) quote: Quote,
    /// What it answers: how, whom, and where that stands.
    pub(crate) answers: Vec<AnswerView>,
}

/// That a saying answers another.
pub(crate) struct AnswerView {
    /// How one can tell, in words.
    pub(crate) by: &'static str,
    /// Who is answered.
    pub(crate) who: Who,
    /// The sentence that is answered.
    pub(crate) href: String,
}

/// The timeline of a dossier.
pub(super) fn timeline(scene: &Scene<'_>, dossier: &Dossier, topic: &Topic) -> TimelineView {
    let clashing: HashSet<&str> = dossier
        .contested
        .iter()
        .flat_map(|contest| &contest.sides)
        .filter_map(|s| s.saying.as_deref())
        .collect();
    let all: Vec<&model::Day> = dossier.timeline.iter().flat_map(|round| &round.days).collect();
    let earlier = all.len().saturating_sub(DAYS);
    let mut days: Vec<DayView> =
        all[earlier..].iter().map(|day| day_view(scene, day, topic, &clashing)).collect();
    let undated: Vec<&Saying> = dossier.sayings.iter().filter(|saying| saying.said_on.is_none()).collect();
    if !undated.is_empty() {
        days.push(DayView {
            day: None,
            events: Vec::new(),
            more: undated.len().saturating_sub(OF_DAY) as u64,
            sayings: undated.iter().take(OF_DAY).map(|saying| saying_view(scene, saying)).collect(),
            href: format!("/?q={}", escaped(&topic.words)),
        });
    }
    TimelineView { total: (earlier + days.len()) as u64, days, earlier: earlier as u64 }
}

fn day_view(scene: &Scene<'_>, day: &model::Day, topic: &Topic, clashing: &HashSet<&str>) -> DayView {
    let sayings: Vec<&Saying> = day.sayings.iter().filter_map(|id| scene.saying(id)).collect();
    // Of many those are shown that take part in the dialogue, then those that most outlets tell; in their order.
    let mut chosen: Vec<usize> = (0..sayings.len()).collect();
    let rank = |saying: &Saying| {
        (clashing.contains(saying.id.as_str()), !saying.answers.is_empty(), saying.told.len())
    };
    chosen.sort_by_key(|at| std::cmp::Reverse(rank(sayings[*at])));
    chosen.truncate(OF_DAY);
    chosen.sort_unstable();
    DayView {
        day: scene.day(Some(&day.date)),
        events: day.events.iter().map(|place| scene.quote(place, None)).collect(),
        sayings: chosen.into_iter().map(|at| saying_view(scene, sayings[at])).collect(),
        more: sayings.len().saturating_sub(OF_DAY) as u64,
        href: format!("/?q={}&said={}", escaped(&topic.words), escaped(&day.date)),
    }
}

fn saying_view(scene: &Scene<'_>, saying: &Saying) -> SayingView {
    let answer = |answer: &model::Answer| {
        let other = scene.saying(&answer.to)?;
        let href = scene.quote_of(other).told.into_iter().next()?.href;
        Some(AnswerView {
            by: dialogue::answer(scene.f.language, answer.by),
            who: scene.who(&other.voice),
            href,
        })
    };
    SayingView {
        who: scene.who(&saying.voice),
        act: (saying.act.as_str(), labels::act(scene.f.language, saying.act)),
        quote: scene.quote_of(saying),
        answers: saying.answers.iter().filter_map(answer).collect(),
    }
}
