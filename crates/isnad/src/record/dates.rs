//! The dates of what is said: deadlines, events, since when, from when to when; and where none is set.

use super::Cut;
use crate::model::{DateOfContent, DateRole};
use crate::statements::Draft;
use crate::time::{self, Edge, Kind, Lead, TimeExpression};
use jiff::civil::Date;

/// The dates that a statement's content names, in their order.
pub(super) fn of_content(cut: &Cut<'_>, draft: &Draft, published: Option<Date>) -> Vec<DateOfContent> {
    let mut dates = Vec::new();
    for range in &draft.content {
        for time in cut.phrases.times_in(range.clone()).filter(|t| t.tokens.end <= range.end) {
            if draft.time.as_ref().is_some_and(|said| said.start == time.tokens.start) {
                continue;
            }
            let Some((value, role)) = value_and_role(time, published) else { continue };
            let span = cut.unjoined_span(time.tokens.clone());
            dates.push(DateOfContent { start: span.start, end: span.end, text: span.text, value, role });
        }
    }
    dates
}

/// What a date is for, and its value: of a deadline the last day.
fn value_and_role(time: &TimeExpression, published: Option<Date>) -> Option<(String, DateRole)> {
    let value = time.meant.filter(|meant| meant.days().is_some()).and(time.value.clone())?;
    let last = time.last_day()?;
    let ahead = published.is_none_or(|day| last >= day);
    // حتى اليوم tells how long something went on.
    if time.lead == Some(Lead::Until) && published == Some(last) {
        return None;
    }
    let limits = matches!(time.lead, Some(Lead::By | Lead::Until | Lead::Before));
    let inside = matches!(time.lead, Some(Lead::Within | Lead::During)) && time.kind == Kind::Period;
    Some(match time.lead {
        _ if ahead && limits => (deadline(time, last), DateRole::Deadline),
        _ if ahead && inside => (last.to_string(), DateRole::Deadline),
        Some(Lead::Since) => (value, DateRole::Since),
        _ if time.kind == Kind::Period => (value, DateRole::Period),
        _ => (value, DateRole::Event),
    })
}

/// The last day that is left: the day itself, or the day before what it must come before.
fn deadline(time: &TimeExpression, last: Date) -> String {
    let end = matches!(time.meant, Some(time::Value::Edge(Edge::End, _)));
    match (time.lead, time.meant.and_then(time::Value::days)) {
        // قبل 2022 ends with 2021; قبل نهاية العام with the year.
        (Some(Lead::Before), Some((first, _))) if !end => first.yesterday().unwrap_or(first).to_string(),
        _ => last.to_string(),
    }
}

/// True where the content, or the sentence of the cue, says that no date is set; `undated` are the tokens at which
/// that may begin.
pub(super) fn none_is_set(cut: &Cut<'_>, draft: &Draft, undated: &[usize]) -> bool {
    let text = cut.phrases.text;
    let sentence = text.sentence(draft.cue.start);
    let behind = draft.cue.end..sentence.end.max(draft.cue.end);
    let end = behind.end;
    let elsewhere = draft.content.iter().filter(|c| c.start >= end).cloned();
    std::iter::once(behind).chain(elsewhere).any(|range| {
        let next = undated.get(undated.partition_point(|&at| at < range.start));
        next.is_some_and(|&at| at < range.end) && time::no_date(text, range).is_some()
    })
}
