//! The fields that a query can name.

use super::{Node, QueryError, dates};
use isnad::model::{Act, ChannelType, Form, SpeakerKind};
use std::ops::Range;

/// Fields of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextField {
    /// What is said and who says it: a word without a field.
    Any,
    /// What is said.
    Content,
    /// Who says it, by any of his names.
    Speaker,
    /// His office.
    Role,
    /// His country or institution.
    Affiliation,
    /// The outlet.
    Outlet,
    /// To whom it is said.
    Addressee,
    /// Through whom it reached the article.
    Via,
    /// The article's headline.
    Headline,
}

/// Fields of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateField {
    /// When it was said.
    Said,
    /// When the article was published.
    Published,
}

/// A field of the query language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Holds words, phrases and prefixes.
    Text(TextField),
    /// Holds days and stretches of days.
    Date(DateField),
    /// The speech act.
    Act,
    /// Direct, indirect, mixed.
    Form,
    /// The kind of source.
    Kind,
    /// The type of channel.
    Channel,
    /// True or false.
    Anonymous,
    /// The number of a source.
    Source,
    /// The id of a saying.
    Saying,
    /// The id of an article.
    Article,
    /// The reporting word.
    Cue,
    /// `in:headline`: where words are looked for. Holds for the rest of its group.
    In,
}

/// Every field by name, in the order in which they are told.
const FIELDS: &[(&str, Field)] = &[
    ("speaker", Field::Text(TextField::Speaker)),
    ("role", Field::Text(TextField::Role)),
    ("affiliation", Field::Text(TextField::Affiliation)),
    ("outlet", Field::Text(TextField::Outlet)),
    ("act", Field::Act),
    ("form", Field::Form),
    ("kind", Field::Kind),
    ("channel", Field::Channel),
    ("addressee", Field::Text(TextField::Addressee)),
    ("said", Field::Date(DateField::Said)),
    ("published", Field::Date(DateField::Published)),
    ("anonymous", Field::Anonymous),
    ("via", Field::Text(TextField::Via)),
    ("in", Field::In),
    ("cue", Field::Cue),
    ("person", Field::Source),
    ("saying", Field::Saying),
    ("article", Field::Article),
];

/// Where `in:` looks for words.
const PLACES: &[(&str, TextField)] =
    &[("headline", TextField::Headline), ("content", TextField::Content), ("speaker", TextField::Speaker)];

impl Field {
    /// The field of a name.
    pub(super) fn named(query: &str, at: Range<usize>) -> Result<Self, QueryError> {
        let name = query[at.clone()].to_lowercase();
        FIELDS.iter().find(|(known, _)| *known == name).map(|(_, field)| *field).ok_or_else(|| {
            let names: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
            QueryError::new(query, at, format!("not a field; the fields are {}", names.join(", ")))
        })
    }

    /// What a word behind the field's colon asks for.
    pub(super) fn value(self, query: &str, at: Range<usize>, value: &str) -> Result<Node, QueryError> {
        let wrong = |expected: String| QueryError::new(query, at.clone(), expected);
        match self {
            Self::Text(field) => Ok(Node::Word(field, value.to_owned())),
            Self::Date(field) => dates::parse(value).map(|days| Node::Date(field, days)).ok_or_else(|| {
                wrong(
                    "not a date; expected 2021, 2021-04, 2021-04-08 or a stretch such as 2021-04..2021-06"
                        .into(),
                )
            }),
            Self::Act => named(Act::ALL, Act::as_str, value).map(Node::Act).map_err(wrong),
            Self::Form => named(Form::ALL, Form::as_str, value).map(Node::Form).map_err(wrong),
            Self::Kind => named(SpeakerKind::ALL, SpeakerKind::as_str, value).map(Node::Kind).map_err(wrong),
            Self::Channel => {
                named(ChannelType::ALL, ChannelType::as_str, value).map(Node::Channel).map_err(wrong)
            }
            Self::Anonymous => match value {
                "true" | "yes" => Ok(Node::Anonymous(true)),
                "false" | "no" => Ok(Node::Anonymous(false)),
                _ => Err(wrong("expected true or false".into())),
            },
            Self::Source => value
                .trim_start_matches('s')
                .parse()
                .map(Node::Source)
                .map_err(|_| wrong("expected the number of a person, as `isnad people` prints it".into())),
            Self::Saying => u64::from_str_radix(value, 16)
                .map(Node::Saying)
                .map_err(|_| wrong("expected the id of a saying: 16 hexadecimal digits".into())),
            Self::Article => Ok(Node::Article(value.to_owned())),
            Self::Cue => Ok(Node::Cue(value.to_owned())),
            Self::In => Err(wrong(format!("expected one of {}", names(PLACES)))),
        }
    }

    /// Where `in:` says that words are looked for.
    pub(super) fn place(query: &str, at: Range<usize>) -> Result<TextField, QueryError> {
        let name = query[at.clone()].to_lowercase();
        PLACES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, field)| *field)
            .ok_or_else(|| QueryError::new(query, at, format!("expected one of {}", names(PLACES))))
    }
}

fn names<T>(table: &[(&str, T)]) -> String {
    table.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// The value of a vocabulary that has this name; else what was expected.
fn named<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, name: &str) -> Result<T, String> {
    all.iter().copied().find(|value| name_of(*value) == name).ok_or_else(|| {
        format!("expected one of {}", all.iter().map(|v| name_of(*v)).collect::<Vec<_>>().join(", "))
    })
}
