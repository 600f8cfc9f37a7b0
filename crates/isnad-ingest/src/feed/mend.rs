//! Feeds as they are found: of versions between those that a parser knows, with entities of HTML, cut off.

use crate::html;
use std::borrow::Cow;
use std::collections::HashMap;

/// How RSS 1.0 is called, and how RSS 0.90 is, which is like it.
const RSS_1: &str = "http://purl.org/rss/1.0/";
const RSS_090: [&str; 2] =
    ["http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/"];
/// Entities that XML knows by itself.
const OF_XML: [&str; 5] = ["amp", "lt", "gt", "quot", "apos"];
/// HTML has some two thousand; a feed uses few.
const MOST_ENTITIES: usize = 500;
/// The longest name of an entity.
const LONGEST_ENTITY: usize = 32;

/// The XML without its declaration (the text is UTF-8 now, whatever it says of itself) and with a version that parsers
/// know: all of RSS 0.91 to 2.0 is read alike.
pub(super) fn root(text: &str) -> Cow<'_, str> {
    let text = match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    };
    let Some((start, name, end)) = root_tag(text) else { return Cow::Borrowed(text) };
    let tag = &text[start..end];
    let known = match name {
        "rss" => format!("<rss version=\"2.0\" {}", without_version(&tag["<rss".len()..])),
        _ => RSS_090.iter().fold(tag.to_owned(), |tag, old| tag.replace(old, RSS_1)),
    };
    if known == tag {
        Cow::Borrowed(text)
    } else {
        Cow::Owned([&text[..start], &known, &text[end..]].concat())
    }
}

/// Where the root's tag begins, its name and where it ends; declarations and comments are passed over.
fn root_tag(text: &str) -> Option<(usize, &str, usize)> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at + 1..];
        if rest.starts_with("!--") {
            at += rest.find("-->")?;
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            return Some((at, &rest[..length], at + 1 + rest.find('>')? + 1));
        } else if let Some(within) = rest.starts_with("!DOCTYPE").then(|| doctype_end(rest)).flatten() {
            at += within;
        }
        at += 1;
    }
}

/// Where a document type ends, its entities with it.
fn doctype_end(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text[..end].find('[') {
        Some(_) => Some(text.find("]>").map_or(text.len(), |at| at + 1)),
        None => Some(end),
    }
}

/// A tag's attributes without `version`.
fn without_version(attributes: &str) -> String {
    let Some(at) = attributes.find("version") else { return attributes.to_owned() };
    let rest = &attributes[at..];
    let end = rest.find(['"', '\'']).and_then(|open| {
        let quote = rest[open..].chars().next()?;
        rest[open + 1..].find(quote).map(|close| open + 1 + close + 1)
    });
    end.map_or_else(|| attributes.to_owned(), |end| [&attributes[..at], &rest[end..]].concat())
}

/// The XML with entities of HTML as characters, and ampersands that open none as what they are.
pub(super) fn ampersands(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let mut entities = Entities::default();
    while let Some(at) = rest.find(['&', '<']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if from.starts_with('<') {
            let end = from.strip_prefix("<![CDATA[").and_then(|data| data.find("]]>"));
            let length = end.map_or(1, |end| "<![CDATA[".len() + end);
            out.push_str(&from[..length]);
            rest = &from[length..];
        } else {
            rest = entities.ampersand(from, &mut out);
        }
    }
    out.push_str(rest);
    out
}

/// The entities of HTML that a feed uses: their text, if they have one.
#[derive(Default)]
struct Entities(HashMap<String, Option<String>>);

