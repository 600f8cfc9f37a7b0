//! The source layer: who each statement's speaker is, and the chain through which it came.

mod describe;
mod fullest;
mod implied;
mod mention;
mod rank;
mod trim;

use crate::learned::Log;
use crate::lexicon::{Gender, Number, Part};
use crate::model::SpeakerKind;
use crate::phrases::Phrases;
use crate::statements::{Draft, Subject, outer_of};
use fullest::Entities;
use implied::Search;
use mention::Mention;
use std::ops::Range;

/// A resolved source, in token indices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The mention beside the cue.
    pub mention: Option<Range<usize>>,
    /// The fullest mention.
    pub name: Option<Range<usize>>,
    /// What kind of source it is.
    pub kind: SpeakerKind,
    /// True where the article hides it.
    pub anonymous: bool,
    /// A short name to show.
    pub label: Option<String>,
    /// Office or profession.
    pub role: Option<String>,
    /// Country or institution.
    pub affiliation: Option<String>,
}

/// A statement's source and chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker.
    pub source: Option<Source>,
    /// The chain, outermost first.
    pub via: Vec<Range<usize>>,
    /// True where the speaker of the outer statement says it of himself, in the same breath.
    pub own_words: bool,
}

/// Who was resolved so far: an index into the mentions, with what agreement must fit.
#[derive(Debug, Clone, Copy)]
struct Known {
    mention: usize,
    gender: Gender,
    number: Number,
}

/// Resolves the sources of all statements, in their order.
pub fn resolve(p: &Phrases<'_>, drafts: &[Draft], log: &mut Log) -> Vec<Attribution> {
    let mut subjects: Vec<Range<usize>> = drafts
        .iter()
        .filter_map(|d| match &d.subject {
            Subject::Named(range) => Some(range.clone()),
            _ => None,
        })
        .collect();
    subjects.sort_by_key(|r| r.start);
    let mentions = mention::all(p, &subjects);
    let entities = Entities::new(p, &mentions);
    let outers: Vec<Option<usize>> = (0..drafts.len()).map(|i| outer_of(drafts, i)).collect();
    let mut known: Vec<Option<Known>> = Vec::with_capacity(drafts.len());
    let mut out: Vec<Attribution> = Vec::with_capacity(drafts.len());
    for (i, draft) in drafts.iter().enumerate() {
        let outer = outers[i];
        // A statement whose chain this one shares: `قال مسؤولان إن الوزير هدد …، وقال إنه مستعد`.
        let mut carried_on = None;
        let who = match &draft.subject {
            Subject::Named(range) => holding(&mentions, range.start),
            Subject::Implied(gender, number) => {
                let search = Search {
                    p,
                    drafts,
                    outers: &outers,
                    known: &known,
                    mentions: &mentions,
                    entities: &entities,
                    statement: i,
                    outer,
                    gender: *gender,
                    number: *number,
                };
                let who = search.find(log);
                carried_on =
                    search.nested_speaker().filter(|(_, k)| outer.is_none() && Some(k.mention) == who);
                who
            }
            Subject::Nobody => None,
        };
        known.push(who.map(|m| Known {
            mention: m,
            gender: mentions[m].gender(p),
            number: mentions[m].phrase.number,
        }));
        let own = match &draft.subject {
            Subject::Named(range) => Some(range.clone()),
            _ => None,
        };
        let source = who.map(|m| {
            let full = entities.fullest(m);
            describe::source(p, own.clone(), &mentions[m], &mentions[full])
        });
        let mut via: Vec<Range<usize>> = Vec::new();
        let mut own_words = false;
        if let Some(o) = outer.filter(|&o| o < i) {
            let same = known[o].zip(known[i]).is_some_and(|(a, b)| {
                a.mention == b.mention || entities.fullest(a.mention) == entities.fullest(b.mention)
            });
            own_words = same && is_present(p, draft);
            if !same {
                via.extend(out[o].via.iter().cloned());
                let outer_range = match &drafts[o].subject {
                    Subject::Named(range) => Some(range.clone()),
                    _ => known[o].map(|k| mentions[k.mention].tokens()),
                };
                via.extend(outer_range);
            }
        }
        if let Some((sibling, _)) = carried_on {
            via.extend(out[sibling].via.iter().cloned());
        }
        via.extend(told_by(p, drafts, i));
        via.extend(draft.via.iter().cloned());
        drop_repeated(&mut via);
        // Nobody hands his own words on: `وقال الشهود إن …، بحسب ما روى الشهود`.
        if let Subject::Named(own) = &draft.subject {
            via.retain(|v| v.end <= own.start || own.end <= v.start);
        }
        out.push(Attribution { source, via, own_words });
    }
    out
}

/// `… كذا، بحسب ما قال الشهود`: who vouches, behind it, for the clause that the statement stands in.
fn told_by(p: &Phrases<'_>, drafts: &[Draft], i: usize) -> Option<Range<usize>> {
    let later = outer_of(drafts, i).filter(|&o| o > i)?;
    match &drafts[later].subject {
        Subject::Named(range) if matches!(drafts[later].rule, "postposed" | "attribution") => {
            let own = matches!(&drafts[i].subject, Subject::Named(own) if p.text.key(own.start) == p.text.key(range.start));
            (!own).then(|| range.clone())
        }
        _ => None,
    }
}

/// Keeps each source of a chain once.
fn drop_repeated(via: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while at < via.len() {
        let overlaps = |other: &Range<usize>| other.start < via[at].end && via[at].start < other.end;
        if via[..at].iter().any(overlaps) {
            via.remove(at);
        } else {
            at += 1;
        }
    }
}

/// The mention that holds a token.
fn holding(mentions: &[Mention], token: usize) -> Option<usize> {
    let after = mentions.partition_point(|m| m.phrase.tokens.start <= token);
    after.checked_sub(1).filter(|&m| mentions[m].phrase.tokens.contains(&token))
}

/// A finite verb in the imperfect.
fn is_present(p: &Phrases<'_>, draft: &Draft) -> bool {
    let finite = draft.rule != "participle" && draft.rule != "headline-colon";
    finite && p.saying(draft.cue.start).is_some_and(|r| r.stem.part == Part::Imperfect)
}
