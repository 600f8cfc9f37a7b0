//! A disputed reading: `عبارة "…" لا تعني …`.

use super::Found;
use super::likeness::{Likeness, one};
use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::{ContestKind, Voice};
use crate::page::Page;
use crate::said::Said;
use crate::word::{Traits, Word};
use std::ops::Range;

/// A phrase is quoted at most so many words behind the word that says that it is one.
const NEAR: usize = 3;
/// Words that a phrase and the statement that it comes from have in common, at least.
const SHARED: usize = 3;

pub(crate) fn find(dialogue: &Dialogue) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, said) in dialogue.all.iter().enumerate() {
        let page = dialogue.page(said);
        for content in &page.contents[said.at] {
            if let Some(dispute) = dispute(page, content) {
                found.extend(origin(dialogue, index, &dispute));
            }
        }
    }
    found
}

/// A phrase and the words that say that it does not mean so.
struct Dispute {
    phrase: Range<usize>,
    meaning: Range<usize>,
    /// The words for where the phrase stands: البيان المشترك.
    source: Range<usize>,
}

/// `عبارة "…" لا تعني`: the phrase is quoted, or stands between the word for it and the negated meaning.
fn dispute(page: &Page, content: &Range<usize>) -> Option<Dispute> {
    let words = &page.words[..content.end];
    let wording = &LORE.wording;
    let named = content.clone().find(|&at| wording.phrase.at(words, at).is_some())?;
    let meaning = (named + 1..content.end).find(|&at| {
        wording.meaning.form_at(words, at).is_some() && at > 0 && wording.negates(words, at - 1)
    })?;
    let quotation = page.quotations.iter().find(|q| q.start > named && q.start <= named + NEAR)?;
    let end = quotation.end.min(meaning - 1);
    // `الموجودة بالبيان` is said of the phrase, though the marks may close behind it.
    let found_in = (quotation.start..meaning - 1).find(|&at| wording.found_in.at(words, at).is_some());
    let source = found_in.map_or(0..0, |at| source(words, at + 1..meaning - 1));
    let end = found_in.unwrap_or(end).min(end);
    let (phrase, meaning) = (quotation.start..end, meaning - 1..meaning + 1);
    (end > quotation.start + 1).then_some(Dispute { phrase, meaning, source })
}

/// The noun phrase behind `الموجودة في`.
fn source(words: &[Word], range: Range<usize>) -> Range<usize> {
    let start = range.clone().find(|&at| words[at].is_content()).unwrap_or(range.end);
    let ends = |at: &usize| !words[*at].is(Traits::WORD);
    start..(start..range.end).find(ends).unwrap_or(range.end)
}

/// The statement of somebody else that the phrase comes from: the one that shares most of its words.
fn origin(dialogue: &Dialogue, index: usize, dispute: &Dispute) -> Option<Found> {
    let said = &dialogue.all[index];
    let words = dialogue.words(said);
    let phrase: Vec<usize> = dispute.phrase.clone().filter(|&at| words[at].is_content()).collect();
    let own = dialogue.sayings.of[index];
    let likely = |other: &Said| {
        let all: Vec<usize> = other.clauses.iter().flat_map(|clause| clause.words.iter().copied()).collect();
        let likeness = Likeness::new(dialogue, (said, &phrase), (other, &all));
        (likeness.telling >= SHARED).then_some(likeness)
    };
    let (other, likeness) = dialogue
        .all
        .iter()
        .enumerate()
        .filter(|(at, other)| {
            dialogue.sayings.of[*at] != own && other.who != said.who && is_before(other, said)
        })
        .filter_map(|(at, other)| Some((at, likely(other)?)))
        .max_by(|a, b| a.1.both().total_cmp(&b.1.both()).then_with(|| b.0.cmp(&a.0)))?;
    let confidence = 0.6 + 0.3 * likeness.of_second;
    let clash = vec![dispute.phrase.clone(), dispute.meaning.clone()];
    let twin = likeness.pairs.iter().map(|pair| one(pair.1)).collect();
    let voice = spoken_by(dialogue, said, other, dispute);
    let sides = [(index, clash), (other, twin)];
    Some(Found { kind: ContestKind::Reading, confidence, sides, voice: voice.map(|voice| (other, voice)) })
}

/// The document that the phrase is said to stand in, where the other statement's sentence names it: then that speaks, and not
/// whoever stands nearest to the verb.
fn spoken_by(dialogue: &Dialogue, said: &Said, other: usize, dispute: &Dispute) -> Option<Voice> {
    let page = dialogue.page(said);
    let head = page.words.get(dispute.source.start).filter(|_| !dispute.source.is_empty())?;
    let against = &dialogue.all[other];
    let elsewhere = dialogue.page(against);
    let sentence = elsewhere.sentence(elsewhere.cues[against.at].start);
    let at = elsewhere.words[sentence.clone()].iter().position(|word| word.same(head))? + sentence.start;
    let joint = |at: &usize| LORE.wording.joint.at(&elsewhere.words, *at).is_some();
    let parties = if (at..at + 2).any(|at| joint(&at)) {
        dialogue.parties.joint(elsewhere)
    } else {
        dialogue.parties.in_text(&page.words[dispute.source.clone()])
    };
    let name = page.cut(dispute.source.clone());
    let name =
        if head.is(Traits::GOVERNED) { name.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(name) } else { name };
    Some(Voice { name: Some(name.to_owned()), parties: dialogue.names(&parties) })
}

fn is_before(a: &Said, b: &Said) -> bool {
    Dialogue::days_between(a, b).is_none_or(|days| days >= 0)
}
