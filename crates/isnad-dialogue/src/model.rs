//! The output: a dossier.

use isnad::model::Act;
use serde::{Deserialize, Serialize};

/// The number of the dossier's schema.
pub const SCHEMA: u32 = 1;

/// What a public dialogue on a topic comes to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What was asked for.
    pub topic: String,
    /// How many articles have statements in it.
    pub articles: usize,
    /// The outlets of these articles, in alphabetical order.
    pub outlets: Vec<String>,
    /// How many statements it rests on, retellings included.
    pub statements: usize,
    /// The parties, the one with most sayings first.
    pub parties: Vec<Party>,
    /// What was said, retellings together, in the order of days.
    pub sayings: Vec<Saying>,
    /// When it was said, and what the articles date beside it.
    pub timeline: Vec<Round>,
    /// What each speaker affirms, denies, demands, promises, threatens.
    pub positions: Vec<Position>,
    /// What changed in what a speaker says.
    pub changes: Vec<Change>,
    /// Pairs of statements that pull against each other, the surest first.
    pub contested: Vec<Contest>,
    /// Numbers with what they count, those that differ together.
    pub figures: Vec<FigureGroup>,
    /// Promises, threats, demands, agreements, announcements.
    pub commitments: Vec<Commitment>,
}

/// A stretch of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// The article's id.
    pub article: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its day of publication, ISO 8601.
    pub published: Option<String>,
    /// The statement that it belongs to; none in the article's own voice.
    pub statement: Option<String>,
    /// First code point of `headline + "\n" + body`.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words.
    pub text: String,
}

/// A country, an institution or a camp, with those who speak for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Party {
    /// Its name.
    pub name: String,
    /// True where the question named it.
    pub asked: bool,
    /// Who speaks for it, the one with most sayings first.
    pub speakers: Vec<PartySpeaker>,
    /// How many sayings it has.
    pub sayings: usize,
}

/// Somebody who speaks for a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartySpeaker {
    /// The name.
    pub name: String,
    /// The office, where an article gives it.
    pub role: Option<String>,
    /// How many sayings.
    pub sayings: usize,
}

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Voice {
    /// The speaker's name or description; none where the article hides it.
    pub name: Option<String>,
    /// The parties that the speaker belongs to; two of a joint statement.
    pub parties: Vec<String>,
}

/// What one source said on one occasion, however many articles tell it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Saying {
    /// The id of its fullest statement.
    pub id: String,
    /// Who says it.
    pub voice: Voice,
    /// When, ISO 8601, EDTF where partial.
    pub said_on: Option<String>,
    /// The speech act.
    pub act: Act,
    /// What is said, as the fullest statement has it.
    pub text: String,
    /// Its statements; the fullest first, then by day.
    pub told: Vec<Place>,
    /// Earlier sayings that it answers.
    pub answers: Vec<Answer>,
}

/// That a saying answers another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// The saying that is answered.
    pub to: String,
    /// How one can tell.
    pub by: AnswerBy,
}

/// How one can tell that a saying answers another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AnswerBy {
    /// It says so: ردا على.
    Cue,
    /// It is addressed to the other speaker or party.
    Addressee,
    /// It quotes the other's words.
    Quote,
    /// It names the other speaker.
    Mention,
}

/// Days of a dialogue that follow each other closely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Round {
    /// Its first date.
    pub from: String,
    /// Its last date.
    pub to: String,
    /// Its dates, in order.
    pub days: Vec<Day>,
}

/// A date of a dialogue; a month or a year where the articles say no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Day {
    /// ISO 8601, EDTF where partial.
    pub date: String,
    /// Sayings of that date.
    pub sayings: Vec<String>,
    /// What the articles themselves date so.
    pub events: Vec<Place>,
}

/// What a speaker does in sayings of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Who.
    pub voice: Voice,
    /// What is done.
    pub stance: Stance,
    /// In which sayings, in order.
    pub sayings: Vec<String>,
}

/// What somebody does with a matter by what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says that it is so.
    Affirms,
    /// Says that it is not so.
    Denies,
    /// Speaks for it.
    Supports,
    /// Speaks against it.
    Opposes,
    /// Wants it done.
    Demands,
    /// Binds itself to it.
    Promises,
    /// Points at a danger.
    Warns,
    /// Announces harm.
    Threatens,
}

