//! Annotated articles: what a careful reader found in them.

use crate::error::Fault;
use crate::lines::{self, Read};
use crate::place::{Place, Text};
use isnad::Article;
use isnad::model::{Act, Form, SpeakerKind, parse_published};
use serde::Deserialize;
use std::io::BufRead;

/// An article and the statements in it.
#[derive(Debug)]
pub struct Gold {
    /// The article, for the engine to read.
    pub article: Article,
    /// What is said in it.
    pub statements: Vec<Annotation>,
    pub(crate) text: Text,
}

/// A statement as it is annotated.
#[derive(Debug, Deserialize)]
pub struct Annotation {
    /// The reporting word.
    pub cue: Place,
    /// The mention beside the cue; `None` where it is implied or a pronoun.
    pub speaker: Option<Place>,
    /// The fullest mention of the source in the article.
    pub speaker_full: Option<Place>,
    /// What kind of source it is; not scored.
    pub speaker_kind: Option<SpeakerKind>,
    /// True where the article hides who it is.
    #[serde(default, deserialize_with = "lines::null_is_default")]
    pub anonymous: bool,
    /// What is said.
    pub content: Vec<Place>,
    /// Quoted, reported, or both.
    pub kind: Form,
    /// The speech act.
    pub act: Act,
    /// Where or how it was said.
    pub channel: Option<Place>,
    /// To whom it was said.
    pub addressee: Option<Place>,
    /// When it was said, in the article's words.
    pub time: Option<Place>,
    /// The date they name, ISO 8601.
    pub time_value: Option<String>,
    /// The sources between the article and the speaker, outermost first.
    #[serde(default, deserialize_with = "lines::null_is_default")]
    pub via: Vec<Place>,
}

#[derive(Deserialize)]
struct Fields {
    id: String,
    url: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    byline: Option<String>,
    #[serde(default, deserialize_with = "lines::null_is_default")]
    headline: String,
    body: String,
    statements: Vec<Annotation>,
}

/// Reads annotated articles, one a line. `name` is shown in errors.
pub fn read_gold(name: &str, reader: impl BufRead) -> Read<Gold> {
    lines::read(name, reader, gold, |gold| &gold.article.id)
}

fn gold(fields: Fields) -> Result<Gold, Fault> {
    let published = fields.published.filter(|published| !published.trim().is_empty());
    let article = Article {
        id: fields.id,
        url: fields.url,
        outlet: fields.outlet,
        published: published.map(|p| parse_published(&p)).transpose().map_err(Fault::Published)?,
        byline: fields.byline,
        headline: fields.headline,
        body: fields.body,
    };
    let text = Text::new(article.text());
    for (index, statement) in fields.statements.iter().enumerate() {
        text.check(index + 1, statement.places())?;
    }
    Ok(Gold { article, statements: fields.statements, text })
}

impl Annotation {
    /// Every place with its field's name.
    fn places(&self) -> impl Iterator<Item = (&'static str, &Place)> {
        let one = [
            ("speaker", &self.speaker),
            ("speaker_full", &self.speaker_full),
            ("channel", &self.channel),
            ("addressee", &self.addressee),
            ("time", &self.time),
        ];
        [("cue", &self.cue)]
            .into_iter()
            .chain(one.into_iter().filter_map(|(field, place)| Some((field, place.as_ref()?))))
            .chain(self.content.iter().map(|place| ("content", place)))
            .chain(self.via.iter().map(|place| ("via", place)))
    }
}
