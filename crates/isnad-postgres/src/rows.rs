//! Articles as rows of the tables.

use crate::copy::Rows;
use crate::error::Error;
use isnad::{Article, Record, Span, Statement};
use std::collections::HashSet;

/// Between the stretches of a content.
const JOINT: &str = " … ";

/// Columns of `isnad.article`, in the order of [`Staged::add`].
pub(crate) const ARTICLE: &str =
    "id, url, outlet, published, published_basis, byline, dateline, headline, body, version, record";
/// Columns of `isnad.person`.
pub(crate) const PERSON: &str = "id, label";
/// Columns of `isnad.statement`.
pub(crate) const STATEMENT: &str = "id, article, position, cue_start, cue_end, cue, lemma, act, form, rule, speaker, \
    name, label, role, affiliation, kind, anonymous, content, content_start, content_end, channel, channel_type, \
    addressee, time, time_value, said_on, said_on_basis, said_day, no_date, via, person, person_confidence, saying";

/// An article of an archive.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its record, with all its statements.
    pub record: &'a Record,
    /// Its version, from 1.
    pub version: u32,
    /// What the archive knows of each statement, in the record's order.
    pub links: &'a [Link],
}

/// What an archive knows of a statement beside its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The number of its source, the source's name, and how sure the link is, per cent.
    pub person: Option<(u32, String, u8)>,
    /// The saying that it belongs to: the id of its first statement.
    pub saying: String,
}

/// The rows of a batch.
#[derive(Debug, Default)]
pub(crate) struct Staged {
    pub(crate) articles: Rows,
    pub(crate) people: Rows,
    pub(crate) statements: Rows,
    known: HashSet<u32>,
}

impl Staged {
    pub(crate) fn of(entries: &[Entry<'_>]) -> Result<Self, Error> {
        let mut staged = Self::default();
        entries.iter().try_for_each(|entry| staged.add(entry))?;
        Ok(staged)
    }

    fn add(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        let r = entry.record;
        // JSON in the database has no zero character either.
        let json = serde_json::to_string(r)?.replace("\\u0000", "\u{fffd}");
        self.articles
            .row()
            .text(&r.id)
            .maybe(r.url.as_deref())
            .maybe(r.outlet.as_deref())
            .maybe(r.published.as_deref())
            .maybe(name(r.published_basis)?.as_deref())
            .maybe(r.byline.as_deref())
            .maybe(r.dateline.as_ref().map(|span| &*span.text))
            .text(&r.headline)
            .text(&entry.article.body)
            .plain(entry.version)
            .text(&json);
        for (position, (statement, link)) in r.statements.iter().zip(entry.links).enumerate() {
            self.statement(&r.id, position, statement, link)?;
        }
        Ok(())
    }

    fn statement(&mut self, article: &str, position: usize, s: &Statement, link: &Link) -> Result<(), Error> {
        let who = s.speaker.as_ref();
        let person = link.person.as_ref();
        if let Some((id, label, _)) = person
            && self.known.insert(*id)
        {
            self.people.row().plain(id).text(label);
        }
        self.statements
            .row()
            .text(&s.id)
            .text(article)
            .plain(position)
            .plain(s.cue.start)
            .plain(s.cue.end)
            .text(&s.cue.text)
            .text(&s.cue.lemma)
            .text(s.act.as_str())
            .text(s.form.as_str())
            .text(&s.rule)
            .maybe(who.and_then(|w| text(w.mention.as_ref())))
            .maybe(who.and_then(|w| text(w.name.as_ref())))
            .maybe(who.and_then(|w| w.label.as_deref()))
            .maybe(who.and_then(|w| w.role.as_deref()))
            .maybe(who.and_then(|w| w.affiliation.as_deref()))
            .maybe(who.map(|w| w.kind.as_str()))
            .maybe_plain(who.map(|w| w.anonymous))
            .text(&joined(&s.content))
            .plain(s.content.first().map_or(s.cue.end, |span| span.start))
            .plain(s.content.last().map_or(s.cue.end, |span| span.end))
            .maybe(s.channel.as_ref().map(|c| &*c.text))
            .maybe(s.channel.as_ref().map(|c| c.kind.as_str()))
            .maybe(text(s.addressee.as_ref()))
            .maybe(s.time.as_ref().map(|t| &*t.text))
            .maybe(s.time.as_ref().and_then(|t| t.value.as_deref()))
            .maybe(s.said_on.as_deref())
            .maybe(name(s.said_on_basis)?.as_deref())
            .maybe(s.said_on.as_deref().filter(|date| is_day(date)))
            .plain(s.no_date)
            .list(s.via.iter().map(|span| &*span.text))
            .maybe_plain(person.map(|(id, ..)| id))
            .maybe_plain(person.map(|(_, _, confidence)| confidence))
            .text(&link.saying);
        Ok(())
    }
}

/// How a value of a vocabulary is written.
fn name(value: Option<impl serde::Serialize>) -> Result<Option<String>, Error> {
    let Some(value) = value else { return Ok(None) };
    Ok(serde_json::to_value(value)?.as_str().map(str::to_owned))
}

fn text(span: Option<&Span>) -> Option<&str> {
    span.map(|span| &*span.text)
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| &*span.text).collect::<Vec<_>>().join(JOINT)
}

/// Whether an EDTF date is one day.
fn is_day(date: &str) -> bool {
    date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}
