//! An article's text with its statements marked in it.

mod lay;
mod voices;

pub(crate) use lay::{Piece, lay};
pub(crate) use voices::{Hue, Voice, Voices};

use isnad::Record;

/// A stretch of the text that is marked, in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layer {
    /// First code point.
    pub(crate) start: u32,
    /// One past the last.
    pub(crate) end: u32,
    /// What it is.
    pub(crate) mark: Mark,
}

/// What a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Words that a statement gives.
    Content {
        /// The statement's place in the record.
        statement: usize,
        /// Whether it is the first stretch of the statement.
        first: bool,
    },
    /// The reporting word.
    Cue {
        /// The statement's place in the record.
        statement: usize,
    },
    /// Who is named as the source.
    Name {
        /// The statement's place in the record.
        statement: usize,
    },
}

/// Everything of a record that is marked. Reporting words and names that would cover one another are marked once.
pub(crate) fn layers(record: &Record) -> Vec<Layer> {
    let mut layers = Vec::new();
    for (statement, s) in record.statements.iter().enumerate() {
        for (at, span) in s.content.iter().enumerate() {
            let mark = Mark::Content { statement, first: at == 0 };
            layers.push(Layer { start: span.start, end: span.end, mark });
        }
    }
    let mut words: Vec<Layer> = Vec::new();
    for (statement, s) in record.statements.iter().enumerate() {
        words.push(Layer { start: s.cue.start, end: s.cue.end, mark: Mark::Cue { statement } });
    }
    for (statement, s) in record.statements.iter().enumerate() {
        if let Some(mention) = s.speaker.as_ref().and_then(|who| who.mention.as_ref()) {
            words.push(Layer { start: mention.start, end: mention.end, mark: Mark::Name { statement } });
        }
    }
    let mut kept: Vec<Layer> = Vec::new();
    for layer in words {
        if kept.iter().all(|other| layer.end <= other.start || other.end <= layer.start) {
            kept.push(layer);
        }
    }
    layers.extend(kept);
    layers
}
