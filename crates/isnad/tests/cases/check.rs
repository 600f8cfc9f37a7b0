//! What the engine finds in a case against what it should find.

use crate::parse::{Case, Expected};
use isnad::model::{Channel, Speaker};
use isnad::{Engine, Span, Statement};

/// Every difference, as a message with file and line.
pub fn differences(case: &Case) -> Vec<String> {
    let mut left = Engine::new().read(&case.article).statements;
    let mut out = Vec::new();
    for expected in &case.expected {
        let cue = expected.get("cue").unwrap_or_default();
        match left.iter().position(|found| same(cue, &found.cue.text)) {
            Some(index) => out.extend(compare(case, expected, &left.remove(index))),
            None => out.push(case.at(expected.line, &format!("expected cue ⟦{cue}⟧, found {}", cues(&left)))),
        }
    }
    for found in left {
        let message = format!("expected no further statement, found {}", brief(&found));
        out.push(case.at(case.line, &message));
    }
    out
}

/// The differences between one expected statement and the one found at its cue.
fn compare(case: &Case, expected: &Expected, found: &Statement) -> Vec<String> {
    let always = [
        ("speaker", found.speaker.as_ref().and_then(|s| text(s.mention.as_ref()))),
        ("content", join(&found.content, " … ")),
        ("act", Some(found.act.to_string())),
        ("form", Some(found.form.to_string())),
        ("channel", found.channel.as_ref().map(|c| c.text.clone())),
        ("addressee", text(found.addressee.as_ref())),
        ("time", found.time.as_ref().map(|t| t.text.clone())),
        ("via", join(&found.via, " > ")),
    ];
    let wrong = |(key, found): (&str, Option<String>)| {
        let wanted = expected.get(key);
        let equal = match (wanted, &found) {
            (Some(wanted), Some(found)) => same(wanted, found),
            (wanted, found) => wanted.is_none() && found.is_none(),
        };
        (!equal).then(|| {
            let cue = &found_cue(expected);
            let message = format!("{cue}: expected {key} {}, found {}", show(wanted), show(found.as_deref()));
            case.at(expected.line, &message)
        })
    };
    let given = where_given(found).into_iter().filter(|(key, _)| expected.get(key).is_some());
    always.into_iter().chain(given).filter_map(wrong).collect()
}

/// The fields that are compared only where the case gives them.
fn where_given(found: &Statement) -> [(&'static str, Option<String>); 9] {
    let speaker = |field: fn(&Speaker) -> Option<String>| found.speaker.as_ref().and_then(field);
    [
        ("lemma", Some(found.cue.lemma.clone())),
        ("name", speaker(|s| text(s.name.as_ref()))),
        ("kind", speaker(|s| Some(s.kind.to_string()))),
        ("anonymous", speaker(|s| Some(if s.anonymous { "yes" } else { "no" }.to_owned()))),
        ("role", speaker(|s| s.role.clone())),
        ("affiliation", speaker(|s| s.affiliation.clone())),
        ("label", speaker(|s| s.label.clone())),
        ("type", found.channel.as_ref().map(|Channel { kind, .. }| kind.to_string())),
        ("value", found.time.as_ref().and_then(|t| t.value.clone())),
    ]
}

fn found_cue(expected: &Expected) -> String {
    format!("⟦{}⟧", expected.get("cue").unwrap_or_default())
}

/// Whether two stretches of text are the same words; marks and blanks make no difference.
fn same(wanted: &str, found: &str) -> bool {
    words(wanted) == words(found)
}

fn words(text: &str) -> Vec<String> {
    let bare: String = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
    let words: Vec<String> = bare.split_whitespace().map(str::to_owned).collect();
    if words.is_empty() { vec![text.trim().to_owned()] } else { words }
}

fn text(span: Option<&Span>) -> Option<String> {
    span.map(|span| span.text.clone())
}

fn join(spans: &[Span], between: &str) -> Option<String> {
    let texts: Vec<&str> = spans.iter().map(|span| span.text.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join(between))
}

fn show(value: Option<&str>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| format!("⟦{}⟧", value.replace('\n', " ¶ ")))
}

fn cues(statements: &[Statement]) -> String {
    let cues: Vec<String> = statements.iter().map(|s| show(Some(&s.cue.text))).collect();
    if cues.is_empty() { "no statement".to_owned() } else { cues.join(" ") }
}

fn brief(statement: &Statement) -> String {
    let content = join(&statement.content, " … ");
    let cue = show(Some(&statement.cue.text));
    format!("{cue} {} by rule {}", show(content.as_deref()), statement.rule)
}
