//! The fields of an article as JSON lines and tables give them.

use crate::encoding::repair;
use crate::error::Fault;
use crate::html::page_date;
use crate::mapping::FIELDS;
use isnad::Article;
use isnad::model::parse_published;

/// The values of [`FIELDS`], in their order.
pub type Fields = [Option<String>; FIELDS.len()];

/// The article of its fields, as a line of JSON or a row of a table gives them; `name` is its id where it has none, and
/// `body` what its source calls the body.
///
/// # Errors
/// [`Fault::Missing`] where nothing is in the body, [`Fault::Published`] where the day of publication is none.
pub fn article(fields: Fields, name: impl FnOnce() -> String, body: &str) -> Result<Article, Fault> {
    let filled = fields.map(|f| f.filter(|text| !text.trim().is_empty()));
    let [id, url, outlet, published, byline, headline, text] = filled;
    let text = text.ok_or_else(|| Fault::Missing(body.to_owned()))?;
    let published = match published {
        Some(text) => Some(parse_published(&text).or_else(|e| page_date(&text).ok_or(Fault::Published(e)))?),
        None => None,
    };
    Ok(Article {
        id: id.unwrap_or_else(name),
        url,
        outlet: outlet.map(clean),
        published,
        byline: byline.map(clean),
        headline: headline.map(clean).unwrap_or_default(),
        body: clean(text),
    })
}

/// The text with its garbled lines repaired.
fn clean(text: String) -> String {
    match repair(&text) {
        std::borrow::Cow::Borrowed(_) => text,
        std::borrow::Cow::Owned(repaired) => repaired,
    }
}
