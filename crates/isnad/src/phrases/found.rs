//! The noun phrases of a text that were found last, for each token: several rules ask for the same one in turn.

use super::NounPhrase;
use std::cell::RefCell;

/// How far beyond the end of a phrase its limit may matter: a bracket behind it is looked for so many tokens on.
const LOOKED_AHEAD: usize = 10;

/// What was found last at every token.
#[derive(Debug)]
pub(super) struct Found(RefCell<Vec<Option<Answer>>>);

/// What was asked at a token, and what was found.
#[derive(Debug)]
struct Answer {
    limit: usize,
    bi: bool,
    phrase: Option<NounPhrase>,
}

impl Answer {
    /// True where it is the answer inside this limit, too: where both limits lie beyond whatever was looked at.
    fn holds(&self, start: usize, limit: usize) -> bool {
        let end = self.phrase.as_ref().map_or(start, |phrase| phrase.tokens.end);
        self.limit == limit || end + LOOKED_AHEAD <= self.limit.min(limit)
    }
}

impl Found {
    /// Nothing is known yet of a text of so many tokens.
    pub(super) fn none(tokens: usize) -> Self {
        Self(RefCell::new((0..tokens).map(|_| None).collect()))
    }

    /// The phrase that starts at a token inside a limit: what was found before, else what `find` finds now.
    pub(super) fn or_find(
        &self,
        start: usize,
        limit: usize,
        bi: bool,
        find: impl FnOnce() -> Option<NounPhrase>,
    ) -> Option<NounPhrase> {
        if let Some(Some(answer)) = self.0.borrow().get(start)
            && answer.bi == bi
            && answer.holds(start, limit)
        {
            return answer.phrase.clone();
        }
        let phrase = find();
        if let Some(slot) = self.0.borrow_mut().get_mut(start) {
            *slot = Some(Answer { limit, bi, phrase: phrase.clone() });
        }
        phrase
    }
}
