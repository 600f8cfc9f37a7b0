//! An article as the pages show it: its text with every statement marked, its voices, the notes.

use super::head::Day;
use super::said::{Said, Setting};
use crate::links;
use crate::marked::{Hue, Mark, Piece, Voice, Voices, lay, layers};
use crate::screen::Frame;
use isnad::{Article, Record};
use isnad_archive::{Highlighter, SourceLink};

/// An article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ArticleView {
    /// The headline, marked.
    pub(crate) headline: Paragraph,
    /// The headline without marks.
    pub(crate) title: String,
    /// The paragraphs of the body.
    pub(crate) body: Vec<Paragraph>,
    /// The outlet.
    pub(crate) outlet: Option<String>,
    /// The day of publication.
    pub(crate) published: Option<Day>,
    /// The line that names the writer.
    pub(crate) byline: Option<String>,
    /// Its address on the web.
    pub(crate) url: Option<String>,
    /// Its statements in the order of the text.
    pub(crate) notes: Vec<Said>,
    /// Who speaks.
    pub(crate) voices: Voices,
}

/// A paragraph: what a template writes, in order.
pub(crate) type Paragraph = Vec<Ink>;

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ink {
    /// A statement's words begin.
    Said {
        /// Its classes: colour, form, depth.
        class: String,
        /// The statement's id, where its words begin.
        id: Option<String>,
        /// The id of its note.
        note: String,
    },
    /// The reporting word begins.
    Cue {
        /// Its class: the colour.
        class: String,
        /// The id of its note.
        note: String,
    },
    /// The name of the source begins.
    Name {
        /// Its class: the colour.
        class: String,
    },
    /// Ends what began last: a reporting word.
    EndCue,
    /// Ends what began last: anything else.
    End,
    /// Words.
    Text(String),
}

impl ArticleView {
    /// An article with its record; `sources` and `sayings` are the archive's, empty where there is none.
    pub(crate) fn new(
        frame: &Frame,
        article: &Article,
        record: &Record,
        (sources, sayings): (&[Option<SourceLink>], &[String]),
    ) -> Self {
        let text = article.text();
        let voices = Voices::new(&text, record, sources);
        let mut paragraphs: Vec<Paragraph> =
            lay(&text, &layers(record)).iter().map(|pieces| inked(pieces, record, &voices)).collect();
        let headed = !article.headline.trim().is_empty() && !paragraphs.is_empty();
        let headline = if headed { paragraphs.remove(0) } else { Vec::new() };
        let archived = !sayings.is_empty();
        let note = |(at, statement): (usize, &isnad::Statement)| {
            let setting = Setting {
                article: archived.then_some(article.id.as_str()),
                headline: &article.headline,
                outlet: article.outlet.as_deref(),
                source: sources.get(at).and_then(Option::as_ref),
                saying: sayings.get(at).map(String::as_str),
                hue: Some(hue(&voices, at)),
            };
            Said::new(frame, statement, &setting, &Highlighter::default())
        };
        Self {
            headline,
            title: article.headline.clone(),
            body: paragraphs,
            outlet: article.outlet.clone(),
            published: record.published.as_deref().map(|day| Day::new(frame, day)),
            byline: article.byline.clone(),
            url: article.url.as_deref().and_then(links::outside).map(str::to_owned),
            notes: record.statements.iter().enumerate().map(note).collect(),
            voices,
        }
    }

    /// The page of a voice, where it has one.
    pub(crate) fn page_of(&self, voice: &Voice) -> Option<String> {
        let at = self.voices.all.iter().position(|known| known == voice)?;
        let statement = self.voices.of.iter().position(|of| *of == at)?;
        self.notes.get(statement)?.who.href.clone()
    }

    /// Voices of whom words are quoted.
    pub(crate) fn quoted(&self) -> Vec<&Voice> {
        self.voices.all.iter().filter(|voice| voice.quoted > 0).collect()
    }

    /// Voices that are never quoted.
    pub(crate) fn reported(&self) -> Vec<&Voice> {
        self.voices.all.iter().filter(|voice| voice.quoted == 0).collect()
    }
}

fn hue(voices: &Voices, statement: usize) -> Hue {
    voice_of(voices, statement).map_or(Hue::default(), |voice| voice.hue)
}

fn voice_of(voices: &Voices, statement: usize) -> Option<&Voice> {
    voices.of.get(statement).and_then(|at| voices.all.get(*at))
}

fn inked(pieces: &[Piece<'_>], record: &Record, voices: &Voices) -> Paragraph {
    let id = |at: usize| record.statements.get(at).map(|s| s.id.clone()).unwrap_or_default();
    pieces
        .iter()
        .map(|piece| match *piece {
            Piece::Open { mark: Mark::Content { statement, first }, depth, begins } => {
                let form = record.statements.get(statement).map_or("", |s| s.form.as_str());
                let hidden = voice_of(voices, statement).is_some_and(|voice| voice.anonymous);
                let hatched = if hidden { " hidden-source" } else { "" };
                let class = format!("{} {form} d{}{hatched}", hue(voices, statement), depth.min(3));
                let note = id(statement);
                Ink::Said { class, id: (first && begins).then(|| note.clone()), note }
            }
            Piece::Open { mark: Mark::Cue { statement }, .. } => {
                Ink::Cue { class: hue(voices, statement).class(), note: id(statement) }
            }
            Piece::Open { mark: Mark::Name { statement }, .. } => {
                Ink::Name { class: hue(voices, statement).class() }
            }
            Piece::Close(Mark::Cue { .. }) => Ink::EndCue,
            Piece::Close(_) => Ink::End,
            Piece::Text(text) => Ink::Text(text.to_owned()),
        })
        .collect()
}
