//! The time of the saying: which of a text's times it can be, and where it stands.
//!
//! The walk from the cue to its content meets most of them. Where it met none, a time is looked for beside the cue
//! (`beside`), before it in its clause (`before`), inside or behind a nominal content (`trailing`), as an event by
//! which the text tells the time (`occasion`), in the dated clause that the cue hangs on (`hangs`), and in a sentence
//! of its own behind the statement (`afterwards`).

mod afterwards;
mod before;
mod beside;
mod hangs;
mod occasion;
mod trailing;

use super::{Draft, outer_of};
use crate::lexicon::{Use, Uses};
use crate::phrases::Phrases;
use crate::time::{Granularity, Kind, Lead, TimeExpression, Value, Way};
use std::ops::Range;

/// True where a time can tell when something was said: no stretch, no limit, nothing that lies ahead.
pub(super) fn can_be_said(time: &TimeExpression) -> bool {
    let limits = matches!(
        time.lead,
        Some(Lead::During | Lead::By | Lead::Until | Lead::Since | Lead::Within | Lead::For)
    );
    // `بعد أيام` follows something else that is told, `في الصباح` no one day.
    let loose = time.said.is_none() && (time.lead == Some(Lead::After) || time.kind == Kind::Time);
    // `الميزانية للعام الحالي`: what something is for.
    let purpose = time.attached == Some('ل');
    let past = !time.ahead && !matches!(time.way, Way::Present | Way::Holiday);
    past && !limits && !loose && !purpose && matches!(time.kind, Kind::Date | Kind::Time)
}

/// Fills in the times of the sayings that the walk did not meet.
pub(super) fn complete(p: &Phrases<'_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        if drafts[index].time.is_none() {
            let clause = clause_of(p, drafts, index);
            let draft = &drafts[index];
            let time = beside::find(p, draft)
                .or_else(|| before::find(p, draft, clause.start))
                .or_else(|| occasion::find(p, draft, clause.start));
            drafts[index].time = time;
        }
        if drafts[index].time.is_none() {
            trailing::take(p, &mut drafts[index]);
        }
    }
    hangs::complete(p, drafts);
    afterwards::complete(p, drafts);
}

/// Where the clause of a cue can lie: its sentence, or as much of the content that holds it.
fn clause_of(p: &Phrases<'_>, drafts: &[Draft], index: usize) -> Range<usize> {
    let cue = drafts[index].cue.start;
    let sentence = p.sentence(cue);
    let outer = outer_of(drafts, index)
        .and_then(|outer| drafts[outer].content.iter().find(|content| content.contains(&cue)).cloned());
    outer.map_or(sentence.clone(), |outer| outer.start.max(sentence.start)..outer.end.min(sentence.end))
}

/// True for a time as fine as a day.
fn names_a_day(time: &TimeExpression) -> bool {
    let fine = time.meant.and_then(Value::granularity);
    matches!(fine, Some(Granularity::Day | Granularity::Part | Granularity::Time))
}

/// The part of a clause, between marks, that ends before a token.
fn segment(p: &Phrases<'_>, start: usize, end: usize) -> Range<usize> {
    let from = (start..end).rev().find(|&i| !p.text.is_word(i) && p.time(i).is_none());
    from.map_or(start, |mark| mark + 1)..end
}

/// True where a relative clause dates something else: `الموقع الذي تأسس قبل 14 سنة`, but not
/// `البيانات التي نشرتها الوزارة الثلاثاء`, by which the words came out.
fn is_inside_relative(p: &Phrases<'_>, segment: Range<usize>) -> bool {
    let pronoun = segment.clone().rev().find(|&i| p.is_relative(i));
    pronoun.is_some_and(|i| !comes_out(p, i + 1))
}

/// True for the verbs by which a channel or a document comes out: نشر, صدر, عقد.
fn comes_out(p: &Phrases<'_>, verb: usize) -> bool {
    p.finite(verb).is_some_and(|reading| reading.stem.lemma().uses.has(Use::Issues))
}

/// كان.
fn is_was(p: &Phrases<'_>, at: usize) -> bool {
    p.serves_any(at, Uses::of(&[Use::Was, Use::AndWas, Use::Were]))
}

/// True for the prepositions that make an event a time: `بعد`, `عقب`, `إثر`.
fn opens_event(p: &Phrases<'_>, at: usize) -> bool {
    p.serves(at, Use::Event)
}
