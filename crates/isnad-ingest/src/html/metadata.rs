//! What a page says of its article: in JSON-LD, in `meta` elements, in `time` and headings.

use super::clutter;
use super::date::page_date;
use super::json_ld::{self, Linked};
use super::render;
use super::text_of;
use dom_query::{Document, NodeRef};
use jiff::civil::Date;
use std::collections::HashMap;

/// Marks between a headline and an outlet's name in a page's title.
const SEPARATORS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • "];
/// The longest byline, in words.
const BYLINE: usize = 12;

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) headline: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) url: Option<String>,
    /// The body that its JSON-LD holds.
    pub(super) body: Option<String>,
}

/// What is collected in one walk over the page.
#[derive(Default)]
struct Seen {
    meta: HashMap<String, String>,
    canonical: Option<String>,
    title: Option<String>,
    headings: Vec<String>,
    time: Option<String>,
    date: Option<Date>,
    byline: Option<String>,
    linked: Option<Linked>,
}

/// Reads what a page says of its article.
pub(super) fn read(document: &Document) -> Metadata {
    let mut seen = Seen::default();
    for node in document.root().descendants_it() {
        if node.is_element() {
            seen.element(&node);
        }
    }
    seen.metadata()
}

impl Seen {
    fn element(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        match &*name {
            "meta" => self.meta(node),
            "link" if node.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical = self.canonical.take().or_else(|| node.attr("href").map(|h| h.to_string()));
            }
            "title" if self.title.is_none() => self.title = Some(one_line(&node.text())),
            "script" if self.linked.is_none() => {
                if node.attr("type").is_some_and(|kind| kind.contains("ld+json")) {
                    self.linked = json_ld::read(&node.text());
                }
            }
            "h1" => self.headings.push(render::one_line(node)),
            "time" => self.time(node),
            _ => self.marked(node),
        }
    }

    fn meta(&mut self, node: &NodeRef<'_>) {
        let name = ["property", "name", "itemprop"].iter().find_map(|a| node.attr(a));
        let (Some(name), Some(content)) = (name, node.attr("content")) else { return };
        let content = one_line(&text_of(&content));
        if !content.is_empty() {
            self.meta.entry(name.to_ascii_lowercase()).or_insert(content);
        }
    }

    fn time(&mut self, node: &NodeRef<'_>) {
        if self.time.is_none() {
            let said = node.attr("datetime").map(|d| d.to_string()).filter(|d| !d.trim().is_empty());
            self.time = said.or_else(|| Some(one_line(&node.text())));
        }
    }

    /// Elements that microdata or their class names mark as a date or a byline.
    fn marked(&mut self, node: &NodeRef<'_>) {
        if self.date.is_some() && self.byline.is_some() {
            return;
        }
        let marks = node.query_or(String::new(), |node| {
            let attributes = node.as_element().map_or(&[][..], |element| &element.attrs);
            let marks =
                attributes.iter().filter(|a| matches!(&*a.name.local, "itemprop" | "class" | "rel" | "id"));
            marks.map(|mark| &*mark.value).collect()
        });
        if marks.is_empty() {
            return;
        }
        let marks = marks.to_ascii_lowercase();
        let says = |word: &str| marks.contains(word);
        if self.date.is_none() && (says("date") || says("time") || says("publish")) {
            let text = render::one_line(node);
            if text.chars().count() < 120 {
                self.date = page_date(clutter::update(&text).unwrap_or(&text));
            }
        }
        if self.byline.is_none() && (says("author") || says("byline") || says("writer")) {
            let text = render::one_line(node);
            let text = clutter::byline(&text).unwrap_or(&text).to_owned();
            let fits = !text.is_empty() && text.split_whitespace().count() <= BYLINE;
            self.byline = fits.then_some(text);
        }
    }

    fn meta_of(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.meta.get(*name)).cloned()
    }

    fn metadata(mut self) -> Metadata {
        let linked = self.linked.take().unwrap_or_default();
        let outlet = linked.outlet.map(|o| one_line(&o));
        let outlet = outlet.or_else(|| self.meta_of(&["og:site_name", "application-name", "dc.publisher"]));
        let byline = linked.byline.map(|b| one_line(&text_of(&b)));
        let byline = byline
            .or_else(|| self.meta_of(&["author", "article:author_name", "dc.creator", "parsely-author", "sailthru.author"]))
            .filter(|name| !name.starts_with("http"))
            .or(self.byline.take())
            // Outlets name themselves where nobody signs.
            .filter(|name| Some(name) != outlet.as_ref());
        let dates = [
            "article:published_time",
            "og:published_time",
            "datepublished",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
        ];
        let published = linked.published.as_deref().and_then(page_date);
        let published = published
            .or_else(|| dates.iter().find_map(|name| page_date(self.meta.get(*name)?)))
            .or_else(|| page_date(self.time.as_deref()?))
            .or(self.date);
        let url = [self.canonical.take(), self.meta_of(&["og:url"]), linked.url];
        Metadata {
            headline: self.headline(linked.headline.map(|h| one_line(&text_of(&h))), outlet.as_deref()),
            byline,
            outlet,
            published,
            url: url.into_iter().flatten().find(|url| url.starts_with("http")),
            body: linked.body,
        }
    }

    /// The headline as the page shows it, if what the page says of itself confirms it.
    fn headline(&self, linked: Option<String>, outlet: Option<&str>) -> Option<String> {
        let said: Vec<String> =
            [linked, self.meta_of(&["og:title", "twitter:title", "dc.title"]), self.title.clone()]
                .into_iter()
                .flatten()
                .filter(|said| !said.is_empty())
                .collect();
        let headings = || self.headings.iter().filter(|h| !h.is_empty());
        let confirmed = headings().find(|heading| said.iter().any(|said| says_the_same(said, heading)));
        let shown = confirmed.or_else(|| headings().next().filter(|_| said.is_empty()));
        shown.cloned().or_else(|| said.first().map(|said| without_outlet(said, outlet).to_owned()))
    }
}

/// Whether a title is a heading, cut short or with the outlet's name.
fn says_the_same(said: &str, heading: &str) -> bool {
    let (said, heading) = (clutter::folded(said), clutter::folded(heading));
    let cut = said.trim_end_matches(['.', '…', ' ']);
    said.contains(&heading) && heading.split(' ').count() > 2 || !cut.is_empty() && heading.starts_with(cut)
}

/// A title without the outlet's name behind or before it.
fn without_outlet<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    for separator in SEPARATORS {
        if let Some((rest, last)) = title.rsplit_once(separator) {
            let named = outlet.is_some_and(|outlet| clutter::folded(outlet) == clutter::folded(last));
            if named || rest.split(' ').count() >= 4 && last.split(' ').count() <= 4 {
                return rest.trim();
            }
        }
        if let Some((first, rest)) = title.split_once(separator)
            && outlet.is_some_and(|outlet| clutter::folded(outlet) == clutter::folded(first))
        {
            return rest.trim();
        }
    }
    title
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
