//! What was found in an article against what is annotated in it.

use crate::found::{Found, FoundSpeaker, FoundStatement};
use crate::gold::{Annotation, Gold};
use crate::mistake::{Mistake, joined};
use crate::place::{Place, Text};
use crate::score::{ContentScore, Score, rounded, share};
use crate::words::{core, names};

/// The share of common words from which two contents are called close.
const CLOSE: f64 = 0.8;

/// Counts over articles, from which the figures are made.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    documents: u32,
    without_record: u32,
    cue: Hits,
    exact: u32,
    close: u32,
    word_f1: f64,
    speaker: u32,
    act: u32,
    form: u32,
    anonymous: u32,
    channel: Hits,
    addressee: Hits,
    time: Hits,
    /// Of the annotated dates of sayings, how many are right.
    dates: Hits,
    via: Hits,
    strict: u32,
    close_and_speaker: u32,
}

/// How many of a thing were found rightly, found at all, and annotated.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hits {
    pub(crate) right: u32,
    pub(crate) found: u32,
    pub(crate) gold: u32,
}

impl Hits {
    /// Counts a field of a pair.
    fn count(&mut self, gold: Option<Place>, found: Option<Place>) {
        self.gold += u32::from(gold.is_some());
        self.found += u32::from(found.is_some());
        self.right += u32::from(gold.zip(found).is_some_and(|(gold, found)| gold.overlaps(found)));
    }
}

impl Tally {
    /// Compares what was found in an article (`None`: it was not read) with its annotation; gives the mistakes.
    pub fn add(&mut self, gold: &Gold, found: Option<&Found>) -> Vec<Mistake> {
        let statements = found.map_or(&[][..], |found| &found.statements);
        self.documents += 1;
        self.without_record += u32::from(found.is_none());
        self.cue.gold += count(&gold.statements);
        self.cue.found += count(statements);
        let pairs = pairs(&gold.statements, statements);
        let mut mistakes = Vec::new();
        for (annotation, pair) in gold.statements.iter().zip(&pairs) {
            match pair {
                Some(index) => self.pair(&gold.text, annotation, &statements[*index], &mut mistakes),
                None => mistakes.push(Mistake::Missed {
                    cue: gold.text.cut(annotation.cue).to_owned(),
                    content: joined(&gold.text, &annotation.content),
                }),
            }
        }
        let spurious = statements.iter().enumerate().filter(|(index, _)| !pairs.contains(&Some(*index)));
        mistakes.extend(spurious.map(|(_, statement)| Mistake::Spurious {
            cue: gold.text.cut(statement.cue).to_owned(),
            content: joined(&gold.text, &statement.content),
        }));
        mistakes
    }

    /// Counts a statement that was found where one is annotated.
    fn pair(&mut self, text: &Text, gold: &Annotation, found: &FoundStatement, mistakes: &mut Vec<Mistake>) {
        self.cue.right += 1;
        let (exact, close) = self.content(text, gold, found);
        let speaker = same_source(text, gold, found.speaker.as_ref());
        self.speaker += u32::from(speaker);
        self.strict += u32::from(exact && speaker);
        self.close_and_speaker += u32::from(close && speaker);
        self.act += u32::from(found.act.as_deref() == Some(gold.act.as_str()));
        self.form += u32::from(found.form.as_deref() == Some(gold.kind.as_str()));
        self.anonymous += u32::from(found.speaker.is_some_and(|s| s.anonymous) == gold.anonymous);
        self.circumstances(gold, found);
        let cue = || text.cut(gold.cue).to_owned();
        if !exact {
            let (gold, found) = (joined(text, &gold.content), joined(text, &found.content));
            mistakes.push(Mistake::Content { cue: cue(), gold, found });
        }
        if !speaker {
            let cut = |place: Option<Place>| place.map(|place| text.cut(place).to_owned());
            mistakes.push(Mistake::Speaker {
                cue: cue(),
                gold: cut(gold.speaker_full.or(gold.speaker)),
                found: cut(found.speaker.and_then(|s| s.name.or(s.mention))),
            });
        }
    }

