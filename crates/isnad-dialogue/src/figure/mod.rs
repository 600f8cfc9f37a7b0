//! Figures: numbers with what they count.

mod counted;
mod group;
mod number;
mod words;

pub(crate) use group::{differ, groups};

use crate::model::Unit;
use crate::word::{Key, Word};
use isnad::text::Text;
use isnad::time::{Numbers, TimeExpression};
use std::ops::Range;

/// A number with what it counts, in the tokens of its article.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// With its approximator and what it counts.
    pub(crate) tokens: Range<usize>,
    /// The number itself.
    pub(crate) number: Range<usize>,
    /// The least that it can be.
    pub(crate) low: f64,
    /// The most that it can be; the least again where it is one number; infinite where it is left open.
    pub(crate) high: f64,
    pub(crate) about: bool,
    pub(crate) unit: Unit,
    /// What money it is, of the unit money.
    pub(crate) currency: Option<&'static str>,
    /// What is counted; empty where only the unit is known.
    pub(crate) counted: Range<usize>,
    /// The dictionary form of what is counted.
    pub(crate) head: Key,
}

/// The figures of an article, in order.
pub(crate) fn find(
    words: &[Word],
    numbers: &Numbers<'_>,
    times: &[TimeExpression],
    text: &Text<'_>,
) -> Vec<Figure> {
    let mut figures = Vec::new();
    let (mut at, mut ahead) = (0, times.iter().peekable());
    while at < words.len() {
        while ahead.next_if(|time| time.tokens.end <= at).is_some() {}
        if let Some(time) = ahead.peek().filter(|time| time.tokens.start <= at) {
            at = time.tokens.end;
            continue;
        }
        match number::read(words, numbers, at, text) {
            Some(number) => {
                let end = number.tokens.end;
                if let Some(figure) = counted::figure(words, number) {
                    let figure = until_time(figure, times);
                    at = figure.tokens.end.max(end);
                    figures.push(figure);
                } else {
                    at = end;
                }
            }
            None => at += 1,
        }
    }
    figures
}

/// What is counted ends where a time begins: `3 ملايين برميل الأسبوع الماضي`.
fn until_time(mut figure: Figure, times: &[TimeExpression]) -> Figure {
    let counted = figure.counted.clone();
    let inside =
        |time: &&TimeExpression| counted.start < time.tokens.start && time.tokens.start < counted.end;
    if let Some(time) = times.iter().find(inside) {
        figure.counted.end = time.tokens.start;
        if figure.tokens.end == counted.end {
            figure.tokens.end = time.tokens.start;
        }
    }
    figure
}
