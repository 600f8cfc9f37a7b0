//! The statements of a dialogue.

use crate::clause::{Clause, clauses};
use crate::lore::{CueStance, LORE};
use crate::page::Page;
use crate::party::{Parties, PartyId, name_key};
use crate::topic::{Nearness, Topic};
use crate::word::Key;
use isnad::Statement;
use isnad::model::{Act, SpeakerKind};
use isnad::text::folded;
use jiff::civil::Date;

/// A statement of a dialogue.
pub(crate) struct Said {
    /// Its article.
    pub(crate) page: usize,
    /// Its place in the article's record.
    pub(crate) at: usize,
    pub(crate) near: Nearness,
    /// Who says it: the same for the same source, different for sources that are hidden.
    pub(crate) who: Key,
    pub(crate) parties: Vec<PartyId>,
    pub(crate) name: Option<String>,
    /// Said on: the day, the first of a longer time.
    pub(crate) day: Option<Date>,
    pub(crate) clauses: Vec<Clause>,
    /// Its words that carry matter: what they are forms of, each once, sorted.
    pub(crate) terms: Vec<Key>,
    pub(crate) stance: CueStance,
}

impl Said {
    pub(crate) fn statement<'a>(&self, pages: &'a [Page]) -> &'a Statement {
        pages[self.page].statement(self.at)
    }

    pub(crate) fn shares_party(&self, other: &Self) -> bool {
        self.parties.iter().any(|party| other.parties.contains(party))
    }
}

/// The statements of these articles that are near enough to the topic, in the order of days.
pub(crate) fn gather(pages: &[Page], topic: &Topic, parties: &Parties, least: Nearness) -> Vec<Said> {
    let mut all = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let about = topic.is_about(page);
        for at in 0..page.contents.len() {
            let near = topic.nearness(page, &page.contents[at], about);
            if near >= least && near > Nearness::Off && is_somebodys(page.statement(at)) {
                all.push(said(page, index, at, near, parties));
            }
        }
    }
    all.sort_by_key(|said| (said.day.is_none(), said.day, said.page, said.at));
    all
}

/// Whether a statement has a voice: a speaker whom the article names or describes.
fn is_somebodys(statement: &Statement) -> bool {
    statement.speaker.as_ref().is_some_and(|speaker| speaker.label.is_some())
}

fn said(page: &Page, index: usize, at: usize, near: Nearness, parties: &Parties) -> Said {
    let statement = page.statement(at);
    let content = &page.contents[at];
    let mut terms: Vec<Key> = content
        .iter()
        .flat_map(|range| &page.words[range.clone()])
        .filter(|word| word.is_content())
        .map(crate::word::Word::form)
        .collect();
    terms.sort_unstable();
    terms.dedup();
    let known = page.told.known.get(at);
    let name = known
        .and_then(|known| known.name.clone())
        .or_else(|| statement.speaker.as_ref().and_then(|speaker| speaker.label.clone()));
    let mut stance = LORE.stances.of(&statement.cue.lemma);
    stance.denial |= statement.act == Act::Deny && !stance.rejection && !stance.doubt;
    stance.support |= statement.act == Act::Praise;
    stance.opposition |= statement.act == Act::Condemn;
    Said {
        page: index,
        at,
        near,
        who: who(page, at),
        parties: parties.of(page, statement),
        name: name.map(|name| tidy(&name)),
        day: day(statement.said_on.as_deref()),
        clauses: clauses(&page.words, content),
        terms,
        stance,
    }
}

/// A name on one line, without marks at its ends.
fn tidy(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let edge = |c: char| c.is_whitespace() || "،,:\"«».-–".contains(c);
    line.trim_matches(edge).to_owned()
}

/// One key for one source. Descriptions (مصدر أمني) mean somebody else in every article.
fn who(page: &Page, at: usize) -> Key {
    let statement = page.statement(at);
    let label = statement.speaker.as_ref().and_then(|speaker| speaker.label.as_deref()).unwrap_or_default();
    let general = statement.speaker.as_ref().is_none_or(|speaker| {
        speaker.anonymous
            || matches!(speaker.kind, SpeakerKind::Group | SpeakerKind::Unknown | SpeakerKind::Document)
            || speaker.kind == SpeakerKind::Person && speaker.role.as_deref() == Some(label)
    });
    if general {
        return Key::of(&format!("{} {}", page.told.article.id, folded(label)));
    }
    name_key(statement).unwrap_or_default()
}

/// A day of an ISO 8601 or EDTF value: the first of a month, a year, a stretch.
pub(crate) fn day(value: Option<&str>) -> Option<Date> {
    let first = value?.split(['/', 'T']).next()?;
    let mut parts = first.split('-').map(|part| part.parse::<i16>().ok());
    let year = parts.next()??;
    let small = |part: Option<Option<i16>>| part.map_or(Some(1), |number| i8::try_from(number?).ok());
    let (month, day) = (small(parts.next())?, small(parts.next())?);
    Date::new(year, month, day).ok()
}
