//! The text of elements, as lines: paragraphs, list items, rows of tables.
//!
//! Walked without recursion: pages are nested as deep as they like.

use dom_query::{NodeData, NodeRef};

/// What an element does to the lines of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It begins and ends a line.
    Block,
    /// A block whose lines are items.
    List,
    /// A block that is a heading.
    Heading,
    /// It ends a line.
    Break,
    /// It stands apart on its line.
    Cell,
    Link,
    /// Its text is none of the page's.
    Silent,
    /// Nothing.
    Inline,
}

impl Role {
    fn of(name: &str) -> Self {
        match name {
            "a" => Self::Link,
            "br" => Self::Break,
            "td" | "th" => Self::Cell,
            "ul" | "ol" | "table" | "dl" => Self::List,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd"
            | "details" | "dialog" | "div" | "dt" | "fieldset" | "figcaption" | "figure" | "footer"
            | "form" | "header" | "hr" | "html" | "li" | "main" | "menu" | "nav" | "p" | "pre"
            | "section" | "summary" | "tbody" | "tfoot" | "thead" | "tr" => Self::Block,
            "audio" | "button" | "canvas" | "datalist" | "embed" | "head" | "iframe" | "input" | "math"
            | "noscript" | "object" | "option" | "script" | "select" | "style" | "svg" | "template"
            | "textarea" | "title" | "video" => Self::Silent,
            _ => Self::Inline,
        }
    }
}

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
    let mut open: Vec<(NodeRef<'_>, Role)> = Vec::new();
    let mut next = root.first_child();
    loop {
        let Some(node) = next else {
            let Some((closed, role)) = open.pop() else { break };
            lines.leave(role);
            next = closed.next_sibling();
            continue;
        };
        let role = node.query_or(None, |node| match &node.data {
            NodeData::Text { contents } => {
                lines.add(contents);
                None
            }
            NodeData::Element(element) => Some(Role::of(&element.name.local)),
            _ => None,
        });
        if let Some(role) = role.filter(|role| *role != Role::Silent) {
            lines.enter(role);
            if let Some(child) = node.first_child() {
                open.push((node, role));
                next = Some(child);
                continue;
            }
            lines.leave(role);
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

/// Soft hyphens and zero-width marks are the page's lay-out, not its text. Marks of direction stay: they are not seen,
/// but part of what was written.
const UNSEEN: [char; 3] = ['\u{ad}', '\u{200b}', '\u{feff}'];

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
    fn enter(&mut self, role: Role) {
        match role {
            Role::Break => self.end(),
            Role::Link => self.links += 1,
            Role::Cell => self.space = true,
            Role::Block | Role::List | Role::Heading => {
                self.end();
                self.lists += usize::from(role == Role::List);
                self.headings += usize::from(role == Role::Heading);
            }
            Role::Silent | Role::Inline => {}
        }
    }

    fn leave(&mut self, role: Role) {
        match role {
            Role::Link => self.links = self.links.saturating_sub(1),
            Role::Block | Role::List | Role::Heading => {
                self.end();
                self.lists = self.lists.saturating_sub(usize::from(role == Role::List));
                self.headings = self.headings.saturating_sub(usize::from(role == Role::Heading));
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        let before = self.line.text.len();
        // The first bytes of what is not seen are rare: most texts need no closer look.
        let unseen = memchr::memchr3(0xc2, 0xe2, 0xef, text.as_bytes()).is_some() && text.contains(UNSEEN);
        if unseen {
            self.words(&text.replace(UNSEEN, ""));
        } else {
            self.words(text);
        }
        if self.links > 0 {
            self.line.linked += self.line.text.len() - before;
        }
    }

    fn words(&mut self, text: &str) {
        for (index, word) in text.split(char::is_whitespace).enumerate() {
            self.space |= index > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && !self.line.text.is_empty() {
                self.line.text.push(' ');
            }
            self.space = false;
            self.line.text.push_str(word);
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
