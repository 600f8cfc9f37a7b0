//! Time expressions of Arabic news, resolved against the article's date.

use std::ops::Range;

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// ISO 8601, EDTF where partial; `None` where it cannot be told.
    pub value: Option<String>,
}
