//! What the index is told of a statement and of an article.

use super::calendar;
use super::schema::{Words, fields};
use crate::query::Days;
use isnad::model::{Act, ChannelType, Form, SpeakerKind};
use isnad::{Record, Statement};
use isnad_linkage::days;
use isnad_linkage::words::{Word, words};
use tantivy::TantivyDocument;
use tantivy::schema::Field;
use tantivy::tokenizer::{PreTokenizedString, Token};

/// Words between two spans of a content: no phrase reaches over them.
const GAP: usize = 16;

/// The tags of documents.
pub(crate) mod tag {
    pub(crate) const STATEMENT: &str = "doc:statement";
    pub(crate) const ARTICLE: &str = "doc:article";

    /// All documents of an article, whatever its version.
    pub(crate) fn of_article(id: &str) -> String {
        format!("article:{id}")
    }
}

/// What was found out about a statement in the archive.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known<'a> {
    /// Number of its source; 0 where it has none.
    pub(crate) source: u32,
    /// The saying that it belongs to.
    pub(crate) saying: u64,
    /// Other names of its source.
    pub(crate) names: Vec<&'a str>,
}

/// A statement's document but for what the archive finds out ([`complete`]).
pub(crate) fn of_statement(
    record: &Record,
    headline: &[Word],
    s: &Statement,
    content: &[Vec<Word>],
) -> TantivyDocument {
    let f = fields();
    let mut doc = TantivyDocument::new();
    let mut tags = Tags::new();
    tags.push(tag::STATEMENT);
    tags.push(&tag::of_article(&record.id));
    tags.push(&format!("statement:{}", s.id));
    tags.push(&format!("act:{}", s.act));
    tags.push(&format!("form:{}", s.form));
    tags.push(&format!("cue:{}", isnad_linkage::words::light(&folded(&s.cue.lemma))));
    add_words(&mut doc, f.content, Sounds::OfNames, content.iter().map(Vec::as_slice));
    add_words(&mut doc, f.headline, Sounds::OfNames, [headline]);
    let who = s.speaker.as_ref();
    let hidden = who.is_some_and(|w| w.anonymous);
    tags.push(if hidden { "anonymous:true" } else { "anonymous:false" });
    if let Some(who) = who {
        tags.push(&format!("kind:{}", who.kind));
        add_text(&mut doc, f.role, [who.role.as_deref()]);
        add_text(&mut doc, f.affiliation, [who.affiliation.as_deref()]);
    }
    if let Some(channel) = &s.channel {
        tags.push(&format!("channel:{}", channel.kind));
    }
    add_text(&mut doc, f.addressee, [s.addressee.as_ref().map(|span| &*span.text)]);
    add_text(&mut doc, f.via, s.via.iter().map(|span| Some(&*span.text)));
    add_text(&mut doc, f.outlet, [record.outlet.as_deref()]);
    let published = record.published.as_deref().and_then(Days::of);
    let said = s.said_on.as_deref().and_then(Days::of).or(published);
    for (name, date) in [("said", said), ("published", published)] {
        let dates = date.map(|date| calendar::tags(name, date)).unwrap_or_default();
        for tag in &dates {
            tags.push(tag);
        }
    }
    tags.add(&mut doc);
    doc.add_u64(f.statement, isnad_linkage::id::statement(&s.id));
    doc.add_u64(f.act, code(Act::ALL, s.act));
    doc.add_u64(f.form, code(Form::ALL, s.form));
    doc.add_u64(f.kind, who.map_or(0, |w| code(SpeakerKind::ALL, w.kind)));
    doc.add_u64(f.channel, s.channel.as_ref().map_or(0, |c| code(ChannelType::ALL, c.kind)));
    doc.add_u64(f.said, said.map_or(0, |days| days::number(days.first)));
    doc.add_u64(f.said_last, said.map_or(0, |days| days::number(days.last)));
    doc.add_u64(f.month, said.map_or(0, |days| days::month(days.first)));
    doc.add_u64(f.published, published.map_or(0, |days| days::number(days.first)));
    doc.add_text(f.outlet_name, record.outlet.as_deref().unwrap_or_default());
    doc
}

