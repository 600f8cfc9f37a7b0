//! The source layer: who each statement's speaker is, and the chain through which it came.

mod describe;
mod mention;

use crate::lexicon::{Class, Gender, Number, Part};
use crate::model::SpeakerKind;
use crate::phrases::Phrases;
use crate::statements::{Draft, Subject};
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
pub fn resolve(p: &Phrases<'_>, drafts: &[Draft]) -> Vec<Attribution> {
    let mut subjects: Vec<Range<usize>> = drafts
        .iter()
        .filter_map(|d| match &d.subject {
            Subject::Named(range) => Some(range.clone()),
            _ => None,
        })
        .collect();
    subjects.sort_by_key(|r| r.start);
    let mentions = mention::all(p, &subjects);
    let mut known: Vec<Option<Known>> = Vec::with_capacity(drafts.len());
    let mut out: Vec<Attribution> = Vec::with_capacity(drafts.len());
    for (i, draft) in drafts.iter().enumerate() {
        let outer = outer_of(drafts, i);
        let who = match &draft.subject {
            Subject::Named(range) => mentions.iter().position(|m| m.phrase.tokens.start == range.start),
            Subject::Implied(gender, number) => {
                implied(p, drafts, &known, &mentions, i, outer, *gender, *number)
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
            let full = fullest(p, &mentions, m);
            describe::source(p, own.clone(), &mentions[m], &mentions[full])
        });
        let mut via: Vec<Range<usize>> = Vec::new();
        let mut own_words = false;
        if let Some(o) = outer.filter(|&o| o < i) {
            let same = known[o].zip(known[i]).is_some_and(|(a, b)| {
                a.mention == b.mention || fullest(p, &mentions, a.mention) == fullest(p, &mentions, b.mention)
            });
            own_words = same && is_present(p, draft);
            if !same {
                via.extend(out[o].via.iter().cloned());
                let outer_range = match &drafts[o].subject {
                    Subject::Named(range) => Some(range.clone()),
                    _ => out[o].source.as_ref().and_then(|s| s.name.clone()),
                };
                via.extend(outer_range);
            }
        }
        via.extend(draft.via.iter().cloned());
        out.push(Attribution { source, via, own_words });
    }
    out
}

/// A finite verb in the imperfect.
fn is_present(p: &Phrases<'_>, draft: &Draft) -> bool {
    let finite = draft.rule != "participle" && draft.rule != "headline-colon";
    finite && p.saying(draft.cue.start).is_some_and(|r| r.stem.part == Part::Imperfect)
}

/// The innermost statement whose content holds this one's cue.
fn outer_of(drafts: &[Draft], i: usize) -> Option<usize> {
    let cue = drafts[i].cue.start;
    drafts
        .iter()
        .enumerate()
        .filter(|(j, d)| *j != i && d.content.iter().any(|c| c.contains(&cue)))
        .min_by_key(|(_, d)| d.content.iter().map(ExactSizeIterator::len).sum::<usize>())
        .map(|(j, _)| j)
}

/// The mention that an implied subject stands for.
#[allow(clippy::too_many_arguments, reason = "the facts of one decision")]
fn implied(
    p: &Phrases<'_>,
    drafts: &[Draft],
    known: &[Option<Known>],
    mentions: &[Mention],
    i: usize,
    outer: Option<usize>,
    gender: Gender,
    number: Number,
) -> Option<usize> {
    let fits = |k: &Known| {
        (gender == Gender::Any || k.gender == Gender::Any || k.gender == gender || k.number == Number::Plural)
            && (number != Number::Plural || k.number != Number::Singular || k.gender == Gender::Any)
            && !(number == Number::Singular && k.number == Number::Plural && gender == Gender::Masculine)
    };
    let draft = &drafts[i];
    let sentence = p.sentence(draft.cue.start);
    let paragraph = p.text.paragraph(draft.cue.start);
    let headline = p.text.paragraph_of(draft.cue.start) == 0;
    let level = |j: usize| outer_of(drafts, j) == outer;
    // The cues before it on the same level, the nearest first; a headline's speakers stay in the headline.
    let earlier = (0..i).rev().filter(|&j| headline || p.text.paragraph_of(drafts[j].cue.start) > 0);
    let same_sentence = earlier
        .clone()
        .filter(|&j| sentence.contains(&drafts[j].cue.start) && level(j))
        .find_map(|j| known[j].filter(|k| fits(k)));
    if let Some(k) = same_sentence {
        return Some(k.mention);
    }
    if draft.rule == "participle"
        && let Some(np) = main_subject(p, mentions, sentence.clone(), draft.cue.start)
    {
        return Some(np);
    }
    if let Some(o) = outer {
        return known.get(o).copied().flatten().map(|k| k.mention);
    }
    let recent = earlier.clone().filter(|&j| level(j)).find_map(|j| known[j].filter(|k| fits(k)));
    let recent_paragraph = earlier
        .filter(|&j| level(j))
        .find(|&j| known[j].is_some_and(|k| fits(&k)))
        .map(|j| p.text.paragraph_of(drafts[j].cue.start));
    let here = p.text.paragraph_of(draft.cue.start);
    if let Some(k) = recent
        && recent_paragraph.is_some_and(|r| r + 2 >= here)
    {
        return Some(k.mention);
    }
    // Else whoever the paragraph or the one before it speaks of.
    let from = here.checked_sub(1).and_then(|i| p.text.paragraphs().get(i)).map_or(paragraph.start, |r| r.0);
    mentions
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, m)| m.phrase.tokens.end <= draft.cue.start && m.phrase.tokens.start >= from)
        .find(|(_, m)| {
            let k = Known { mention: 0, gender: m.gender(p), number: m.phrase.number };
            m.is_person() && fits(&k)
        })
        .map(|(j, _)| j)
        .or(recent.map(|k| k.mention))
}