    /// Counts the content of a pair: whether it is exact, whether it is close.
    fn content(&mut self, text: &Text, gold: &Annotation, found: &FoundStatement) -> (bool, bool) {
        let (gold, found) = (core(text, &gold.content), core(text, &found.content));
        let common = gold.intersection(&found).count() as u32;
        let all = (gold.len() + found.len()) as u32;
        let exact = gold == found;
        let close = f64::from(common) >= CLOSE * f64::from(all - common);
        self.word_f1 += if all == 0 { 1.0 } else { share(2 * common, all) };
        self.exact += u32::from(exact);
        self.close += u32::from(close);
        (exact, close)
    }

    /// Counts channel, addressee, time and chain of a pair.
    fn circumstances(&mut self, gold: &Annotation, found: &FoundStatement) {
        self.channel.count(gold.channel, found.channel);
        self.addressee.count(gold.addressee, found.addressee);
        self.time.count(gold.time, found.time.as_ref().map(|time| time.place));
        if let Some(date) = &gold.time_value {
            self.dates.gold += 1;
            let value = found.time.as_ref().and_then(|time| time.value.as_ref());
            self.dates.right += u32::from(value == Some(date));
        }
        self.via.gold += count(&gold.via);
        self.via.found += count(&found.via);
        let known = |link: &&Place| found.via.iter().any(|other| link.overlaps(*other));
        self.via.right += gold.via.iter().filter(known).count() as u32;
    }

    /// The figures.
    pub fn score(&self) -> Score {
        let pairs = self.cue.right;
        let of_pairs = |right| rounded(share(right, pairs));
        let of_all = |right| Hits { right, ..self.cue }.into();
        Score {
            documents: self.documents,
            documents_without_record: self.without_record,
            gold: self.cue.gold,
            predicted: self.cue.found,
            cue: self.cue.into(),
            content: ContentScore {
                exact: of_pairs(self.exact),
                close: of_pairs(self.close),
                word_f1: rounded(self.word_f1 / f64::from(pairs.max(1))),
            },
            speaker: of_pairs(self.speaker),
            act: of_pairs(self.act),
            form: of_pairs(self.form),
            anonymous: of_pairs(self.anonymous),
            channel: self.channel.into(),
            addressee: self.addressee.into(),
            time: self.time.into(),
            time_value: rounded(share(self.dates.right, self.dates.gold)),
            via: self.via.into(),
            strict: of_all(self.strict),
            close: of_all(self.close_and_speaker),
        }
    }
}

fn count<T>(items: &[T]) -> u32 {
    items.len() as u32
}

/// For each annotation the statement whose cue it overlaps: one to one, the nearest start first.
fn pairs(gold: &[Annotation], found: &[FoundStatement]) -> Vec<Option<usize>> {
    let mut candidates: Vec<(u32, usize, usize)> = Vec::new();
    for (a, annotation) in gold.iter().enumerate() {
        for (b, statement) in found.iter().enumerate() {
            if annotation.cue.overlaps(statement.cue) {
                candidates.push((annotation.cue.start.abs_diff(statement.cue.start), a, b));
            }
        }
    }
    candidates.sort_unstable();
    let mut pairs = vec![None; gold.len()];
    let mut taken = vec![false; found.len()];
    for (_, a, b) in candidates {
        if pairs[a].is_none() && !taken[b] {
            (pairs[a], taken[b]) = (Some(b), true);
        }
    }
    pairs
}

/// Whether the source that was found overlaps an annotated mention, or names it with the same words.
fn same_source(text: &Text, gold: &Annotation, found: Option<&FoundSpeaker>) -> bool {
    let mentions = [gold.speaker_full, gold.speaker].into_iter().flatten();
    let Some(name) = found.and_then(|speaker| speaker.name.or(speaker.mention)) else {
        return mentions.count() == 0;
    };
    let words = names(text, name);
    mentions.into_iter().any(|mention| {
        let other = names(text, mention);
        let named = !words.is_empty() && !other.is_empty();
        name.overlaps(mention) || named && (words.is_subset(&other) || other.is_subset(&words))
    })
}
