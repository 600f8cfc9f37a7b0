//! An article made ready: its words, times, figures, and where its statements stand among them.

use crate::figure::{self, Figure};
use crate::model::Place;
use crate::told::Told;
use crate::word::{Word, words};
use isnad::lexicon::Lexemes;
use isnad::phrases::Phrases;
use isnad::text::{CodePoints, Text};
use isnad::time::{self, Numbers};
use isnad::{Span, Statement};
use jiff::civil::Date;
use std::ops::Range;

/// An article made ready.
pub(crate) struct Page {
    pub(crate) told: Told,
    pub(crate) text: String,
    pub(crate) words: Vec<Word>,
    /// Where each word begins, in code points.
    points: Vec<u32>,
    /// Token ranges.
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) paragraphs: Vec<Range<usize>>,
    /// What stands in quotation marks, without the marks.
    pub(crate) quotations: Vec<Range<usize>>,
    pub(crate) times: Vec<Time>,
    pub(crate) figures: Vec<Figure>,
    /// Of each statement of the record its contents as token ranges.
    pub(crate) contents: Vec<Vec<Range<usize>>>,
    /// Of each statement its cue.
    pub(crate) cues: Vec<Range<usize>>,
    pub(crate) published: Option<Date>,
    /// Of each statement where its content says that no date is set.
    pub(crate) undated: Vec<Option<Range<usize>>>,
}

/// A time that the article tells.
#[derive(Debug, Clone)]
pub(crate) struct Time {
    pub(crate) tokens: Range<usize>,
    /// ISO 8601, EDTF where partial.
    pub(crate) value: Option<String>,
    pub(crate) first: Option<Date>,
    pub(crate) last: Option<Date>,
}

impl Page {
    pub(crate) fn new(told: Told) -> Self {
        let source = told.article.text();
        let text = Text::new(&source);
        let lexemes = Lexemes::new(&text);
        let published = told.record.published.as_deref().and_then(|day| day.parse::<Date>().ok());
        let times = time::find(&text, published);
        let phrases = Phrases::new(&text, &lexemes, &times);
        let words = words(&phrases);
        let codes = CodePoints::new(&source);
        let points: Vec<u32> = words.iter().map(|word| codes.at(word.start)).collect();
        let figures = figure::find(&words, &Numbers::new(&text), &times, &text);
        let ranges = |pairs: &[(usize, usize)]| pairs.iter().map(|&(from, to)| from..to).collect();
        let quotations = text.quotations().iter().map(|q| q.first()..q.end).collect();
        let times = times
            .iter()
            .map(|t| Time {
                tokens: t.tokens.clone(),
                value: t.value.clone(),
                first: t.meant.and_then(time::Value::days).map(|days| days.0),
                last: t.last_day(),
            })
            .collect();
        let (sentences, paragraphs) = (ranges(text.sentences()), ranges(text.paragraphs()));
        let tokens = |start: u32, end: u32| tokens_of(&points, start, end);
        let contents: Vec<Vec<Range<usize>>> = told
            .record
            .statements
            .iter()
            .map(|s| s.content.iter().map(|span| tokens(span.start, span.end)).collect())
            .collect();
        let cues = told.record.statements.iter().map(|s| tokens(s.cue.start, s.cue.end)).collect();
        let undated = contents
            .iter()
            .map(|ranges| ranges.iter().find_map(|r| time::no_date(&text, r.clone())))
            .collect();
        drop(text);
        Self {
            told,
            words,
            points,
            sentences,
            paragraphs,
            quotations,
            times,
            figures,
            contents,
            cues,
            published,
            undated,
            text: source,
        }
    }

    pub(crate) fn statement(&self, at: usize) -> &Statement {
        &self.told.record.statements[at]
    }

    /// The tokens of a span of the record.
    pub(crate) fn tokens(&self, span: &Span) -> Range<usize> {
        tokens_of(&self.points, span.start, span.end)
    }

    /// The words of a token range as they stand.
    pub(crate) fn cut(&self, tokens: Range<usize>) -> &str {
        match self.words.get(tokens) {
            Some([first, .., last]) => &self.text[first.start as usize..last.end as usize],
            Some([only]) => &self.text[only.start as usize..only.end as usize],
            _ => "",
        }
    }

    /// A token range as a place of the article.
    pub(crate) fn place(&self, tokens: Range<usize>) -> Place {
        let text = self.cut(tokens.clone()).to_owned();
        let start = self.points.get(tokens.start).copied().unwrap_or_default();
        Place {
            article: self.told.article.id.clone(),
            outlet: self.told.article.outlet.clone(),
            published: self.published.map(|day| day.to_string()),
            statement: None,
            start,
            end: start + text.chars().count() as u32,
            text,
        }
    }

    /// The sentence that holds a token.
    pub(crate) fn sentence(&self, token: usize) -> Range<usize> {
        holding(&self.sentences, token)
    }

    /// The paragraph that holds a token.
    pub(crate) fn paragraph(&self, token: usize) -> Range<usize> {
        holding(&self.paragraphs, token)
    }

    /// Whether a token stands in the content of a statement.
    pub(crate) fn is_said(&self, token: usize) -> bool {
        self.contents.iter().flatten().any(|content| content.contains(&token))
    }

    /// The last word of what begins the article: its headline and its first sentences.
    pub(crate) fn lead(&self) -> Range<usize> {
        const PARAGRAPHS: usize = 3;
        const WORDS: usize = 90;
        let end = self.paragraphs.iter().take(PARAGRAPHS).next_back().map_or(0, |p| p.end);
        0..end.min(WORDS).min(self.words.len())
    }
}

/// The tokens that begin inside a stretch of code points.
fn tokens_of(points: &[u32], start: u32, end: u32) -> Range<usize> {
    points.partition_point(|point| *point < start)..points.partition_point(|point| *point < end)
}

fn holding(ranges: &[Range<usize>], token: usize) -> Range<usize> {
    let at = ranges.partition_point(|range| range.end <= token);
    ranges.get(at).cloned().unwrap_or(0..0)
}
