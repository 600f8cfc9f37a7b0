//! The text of elements, as lines: paragraphs, list items, rows of tables.
//!
//! Walked without recursion: pages are nested as deep as they like.

use dom_query::NodeRef;

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];
/// Elements whose text is none of the page's.
const SILENT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math", "noscript",
    "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// A line of a page.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Bytes of it that stand in links.
    pub(super) linked: usize,
    /// It stands in a list or a table.
    pub(super) listed: bool,
    /// It is a heading.
    pub(super) heading: bool,
}

/// The lines of an element, in order, none of them empty.
pub(super) fn lines(root: &NodeRef<'_>) -> Vec<Line> {
    let mut lines = Lines::default();
    let mut open: Vec<NodeRef<'_>> = Vec::new();
    let mut next = root.first_child();
    loop {
        let Some(node) = next else {
            let Some(closed) = open.pop() else { break };
            lines.leave(&closed.node_name().unwrap_or_default());
            next = closed.next_sibling();
            continue;
        };
        if node.is_text() {
            lines.add(&node.text());
        } else if node.is_element() {
            let name = node.node_name().unwrap_or_default();
            if !SILENT.contains(&&*name) {
                lines.enter(&name);
                if let Some(child) = node.first_child() {
                    open.push(node);
                    next = Some(child);
                    continue;
                }
                lines.leave(&name);
            }
        }
        next = node.next_sibling();
    }
    lines.end();
    lines.done
}

/// The text of an element on one line.
pub(super) fn one_line(node: &NodeRef<'_>) -> String {
    lines(node).into_iter().map(|line| line.text).collect::<Vec<_>>().join(" ")
}

/// Lines as they grow: white space is one space, and what is not seen is dropped.
#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    line: Line,
    space: bool,
    links: usize,
    lists: usize,
    headings: usize,
}

impl Lines {
    fn enter(&mut self, name: &str) {
        match name {
            "br" => self.end(),
            "a" => self.links += 1,
            "td" | "th" => self.space = true,
            _ if BLOCKS.contains(&name) => {
                self.end();
                self.lists += usize::from(is_list(name));
                self.headings += usize::from(is_heading(name));
            }
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        if name == "a" {
            self.links = self.links.saturating_sub(1);
        } else if BLOCKS.contains(&name) {
            self.end();
            self.lists = self.lists.saturating_sub(usize::from(is_list(name)));
            self.headings = self.headings.saturating_sub(usize::from(is_heading(name)));
        }
    }

    fn add(&mut self, text: &str) {
        let before = self.line.text.len();
        for c in text.chars() {
            match c {
                // Soft hyphens and zero-width marks are the page's lay-out, not its text. Marks of direction stay:
                // they are not seen, but part of what was written.
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                _ if c.is_whitespace() => self.space = true,
                _ => {
                    if self.space && !self.line.text.is_empty() {
                        self.line.text.push(' ');
                    }
                    self.space = false;
                    self.line.text.push(c);
                }
            }
        }
        if self.links > 0 {
            self.line.linked += self.line.text.len() - before;
        }
    }

    fn end(&mut self) {
        self.space = false;
        if !self.line.text.is_empty() {
            self.line.listed = self.lists > 0;
            self.line.heading = self.headings > 0;
            self.done.push(std::mem::take(&mut self.line));
        }
    }
}

fn is_list(name: &str) -> bool {
    matches!(name, "ul" | "ol" | "table" | "dl")
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use crate::html::text_of;

    #[test]
    fn blocks_and_breaks_end_lines() {
        let html =
            "<p>one <b>two</b>\n three<br><br>four</p><ul><li>five<li>six</ul><table><tr><td>a<td>b</table>";
        assert_eq!(text_of(html), "one two three\nfour\nfive\nsix\na b");
    }

    #[test]
    fn entities_are_read_and_what_is_not_seen_is_dropped() {
        assert_eq!(text_of("ق&#1575;ل&nbsp;&laquo;الو&shy;زير&raquo;<script>x</script>"), "قال «الوزير»");
    }
}