/// Adds what the archive found out.
pub(crate) fn complete(doc: &mut TantivyDocument, seq: u64, s: &Statement, known: &Known<'_>) {
    let f = fields();
    let who = s.speaker.as_ref();
    let names = [
        who.and_then(|w| w.label.as_deref()),
        who.and_then(|w| w.name.as_ref()).map(|span| &*span.text),
        who.and_then(|w| w.mention.as_ref()).map(|span| &*span.text),
    ];
    let mut distinct: Vec<Option<&str>> = Vec::new();
    for name in names.into_iter().chain(known.names.iter().map(|n| Some(*n))) {
        // What is part of another name says nothing new.
        let part = |of: &&str| name.is_some_and(|name| of.contains(name));
        if !distinct.iter().flatten().any(part) {
            distinct.push(name);
        }
    }
    add_text(doc, f.speaker, distinct);
    let mut tags = Tags::new();
    tags.push(&format!("source:{}", known.source));
    tags.push(&format!("saying:{:016x}", known.saying));
    tags.add(doc);
    doc.add_u64(f.article, seq);
    doc.add_u64(f.source, known.source.into());
    doc.add_u64(f.saying, known.saying);
}

/// An article's document. `bands` are those of its signature.
pub(crate) fn of_article(record: &Record, seq: u64, bands: &[u64]) -> TantivyDocument {
    let f = fields();
    let mut doc = TantivyDocument::new();
    let mut tags = Tags::new();
    tags.push(tag::ARTICLE);
    tags.push(&tag::of_article(&record.id));
    tags.add(&mut doc);
    for band in bands {
        doc.add_u64(f.band, *band);
    }
    let published = record.published.as_deref().and_then(Days::of);
    doc.add_u64(f.article, seq);
    doc.add_u64(f.published, published.map_or(0, |days| days::number(days.first)));
    for field in
        [f.statement, f.source, f.saying, f.act, f.form, f.kind, f.channel, f.said, f.said_last, f.month]
    {
        doc.add_u64(field, 0);
    }
    doc.add_text(f.outlet_name, record.outlet.as_deref().unwrap_or_default());
    doc
}

/// The number of a value of a vocabulary, from 1; 0 is none.
fn code<T: PartialEq + Copy>(all: &[T], value: T) -> u64 {
    all.iter().position(|known| *known == value).map_or(0, |at| at as u64 + 1)
}

/// The letters of a dictionary form, folded.
pub(crate) fn folded(text: &str) -> String {
    words(text).into_iter().map(|word| word.exact).collect::<Vec<_>>().join(" ")
}

fn add_text<'a>(doc: &mut TantivyDocument, field: Words, texts: impl IntoIterator<Item = Option<&'a str>>) {
    let divided: Vec<Vec<Word>> = texts.into_iter().flatten().map(words).collect();
    add_words(doc, field, Sounds::All, divided.iter().map(Vec::as_slice));
}

/// Which words are found by how they sound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sounds {
    /// Those that may be names.
    OfNames,
    /// All: the text names somebody, and names may be ordinary words.
    All,
}

/// Adds the terms of several texts; what stands in one is no neighbour of what stands in another.
fn add_words<'a>(
    doc: &mut TantivyDocument,
    field: Words,
    sounds: Sounds,
    texts: impl IntoIterator<Item = &'a [Word]>,
) {
    let mut exact = Vec::new();
    let mut stems = Vec::new();
    let mut keys = Vec::new();
    let mut position = 0;
    for text in texts {
        for word in text {
            exact.push(token(&word.exact, position));
            stems.extend(word.stems.iter().map(|stem| token(stem, position)));
            let sounds = word.name || sounds == Sounds::All;
            keys.extend(word.key.iter().filter(|_| sounds).map(|key| token(key, position)));
            position += 1;
        }
        position += GAP;
    }
    for (field, tokens) in [(field.exact, exact), (field.stem, stems), (field.key, keys)] {
        add_tokens(doc, field, tokens);
    }
}

fn add_tokens(doc: &mut TantivyDocument, field: Field, tokens: Vec<Token>) {
    if !tokens.is_empty() {
        doc.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
    }
}

fn token(text: &str, position: usize) -> Token {
    Token { text: text.to_owned(), position, ..Token::default() }
}

/// Exact properties of a document.
struct Tags(Vec<Token>);

impl Tags {
    const fn new() -> Self {
        Self(Vec::new())
    }

    fn push(&mut self, tag: &str) {
        self.0.push(token(tag, self.0.len()));
    }

    fn add(self, doc: &mut TantivyDocument) {
        add_tokens(doc, fields().tag, self.0);
    }
}
