//! Articles as they were read, without their statements: JSON lines that can be read again.

use anyhow::Result;
use isnad_ingest::{Extent, Item};
use serde::Serialize;
use std::io::Write;

/// The fields of an article, and behind them what else is known.
#[derive(Serialize)]
struct Fields<'a> {
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

/// Writes an article on a line.
pub(crate) fn write(out: &mut impl Write, item: &Item) -> Result<()> {
    let article = &item.article;
    let fields = Fields {
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
    };
    serde_json::to_writer(&mut *out, &fields)?;
    out.write_all(b"\n")?;
    Ok(())
}
