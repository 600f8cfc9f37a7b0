//! The text of a page's article.
//!
//! What is clutter by its element or its class goes first, then a Readability library finds the article, then lines
//! that are clutter go.

use super::clutter;
use super::render::{self, Line};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// The library tries again, less strictly, where it found fewer characters.
const SHORT: usize = 250;
/// What is larger than this share of a page's text is not clutter, whatever it is called.
const CLUTTER_PERCENT: usize = 30;
/// A page with fewer characters in paragraphs has its text elsewhere.
const FEW: usize = 500;
/// A picture's element with more text, in characters, holds more than a caption.
const CAPTION: usize = 700;

/// An element that is marked as the article holds this share of the page's paragraphs, where it is believed.
const MARKED_PERCENT: usize = 80;
/// What the library calls the element that it found.
const ARTICLE: &str = "#readability-page-1";

/// The lines of the article; empty where there is none.
pub(super) fn lines(document: Document) -> Vec<Line> {
    remove_clutter(&document);
    if let Some(marked) = document.body().and_then(|body| marked(&body)) {
        return render::lines(&marked);
    }
    let config = Config { disable_json_ld: true, char_threshold: SHORT, ..Config::default() };
    let Ok(mut readability) = Readability::with_document(document, None, Some(config)) else {
        return Vec::new();
    };
    if readability.parse().is_err() {
        return Vec::new();
    }
    readability.doc.select_single(ARTICLE).nodes().first().map(render::lines).unwrap_or_default()
}

/// The element that a page marks as its article's text, if it is one and holds nearly all paragraphs that are left.
fn marked<'a>(body: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut marked = body.descendants_it().filter(|node| is_marked(node));
    let (found, None) = (marked.next()?, marked.next()) else { return None };
    let (within, all) = (in_paragraphs(&found), in_paragraphs(body));
    (within >= SHORT && within * 100 >= all * MARKED_PERCENT).then_some(found)
}

fn is_marked(node: &NodeRef<'_>) -> bool {
    node.attr("itemprop").is_some_and(|mark| mark.eq_ignore_ascii_case("articleBody"))
        || [node.attr("class"), node.id_attr()].iter().flatten().any(|a| clutter::names_text(a))
}

fn remove_clutter(document: &Document) {
    let Some(body) = document.body() else { return };
    let measure = Measure::of(&body);
    let mut next = body.first_child();
    while let Some(node) = next {
        let skipped = is_clutter(&node, &measure);
        next = if skipped { None } else { node.first_child() }.or_else(|| following(&node, &body));
        if skipped {
            node.remove_from_parent();
        }
    }
}

/// How much of a page's text an element holds.
struct Measure {
    /// Counted are paragraphs, if the page has them: lists of links are long, too.
    paragraphs: bool,
    limit: usize,
}

impl Measure {
    fn of(body: &NodeRef<'_>) -> Self {
        let paragraphs = in_paragraphs(body);
        let all = body.normalized_char_count();
        let (paragraphs, total) = if paragraphs >= FEW { (true, paragraphs) } else { (false, all) };
        Self { paragraphs, limit: total / 100 * CLUTTER_PERCENT }
    }

    fn is_small(&self, node: &NodeRef<'_>) -> bool {
        let length = if self.paragraphs { in_paragraphs(node) } else { node.normalized_char_count() };
        length <= self.limit
    }
}

/// The characters in the paragraphs of an element.
fn in_paragraphs(node: &NodeRef<'_>) -> usize {
    let paragraphs = node.descendants_it().filter(|n| n.has_name("p"));
    paragraphs.map(|p| p.normalized_char_count()).sum()
}

/// The node behind this one and all that is in it.
fn following<'a>(node: &NodeRef<'a>, root: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut node = *node;
    loop {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent().filter(|parent| parent.id != root.id)?;
    }
}

fn is_clutter(node: &NodeRef<'_>, measure: &Measure) -> bool {
    if !node.is_element() {
        return false;
    }
    let name = node.node_name().unwrap_or_default();
    match &*name {
        "nav" | "aside" | "footer" | "form" | "dialog" | "figcaption" | "iframe" | "button" => {
            return measure.is_small(node) && !holds_article(node);
        }
        "figure" => {
            return node.normalized_char_count() <= CAPTION && measure.is_small(node) && !holds_text(node);
        }
        "html" | "body" | "main" | "article" | "h1" | "p" | "br" | "img" => return false,
        _ => {}
    }
    let named = [node.attr("class"), node.id_attr()].iter().flatten().any(|a| clutter::is_class(a));
    (named || is_hidden(node)) && measure.is_small(node) && !holds_article(node)
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("style").is_some_and(|style| {
            let style = style.replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// Whether a picture's element holds quoted words or a table.
fn holds_text(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|n| ["blockquote", "table", "pre"].iter().any(|name| n.has_name(name)))
}

/// Whether an element holds what a page marks as its article.
fn holds_article(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|n| {
        n.has_name("h1") || n.attr("itemprop").is_some_and(|mark| mark.eq_ignore_ascii_case("articleBody"))
    })
}
