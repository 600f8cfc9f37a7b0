//! Whether a record is of its article: every span is the text that it says.

use isnad::{Article, Record, Span};

/// What of a record is not in its article; `spans` counts what was looked at.
pub(crate) fn misfits(article: &Article, record: &Record, spans: &mut u64) -> Vec<String> {
    let text = Points::new(article);
    let mut misfits = Vec::new();
    for statement in &record.statements {
        for span in statement.spans() {
            *spans += 1;
            if !text.holds(&span) {
                let (id, start) = (&article.id, span.start);
                misfits
                    .push(format!("statement {} of {id}: its span at {start} is not the text", statement.id));
            }
        }
    }
    misfits
}

/// An article's text by code points.
struct Points {
    text: String,
    /// The byte at which each code point begins, and the end.
    bytes: Vec<usize>,
}

impl Points {
    fn new(article: &Article) -> Self {
        let text = article.text();
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        Self { text, bytes }
    }

    fn holds(&self, span: &Span) -> bool {
        let byte = |point: u32| self.bytes.get(point as usize).copied();
        match (byte(span.start), byte(span.end)) {
            (Some(start), Some(end)) if start <= end => self.text[start..end] == span.text,
            _ => false,
        }
    }
}
