//! What goes in and what comes out: [`Article`] and [`Record`].

mod article;
mod record;
mod vocabulary;

pub use article::{Article, DateError, parse_published};
pub use record::{
    Channel, Cue, DateBasis, DateOfContent, DateRole, PublishedBasis, Record, SCHEMA, Span, Speaker,
    Statement, TimeOfSaying,
};
pub use vocabulary::{Act, ChannelType, Form, SpeakerKind};
