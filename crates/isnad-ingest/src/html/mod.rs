//! Pages of the web: what they say of their article, and its text without all that stands beside it.

mod clutter;
mod date;
mod guard;
mod json_ld;
mod main_text;
mod metadata;
mod render;
mod tags;
mod tidy;

pub(crate) use date::page_date;

use crate::encoding::{self, Hints, is_arabic, repair};
use crate::error::Fault;
use crate::item::{Extent, Item, Place};
use crate::options::Options;
use crate::piece::Page;
use dom_query::Document;
use isnad::Article;

/// The shortest article, in letters.
const SHORTEST: usize = 100;
/// A body that a page's data holds is taken where it is so many times longer than the text found.
const TIMES: usize = 2;
/// How deep the HTML in a field may be nested.
const FRAGMENT_DEPTH: usize = 1000;
/// As many characters tell the language of a text.
const OPENING: usize = 1000;
/// Below this share of Arabic letters it is not Arabic.
const ARABIC_PERCENT: usize = 30;

/// The article of a page; nothing where the page is in another language and was to be passed over.
pub(crate) fn item(page: &Page, place: &Place, options: &Options) -> Result<Option<Item>, Fault> {
    let hints = Hints { forced: options.encoding, header: page.charset.as_deref(), markup: true };
    let html = encoding::decode(&page.bytes, hints);
    if page.only_arabic && !may_be_arabic(&html) {
        return Ok(None);
    }
    let html = guard::check(&html, options.limits.depth)?;
    let document = Document::from(html);
    let said = metadata::read(&document);
    let page_lines = document.body().map(|body| render::lines(&body)).unwrap_or_default();
    let mut tidied = tidy::tidy(main_text::lines(document), said.headline.as_deref());
    tidied.look_above(&page_lines);
    let body = body(&tidied.body, said.body)?;
    if page.only_arabic && !opens_in_arabic(&body) {
        return Ok(None);
    }
    let url = said.url.or_else(|| page.url.clone());
    let outlet = said.outlet.or_else(|| host(url.as_deref()?));
    let article = Article {
        id: page.id.clone().unwrap_or_else(|| place.stem().to_owned()),
        url,
        outlet: outlet.map(repaired),
        published: said.published.or(tidied.published),
        byline: said.byline.or(tidied.byline).map(repaired),
        headline: said.headline.map(repaired).unwrap_or_default(),
        body: repaired(body),
    };
    Ok(Some(Item { article, place: place.clone(), dateline: tidied.dateline, extent: Extent::Whole }))
}

/// The text that was found, or the one that the page's data holds, where it is much more.
fn body(found: &[String], said: Option<String>) -> Result<String, Fault> {
    let found = found.join("\n");
    let body = match said {
        Some(said) if found.len() < said.len() / TIMES => said,
        _ => found,
    };
    if body.chars().filter(|c| is_arabic(*c) || c.is_alphanumeric()).take(SHORTEST).count() < SHORTEST {
        return Err(Fault::NoArticle("no text but links and short lines"));
    }
    Ok(body)
}

/// Whether a page has as many Arabic letters as the shortest article, or what they become when they are garbled. Bytes
/// tell it: the letters of other languages begin with others.
fn may_be_arabic(html: &str) -> bool {
    html.bytes().filter(|b| matches!(b, 0xc3 | 0xd8..=0xdb)).count() >= SHORTEST
}

/// Whether a text opens in Arabic.
fn opens_in_arabic(text: &str) -> bool {
    let (mut arabic, mut other) = (0_usize, 0_usize);
    for c in text.chars().take(OPENING) {
        if is_arabic(c) {
            arabic += 1;
        } else if c.is_alphabetic() {
            other += 1;
        }
    }
    arabic * 100 >= (arabic + other).max(1) * ARABIC_PERCENT
}

/// The host of an address, without `www.`: the outlet where a page does not say it.
fn host(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

fn repaired(text: impl AsRef<str>) -> String {
    repair(text.as_ref()).into_owned()
}

/// The text of a piece of HTML.
pub(crate) fn text_of(html: &str) -> String {
    let plain = !html.contains(['<', '&', '\u{ad}']);
    if plain {
        let lines = html.lines().map(metadata::one_line).filter(|line| !line.is_empty());
        return repaired(lines.collect::<Vec<_>>().join("\n"));
    }
    let Ok(html) = guard::check(html, FRAGMENT_DEPTH) else { return String::new() };
    let document = Document::fragment(html);
    let lines: Vec<String> = render::lines(&document.root()).into_iter().map(|line| line.text).collect();
    repaired(lines.join("\n"))
}
