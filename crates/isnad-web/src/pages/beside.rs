//! Two articles side by side, paragraph by paragraph, with what differs word by word.

use super::article::version;
use super::{Answer, Shared, page_of};
use crate::error::Result;
use crate::links;
use crate::screen::Frame;
use crate::view::Head;
use askama::Template;
use axum::extract::{Query, State};
use isnad_archive::{Difference, Reader, differences};
use serde::Deserialize;
use std::collections::HashSet;

/// The ids of the two; their last versions are meant unless others are named.
#[derive(Debug, Deserialize)]
pub(crate) struct Pair {
    a: String,
    b: String,
    before: Option<u32>,
    now: Option<u32>,
}

#[derive(Template)]
#[template(path = "beside.html")]
struct Page {
    f: Frame,
    heads: [Head; 2],
    rows: Vec<Row>,
}

/// A paragraph of each, in stretches of words; those that the other has not are marked.
#[derive(Debug, Default, PartialEq, Eq)]
struct Row {
    a: Vec<(String, bool)>,
    b: Vec<(String, bool)>,
}

/// `GET /beside?a=…&b=…[&before=…&now=…]`
pub(crate) async fn show(State(room): Shared, f: Frame, Query(pair): Query<Pair>) -> Answer {
    page_of(room, f, move |f, _, reader| Page::new(f, &pair, reader)).await
}

impl Page {
    fn new(f: Frame, pair: &Pair, reader: &Reader) -> Result<Self> {
        let (a, a_head) = side(&f, &pair.a, pair.before, reader)?;
        let (b, b_head) = side(&f, &pair.b, pair.now, reader)?;
        Ok(Self { heads: [a_head, b_head], rows: rows(&a, &b), f })
    }
}

/// The text of a side, and what stands over it.
fn side(f: &Frame, id: &str, number: Option<u32>, reader: &Reader) -> Result<(String, Head)> {
    let last = reader.article(id)?;
    let earlier = number.map_or(Ok(None), |number| version(&last, number, reader))?;
    let href = match &earlier {
        Some(document) => links::version(id, document.version),
        None => links::article(id),
    };
    let document = earlier.as_ref().unwrap_or(&last);
    Ok((document.article.text(), Head::of_record(f, &document.record, href)))
}

/// Paragraphs that tell the same stand side by side, in the order of the first text; those of the second that nobody
/// matches come behind.
fn rows(a: &str, b: &str) -> Vec<Row> {
    let paragraphs = |text: &str| -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (a, b) = (paragraphs(a), paragraphs(b));
    let words: Vec<HashSet<&str>> = b.iter().map(|text| text.split_whitespace().collect()).collect();
    let mut taken = vec![false; b.len()];
    let mut rows = Vec::new();
    for text in &a {
        let own: HashSet<&str> = text.split_whitespace().collect();
        let best = (0..b.len())
            .filter(|at| !taken[*at])
            .map(|at| (own.intersection(&words[at]).count(), at))
            .max_by_key(|(common, at)| (*common, std::cmp::Reverse(*at)));
        match best.filter(|(common, at)| common * 3 >= own.len().min(words[*at].len()).max(1)) {
            Some((_, at)) => {
                taken[at] = true;
                rows.push(row(text, &b[at]));
            }
            None => rows.push(Row { a: vec![(text.clone(), true)], b: Vec::new() }),
        }
    }
    let left = b.iter().zip(taken).filter(|(_, taken)| !taken);
    rows.extend(left.map(|(text, _)| Row { a: Vec::new(), b: vec![(text.clone(), true)] }));
    rows
}

fn row(a: &str, b: &str) -> Row {
    let mut row = Row::default();
    for difference in differences(a, b) {
        match difference {
            Difference::Same(same) => {
                row.a.push((same.clone(), false));
                row.b.push((same, false));
            }
            Difference::Left(left) => row.a.push((left, true)),
            Difference::Added(added) => row.b.push((added, true)),
            Difference::Changed(before, now) => {
                row.a.push((before, true));
                row.b.push((now, true));
            }
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_tell_the_same_stand_side_by_side() {
        // "The road opens on Saturday. / The bridge stays closed." and, the other way round, with one word changed.
        let rows =
            rows("الطريق سيفتح صباح السبت\nالجسر يبقى مغلقا", "الجسر يبقى مغلقا\nالطريق سيفتح صباح الأحد");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].a, [("الطريق سيفتح صباح".into(), false), ("السبت".into(), true)]);
        assert_eq!(rows[0].b, [("الطريق سيفتح صباح".into(), false), ("الأحد".into(), true)]);
        assert!(rows[1].a.iter().all(|(_, changed)| !changed));
    }

    #[test]
    fn a_paragraph_without_a_match_stands_alone() {
        let rows = rows("خبر", "شيء آخر تماما");
        assert_eq!(rows.len(), 2);
        assert!(rows[0].b.is_empty() && rows[1].a.is_empty());
    }
}
