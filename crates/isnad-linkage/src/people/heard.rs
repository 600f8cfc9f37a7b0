//! The speakers of one article.

use super::linker::Linked;
use super::mention::Mention;
use std::borrow::Borrow;

/// Speakers of one article that were linked already: whoever speaks twice is one source, and is counted once.
#[derive(Debug)]
pub struct Heard<M>(Vec<(M, Linked)>);

impl<M: Borrow<Mention>> Heard<M> {
    /// Links a speaker, by `link` where it was not heard before.
    pub fn link(&mut self, mention: M, link: impl FnOnce(&Mention) -> Linked) -> Linked {
        let before = self.0.iter().find(|(other, _)| other.borrow() == mention.borrow());
        let linked = before.map_or_else(|| link(mention.borrow()), |(_, linked)| *linked);
        self.note(mention, linked);
        linked
    }

    /// Notes a speaker whose source is known.
    pub fn note(&mut self, mention: M, linked: Linked) {
        self.0.push((mention, linked));
    }
}

impl<M> Default for Heard<M> {
    fn default() -> Self {
        Self(Vec::new())
    }
}
