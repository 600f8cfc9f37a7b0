//! Implied subjects: `وأضاف`, `مشيرا إلى`, `قوله`.

use super::Known;
use super::fullest::Entities;
use super::mention::Mention;
use crate::lexicon::{Class, Frames, Gender, Number};
use crate::phrases::Phrases;
use crate::statements::{Draft, near};
use std::ops::Range;

/// What is known when a subject is looked for.
pub(super) struct Search<'a> {
    pub(super) p: &'a Phrases<'a>,
    pub(super) drafts: &'a [Draft],
    /// For every statement the one that holds it.
    pub(super) outers: &'a [Option<usize>],
    /// The speakers of the statements before it.
    pub(super) known: &'a [Option<Known>],
    pub(super) mentions: &'a [Mention],
    pub(super) entities: &'a Entities<'a>,
    /// The statement and the one that holds it.
    pub(super) statement: usize,
    pub(super) outer: Option<usize>,
    /// What the verb's form tells of its subject.
    pub(super) gender: Gender,
    pub(super) number: Number,
}

impl Search<'_> {
    /// The mention that an implied subject stands for: the last speaker of the sentence, the main clause's
    /// subject (for a participle), the outer speaker, the last speaker near by, else whoever is spoken of.
    pub(super) fn run(&self) -> Option<usize> {
        let draft = &self.drafts[self.statement];
        let sentence = self.p.sentence(draft.cue.start);
        if let Some(k) = self.last_speaker(|j| sentence.contains(&self.drafts[j].cue.start)) {
            return Some(k.1.mention);
        }
        if let Some(m) = self.document(&sentence, draft.cue.start) {
            return Some(m);
        }
        if let Some((_, k)) = self.nested_speaker() {
            return Some(k.mention);
        }
        if draft.rule == "participle"
            && let Some(m) = self.main_subject(&sentence, draft.cue.start)
        {
            return Some(m);
        }
        if let Some(o) = self.outer {
            return self.known.get(o).copied().flatten().map(|k| k.mention);
        }
        let recent = self.last_speaker(|_| true);
        let here = self.p.text.paragraph_of(draft.cue.start);
        if let Some((j, k)) = recent
            && self.p.text.paragraph_of(self.drafts[j].cue.start) + 2 >= here
        {
            return Some(k.mention);
        }
        self.last_person(here, draft.cue.start).or(recent.map(|(_, k)| k.mention))
    }

    /// The last speaker before the statement, on its level, that fits; a headline's speakers stay in the headline.
    fn last_speaker(&self, wanted: impl Fn(usize) -> bool) -> Option<(usize, Known)> {
        let paragraph = |j: usize| self.p.text.paragraph_of(self.drafts[j].cue.start);
        let headline = paragraph(self.statement) == 0;
        (near(self.drafts.len(), self.statement).start..self.statement)
            .rev()
            .filter(|&j| wanted(j) && (headline || paragraph(j) > 0))
            .filter(|&j| self.outers[j] == self.outer)
            .find_map(|j| self.known[j].filter(|k| self.fits(k)).map(|k| (j, k)))
    }

    /// The speaker of a statement inside another one of the same sentence: `قال مسؤولان إن الوزير هدد …، وقال إنه مستعد`.
    pub(super) fn nested_speaker(&self) -> Option<(usize, Known)> {
        let sentence = self.p.sentence(self.drafts[self.statement].cue.start);
        let finite = self.p.saying(self.drafts[self.statement].cue.start).is_some();
        (near(self.drafts.len(), self.statement).start..self.statement)
            .rev()
            .filter(|&j| finite && sentence.contains(&self.drafts[j].cue.start))
            .filter(|&j| self.outers[j].is_some_and(|o| o < j))
            .find_map(|j| self.known[j].filter(|k| self.fits(k)).map(|k| (j, k)))
    }

    /// Of a verb that documents take (ينص, تضمن): the indefinite document that its sentence names before it.
    fn document(&self, sentence: &Range<usize>, at: usize) -> Option<usize> {
        let p = self.p;
        p.saying(at).filter(|r| r.stem.lemma().frames.has(Frames::DOCUMENT))?;
        let first = self.mentions.partition_point(|m| m.phrase.tokens.start < sentence.start);
        let end = self.mentions.partition_point(|m| m.phrase.tokens.end <= at);
        (first..end.max(first)).rev().find(|&m| {
            let phrase = &self.mentions[m].phrase;
            phrase.head == Some(Class::Document) && !p.has_article(phrase.head_token)
        })
    }

    /// Agreement of gender and number.
    fn fits(&self, k: &Known) -> bool {
        let gender = self.gender == Gender::Any
            || k.gender == Gender::Any
            || k.gender == self.gender
            || k.number == Number::Plural;
        let plural = self.number != Number::Plural || k.number != Number::Singular || k.gender == Gender::Any;
        let one_man = self.number == Number::Singular && self.gender == Gender::Masculine;
        gender && plural && !(one_man && k.number != Number::Singular)
    }

    /// The first mention of the sentence that can speak, before a participle.
    fn main_subject(&self, sentence: &Range<usize>, at: usize) -> Option<usize> {
        let first = self.mentions.partition_point(|m| m.phrase.tokens.start < sentence.start);
        let free = |start: usize| {
            start.checked_sub(1).is_none_or(|b| b < sentence.start || self.p.preposition(b).is_none())
        };
        (first..self.mentions.len()).take_while(|&m| self.mentions[m].phrase.tokens.end <= at).find(|&m| {
            let phrase = &self.mentions[m].phrase;
            phrase.can_speak()
                && !matches!(phrase.head, Some(Class::Document | Class::Channel | Class::Claim))
                && free(phrase.tokens.start)
                && !self.is_quoted(&self.mentions[m])
        })
    }

    /// True inside quoted speech: whoever is spoken of there does not speak next.
    fn is_quoted(&self, mention: &Mention) -> bool {
        const NAME_LENGTH: usize = 4;
        self.p.text.quotation_at(mention.phrase.tokens.start).is_some_and(|q| q.end - q.first() > NAME_LENGTH)
    }

    /// The last person that the paragraph, or the one before it, speaks of.
    fn last_person(&self, paragraph: usize, at: usize) -> Option<usize> {
        let from = self.p.text.paragraphs().get(paragraph.saturating_sub(1)).map_or(0, |r| r.0);
        let end = self.mentions.partition_point(|m| m.phrase.tokens.end <= at);
        (0..end).rev().take_while(|&m| self.mentions[m].phrase.tokens.start >= from).find(|&m| {
            let mention = &self.mentions[m];
            let k = Known { mention: m, gender: mention.gender(self.p), number: mention.phrase.number };
            mention.is_person() && self.fits(&k) && !self.is_quoted(mention)
        })
    }
}
