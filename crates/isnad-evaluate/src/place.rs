//! Places in an article's text.

use crate::error::Fault;
use isnad::Span;
use serde::{Deserialize, Serialize};

/// A stretch of a text in code points of `headline + "\n" + body`; written `[start, end]` or
/// `{"start": …, "end": …}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "(u32, u32)")]
pub struct Place {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Pair(u32, u32),
    Named { start: u32, end: u32 },
}

impl From<Written> for Place {
    fn from(written: Written) -> Self {
        match written {
            Written::Pair(start, end) | Written::Named { start, end } => Self { start, end },
        }
    }
}

impl From<Place> for (u32, u32) {
    fn from(place: Place) -> Self {
        (place.start, place.end)
    }
}

impl From<&Span> for Place {
    fn from(span: &Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl Place {
    /// Whether the two have a code point in common.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A text that is cut by code points.
#[derive(Debug)]
pub(crate) struct Text {
    text: String,
    /// The byte at which each code point starts, and the text's end.
    bytes: Vec<usize>,
}

impl Text {
    pub(crate) fn new(text: String) -> Self {
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, bytes }
    }

    /// The words at a place, which [`Text::check`] has found to lie in the text.
    pub(crate) fn cut(&self, place: Place) -> &str {
        &self.text[self.byte(place.start)..self.byte(place.end)]
    }

    /// The byte at which a code point starts.
    pub(crate) fn byte(&self, code_point: u32) -> usize {
        self.bytes[code_point as usize]
    }

    /// Checks that the places of a statement (counted from 1) lie in the text.
    pub(crate) fn check<'a>(
        &self,
        statement: usize,
        places: impl IntoIterator<Item = (&'static str, &'a Place)>,
    ) -> Result<(), Fault> {
        let length = self.bytes.len() - 1;
        for (field, &Place { start, end }) in places {
            if start >= end || end as usize > length {
                return Err(Fault::Span { statement, field, start, end, length });
            }
        }
        Ok(())
    }
}
