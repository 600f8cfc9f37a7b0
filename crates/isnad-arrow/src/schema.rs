//! The schema. Whole numbers are signed: Spark and all that is made of Java know no others.

use arrow::datatypes::{DataType, Field, Fields, Schema, SchemaRef};
use std::sync::Arc;

/// How rows are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row is an article with the list of its statements.
    Nested,
    /// [`Shape::Nested`] with the article's body: all that an archive is made of.
    Whole,
    /// A row is a statement.
    Flat,
}

/// The schema of a shape.
pub fn schema(shape: Shape) -> SchemaRef {
    Arc::new(Schema::new(match shape {
        Shape::Nested => nested(Vec::new()),
        Shape::Whole => nested(vec![text("body")]),
        Shape::Flat => flat(),
    }))
}

fn field(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, false)
}

fn maybe(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, true)
}

fn text(name: &str) -> Field {
    field(name, DataType::Utf8)
}

fn maybe_text(name: &str) -> Field {
    maybe(name, DataType::Utf8)
}

fn structure(fields: Vec<Field>) -> DataType {
    DataType::Struct(Fields::from(fields))
}

fn list(of: DataType) -> DataType {
    DataType::List(Arc::new(field("item", of)))
}

/// A stretch of text, and what else is known of it.
fn span(more: Vec<Field>) -> DataType {
    let mut fields = vec![field("start", DataType::Int32), field("end", DataType::Int32), text("text")];
    fields.extend(more);
    structure(fields)
}

/// The columns of an article; `more` stand before its statements.
fn nested(more: Vec<Field>) -> Vec<Field> {
    let mut fields = vec![
        field("schema", DataType::Int32),
        text("id"),
        maybe_text("url"),
        maybe_text("outlet"),
        maybe("published", DataType::Date32),
        maybe_text("published_basis"),
        maybe_text("byline"),
        maybe("dateline", span(Vec::new())),
        text("headline"),
    ];
    fields.extend(more);
    fields.push(field("statements", list(statement())));
    fields
}

fn statement() -> DataType {
    let speaker = structure(vec![
        maybe("mention", span(Vec::new())),
        maybe("name", span(Vec::new())),
        maybe_text("label"),
        maybe_text("role"),
        maybe_text("affiliation"),
        text("kind"),
        field("anonymous", DataType::Boolean),
    ]);
    let mut fields = vec![
        text("id"),
        field("cue", span(vec![text("lemma")])),
        maybe("speaker", speaker),
        field("content", list(span(Vec::new()))),
        text("form"),
        text("act"),
        maybe("channel", span(vec![text("type")])),
        maybe("addressee", span(Vec::new())),
        maybe("time", span(vec![maybe_text("value")])),
        maybe_text("said_on"),
        maybe_text("said_on_basis"),
        field("dates", list(span(vec![text("value"), text("role")]))),
        field("no_date", DataType::Boolean),
        field("via", list(span(Vec::new()))),
        text("rule"),
    ];
    fields.extend(context());
    structure(fields)
}

/// What an archive knows of a statement; empty where no archive was asked.
fn context() -> Vec<Field> {
    vec![
        maybe("person", DataType::Int32),
        maybe_text("person_label"),
        maybe("person_confidence", DataType::Int8),
        maybe_text("saying"),
    ]
}

fn flat() -> Vec<Field> {
    let mut fields = vec![
        text("article"),
        maybe_text("url"),
        maybe_text("outlet"),
        maybe("published", DataType::Date32),
        maybe_text("byline"),
        text("headline"),
        text("statement"),
        field("start", DataType::Int32),
        field("end", DataType::Int32),
        text("cue"),
        text("lemma"),
        text("act"),
        text("form"),
        maybe_text("speaker"),
        maybe_text("name"),
        maybe_text("label"),
        maybe_text("role"),
        maybe_text("affiliation"),
        maybe_text("kind"),
        maybe("anonymous", DataType::Boolean),
        text("content"),
        field("content_start", DataType::Int32),
        field("content_end", DataType::Int32),
        maybe_text("channel"),
        maybe_text("channel_type"),
        maybe_text("addressee"),
        maybe_text("time"),
        maybe_text("time_value"),
        maybe_text("said_on"),
        maybe_text("said_on_basis"),
        maybe("said_day", DataType::Date32),
        maybe_text("via"),
        text("rule"),
    ];
    fields.extend(context());
    fields
}
