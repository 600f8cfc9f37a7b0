//! A query that cannot be understood, shown with ⟦…⟧ at the place.

use std::fmt;
use std::ops::Range;

/// What is wrong with a query, where, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    query: String,
    at: Range<usize>,
    message: String,
}

impl QueryError {
    /// A fault at a range of bytes of the query.
    pub(crate) fn new(query: &str, at: Range<usize>, message: impl Into<String>) -> Self {
        Self { query: query.to_owned(), at, message: message.into() }
    }

    /// The bytes of the query that are wrong; empty where something is missing.
    pub fn range(&self) -> Range<usize> {
        self.at.clone()
    }

    /// What is wrong, and what was expected.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, rest) = self.query.split_at(self.at.start);
        let (fault, after) = rest.split_at(self.at.len());
        write!(f, "{before}⟦{fault}⟧{after}: {}", self.message)
    }
}

impl std::error::Error for QueryError {}