/// The first mention of a sentence that can speak, before a participle.
fn main_subject(p: &Phrases<'_>, mentions: &[Mention], sentence: Range<usize>, at: usize) -> Option<usize> {
    mentions.iter().position(|m| {
        sentence.contains(&m.phrase.tokens.start)
            && m.phrase.tokens.end <= at
            && m.phrase.can_speak()
            && !matches!(m.phrase.head, Some(Class::Document | Class::Channel | Class::Claim))
            && m.phrase
                .tokens
                .start
                .checked_sub(1)
                .is_none_or(|b| b < sentence.start || p.preposition(b).is_none())
    })
}

/// The fullest mention of the source of mention `m`.
fn fullest(p: &Phrases<'_>, mentions: &[Mention], m: usize) -> usize {
    let this = &mentions[m];
    if this.phrase.head == Some(Class::Anonymous) {
        return m;
    }
    let own_names = if names_another(p, this) { Vec::new() } else { name_words(p, this) };
    let longest = |candidates: &mut dyn Iterator<Item = usize>| {
        candidates.max_by_key(|&c| {
            let length = mentions[c].words.len().min(14);
            (length, std::cmp::Reverse(c))
        })
    };
    if !own_names.is_empty() && this.is_person() {
        let mut same = (0..mentions.len()).filter(|&c| {
            mentions[c].is_person() && !mentions[c].is_plural() && mentions[c].holds(&own_names)
        });
        return longest(&mut same).filter(|&c| mentions[c].words.len() > this.words.len()).unwrap_or(m);
    }
    if matches!(this.phrase.head, Some(Class::Role | Class::Title)) && !this.is_plural() {
        // A role alone: the nearest named holder of the role, before it or after.
        let holder = |c: &usize| {
            let other = &mentions[*c];
            *c != m
                && !name_words(p, other).is_empty()
                && !other.is_plural()
                && (other.holds(&this.words) && !this.words.is_empty()
                    || other.head == this.head && this.words.len() <= 1)
        };
        let definite = this.tokens().any(|i| p.has_article(i)) || this.tokens().len() > 1;
        if definite {
            return (0..m).rev().find(holder).or_else(|| (m..mentions.len()).find(holder)).unwrap_or(m);
        }
        return m;
    }
    if this.words.is_empty() || this.phrase.head.is_none() {
        return m;
    }
    let alone = this.words.len() == 1 && p.has_article(this.phrase.head_token);
    let mut same = (0..mentions.len()).filter(|&c| {
        let other = &mentions[c];
        other.holds(&this.words)
            && (other.head == this.head && other.phrase.head == this.phrase.head)
            && other.words.len() > this.words.len()
            && (!alone || c < m || matches!(this.phrase.head, Some(Class::Organization)))
            && (!this.is_plural() || other.is_plural())
    });
    longest(&mut same).unwrap_or(m)
}

/// `محامي نجيب`: an indefinite office straight before a name is held for that person, not by him.
fn names_another(p: &Phrases<'_>, m: &Mention) -> bool {
    let head = m.phrase.head_token;
    let name = p
        .lexemes
        .readings(head + 1)
        .iter()
        .any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName));
    m.phrase.head == Some(Class::Role) && !p.has_article(head) && name && m.tokens().contains(&(head + 1))
}

/// The words of a mention that are names: given and family names, and words that the lexicon does not know.
fn name_words(p: &Phrases<'_>, m: &Mention) -> Vec<String> {
    let tokens = m.tokens();
    let mut out: Vec<String> = tokens
        .clone()
        .filter(|&i| p.text.is_word(i) && p.preposition(i).is_none())
        .filter(|&i| {
            let readings = p.lexemes.readings(i);
            readings.iter().any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName))
                && !readings.iter().any(|r| matches!(r.stem.class, Class::Role | Class::Title | Class::Nisba))
                || readings.is_empty() && (!p.has_article(i) || tokens.len() <= 2 || i + 1 == tokens.end)
        })
        .flat_map(|i| mention::words(p, i..i + 1))
        .collect();
    out.sort();
    out
}
