//! CSV: one statement a line.

use isnad::{Record, Span, Statement};

/// The columns. `start` and `end` are the cue's place in code points.
pub const HEADER: [&str; 26] = [
    "article",
    "outlet",
    "published",
    "headline",
    "statement",
    "start",
    "end",
    "cue",
    "lemma",
    "act",
    "form",
    "speaker",
    "name",
    "label",
    "role",
    "affiliation",
    "kind",
    "anonymous",
    "content",
    "channel",
    "channel_type",
    "addressee",
    "time",
    "said_on",
    "via",
    "rule",
];

/// Between the spans of a content and between the links of a chain.
const JOINT: &str = " … ";

/// A statement's line.
pub fn row(record: &Record, s: &Statement) -> [String; 26] {
    let some = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let span = |span: Option<&Span>| some(span.map(|s| s.text.as_str()));
    let joined = |spans: &[Span]| spans.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(JOINT);
    let who = s.speaker.as_ref();
    [
        record.id.clone(),
        some(record.outlet.as_deref()),
        some(record.published.as_deref()),
        record.headline.clone(),
        s.id.clone(),
        s.cue.start.to_string(),
        s.cue.end.to_string(),
        s.cue.text.clone(),
        s.cue.lemma.clone(),
        s.act.as_str().to_owned(),
        s.form.as_str().to_owned(),
        span(who.and_then(|w| w.mention.as_ref())),
        span(who.and_then(|w| w.name.as_ref())),
        some(who.and_then(|w| w.label.as_deref())),
        some(who.and_then(|w| w.role.as_deref())),
        some(who.and_then(|w| w.affiliation.as_deref())),
        some(who.map(|w| w.kind.as_str())),
        who.map(|w| w.anonymous.to_string()).unwrap_or_default(),
        joined(&s.content),
        some(s.channel.as_ref().map(|c| c.text.as_str())),
        some(s.channel.as_ref().map(|c| c.kind.as_str())),
        span(s.addressee.as_ref()),
        some(s.time.as_ref().map(|t| t.text.as_str())),
        some(s.said_on.as_deref()),
        joined(&s.via),
        s.rule.clone(),
    ]
}
