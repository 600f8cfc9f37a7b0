//! The time of the clause that a cue hangs on: `توجهت اليوم إلى الشرطة فأعلمتها بأن`, `خرج المئات السبت
//! للمطالبة بـ`, `استقال الوزير في مارس معتبرا أن`. Where that clause is itself a saying, its time stays its own.

use super::{can_be_said, clause_of, comes_out, is_inside_relative, names_a_day, segment};
use crate::lexicon::{Class, Frames, Part, Reading, Use, Uses};
use crate::phrases::Phrases;
use crate::statements::{Draft, Subject, near};
use crate::time::{Granularity, Lead, TimeExpression, Value};
use std::ops::Range;

/// How far a time may stand before the cue, in tokens.
const FAR: usize = 30;

/// How a cue hangs on the clause before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// معتبرا, للمطالبة.
    Circumstance,
    /// فأعلمها, حيث أشاد: a verb that goes on with the same subject.
    Sequel,
}

/// Gives the cues that hang on a dated clause its time.
pub(super) fn complete(p: &Phrases<'_>, drafts: &mut [Draft]) {
    let mut handed_on = vec![false; drafts.len()];
    for index in 0..drafts.len() {
        if drafts[index].time.is_some() {
            continue;
        }
        let Some(joint) = joint(p, &drafts[index]) else { continue };
        let clause = cut_off(p, drafts, index).unwrap_or_else(|| clause_of(p, drafts, index).start);
        if let Some(time) = find(p, drafts, &handed_on, index, joint, clause) {
            drafts[index].time = Some(time);
            handed_on[index] = true;
        }
    }
}

/// `قالت إنها توجهت اليوم إلى الشرطة | فأعلمتها`: where the content begins that a cue with ف cuts off.
fn cut_off(p: &Phrases<'_>, drafts: &[Draft], index: usize) -> Option<usize> {
    let cue = drafts[index].cue.start;
    let cut = |content: &&Range<usize>| content.end <= cue && content.end + 1 >= cue;
    let contents = near(drafts.len(), index).flat_map(|i| drafts[i].content.iter());
    p.text
        .key(cue)
        .starts_with('ف')
        .then(|| contents.filter(cut).map(|content| content.start).max())
        .flatten()
}

fn joint(p: &Phrases<'_>, draft: &Draft) -> Option<Joint> {
    const LEADS: Uses = Uses::of(&[Use::And, Use::Where, Use::Since, Use::ButHe]);
    let cue = draft.cue.start;
    let implied = matches!(draft.subject, Subject::Implied(..));
    match draft.rule {
        "participle" => Some(Joint::Circumstance),
        "noun-cue" if p.attached(cue, 'ل') => Some(Joint::Circumstance),
        _ if !implied => None,
        _ => {
            let reading = p.saying(cue)?;
            let perfect = reading.stem.part == Part::Perfect;
            let goes_on = reading.conjunction || cue.checked_sub(1).is_some_and(|i| p.serves_any(i, LEADS));
            (perfect && goes_on).then_some(Joint::Sequel)
        }
    }
}

/// The last time of the clause before the cue, if nothing else is said on the way.
fn find(
    p: &Phrases<'_>,
    drafts: &[Draft],
    handed_on: &[bool],
    index: usize,
    joint: Joint,
    clause: usize,
) -> Option<Range<usize>> {
    let cue = drafts[index].cue.start;
    let before = (0..index)
        .rev()
        .take_while(|&i| drafts[i].cue.start >= clause)
        .filter(|&i| drafts[i].cue.start < cue);
    let mut inherited = None;
    for other in before {
        // What hangs on the same clause before it has its time already; a participle hangs on what was said last.
        if !handed_on[other] || joint == Joint::Circumstance {
            return None;
        }
        inherited.clone_from(&drafts[other].time);
    }
    if inherited.is_some() {
        return inherited;
    }
    let time = p.times_in(clause..cue).filter(|t| t.tokens.end <= cue).last()?;
    let dates_event = can_be_said(time)
        && can_be_handed_on(time)
        && cue - time.tokens.end <= FAR
        && !is_said_elsewhere(drafts, index, clause, time)
        && !is_inside_relative(p, segment(p, clause, time.tokens.start))
        && is_of_event(p, clause..cue, time)
        && !(time.tokens.end..cue).any(|i| p.is_complementizer(i));
    dates_event.then(|| time.tokens.clone())
}

/// A day, a month or `قبل أيام`: not a year, which is more often that of a thing.
fn can_be_handed_on(time: &TimeExpression) -> bool {
    let fine = time.meant.and_then(Value::granularity);
    let led = matches!(time.lead, Some(Lead::At | Lead::Before));
    names_a_day(time) || led && matches!(fine, None | Some(Granularity::Month))
}

/// True inside a content that the cue does not stand in.
fn is_said_elsewhere(drafts: &[Draft], index: usize, clause: usize, time: &TimeExpression) -> bool {
    let cue = drafts[index].cue.start;
    let holds = |content: &Range<usize>| content.contains(&time.tokens.start) && !content.contains(&cue);
    near(drafts.len(), index).any(|i| drafts[i].content.iter().any(|c| c.start != clause && holds(c)))
}

/// True where the verb that a time dates is not one of saying: the last before it, else the first behind it. A verb
/// by which a channel comes out (`تغريدة نشرها في مارس، وقال فيها`) dates what is said there.
fn is_of_event(p: &Phrases<'_>, clause: Range<usize>, time: &TimeExpression) -> bool {
    let is_verb = |i: &usize| p.is_verb(*i);
    let verb = (clause.start..time.tokens.start)
        .rev()
        .find(is_verb)
        .or_else(|| (time.tokens.end..clause.end).find(is_verb));
    // توجه: to address, and to head for.
    let rather_event =
        |r: &Reading| Phrases::frames(r).has(Frames::RISKY) && !Phrases::frames(r).has(Frames::VOICE);
    let happens = |r: &Reading| r.is_finite() && (r.stem.class != Class::Saying || rather_event(r));
    verb.is_some_and(|i| comes_out(p, i) || p.lexemes.readings(i).iter().any(happens))
}