/// A change in what a speaker says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Who.
    pub voice: Voice,
    /// What changed.
    pub kind: ChangeKind,
    /// The earlier saying.
    pub before: String,
    /// The later saying.
    pub after: String,
}

/// What changed in what a speaker says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// What was affirmed is denied, or the other way round.
    Reversed,
    /// A harder act: from a demand to a threat.
    Harder,
    /// A softer act.
    Softer,
    /// Another figure for the same.
    Figure,
}

/// Two statements that pull against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contest {
    /// What makes them clash.
    pub kind: ContestKind,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
    /// The two, the earlier first.
    pub sides: [Side; 2],
}

/// What makes two statements clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ContestKind {
    /// One denies what the other says.
    Denial,
    /// One says that the other's words mean something else.
    Reading,
    /// One negates what the other affirms.
    Negation,
    /// Words that pull against each other: withdraw, stay.
    Opposites,
    /// One rejects what the other wants.
    Rejection,
    /// One speaks for it, the other against it.
    Attitude,
    /// Figures that differ for the same.
    Figures,
}

/// One side of a contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Side {
    /// Who.
    pub voice: Voice,
    /// When.
    pub said_on: Option<String>,
    /// The saying, where it is one of the dossier's.
    pub saying: Option<String>,
    /// The content, from the reporting word on where that clashes.
    pub place: Place,
    /// The words that clash, in order: stretches inside `place`, counted like it.
    pub clash: Vec<(u32, u32)>,
}

/// What a number counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Things or people.
    Count,
    /// Money.
    Money,
    /// Per cent.
    Percent,
    /// A part of a whole, from 0 to 1.
    Part,
    /// Length, weight, volume.
    Measure,
}

/// Figures for the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureGroup {
    /// What is counted, in the words of the first; the unit where nothing more is said.
    pub counted: String,
    /// In which unit.
    pub unit: Unit,
    /// True where two of them cannot both hold of the same thing and day.
    pub disagree: bool,
    /// The figures, by day.
    pub figures: Vec<FigureGiven>,
}

/// A figure that somebody gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FigureGiven {
    /// The least that it can be.
    pub low: f64,
    /// The most that it can be; none where it is left open.
    pub high: Option<f64>,
    /// True for `نحو`.
    pub about: bool,
    /// The money, ISO 4217 where its country is known.
    pub currency: Option<String>,
    /// What is counted, in the article's words.
    pub counted: String,
    /// Who gives it; none for the article itself.
    pub voice: Option<Voice>,
    /// When.
    pub said_on: Option<String>,
    /// The saying.
    pub saying: Option<String>,
    /// The figure with what it counts.
    pub place: Place,
}

/// What somebody is bound to, or wants another bound to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Commitment {
    /// What kind it is.
    pub kind: CommitmentKind,
    /// Who promises, threatens, demands, announces; of an agreement who agrees, where it is told.
    pub actor: Voice,
    /// The statement's content.
    pub what: Place,
    /// To whom, or of whom it is demanded.
    pub to: Option<String>,
    /// The last day for it, or the day that is set for it: ISO 8601, EDTF where partial.
    pub deadline: Option<String>,
    /// The words of the deadline.
    pub deadline_words: Option<String>,
    /// True where the text says itself that no date is set.
    pub undated: bool,
    /// The saying.
    pub saying: String,
    /// When.
    pub said_on: Option<String>,
    /// Later statements on what became of it.
    pub later: Vec<Outcome>,
}

/// What kind of commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CommitmentKind {
    /// The speaker binds itself.
    Promise,
    /// The speaker says what it will do.
    Announcement,
    /// The speaker says what harm it will do.
    Threat,
    /// The speaker wants it done.
    Demand,
    /// It was agreed or decided.
    Agreement,
    /// It is said that no date is set for it.
    Undated,
}

/// A later statement on a commitment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// What it says.
    pub state: OutcomeState,
    /// How sure it is that the same is meant, from 0 to 1.
    pub confidence: f64,
    /// The saying.
    pub saying: String,
    /// Its words.
    pub place: Place,
}

/// What a later statement says of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OutcomeState {
    /// Done, or begun.
    Done,
    /// Put off, suspended.
    Delayed,
    /// Dropped, or denied.
    Denied,
}