impl Entities {
    /// Writes what an ampersand opens; gives what follows.
    fn ampersand<'a>(&mut self, from: &'a str, out: &mut String) -> &'a str {
        let mut characters = from[1..].char_indices().take(LONGEST_ENTITY);
        let end = characters.find(|(_, c)| !c.is_ascii_alphanumeric() && *c != '#');
        if let Some((length, ';')) = end {
            let (entity, rest) = from.split_at(length + 2);
            let name = &entity[1..=length];
            if OF_XML.contains(&name) || is_number(name) {
                out.push_str(entity);
                return rest;
            }
            if let Some(text) = self.text(name) {
                out.push_str(text);
                return rest;
            }
        }
        out.push_str("&amp;");
        &from[1..]
    }

    fn text(&mut self, name: &str) -> Option<&str> {
        if !self.0.contains_key(name) {
            if self.0.len() >= MOST_ENTITIES || name.contains('#') {
                return None;
            }
            let text = html::text_of(&format!("x&{name};x"));
            let text = text.strip_prefix('x').and_then(|text| text.strip_suffix('x'));
            let known = text.filter(|text| !text.starts_with('&') && !text.contains('<')).map(str::to_owned);
            self.0.insert(name.to_owned(), known);
        }
        self.0.get(name)?.as_deref()
    }
}

fn is_number(name: &str) -> bool {
    let code = match (name.strip_prefix("#x"), name.strip_prefix('#')) {
        (Some(digits), _) => u32::from_str_radix(digits, 16).ok(),
        (None, Some(digits)) => digits.parse().ok(),
        (None, None) => None,
    };
    code.and_then(char::from_u32).is_some_and(|c| c >= ' ' || matches!(c, '\t' | '\n' | '\r'))
}

/// A feed that is cut off, ended behind its last whole entry; nothing where there is none.
pub(super) fn ended(text: &str) -> Option<String> {
    let (_, name, _) = root_tag(text)?;
    let (entry, close) = match name {
        "rss" => ("</item>", "</channel></rss>".to_owned()),
        "feed" => ("</entry>", "</feed>".to_owned()),
        name => ("</item>", format!("</{name}>")),
    };
    let end = text.rfind(entry)? + entry.len();
    Some([&text[..end], &close].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_versions_of_rss_are_one_that_parsers_know() {
        for tag in ["<rss>", "<rss version=\"0.93\">", "<rss version='2.0.1' >", "<rss version=\"2.0\">"] {
            assert!(root(tag).replace(' ', "").starts_with("<rssversion=\"2.0\""), "{tag}");
        }
        let kept = "<!-- <rss> --><rss xmlns:a=\"b\" version=\"0.91\"><channel/></rss>";
        assert_eq!(root(kept), "<!-- <rss> --><rss version=\"2.0\"  xmlns:a=\"b\" ><channel/></rss>");
        assert!(root(&format!("<?xml version='1.0'?>\n<rdf:RDF xmlns=\"{}\">", RSS_090[0])).contains(RSS_1));
        assert_eq!(root("<feed>"), "<feed>");
        assert_eq!(
            root("<!DOCTYPE rss [<!ENTITY a \"<rss>\">]><feed>"),
            "<!DOCTYPE rss [<!ENTITY a \"<rss>\">]><feed>"
        );
    }

    #[test]
    fn ampersands_open_entities_or_are_escaped() {
        for (text, mended) in [
            ("a&amp;b&#1575;&#x627;&lt;", "a&amp;b&#1575;&#x627;&lt;"),
            ("خبر&raquo;آخر", "خبر»آخر"),
            ("?a=1&b=2", "?a=1&amp;b=2"),
            ("&unknown; & &", "&amp;unknown; &amp; &amp;"),
            ("&#0;&#x110000;", "&amp;#0;&amp;#x110000;"),
            ("<![CDATA[a&b]]>&b", "<![CDATA[a&b]]>&amp;b"),
        ] {
            assert_eq!(ampersands(text), mended);
        }
    }

    #[test]
    fn a_cut_feed_ends_behind_its_last_whole_entry() {
        let cut = "<rss><channel><title>م</title><item>١</item><item>";
        assert_eq!(
            ended(cut).expect("an entry"),
            "<rss><channel><title>م</title><item>١</item></channel></rss>"
        );
        assert_eq!(ended("<feed><entry/>"), None);
    }
}
