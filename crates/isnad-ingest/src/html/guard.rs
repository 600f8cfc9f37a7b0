//! Pages that would cost a parser more than they are worth: elements nested without end, attributes without number.
//!
//! A parser looks through all open elements at many tags, opens again, in every block, what was left open of
//! emphasis, and compares each attribute of a tag with all before it. All that grows with the square of a page made
//! for it. A look at the tags alone tells beforehand.

use super::tags::Tags;
use crate::error::Fault;
use std::collections::HashMap;

/// Steps through open elements that a parser may take.
const WALK: u64 = 50_000_000;
/// Emphasis that it may open again.
const REOPENED: u64 = 4_000_000;
/// Steps that a serializer may take: at each mark that it escapes it may look through the rest of a text.
const ESCAPING: u64 = 4_000_000_000_000;
/// A tag with more attributes is left out.
const ATTRIBUTES: usize = 1000;

/// Elements that are never open.
const VOID: &[&[u8]] = &[
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"path",
    b"source", b"track", b"wbr",
];
/// Elements that the next of their kind closes: they lie in one another only with another element between them.
const CLOSED_BY_NEXT: &[&[u8]] = &[b"a", b"p", b"li", b"dd", b"dt", b"option", b"tr", b"td", b"th", b"tbody"];
/// Elements that are opened again where a block cut them off.
const EMPHASIS: &[&[u8]] = &[
    b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt", b"u",
];
/// Elements whose content is no markup.
const RAW: &[&[u8]] = &[b"script", b"style", b"textarea", b"title", b"xmp", b"noembed", b"noframes"];

/// Gives a page as a parser may have it: without scripts and styles, most of a page and nothing of its text (JSON-LD
/// stays), and without the tags of elements nested deeper than the limit, whose text belongs to the element at the
/// limit, as in browsers.
///
/// # Errors
/// [`Fault::PageTooDeep`] where parsing it would not end.
pub(super) fn check(html: &str, limit: usize) -> Result<String, Fault> {
    let mut tags = Tags::of(html);
    let mut kept = Kept { html, out: String::with_capacity(html.len()), from: 0 };
    let mut open = Open::default();
    let mut work = Work::default();
    while let Some(tag) = tags.next() {
        let mut buffer = [0; LONGEST_NAME];
        let name = lower(tag.name, &mut buffer);
        let keep = if tag.attributes > ATTRIBUTES {
            false
        } else if VOID.contains(&name) || CLOSED_BY_NEXT.contains(&name) {
            true
        } else if tag.closing {
            open.close(name)
        } else if RAW.contains(&name) {
            let data = tag.text.windows(7).any(|w| w.eq_ignore_ascii_case(b"ld+json"));
            tags.skip_raw(name);
            data || !matches!(name, b"script" | b"style")
        } else {
            open.open(name, limit)
        };
        if keep {
            work.at_tag(&open)?;
        } else {
            kept.drop(tag.start, tags.at());
        }
    }
    let kept = kept.finish();
    work.at_end(&kept)?;
    Ok(kept)
}

/// Names of elements are told apart by as many bytes.
const LONGEST_NAME: usize = 16;

/// A name in lower case.
fn lower<'a>(name: &[u8], buffer: &'a mut [u8; LONGEST_NAME]) -> &'a [u8] {
    let length = name.len().min(LONGEST_NAME);
    let buffer = &mut buffer[..length];
    buffer.copy_from_slice(&name[..length]);
    buffer.make_ascii_lowercase();
    buffer
}

/// What is kept of a page.
struct Kept<'a> {
    html: &'a str,
    out: String,
    /// All before is kept or dropped.
    from: usize,
}

impl Kept<'_> {
    fn drop(&mut self, start: usize, end: usize) {
        self.out.push_str(self.html.get(self.from..start).unwrap_or_default());
        self.from = end;
    }

    fn finish(mut self) -> String {
        self.out.push_str(self.html.get(self.from..).unwrap_or_default());
        self.out
    }
}

