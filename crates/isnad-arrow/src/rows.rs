//! Rows, as they are serialized into columns. The names of the fields are those of the schema.

use isnad::{Record, Span, Statement};
use serde::Serialize;

/// Between the spans of a content and between the links of a chain, in the flat shape.
const JOINT: &str = " … ";

/// What an archive knows of a statement beside its record.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Context {
    /// The number of its source in the archive.
    pub person: Option<u32>,
    /// The source's name.
    pub person_label: Option<String>,
    /// How sure the link to the source is, per cent.
    pub person_confidence: Option<u8>,
    /// The saying that it belongs to: the id of its first statement.
    pub saying: Option<String>,
}

/// A record to be written, and what an archive knows of its statements.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The record.
    pub record: &'a Record,
    /// Of each statement in the record's order; may be shorter.
    pub context: &'a [Context],
    /// The body of its article, which [`Shape::Whole`](crate::Shape::Whole) alone has.
    pub body: &'a str,
}

impl<'a> Document<'a> {
    /// A record without an archive.
    pub const fn of(record: &'a Record) -> Self {
        Self { record, context: &[], body: "" }
    }

    fn statements(self) -> impl Iterator<Item = (&'a Statement, Context)> {
        let context = self.context.iter().cloned().chain(std::iter::repeat_with(Context::default));
        self.record.statements.iter().zip(context)
    }

    /// A record without an archive, and the body of its article.
    pub const fn whole(record: &'a Record, body: &'a str) -> Self {
        Self { record, context: &[], body }
    }

    pub(crate) fn nested(self) -> NestedRow<'a> {
        let r = self.record;
        NestedRow {
            schema: r.schema,
            id: &r.id,
            url: r.url.as_deref(),
            outlet: r.outlet.as_deref(),
            published: r.published.as_deref(),
            published_basis: r.published_basis,
            byline: r.byline.as_deref(),
            dateline: r.dateline.as_ref(),
            headline: &r.headline,
            body: self.body,
            statements: self
                .statements()
                .map(|(statement, context)| NestedStatement { statement, context })
                .collect(),
        }
    }

    pub(crate) fn flat(self) -> Vec<FlatRow<'a>> {
        self.statements().map(|(statement, context)| FlatRow::new(self.record, statement, context)).collect()
    }
}

/// An article.
#[derive(Serialize)]
pub(crate) struct NestedRow<'a> {
    schema: u32,
    id: &'a str,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    published_basis: Option<isnad::model::PublishedBasis>,
    byline: Option<&'a str>,
    dateline: Option<&'a Span>,
    headline: &'a str,
    /// Passed over where the schema has no such column.
    body: &'a str,
    statements: Vec<NestedStatement<'a>>,
}

#[derive(Serialize)]
struct NestedStatement<'a> {
    #[serde(flatten)]
    statement: &'a Statement,
    #[serde(flatten)]
    context: Context,
}

/// A statement.
#[derive(Serialize)]
pub(crate) struct FlatRow<'a> {
    article: &'a str,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    byline: Option<&'a str>,
    headline: &'a str,
    statement: &'a str,
    start: u32,
    end: u32,
    cue: &'a str,
    lemma: &'a str,
    act: &'static str,
    form: &'static str,
    speaker: Option<&'a str>,
    name: Option<&'a str>,
    label: Option<&'a str>,
    role: Option<&'a str>,
    affiliation: Option<&'a str>,
    kind: Option<&'static str>,
    anonymous: Option<bool>,
    content: String,
    content_start: u32,
    content_end: u32,
    channel: Option<&'a str>,
    channel_type: Option<&'static str>,
    addressee: Option<&'a str>,
    time: Option<&'a str>,
    time_value: Option<&'a str>,
    said_on: Option<&'a str>,
    said_on_basis: Option<isnad::model::DateBasis>,
    /// `said_on` where it is a day.
    said_day: Option<&'a str>,
    via: Option<String>,
    rule: &'a str,
    #[serde(flatten)]
    context: Context,
}

impl<'a> FlatRow<'a> {
    fn new(record: &'a Record, s: &'a Statement, context: Context) -> Self {
        let who = s.speaker.as_ref();
        let is_day = |date: &&str| date.len() == 10 && date.bytes().filter(|b| *b == b'-').count() == 2;
        Self {
            article: &record.id,
            url: record.url.as_deref(),
            outlet: record.outlet.as_deref(),
            published: record.published.as_deref(),
            byline: record.byline.as_deref(),
            headline: &record.headline,
            statement: &s.id,
            start: s.cue.start,
            end: s.cue.end,
            cue: &s.cue.text,
            lemma: &s.cue.lemma,
            act: s.act.as_str(),
            form: s.form.as_str(),
            speaker: who.and_then(|w| w.mention.as_ref()).map(|span| &*span.text),
            name: who.and_then(|w| w.name.as_ref()).map(|span| &*span.text),
            label: who.and_then(|w| w.label.as_deref()),
            role: who.and_then(|w| w.role.as_deref()),
            affiliation: who.and_then(|w| w.affiliation.as_deref()),
            kind: who.map(|w| w.kind.as_str()),
            anonymous: who.map(|w| w.anonymous),
            content: joined(&s.content),
            content_start: s.content.first().map_or(s.cue.end, |span| span.start),
            content_end: s.content.last().map_or(s.cue.end, |span| span.end),
            channel: s.channel.as_ref().map(|c| &*c.text),
            channel_type: s.channel.as_ref().map(|c| c.kind.as_str()),
            addressee: s.addressee.as_ref().map(|span| &*span.text),
            time: s.time.as_ref().map(|t| &*t.text),
            time_value: s.time.as_ref().and_then(|t| t.value.as_deref()),
            said_on: s.said_on.as_deref(),
            said_on_basis: s.said_on_basis,
            said_day: s.said_on.as_deref().filter(is_day),
            via: (!s.via.is_empty()).then(|| joined(&s.via)),
            rule: &s.rule,
            context,
        }
    }
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| &*span.text).collect::<Vec<_>>().join(JOINT)
}
