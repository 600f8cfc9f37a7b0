//! The query language: what is typed becomes a syntax tree, and only the index knows what to do with that.
//!
//! ```
//! use isnad_archive::query::{Node, parse};
//!
//! // road -bridge "opens tomorrow" speaker:minister
//! let node = parse("طريق -جسر \"سيفتح غدا\" speaker:وزير").unwrap();
//! assert!(matches!(node, Node::And(parts) if parts.len() == 4));
//!
//! let error = parse("speeker:وزير").unwrap_err();
//! assert!(error.to_string().starts_with("⟦speeker⟧:وزير: not a field"));
//! ```

mod dates;
mod error;
mod field;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;

pub use dates::Days;
pub use error::QueryError;
pub use field::{DateField, Field, TextField};
pub use parser::parse;

use isnad::model::{Act, ChannelType, Form, SpeakerKind};

/// What a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node {
    /// Every statement.
    All,
    /// All of these: words side by side.
    And(Vec<Node>),
    /// One of these: `OR`.
    Or(Vec<Node>),
    /// Not this: `-`.
    Not(Box<Node>),
    /// A word in any of its forms; without a field it is looked for in what is said and who says it.
    Word(TextField, String),
    /// Exactly these words in this order: `"…"`.
    Phrase(TextField, String),
    /// Words that begin so: `وزار*`.
    Prefix(TextField, String),
    /// The speech act.
    Act(Act),
    /// Quoted, reported or both.
    Form(Form),
    /// What kind of source speaks.
    Kind(SpeakerKind),
    /// The type of channel.
    Channel(ChannelType),
    /// Whether the source is hidden.
    Anonymous(bool),
    /// A stretch of days.
    Date(DateField, Days),
    /// A person or other source, by its number: `person:12`.
    Source(u32),
    /// A saying, by the id of its first statement: `saying:0123456789abcdef`.
    Saying(u64),
    /// An article, by its id.
    Article(String),
    /// The dictionary form of the reporting word: `cue:نفى`.
    Cue(String),
}
