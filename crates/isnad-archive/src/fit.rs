//! Whether a record is of its article: every span is the text that it says.

use isnad::{Article, Record, Span, Statement};

/// What of a record is not in its article; `spans` counts what was looked at.
pub(crate) fn misfits(article: &Article, record: &Record, spans: &mut u64) -> Vec<String> {
    let text = Points::new(article);
    let mut misfits = Vec::new();
    for statement in &record.statements {
        for span in spans_of(statement) {
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

/// Every stretch of text in a statement.
fn spans_of(s: &Statement) -> Vec<Span> {
    let span = |start, end, text: &str| Span { start, end, text: text.to_owned() };
    let who = s.speaker.as_ref();
    let mut spans = vec![span(s.cue.start, s.cue.end, &s.cue.text)];
    spans.extend(s.content.iter().chain(&s.via).chain(&s.addressee).cloned());
    spans.extend(who.into_iter().flat_map(|w| w.mention.iter().chain(&w.name)).cloned());
    spans.extend(s.channel.as_ref().map(|c| span(c.start, c.end, &c.text)));
    spans.extend(s.time.as_ref().map(|t| span(t.start, t.end, &t.text)));
    spans.extend(s.dates.iter().map(|d| span(d.start, d.end, &d.text)));
    spans
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
