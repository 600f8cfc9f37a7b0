//! Lists of feeds: an address a line, or OPML.

use quick_xml::Reader;
use quick_xml::events::Event;
use thiserror::Error;

/// A list of feeds that cannot be read.
#[derive(Debug, Error)]
pub enum ListError {
    /// The OPML is broken.
    #[error("is no OPML that can be read: {0}")]
    Opml(String),
    /// A line is no address.
    #[error("line {line}: ⟦{text}⟧ is no address (expected http:// or https://)")]
    Address {
        /// Counted from 1.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// No feed is in it.
    #[error("names no feed")]
    Empty,
}

/// The addresses of a list of feeds, none twice: OPML, or an address a line with comments behind `#`.
///
/// # Errors
/// [`ListError`] where the list cannot be read or names no feed.
pub fn feeds(text: &str) -> Result<Vec<String>, ListError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut found = if text.starts_with('<') { opml(text)? } else { lines(text)? };
    let mut seen = std::collections::HashSet::new();
    found.retain(|feed| seen.insert(feed.clone()));
    if found.is_empty() { Err(ListError::Empty) } else { Ok(found) }
}

fn lines(text: &str) -> Result<Vec<String>, ListError> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let address = line.split_whitespace().next().unwrap_or(line);
        if !is_address(address) {
            return Err(ListError::Address { line: index + 1, text: line.to_owned() });
        }
        found.push(address.to_owned());
    }
    Ok(found)
}

fn opml(text: &str) -> Result<Vec<String>, ListError> {
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(|e| ListError::Opml(e.to_string()))? {
            Event::Eof => return Ok(found),
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref().eq_ignore_ascii_case("outline") => {
                for attribute in tag.attributes().with_checks(false).flatten() {
                    if attribute.key.as_ref().eq_ignore_ascii_case("xmlUrl") {
                        let value = quick_xml::escape::unescape(&attribute.value);
                        let value = value.as_deref().unwrap_or(&attribute.value).trim();
                        found.extend(is_address(value).then(|| value.to_owned()));
                    }
                }
            }
            _ => {}
        }
    }
}

fn is_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_lines_or_opml() {
        let lines =
            "# feeds\nhttps://a.example/rss  the first\n\nhttps://b.example/atom\nhttps://a.example/rss\n";
        let opml = "<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline text=\"x\">\
            <outline type=\"rss\" xmlUrl=\"https://a.example/rss\"/><outline xmlUrl=\"https://b.example/atom\"/></outline></body></opml>";
        for text in [lines, opml] {
            assert_eq!(feeds(text).expect("a list"), ["https://a.example/rss", "https://b.example/atom"]);
        }
    }

    #[test]
    fn what_is_no_list_is_said_to_be_none() {
        assert!(feeds("a\n").is_err_and(|e| e.to_string().starts_with("line 1: ⟦a⟧ is no address")));
        assert!(feeds("file:///etc/passwd").is_err());
        assert!(feeds("<opml><body></body></opml>").is_err_and(|e| e.to_string() == "names no feed"));
    }
}
