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
    let mut subjects: Vec<Range<usize>> = drafts.iter().filter_map(|draft| named(draft).cloned()).collect();
    subjects.sort_by_key(|r| r.start);
    let mentions = mention::all(p, &subjects);
    let entities = Entities::new(p, &mentions);
    let outers = (0..drafts.len()).map(|i| outer_of(drafts, i)).collect();
    let known = Vec::with_capacity(drafts.len());
    let out = Vec::with_capacity(drafts.len());
    let mut resolver = Resolver { p, drafts, outers, mentions: &mentions, entities: &entities, known, out };
    for statement in 0..drafts.len() {
        resolver.statement(statement, log);
    }
    resolver.out
}

/// The subject that a sentence names.
const fn named(draft: &Draft) -> Option<&Range<usize>> {
    match &draft.subject {
        Subject::Named(range) => Some(range),
        _ => None,
    }
}

/// Resolves statements one after the other: each may need who spoke in those before it.
struct Resolver<'a> {
    p: &'a Phrases<'a>,
    drafts: &'a [Draft],
    /// Of every statement the innermost whose content holds its cue.
    outers: Vec<Option<usize>>,
    mentions: &'a [Mention],
    entities: &'a Entities<'a>,
    known: Vec<Option<Known>>,
    out: Vec<Attribution>,
}

impl Resolver<'_> {
    fn statement(&mut self, i: usize, log: &mut Log) {
        let (who, carried_on) = self.speaker(i, log);
        self.known.push(who.map(|m| Known {
            mention: m,
            gender: self.mentions[m].gender(self.p),
            number: self.mentions[m].phrase.number,
        }));
        let source = who.map(|m| {
            let full = &self.mentions[self.entities.fullest(m)];
            describe::source(self.p, named(&self.drafts[i]).cloned(), &self.mentions[m], full)
        });
        let outer = self.outers[i].filter(|&outer| outer < i);
        let same = outer.is_some_and(|outer| self.is_same_speaker(outer, i));
        let via = self.chain(i, carried_on);
        let own_words = same && is_present(self.p, &self.drafts[i]);
        self.out.push(Attribution { source, via, own_words });
    }

    /// The mention of the speaker, and a statement whose chain this one shares: `قال مسؤولان إن الوزير هدد …، وقال إنه
    /// مستعد`.
    fn speaker(&self, i: usize, log: &mut Log) -> (Option<usize>, Option<usize>) {
        let (gender, number) = match &self.drafts[i].subject {
            Subject::Named(range) => return (holding(self.mentions, range.start), None),
            Subject::Nobody => return (None, None),
            Subject::Implied(gender, number) => (*gender, *number),
        };
        let outer = self.outers[i];
        let search = Search {
            p: self.p,
            drafts: self.drafts,
            outers: &self.outers,
            known: &self.known,
            mentions: self.mentions,
            entities: self.entities,
            statement: i,
            outer,
            gender,
            number,
        };
        let who = search.find(log);
        let nested = search.nested_speaker().filter(|(_, k)| outer.is_none() && Some(k.mention) == who);
        (who, nested.map(|(sibling, _)| sibling))
    }

    fn is_same_speaker(&self, a: usize, b: usize) -> bool {
        self.known[a].zip(self.known[b]).is_some_and(|(a, b)| {
            a.mention == b.mention || self.entities.fullest(a.mention) == self.entities.fullest(b.mention)
        })
    }

    /// Through whom a statement came, outermost first: the speaker of another whose content it stands in, and the chain of
    /// that one; whoever vouches for it, and what is named beside its cue.
    fn chain(&self, i: usize, carried_on: Option<usize>) -> Vec<Range<usize>> {
        let mut via = self.told_inside(i);
        if let Some(sibling) = carried_on {
            via.extend(self.out[sibling].via.iter().cloned());
        }
        via.extend(told_by(self.p, self.drafts, i));
        via.extend(self.drafts[i].via.iter().cloned());
        drop_repeated(&mut via);
        // Nobody hands his own words on: `وقال الشهود إن …، بحسب ما روى الشهود`.
        if let Some(own) = named(&self.drafts[i]) {
            via.retain(|v| v.end <= own.start || own.end <= v.start);
        }
        via
    }

    /// The speakers of the statements whose contents hold a statement, outermost first, up to one of the same speaker's: what
    /// a spokesman says that his minister said of himself came through the spokesman.
    fn told_inside(&self, i: usize) -> Vec<Range<usize>> {
        let around = |&inner: &usize| self.outers[inner].filter(|&outer| outer < inner);
        let mut holders = std::iter::successors(around(&i), around);
        if let Some(own) = holders.clone().find(|&holder| self.is_same_speaker(holder, i)) {
            return self.out[own].via.clone();
        }
        let Some(outer) = holders.next() else { return Vec::new() };
        let known = || self.known[outer].map(|k| self.mentions[k.mention].tokens());
        let speaker = named(&self.drafts[outer]).cloned().or_else(known);
        self.out[outer].via.iter().cloned().chain(speaker).collect()
    }
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
