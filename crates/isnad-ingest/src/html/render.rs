//! The text of elements, as paragraphs.
//!
//! Walked without recursion: pages are nested as deep as they like.

use dom_query::NodeRef;

/// Elements that begin and end a paragraph.
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

/// The paragraphs of an element, in order, none of them empty.
pub(super) fn paragraphs(root: &NodeRef<'_>) -> Vec<String> {
    let mut lines = Lines::default();
    let mut next = root.first_child();
    let mut open = vec![*root];
    while let Some(parent) = open.last() {
        let Some(node) = next else {
            let closed = open.pop().unwrap_or(*root);
            if is_block(&closed) {
                lines.end();
            }
            next = if closed.id == root.id { None } else { closed.next_sibling() };
            continue;
        };
        let _ = parent;
        if node.is_text() {
            lines.add(&node.text());
        } else if node.is_element() && !is_silent(&node) {
            let name = node.node_name().unwrap_or_default();
            match &*name {
                "br" => lines.end(),
                "td" | "th" => lines.gap(),
                _ if BLOCKS.contains(&&*name) => lines.end(),
                _ => {}
            }
            if let Some(child) = node.first_child() {
                open.push(node);
                next = Some(child);
                continue;
            }
        }
        next = node.next_sibling();
    }
    lines.end();
    lines.done
}

fn is_block(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| BLOCKS.contains(&&*name))
}

fn is_silent(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| SILENT.contains(&&*name))
}

/// Lines as they grow: white space is one space, and what is not seen is dropped.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    space: bool,
}

impl Lines {
    fn add(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // Soft hyphens and zero-width marks are the page's lay-out, not its text. Marks of direction stay:
                // they are invisible, but part of what was written.
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                _ if c.is_whitespace() => self.space = true,
                _ => {
                    if self.space && !self.line.is_empty() {
                        self.line.push(' ');
                    }
                    self.space = false;
                    self.line.push(c);
                }
            }
        }
    }

    fn gap(&mut self) {
        self.space = true;
    }

    fn end(&mut self) {
        self.space = false;
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
    }
}
