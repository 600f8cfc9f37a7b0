//! What was found in an article: by the engine, or elsewhere and written as JSON lines.

use crate::error::Fault;
use crate::gold::Gold;
use crate::lines::{self, Read};
use crate::place::Place;
use isnad::{Record, Statement};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::BufRead;

/// The statements that were found in an article.
#[derive(Debug, Clone, Deserialize)]
pub struct Found {
    /// The article's id.
    pub id: String,
    /// The statements.
    #[serde(default, deserialize_with = "lines::null_is_default")]
    pub statements: Vec<FoundStatement>,
}

/// A statement that was found; of a record's fields those that are scored.
#[derive(Debug, Clone, Deserialize)]
pub struct FoundStatement {
    /// The reporting word.
    pub cue: Place,
    /// Who says it.
    pub speaker: Option<FoundSpeaker>,
    /// What is said.
    pub content: Vec<Place>,
    /// Quoted, reported, or both.
    pub form: Option<String>,
    /// The speech act.
    pub act: Option<String>,
    /// Where or how it was said.
    pub channel: Option<Place>,
    /// To whom it was said.
    pub addressee: Option<Place>,
    /// When it was said.
    pub time: Option<FoundTime>,
    /// The sources between the article and the speaker.
    #[serde(default, deserialize_with = "lines::null_is_default")]
    pub via: Vec<Place>,
}

/// The source of a statement that was found.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct FoundSpeaker {
    /// The mention beside the cue.
    pub mention: Option<Place>,
    /// The fullest mention.
    pub name: Option<Place>,
    /// Whether it is hidden.
    #[serde(default, deserialize_with = "lines::null_is_default")]
    pub anonymous: bool,
}

/// The time of a statement that was found.
#[derive(Debug, Clone, Deserialize)]
pub struct FoundTime {
    /// The words.
    #[serde(flatten)]
    pub place: Place,
    /// The date they name.
    pub value: Option<String>,
}

/// Reads records, one a line, as `isnad read --format jsonl` prints them. Their places must lie in the text of the
/// annotated article of the same id; articles that are not annotated are passed over later.
pub fn read_records(name: &str, reader: impl BufRead, gold: &[Gold]) -> Read<Found> {
    let texts: BTreeMap<&str, &Gold> = gold.iter().map(|g| (g.article.id.as_str(), g)).collect();
    let check = |found: Found| -> Result<Found, Fault> {
        if let Some(gold) = texts.get(found.id.as_str()) {
            for (index, statement) in found.statements.iter().enumerate() {
                gold.text.check(index + 1, statement.places())?;
            }
        }
        Ok(found)
    };
    lines::read(name, reader, check, |found| &found.id)
}

impl FoundStatement {
    /// Every place with its field's name.
    fn places(&self) -> impl Iterator<Item = (&'static str, &Place)> {
        let speaker = self.speaker.as_ref();
        let one = [
            ("speaker.mention", speaker.and_then(|s| s.mention.as_ref())),
            ("speaker.name", speaker.and_then(|s| s.name.as_ref())),
            ("channel", self.channel.as_ref()),
            ("addressee", self.addressee.as_ref()),
            ("time", self.time.as_ref().map(|t| &t.place)),
        ];
        [("cue", &self.cue)]
            .into_iter()
            .chain(one.into_iter().filter_map(|(field, place)| Some((field, place?))))
            .chain(self.content.iter().map(|place| ("content", place)))
            .chain(self.via.iter().map(|place| ("via", place)))
    }
}

impl From<&Record> for Found {
    fn from(record: &Record) -> Self {
        Self { id: record.id.clone(), statements: record.statements.iter().map(Into::into).collect() }
    }
}

impl From<&Statement> for FoundStatement {
    fn from(s: &Statement) -> Self {
        Self {
            cue: Place { start: s.cue.start, end: s.cue.end },
            speaker: s.speaker.as_ref().map(|speaker| FoundSpeaker {
                mention: speaker.mention.as_ref().map(Into::into),
                name: speaker.name.as_ref().map(Into::into),
                anonymous: speaker.anonymous,
            }),
            content: s.content.iter().map(Into::into).collect(),
            form: Some(s.form.as_str().to_owned()),
            act: Some(s.act.as_str().to_owned()),
            channel: s.channel.as_ref().map(|c| Place { start: c.start, end: c.end }),
            addressee: s.addressee.as_ref().map(Into::into),
            time: s
                .time
                .as_ref()
                .map(|t| FoundTime { place: Place { start: t.start, end: t.end }, value: t.value.clone() }),
            via: s.via.iter().map(Into::into).collect(),
        }
    }
}