/// The elements that are open.
#[derive(Default)]
struct Open {
    /// By name: how many are open, and how many more were dropped.
    names: HashMap<Vec<u8>, (usize, usize)>,
    depth: usize,
    emphasis: usize,
}

impl Open {
    /// Opens an element; false where it lies too deep.
    fn open(&mut self, name: &[u8], limit: usize) -> bool {
        if !self.names.contains_key(name) {
            self.names.insert(name.to_vec(), (0, 0));
        }
        let Some((open, dropped)) = self.names.get_mut(name) else { return false };
        if self.depth >= limit {
            *dropped += 1;
            return false;
        }
        *open += 1;
        self.depth += 1;
        self.emphasis += usize::from(EMPHASIS.contains(&name));
        true
    }

    /// Closes an element; false where it is one that was dropped.
    fn close(&mut self, name: &[u8]) -> bool {
        let Some((open, dropped)) = self.names.get_mut(name) else { return true };
        if *dropped > 0 {
            *dropped -= 1;
            return false;
        }
        if *open > 0 {
            *open -= 1;
            self.depth -= 1;
            self.emphasis -= usize::from(EMPHASIS.contains(&name));
        }
        true
    }
}

/// What a parser will have to do.
#[derive(Default)]
struct Work {
    tags: u64,
    walk: u64,
    reopened: u64,
}

impl Work {
    fn at_tag(&mut self, open: &Open) -> Result<(), Fault> {
        self.tags += 1;
        self.walk += open.depth as u64;
        self.reopened += open.emphasis as u64;
        if self.walk > WALK || self.reopened > REOPENED { Err(Fault::PageTooDeep) } else { Ok(()) }
    }

    /// Marks that stand in texts are what tags do not explain.
    fn at_end(&self, html: &str) -> Result<(), Fault> {
        let count = |byte| memchr::memchr_iter(byte, html.as_bytes()).count() as u64;
        let escaped = count(b'&') + count(0xc2) + count(b'>').saturating_sub(self.tags);
        if escaped.saturating_mul(html.len() as u64) > ESCAPING { Err(Fault::PageTooDeep) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_too_deep_loses_its_tags_and_keeps_its_text() {
        let page = |levels: usize| format!("{}متن{}بعد", "<div>".repeat(levels), "</div>".repeat(levels));
        assert_eq!(check(&page(100), 100).expect("a page"), page(100));
        assert_eq!(check(&page(1_000_000), 100).expect("a page"), page(100));
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
    fn links_that_are_never_closed_lie_beside_one_another() {
        let page = "<li><a href=x>نص".repeat(100_000);
        assert_eq!(check(&page, 100).expect("a page"), page);
    }

    #[test]
    fn emphasis_that_is_never_closed_is_refused() {
        let page = format!("{}{}", "<b>".repeat(5000), "<p>x".repeat(100_000));
        assert!(check(&page, 512).is_err());
    }

    #[test]
    fn references_without_end_are_refused() {
        assert!(check(&"&amp;".repeat(2_000_000), 100).is_err());
        assert!(check(&"<p>قال&nbsp;الوزير &amp; ".repeat(20_000), 100).is_ok());
    }

    #[test]
    fn a_tag_with_attributes_without_number_is_left_out() {
        let many = (0..100_000).map(|i| format!(" a{i}=b")).collect::<Vec<_>>().concat();
        assert_eq!(check(&format!("<p>a<b{many}>ب</b>"), 100).expect("a page"), "<p>aب</b>");
        let page = "<p title='a > b' x = \"<i>\" y=z/><a href=/x>ب</a>";
        assert_eq!(check(page, 100).expect("a page"), page);
    }

    #[test]
    fn tags_that_never_end_are_no_trouble() {
        for page in
            ["<", "<p", "<p a", "<p a=", "<p a='", "<p a='x", "</", "</p", "<!--", "<p/", "<script", "<p =>x"]
        {
            assert_eq!(check(page, 100).expect("a page").is_empty(), page == "<script", "{page}");
        }
    }
}
