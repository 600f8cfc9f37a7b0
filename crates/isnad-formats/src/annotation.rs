//! W3C Web Annotations: each statement is an annotation of its article, its content found again by quotation and by
//! position.

use isnad::{Article, Record, Span, Statement};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Text before and behind a quotation, in code points: enough to find it where positions have moved.
const AROUND: usize = 32;
/// The vocabulary of what is said of a statement beyond the Web Annotation model.
const ISNAD: &str = "https://isnad.dev/ns#";

/// Writes an annotation a line for each statement of a record.
///
/// # Errors
/// Where `out` takes no more.
pub fn write(article: &Article, record: &Record, out: &mut impl Write) -> io::Result<()> {
    if record.statements.is_empty() {
        return Ok(());
    }
    let points: Vec<char> = article.text().chars().collect();
    for statement in record.statements.iter().filter(|s| !s.content.is_empty()) {
        serde_json::to_writer(&mut *out, &annotation(record, statement, &points))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn annotation(record: &Record, s: &Statement, points: &[char]) -> Value {
    let source = source(record);
    let target = |span: &Span| {
        json!({
            "type": "SpecificResource",
            "source": source,
            "selector": [quote(span, points), position(span)],
        })
    };
    let targets: Vec<Value> = s.content.iter().map(target).collect();
    let mut annotation = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"isnad": ISNAD}],
        "id": format!("urn:isnad:statement:{}", s.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": ["TextualBody", "isnad:Statement"],
            "format": "text/plain",
            "language": "ar",
            "purpose": "identifying",
            "value": summary(s),
        },
        "target": targets,
    });
    let properties = properties(s);
    if let Some(body) = annotation["body"].as_object_mut() {
        body.extend(properties);
    }
    annotation
}

/// The article's address, or a name for it where it has none. An address with letters beyond ASCII is written as a
/// URI.
fn source(record: &Record) -> String {
    record.url.as_deref().map_or_else(|| format!("urn:isnad:article:{}", escaped(&record.id)), escaped)
}

/// A text with what may not stand in a URI percent-encoded.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = std::fmt::Write::write_fmt(&mut out, format_args!("%{byte:02X}"));
        }
    }
    out
}

fn quote(span: &Span, points: &[char]) -> Value {
    let (start, end) = (span.start as usize, span.end as usize);
    let cut = |from: usize, to: usize| {
        points[from.min(points.len())..to.min(points.len())].iter().collect::<String>()
    };
    json!({
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": cut(start.saturating_sub(AROUND), start),
        "suffix": cut(end, end + AROUND),
    })
}

fn position(span: &Span) -> Value {
    json!({"type": "TextPositionSelector", "start": span.start, "end": span.end})
}

/// Who said it, in a line.
fn summary(s: &Statement) -> String {
    let who = s.speaker.as_ref().and_then(|w| w.label.as_deref()).unwrap_or("؟");
    format!("{who}: {}", s.cue.text)
}

/// What is known of the statement, in our own vocabulary.
fn properties(s: &Statement) -> Map<String, Value> {
    let who = s.speaker.as_ref();
    let all = [
        ("isnad:speaker", who.and_then(|w| w.label.clone()).map(Value::from)),
        ("isnad:role", who.and_then(|w| w.role.clone()).map(Value::from)),
        ("isnad:affiliation", who.and_then(|w| w.affiliation.clone()).map(Value::from)),
        ("isnad:kind", who.map(|w| w.kind.as_str().into())),
        ("isnad:anonymous", who.map(|w| w.anonymous.into())),
        ("isnad:act", Some(s.act.as_str().into())),
        ("isnad:form", Some(s.form.as_str().into())),
        ("isnad:cue", Some(s.cue.lemma.clone().into())),
        ("isnad:channel", s.channel.as_ref().map(|c| c.kind.as_str().into())),
        ("isnad:addressee", s.addressee.as_ref().map(|span| span.text.clone().into())),
        ("isnad:saidOn", s.said_on.clone().map(Value::from)),
        ("isnad:via", (!s.via.is_empty()).then(|| s.via.iter().map(|span| span.text.clone()).collect())),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
