//! Which columns or JSON fields hold an article's fields.

use std::fmt;
use std::str::FromStr;

/// The fields of an article, as JSON lines and tables name them.
pub const FIELDS: [&str; 7] = ["id", "url", "outlet", "published", "byline", "headline", "body"];

/// Names of columns by field: `headline=title,body=content`. A dotted name reaches into nested JSON objects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(Vec<(String, String)>);

impl Mapping {
    /// The column of a field; the field's own name where nothing else is said.
    pub fn column<'a>(&'a self, field: &'a str) -> &'a str {
        self.0.iter().find(|(f, _)| f == field).map_or(field, |(_, column)| column)
    }

    /// Whether any field was mapped.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A mapping that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingError(String);

impl fmt::Display for MappingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "⟦{}⟧ is no mapping: expected FIELD=COLUMN, FIELD one of {}", self.0, FIELDS.join(", "))
    }
}

impl std::error::Error for MappingError {}

impl FromStr for Mapping {
    type Err = MappingError;

    fn from_str(text: &str) -> Result<Self, MappingError> {
        let pair = |part: &str| {
            let (field, column) = part.split_once('=')?;
            let (field, column) = (field.trim(), column.trim());
            (FIELDS.contains(&field) && !column.is_empty()).then(|| (field.to_owned(), column.to_owned()))
        };
        let parts = text.split(',').map(|part| pair(part).ok_or_else(|| MappingError(part.to_owned())));
        parts.collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_mapped_to_columns() {
        let mapping: Mapping = "headline=title, body=data.content".parse().expect("a mapping");
        assert_eq!(mapping.column("headline"), "title");
        assert_eq!(mapping.column("body"), "data.content");
        assert_eq!(mapping.column("url"), "url");
    }

    #[test]
    fn what_is_no_mapping_is_said_to_be_none() {
        for text in ["title", "title=headline", "body=", ""] {
            assert!(text.parse::<Mapping>().is_err(), "{text}");
        }
    }
}
