//! An article on a line of JSON that can be read again.

use crate::item::{Extent, Item};
use serde::Serialize;

/// The fields of an article as a JSON object, in their order: what [`Fields`](crate::Fields) reads, and behind them
/// what else is known of the item. Fields that are not known are null, or left out where few articles have them.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    id: &'a str,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    byline: Option<&'a str>,
    headline: &'a str,
    body: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<bool>,
}

impl<'a> From<&'a Item> for Line<'a> {
    fn from(item: &'a Item) -> Self {
        let article = &item.article;
        Self {
            id: &article.id,
            url: article.url.as_deref(),
            outlet: article.outlet.as_deref(),
            published: article.published.map(|date| date.to_string()),
            byline: article.byline.as_deref(),
            headline: &article.headline,
            body: &article.body,
            dateline: item.dateline.as_deref(),
            offset: item.place.offset,
            summary: (item.extent == Extent::Summary).then_some(true),
        }
    }
}
