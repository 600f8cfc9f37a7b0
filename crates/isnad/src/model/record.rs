//! The output: the record of an article's statements, schema 1.

use super::vocabulary::{Act, ChannelType, Form, SpeakerKind};
use serde::{Deserialize, Serialize};

/// The number of the record's schema.
pub const SCHEMA: u32 = 1;

/// A stretch of the article's text.
///
/// `start` and `end` count Unicode code points of `headline + "\n" + body`; `text` is exactly that cut.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words themselves.
    pub text: String,
}

/// An article and what is said in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Record {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The article's id.
    pub id: String,
    /// The article's address.
    pub url: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// Day of publication, ISO 8601.
    pub published: Option<String>,
    /// Whether the day of publication was given with the article or read in its text.
    pub published_basis: Option<PublishedBasis>,
    /// The line that names the writer.
    pub byline: Option<String>,
    /// The dateline that opens the text (`بغداد - `), if it has one.
    pub dateline: Option<Span>,
    /// The headline.
    pub headline: String,
    /// The statements, in the order of their cues.
    pub statements: Vec<Statement>,
}

impl Record {
    /// Every stretch of the article's text that the record names, the dateline first.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.dateline.iter().cloned().chain(self.statements.iter().flat_map(Statement::spans))
    }
}

/// Where [`Record::published`] comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PublishedBasis {
    /// Given with the article.
    Given,
    /// Read in a date line of the text.
    Text,
}

/// One act of saying that the article reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Stable hash of the article's id and the cue's place, 16 hexadecimal digits.
    pub id: String,
    /// The word that says that something is said.
    pub cue: Cue,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// What is said; several spans where an attribution splits it or it runs over paragraphs.
    pub content: Vec<Span>,
    /// Quoted, reported, or both.
    pub form: Form,
    /// The speech act.
    pub act: Act,
    /// Where or how it was said.
    pub channel: Option<Channel>,
    /// To whom it was said.
    pub addressee: Option<Span>,
    /// The time of the saying, where the text names it.
    pub time: Option<TimeOfSaying>,
    /// Best date of the saying: its time, else a time that frames its sentence, else the day of publication; of حينها
    /// (at that time) the date told last before it. ISO 8601, EDTF where partial; none where it cannot be told.
    pub said_on: Option<String>,
    /// What `said_on` rests on.
    pub said_on_basis: Option<DateBasis>,
    /// The dates that the content names: for when something is promised or demanded, since when it holds.
    pub dates: Vec<DateOfContent>,
    /// True where the text itself says that no date is set (`دون تحديد موعد`).
    pub no_date: bool,
    /// The sources between the article and the speaker, outermost first.
    pub via: Vec<Span>,
    /// The construction that found the statement.
    pub rule: String,
}

impl Statement {
    /// Every stretch of the article's text that the statement names, the cue first.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let span = |start, end, text: &str| Span { start, end, text: text.to_owned() };
        let speaker = self.speaker.iter().flat_map(|s| s.mention.iter().chain(&s.name));
        std::iter::once(span(self.cue.start, self.cue.end, &self.cue.text))
            .chain(self.content.iter().chain(speaker).chain(&self.addressee).chain(&self.via).cloned())
            .chain(self.channel.iter().map(move |c| span(c.start, c.end, &c.text)))
            .chain(self.time.iter().map(move |t| span(t.start, t.end, &t.text)))
            .chain(self.dates.iter().map(move |d| span(d.start, d.end, &d.text)))
    }
}

/// The reporting word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cue {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The word as it stands, with its attached و or ف.
    pub text: String,
    /// Its dictionary form (`قال`), or the expression itself (`بحسب`, `:`).
    pub lemma: String,
}

/// The source of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Speaker {
    /// The grammatical source beside the cue; `None` where it is implied or a pronoun.
    pub mention: Option<Span>,
    /// The fullest mention of that source in the article.
    pub name: Option<Span>,
    /// A short name to show: the person's or institution's name, else the description.
    pub label: Option<String>,
    /// The office or profession, if the article gives one.
    pub role: Option<String>,
    /// The country or institution that the source belongs to.
    pub affiliation: Option<String>,
    /// What kind of source it is.
    pub kind: SpeakerKind,
    /// True where the article hides who it is.
    pub anonymous: bool,
}

/// Where or how it was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Channel {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words themselves.
    pub text: String,
    /// What kind of channel it is.
    #[serde(rename = "type")]
    pub kind: ChannelType,
}

/// When it was said, in the article's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeOfSaying {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words themselves.
    pub text: String,
    /// The date: ISO 8601, EDTF where partial (`2016-11`); `None` where it cannot be told.
    pub value: Option<String>,
}

/// A date in what is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateOfContent {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words themselves, with their preposition.
    pub text: String,
    /// ISO 8601, EDTF where partial or a stretch (`2021-05-03/2021-05-05`); of a deadline the last day.
    pub value: String,
    /// What it is for.
    pub role: DateRole,
}

/// What a date in a content is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DateRole {
    /// The day by which something is to be done.
    Deadline,
    /// When something happens or happened.
    Event,
    /// Since when something holds.
    Since,
    /// From when to when.
    Period,
}

/// What the date of a saying rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// A time expression of the saying itself.
    Time,
    /// A time expression that frames the sentence, or that حينها (at that time) goes back to.
    Frame,
    /// The day of publication.
    Published,
}
