//! The articles of a topic in an archive.

use crate::told::{Known, Told};
use isnad_archive::query::{Node, TextField};
use isnad_archive::{Document, Reader, Result};
use rayon::prelude::*;

/// Articles that are read for one topic, at most: the newest of them.
pub const MOST: usize = 3000;

/// The least confidence of a source, per cent, with which its name stands for a speaker that the article names otherwise.
const SURE: u8 = 75;

/// The articles of a topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// The newest of them, in the order of their keeping.
    pub told: Vec<Told>,
    /// How many older ones there are.
    pub left_out: usize,
}

/// The articles in which somebody says something on a topic, or whose headline names it, in the order of their keeping:
/// [`MOST`] of them.
///
/// # Errors
/// As [`Reader::search`].
pub fn told(reader: &Reader, topic: &str) -> Result<Vec<Told>> {
    Ok(newest(reader, topic, MOST)?.told)
}

/// The same, so many of them at most.
///
/// # Errors
/// As [`Reader::search`].
pub fn newest(reader: &Reader, topic: &str, most: usize) -> Result<Gathered> {
    let words: Vec<&str> = topic.split_whitespace().collect();
    let all =
        |field: TextField| Node::And(words.iter().map(|w| Node::Word(field, (*w).to_owned())).collect());
    let query = Node::Or(vec![all(TextField::Any), all(TextField::Headline)]);
    let mut numbers = reader.articles(&query)?;
    let left_out = numbers.len().saturating_sub(most);
    numbers.drain(..left_out);
    let told = numbers.into_par_iter().map(|number| reader.version(number).map(from_document));
    Ok(Gathered { told: told.collect::<Result<_>>()?, left_out })
}

fn from_document(document: Document) -> Told {
    let Document { article, record, sources, sayings, .. } = document;
    let known = sources
        .into_iter()
        .zip(sayings)
        .map(|(source, saying)| Known {
            saying: Some(saying),
            source: source.as_ref().map(|source| source.id),
            name: source.filter(|s| s.named && s.confidence >= SURE).map(|source| source.label),
        })
        .collect();
    Told { article, record, known }
}
