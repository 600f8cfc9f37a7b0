//! Pages that would cost a parser more than they are worth: elements nested without end.
//!
//! A parser looks through all open elements at many tags, and opens again, in every block, what was left open of
//! emphasis. Both grow with the square of a page made for it. A look at the tags alone tells beforehand.

use crate::error::Fault;
use std::collections::HashMap;

/// Steps through open elements that a parser may take.
const WALK: u64 = 400_000_000;
/// Emphasis that it may open again.
const REOPENED: u64 = 4_000_000;

/// Elements that are never open.
const VOID: &[&[u8]] = &[
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"path",
    b"source", b"track", b"wbr",
];
/// Elements that the next of their kind closes: they lie in one another only with another element between them.
const CLOSED_BY_NEXT: &[&[u8]] = &[b"p", b"li", b"dd", b"dt", b"option", b"tr", b"td", b"th", b"tbody"];
/// Elements that are opened again where a block cut them off.
const EMPHASIS: &[&[u8]] = &[
    b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt",
    b"u",
];
/// Elements whose content is no markup.
const RAW: &[&[u8]] = &[b"script", b"style", b"textarea", b"title", b"xmp", b"noembed", b"noframes"];

/// Refuses a page whose elements are nested deeper than the limit, or so that parsing it would not end. Gives the page
/// without its scripts and styles, most of a page and nothing of its text; JSON-LD stays.
pub(super) fn check(html: &str, limit: usize) -> Result<String, Fault> {
    let mut tags = Tags { html: html.as_bytes(), at: 0 };
    let (mut kept, mut from) = (String::with_capacity(html.len()), 0);
    let mut open: HashMap<Vec<u8>, usize> = HashMap::new();
    let (mut depth, mut emphasis, mut walk, mut reopened) = (0_usize, 0_usize, 0_u64, 0_u64);
    while let Some((name, closing)) = tags.next() {
        let name = name.to_ascii_lowercase();
        walk += depth as u64;
        reopened += emphasis as u64;
        if walk > WALK || reopened > REOPENED {
            return Err(Fault::PageTooDeep(limit));
        }
        if VOID.contains(&&*name) || CLOSED_BY_NEXT.contains(&&*name) {
            continue;
        }
        if closing {
            if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                *count -= 1;
                depth -= 1;
                emphasis -= usize::from(EMPHASIS.contains(&&*name));
            }
            continue;
        }
        if RAW.contains(&&*name) {
            let start = tags.at - 1;
            let data = tags.opening().windows(7).any(|w| w.eq_ignore_ascii_case(b"ld+json"));
            tags.skip_raw(&name);
            if matches!(&*name, b"script" | b"style") && !data {
                kept.push_str(html.get(from..start).unwrap_or_default());
                from = tags.at;
            }
            continue;
        }
        depth += 1;
        emphasis += usize::from(EMPHASIS.contains(&&*name));
        *open.entry(name).or_default() += 1;
        if depth > limit {
            return Err(Fault::PageTooDeep(limit));
        }
    }
    kept.push_str(html.get(from..).unwrap_or_default());
    Ok(kept)
}

/// The tags of a page.
struct Tags<'a> {
    html: &'a [u8],
    at: usize,
}

impl<'a> Tags<'a> {
    /// The next tag's name, and whether it closes.
    fn next(&mut self) -> Option<(&'a [u8], bool)> {
        loop {
            self.at += memchr::memchr(b'<', self.html.get(self.at..)?)? + 1;
            let rest = &self.html[self.at..];
            if rest.starts_with(b"!--") {
                self.at += memchr::memmem::find(rest, b"-->").unwrap_or(rest.len());
                continue;
            }
            let closing = rest.first() == Some(&b'/');
            let name = &rest[usize::from(closing)..];
            let length =
                name.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':')).count();
            if length > 0 && name[0].is_ascii_alphabetic() {
                return Some((&name[..length], closing));
            }
        }
    }

    /// The rest of the tag that was met last.
    fn opening(&self) -> &'a [u8] {
        let rest = &self.html[self.at..];
        &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())]
    }

    /// Passes over the content of an element that holds no markup, and its end.
    fn skip_raw(&mut self, name: &[u8]) {
        let close = [b"</", name].concat();
        let mut at = self.at;
        while let Some(found) = self.html.get(at..).and_then(|rest| memchr::memmem::find(rest, b"</")) {
            at += found;
            if self.html[at..].get(..close.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(&close)) {
                let rest = &self.html[at..];
                self.at = at + memchr::memchr(b'>', rest).map_or(rest.len(), |end| end + 1);
                return;
            }
            at += 2;
        }
        self.at = self.html.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_told_from_the_tags() {
        let page = |levels: usize| format!("{}متن{}", "<div>".repeat(levels), "</div>".repeat(levels));
        assert!(check(&page(100), 100).is_ok());
        assert!(check(&page(101), 100).is_err());
    }

    #[test]
    fn long_pages_of_common_markup_pass() {
        let row = "<tr><td>a<td>b<tr><td>c</table><table><p>one<p>two<br><b>c</b><li>d<li>e<img src=x>";
        assert!(check(&row.repeat(50_000), 200).is_ok());
        let script = format!("<script>{}</script><p>x", "'<div>'".repeat(5000));
        assert!(check(&script, 100).is_ok());
    }

    #[test]
    fn scripts_and_styles_go_and_data_stays() {
        let page = "<p>a</p><SCRIPT>if (a</b/) x('</p>')</SCRIPT ><style>p{}</style><script type='application/ld+json'>{}</script>ب";
        let kept = check(page, 100).expect("a page");
        assert_eq!(kept, "<p>a</p><script type='application/ld+json'>{}</script>ب");
    }

    #[test]
    fn emphasis_that_is_never_closed_is_refused() {
        let page = format!("{}{}", "<b>".repeat(5000), "<p>x".repeat(100_000));
        assert!(check(&page, 12_000).is_err());
    }
}
