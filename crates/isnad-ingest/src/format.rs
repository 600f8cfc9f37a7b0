//! How an input holds its articles: told by its content.

use crate::encoding::{self, Hints};
use crate::error::Fault;
use crate::mapping::Mapping;

/// As many bytes tell the format.
pub(crate) const HEAD: usize = 1 << 16;
/// As many characters of a markup's opening tell feeds from pages.
const OPENING: usize = 4096;

/// How an input holds its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// One article; its first line is the headline.
    Text,
    /// One article a line.
    JsonLines,
    /// A table with a header, one article a row.
    Csv,
    /// A page of the web with one article.
    Html,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A web archive.
    Warc,
    /// A zip of other inputs.
    Zip,
    /// Packed with gzip.
    Gzip,
    /// Packed with Zstandard.
    Zstd,
}

impl Format {
    /// The format that a file's name tells; the content is believed before it.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "txt" => Some(Self::Text),
            "csv" | "tsv" => Some(Self::Csv),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }

    /// The format that the first bytes tell. The name helps where they leave it open: a text may begin with a brace.
    ///
    /// # Errors
    /// [`Fault::Foreign`] and its like where they show something that holds no news.
    pub fn of_bytes(name: &str, head: &[u8], mapping: &Mapping) -> Result<Self, Fault> {
        if let Some(format) = by_magic(head)? {
            return Ok(format);
        }
        let named = Self::of_name(name);
        let text = encoding::decode(head, Hints { markup: true, ..Hints::default() });
        let text = text.trim_start_matches('\u{feff}').trim_start();
        match text.chars().next() {
            Some('{') if is_json_feed(text) => Ok(Self::Feed),
            Some('{') if named != Some(Self::Text) => Ok(Self::JsonLines),
            Some('[') if named != Some(Self::Text) && text[1..].trim_start().starts_with('{') => {
                Err(Fault::Foreign("a list in JSON (write one object a line, as `jq -c .[]` does)"))
            }
            Some('<') => of_markup(text, named),
            _ if crate::table::is_table(text, mapping) => Ok(Self::Csv),
            _ => Ok(named.filter(|f| *f != Self::Csv || !mapping.is_empty()).unwrap_or(Self::Text)),
        }
    }
}

/// Formats that open with bytes of their own.
fn by_magic(head: &[u8]) -> Result<Option<Format>, Fault> {
    Ok(match head {
        [0x1f, 0x8b, ..] => Some(Format::Gzip),
        [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Format::Zstd),
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Format::Zip),
        [b'W', b'A', b'R', b'C', b'/', ..] => Some(Format::Warc),
        [b'%', b'P', b'D', b'F', b'-', ..] => return Err(Fault::Foreign("a PDF")),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            return Err(Fault::Foreign("a picture"));
        }
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] | [b'B', b'Z', b'h', b'1'..=b'9', ..] => {
            return Err(Fault::Foreign("packed with xz or bzip2 (unpack it first)"));
        }
        _ => None,
    })
}

fn is_json_feed(text: &str) -> bool {
    text.get(..OPENING).unwrap_or(text).contains("jsonfeed.org/version/")
}

/// Pages and feeds by the first element that says so.
fn of_markup(text: &str, named: Option<Format>) -> Result<Format, Fault> {
    // A comment or an instruction alone says nothing yet.
    let Some(name) = elements(text).next() else { return Ok(named.unwrap_or(Format::Html)) };
    match name.to_ascii_lowercase().as_str() {
        "rss" | "feed" | "rdf:rdf" | "channel" => Ok(Format::Feed),
        "opml" => Err(Fault::FeedList),
        "urlset" | "sitemapindex" => Err(Fault::Foreign("a sitemap")),
        "svg" => Err(Fault::Foreign("a picture")),
        _ if named == Some(Format::Text) => Ok(Format::Text),
        _ => Ok(Format::Html),
    }
}

/// The names of the opening tags, comments and declarations passed over.
fn elements(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find('<')?;
            rest = &rest[at + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->")?.1;
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let end =
                    rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(rest.len());
                return Some(&rest[..end]);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> Result<Format, String> {
        Format::of_bytes(name, text.as_bytes(), &Mapping::default()).map_err(|e| e.to_string())
    }

    #[test]
    fn the_content_tells_the_format() {
        for (text, format) in [
            ("قال الوزير\nمتن", Format::Text),
            ("\u{feff} {\"body\": \"ب\"}", Format::JsonLines),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", Format::Feed),
            ("<!-- x --><!DOCTYPE html><html>", Format::Html),
            ("<p>متن", Format::Html),
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Format::Feed),
            ("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", Format::Feed),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::Feed),
            ("id,headline,body\n1,ع,م\n", Format::Csv),
            ("WARC/1.0\r\n", Format::Warc),
        ] {
            assert_eq!(of("-", text), Ok(format), "{text}");
        }
    }

    #[test]
    fn the_name_helps_where_the_content_leaves_it_open() {
        assert_eq!(of("a.txt", "{قوس}"), Ok(Format::Text));
        assert_eq!(of("a.jsonl", "broken"), Ok(Format::JsonLines));
        assert_eq!(of("a.html", "{\"body\": \"ب\"}"), Ok(Format::JsonLines));
    }

    #[test]
    fn what_holds_no_news_is_named() {
        assert_eq!(of("-", "%PDF-1.7"), Err("is a PDF, which is not read".to_owned()));
        assert!(of("-", "<opml version=\"2.0\">").is_err_and(|e| e.contains("isnad watch")));
        assert!(of("a.json", "[\n {\"body\": \"ب\"}]").is_err_and(|e| e.contains("one object a line")));
        assert_eq!(of("-", "[قوس] قال"), Ok(Format::Text));
    }
}
