//! The record layer: statements in token indices become the record in code points.

mod dates;

use crate::lexicon::{Class, Reading};
use crate::model::{
    Article, Channel, Cue, DateBasis, PublishedBasis, Record, SCHEMA, Span, Speaker, Statement, TimeOfSaying,
};
use crate::phrases::Phrases;
use crate::sources::Attribution;
use crate::statements::Draft;
use crate::text::CodePoints;
use crate::time::{self, Kind, TimeExpression, Way};
use jiff::civil::Date;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// What the record says of the article itself.
pub(crate) struct Frame {
    pub(crate) published: Option<Date>,
    pub(crate) basis: Option<PublishedBasis>,
    pub(crate) dateline: Option<Range<usize>>,
    /// Tokens at which it may say that no date is set, in order.
    pub(crate) undated: Vec<usize>,
}

/// Puts the record together.
pub(crate) fn build(
    article: &Article,
    p: &Phrases<'_>,
    frame: &Frame,
    drafts: &[Draft],
    attributions: Vec<Attribution>,
) -> Record {
    let cut = Cut { phrases: p, points: CodePoints::new(p.text.source()) };
    let published = frame.published.map(|d| d.to_string());
    let statements = drafts
        .iter()
        .zip(attributions)
        .filter(|(_, attribution)| !attribution.own_words)
        .map(|(draft, attribution)| statement(article, &cut, draft, attribution, frame))
        .collect();
    Record {
        schema: SCHEMA,
        id: article.id.clone(),
        url: article.url.clone(),
        outlet: article.outlet.clone(),
        published,
        published_basis: frame.basis,
        byline: article.byline.clone(),
        dateline: frame.dateline.clone().map(|range| cut.span(range)),
        headline: article.headline.clone(),
        statements,
    }
}

/// Cuts spans out of the text.
struct Cut<'a> {
    phrases: &'a Phrases<'a>,
    points: CodePoints<'a>,
}

impl Cut<'_> {
    fn span(&self, tokens: Range<usize>) -> Span {
        self.span_of_bytes(self.phrases.text.bytes(tokens))
    }

    /// The span of a time or a channel, without a conjunction attached to its first word.
    fn unjoined_span(&self, tokens: Range<usize>) -> Span {
        let p = self.phrases;
        let mut bytes = p.text.bytes(tokens.clone());
        // وفي can be other words, too.
        let preposition = |r: &Reading| r.stem.class == Class::Preposition && r.conjunction;
        let led = || p.lexemes.readings(tokens.start).iter().any(preposition);
        let joined = p
            .time(tokens.start)
            .map_or_else(|| p.has_conjunction(tokens.start) || led(), |time| time.conjunction);
        if joined {
            bytes.start += time::joined_bytes(p.text.surface(tokens.start));
        }
        self.span_of_bytes(bytes)
    }

    fn span_of_bytes(&self, bytes: Range<u32>) -> Span {
        Span {
            start: self.points.at(bytes.start),
            end: self.points.at(bytes.end),
            text: self.phrases.text.source()[bytes.start as usize..bytes.end as usize].to_owned(),
        }
    }
}

fn statement(
    article: &Article,
    cut: &Cut<'_>,
    draft: &Draft,
    attribution: Attribution,
    frame: &Frame,
) -> Statement {
    let cue = cut.span(draft.cue.clone());
    let time = draft.time.clone().map(|range| {
        let value = cut.phrases.time(range.start).and_then(|t| t.said.clone());
        let span = cut.unjoined_span(range);
        TimeOfSaying { start: span.start, end: span.end, text: span.text, value }
    });
    let day = frame.published.map(|day| day.to_string());
    let (said_on, said_on_basis) = said_on(cut.phrases, draft, time.as_ref(), day.as_deref());
    Statement {
        id: format!(
            "{:016x}",
            xxh3_64(format!("{}\u{0}{}\u{0}{}", article.id, cue.start, cue.end).as_bytes())
        ),
        cue: Cue { start: cue.start, end: cue.end, text: cue.text, lemma: draft.lemma.clone() },
        speaker: attribution.source.map(|s| Speaker {
            mention: s.mention.map(|r| cut.span(r)),
            name: s.name.map(|r| cut.span(r)),
            label: s.label,
            role: s.role,
            affiliation: s.affiliation,
            kind: s.kind,
            anonymous: s.anonymous,
        }),
        content: draft.content.iter().map(|r| cut.span(r.clone())).collect(),
        form: draft.form,
        act: draft.act,
        channel: draft.channel.clone().map(|(range, kind)| {
            let span = cut.unjoined_span(range);
            Channel { start: span.start, end: span.end, text: span.text, kind }
        }),
        addressee: draft.addressee.clone().map(|r| cut.span(r)),
        time,
        said_on,
        said_on_basis,
        dates: dates::of_content(cut, draft, frame.published),
        no_date: dates::none_is_set(cut, draft, &frame.undated),
        via: attribution.via.into_iter().map(|r| cut.span(r)).collect(),
        rule: draft.rule.to_owned(),
    }
}

/// The best date of the saying: its own time, else a date that frames its sentence, else the publication; of آنذاك
/// the date told last before it.
fn said_on(
    p: &Phrases<'_>,
    draft: &Draft,
    time: Option<&TimeOfSaying>,
    published: Option<&str>,
) -> (Option<String>, Option<DateBasis>) {
    if let Some(value) = time.and_then(|t| t.value.clone()) {
        return (Some(value), Some(DateBasis::Time));
    }
    let sentence = p.sentence(draft.cue.start);
    let outside = |at: usize| !draft.content.iter().any(|c| c.contains(&at));
    let told_before = draft
        .time
        .as_ref()
        .and_then(|range| p.time(range.start))
        .is_some_and(|time| time.way == Way::ToldBefore);
    let frame = if told_before {
        told_last(p, draft.cue.start)
    } else {
        let before = p.times_in(sentence.start..draft.cue.start);
        before.filter(|t| outside(t.tokens.start) && dates_a_frame(t)).find_map(|t| t.said.clone())
    };
    match frame {
        Some(value) => (Some(value), Some(DateBasis::Frame)),
        None if told_before => (None, None),
        None => (published.map(str::to_owned), published.map(|_| DateBasis::Published)),
    }
}

/// True for a point of the past: no stretch, no limit.
fn dates_a_frame(time: &TimeExpression) -> bool {
    !time.ahead && time.way != Way::Holiday && matches!(time.kind, Kind::Date | Kind::Time)
}

/// The last date before a token that is told of the past, in its paragraph or the one before.
fn told_last(p: &Phrases<'_>, token: usize) -> Option<String> {
    let paragraph = p.text.paragraph_of(token).saturating_sub(1);
    let start = p.text.paragraphs().get(paragraph)?.0;
    p.times_in(start..token).filter(|t| dates_a_frame(t)).filter_map(|t| t.said.clone()).last()
}
