//! The timeline: days with what was said on them, and what the articles themselves date.

use crate::dialogue::Dialogue;
use crate::model::{Day, Place, Round};
use crate::page::{Page, Time};
use crate::said::day;
use crate::word::Traits;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashSet};

/// Days further apart than this are two rounds.
const PAUSE: i32 = 4;
/// Events of one date, at most.
const EVENTS: usize = 3;

/// The rounds of a dialogue. `whole` takes the dates of every sentence, else of those on the topic alone.
pub(crate) fn rounds(dialogue: &Dialogue, whole: bool) -> Vec<Round> {
    let mut days: BTreeMap<(Date, String), Day> = BTreeMap::new();
    let place = |date: &str| Some((day(Some(date))?, date.to_owned()));
    let empty = |date: &str| Day { date: date.to_owned(), sayings: Vec::new(), events: Vec::new() };
    for members in &dialogue.sayings.members {
        let said = &dialogue.all[members[0]];
        if let Some(date) = &said.statement(&dialogue.pages).said_on
            && let Some(key) = place(date)
        {
            let day = days.entry(key).or_insert_with(|| empty(date));
            day.sayings.push(dialogue.saying_of(members[0]));
        }
    }
    for (date, event) in events(dialogue, whole) {
        if let Some(key) = place(&date) {
            let day = days.entry(key).or_insert_with(|| empty(&date));
            if day.events.len() < EVENTS {
                day.events.push(event);
            }
        }
    }
    in_rounds(days)
}

fn in_rounds(days: BTreeMap<(Date, String), Day>) -> Vec<Round> {
    let mut rounds: Vec<Round> = Vec::new();
    let mut last: Option<Date> = None;
    for ((date, _), day) in days {
        let close = last.is_some_and(|last| date.since(last).is_ok_and(|span| span.get_days() <= PAUSE));
        match rounds.last_mut().filter(|_| close) {
            Some(round) => {
                round.to.clone_from(&day.date);
                round.days.push(day);
            }
            None => rounds.push(Round { from: day.date.clone(), to: day.date.clone(), days: vec![day] }),
        }
        last = Some(date);
    }
    rounds
}

/// What articles date in their own voice: the sentence with its date.
fn events(dialogue: &Dialogue, whole: bool) -> Vec<(String, Place)> {
    let mut events = Vec::new();
    let mut told: HashSet<String> = HashSet::new();
    for page in &dialogue.pages {
        for time in &page.times {
            let sentence = page.sentence(time.tokens.start);
            let on_topic = whole || dialogue.topic.is_whole_in(&page.words[sentence.clone()]);
            if !on_topic || page.is_said(time.tokens.start) || dates_a_saying(page, time) {
                continue;
            }
            if let Some(value) = past(page, time) {
                let place = page.place(sentence);
                if told.insert(format!("{value} {}", place.text)) {
                    events.push((value, place));
                }
            }
        }
    }
    events
}

/// The value of a time that lies behind, without what is finer than a day.
fn past(page: &Page, time: &Time) -> Option<String> {
    let (first, _) = time.first.zip(time.last)?;
    let value = time.value.as_deref()?.split(['/', 'T']).next()?;
    let behind = page.published.is_none_or(|published| first <= published);
    let plain = value.chars().all(|c| c.is_ascii_digit() || c == '-');
    (behind && plain).then(|| value.to_owned())
}

/// Whether a time is that of a statement's saying, or the line that dates the article.
fn dates_a_saying(page: &Page, time: &Time) -> bool {
    let statements = &page.told.record.statements;
    let of_saying = statements.iter().filter_map(|s| s.time.as_ref()).any(|said| {
        let span = isnad::Span { start: said.start, end: said.end, text: String::new() };
        page.tokens(&span).start == time.tokens.start
    });
    let paragraph = page.paragraph(time.tokens.start);
    let line = page.words[paragraph].iter().filter(|word| word.is(Traits::WORD)).count() <= 4;
    of_saying || line
}
