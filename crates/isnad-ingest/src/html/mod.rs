//! Pages of the web.

mod render;

use crate::encoding::{self, Hints, repair};
use crate::error::Fault;
use crate::item::{Item, Place};
use crate::options::Options;
use crate::piece::Page;
use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};
use isnad::Article;
use jiff::civil::Date;

/// The article of a page; nothing where the page is in another language and was to be passed over.
pub(crate) fn item(page: &Page, place: &Place, options: &Options) -> Result<Option<Item>, Fault> {
    let hints = Hints { forced: options.encoding, header: page.charset.as_deref(), markup: true };
    let html = encoding::decode(&page.bytes, hints);
    let document = Document::from(&*html);
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut readability =
        Readability::with_document(document, None, Some(config)).map_err(|_| Fault::NoArticle("x"))?;
    let found = readability.parse().map_err(|_| Fault::NoArticle("x"))?;
    let body = if std::env::var_os("OWN").is_some() {
        let content = Document::fragment(found.content);
        render::paragraphs(&content.root()).join("\n")
    } else {
        found.text_content.to_string()
    };
    let article = Article {
        id: page.id.clone().unwrap_or_else(|| place.stem().to_owned()),
        url: page.url.clone(),
        headline: found.title,
        body: repair(&body).into_owned(),
        ..Article::default()
    };
    Ok(Some(Item { article, place: place.clone(), ..Item::default() }))
}

/// The date of a page.
pub(crate) fn page_date(_text: &str) -> Option<Date> {
    None
}

/// The text of a piece of HTML.
pub(crate) fn text_of(html: &str) -> String {
    let document = Document::fragment(html);
    repair(&render::paragraphs(&document.root()).join("\n")).into_owned()
}
