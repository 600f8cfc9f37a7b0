//! Who answers whom.

use crate::dialogue::Dialogue;
use crate::lore::LORE;
use crate::model::{Answer, AnswerBy};
use crate::said::Said;
use crate::word::Word;
use std::collections::HashMap;
use std::ops::Range;

/// An answer comes at most so many days later.
const DAYS: i32 = 7;
/// Words of the other's that a quotation holds, at least.
const QUOTED: usize = 4;
/// How many earlier sayings are looked at.
const BACK: usize = 200;
/// How many sayings one answers, at most.
const MOST: usize = 3;

/// The answers of every saying.
pub(crate) fn find(dialogue: &Dialogue) -> Vec<Vec<Answer>> {
    let members = &dialogue.sayings.members;
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|saying| members[*saying][0]);
    let mut answers = vec![Vec::new(); members.len()];
    for (place, &saying) in order.iter().enumerate() {
        let earlier = &order[place.saturating_sub(BACK)..place];
        answers[saying] = of(dialogue, saying, earlier);
    }
    answers
}

fn of(dialogue: &Dialogue, saying: usize, earlier: &[usize]) -> Vec<Answer> {
    let index = dialogue.sayings.fullest(saying);
    let said = &dialogue.all[index];
    let cues = Surroundings::of(dialogue, said);
    if cues.is_silent() {
        return Vec::new();
    }
    let mut best: HashMap<AnswerRank, (usize, usize)> = HashMap::new();
    for &other in earlier.iter().rev() {
        let before = &dialogue.all[dialogue.sayings.fullest(other)];
        let close = Dialogue::days_between(before, said).is_some_and(|days| (0..=DAYS).contains(&days));
        if !close || before.who == said.who || said.shares_party(before) {
            continue;
        }
        if let Some(rank) = cues.answer(dialogue, before) {
            let likeness = isnad_linkage::shared(&before.terms, &said.terms);
            let place = best.entry(rank).or_insert((other, likeness));
            if likeness > place.1 {
                *place = (other, likeness);
            }
        }
    }
    let mut found: Vec<(AnswerRank, (usize, usize))> =
        best.into_iter().filter(|(_, (_, shared))| *shared > 0).collect();
    found.sort_by_key(|(rank, _)| *rank);
    let mut answers: Vec<Answer> = Vec::new();
    for (rank, (other, _)) in found.into_iter().take(MOST) {
        let to = dialogue.id(other);
        if answers.iter().all(|answer| answer.to != to) {
            answers.push(Answer { to, by: rank.by() });
        }
    }
    answers
}

/// The surest way to tell comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum AnswerRank {
    Quote,
    Cue,
    Addressee,
    Mention,
}

impl AnswerRank {
    const fn by(self) -> AnswerBy {
        match self {
            Self::Quote => AnswerBy::Quote,
            Self::Cue => AnswerBy::Cue,
            Self::Addressee => AnswerBy::Addressee,
            Self::Mention => AnswerBy::Mention,
        }
    }
}

/// What in and around a statement may tell whom it answers.
struct Surroundings<'a> {
    words: &'a [Word],
    sentence: Range<usize>,
    content: Vec<Range<usize>>,
    addressee: Range<usize>,
    quoted: Vec<Range<usize>>,
    reply: bool,
}

impl<'a> Surroundings<'a> {
    fn of(dialogue: &'a Dialogue, said: &Said) -> Self {
        let page = dialogue.page(said);
        let sentence = page.sentence(page.cues[said.at].start);
        let content = page.contents[said.at].clone();
        let addressee = page.statement(said.at).addressee.as_ref().map_or(0..0, |span| page.tokens(span));
        // The outer marks hold the speaker's own words; a quotation inside them may hold another's.
        let inside = |q: &&Range<usize>| content.iter().any(|c| c.start + 1 < q.start && q.end <= c.end);
        let quoted = page.quotations.iter().filter(inside).cloned().collect();
        let reply = sentence.clone().any(|at| LORE.replies.has(&page.words[..sentence.end], at).is_some());
        Self { words: &page.words, sentence, content, addressee, quoted, reply }
    }

    fn is_silent(&self) -> bool {
        self.content.is_empty()
    }

    /// How a statement answers another.
    fn answer(&self, dialogue: &Dialogue, before: &Said) -> Option<AnswerRank> {
        let names = |range: &Range<usize>| before.is_named_in(&self.words[range.clone()]);
        let party = |range: &Range<usize>| {
            let parties = dialogue.parties.in_text(&self.words[range.clone()]);
            before.parties.iter().any(|party| parties.contains(party))
        };
        if self.quoted.iter().any(|quoted| self.quotes(quoted, before)) {
            return Some(AnswerRank::Quote);
        }
        if self.reply && (names(&self.sentence) || party(&self.sentence)) {
            return Some(AnswerRank::Cue);
        }
        if !self.addressee.is_empty() && (names(&self.addressee) || party(&self.addressee)) {
            return Some(AnswerRank::Addressee);
        }
        self.content.iter().any(names).then_some(AnswerRank::Mention)
    }

    fn quotes(&self, quoted: &Range<usize>, before: &Said) -> bool {
        let words: Vec<&Word> = self.words[quoted.clone()].iter().filter(|word| word.is_content()).collect();
        let shared = words.iter().filter(|word| before.terms.binary_search(&word.form()).is_ok()).count();
        words.len() >= QUOTED && shared * 10 >= words.len() * 8
    }
}
