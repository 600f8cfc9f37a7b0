//! schema.org `Quotation`: one JSON-LD object a statement, for search engines and catalogues.

use isnad::model::SpeakerKind;
use isnad::{Record, Statement};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes a quotation a line for each statement of a record.
///
/// # Errors
/// Where `out` takes no more.
pub fn write(record: &Record, out: &mut impl Write) -> io::Result<()> {
    for statement in &record.statements {
        serde_json::to_writer(&mut *out, &quotation(record, statement))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn quotation(record: &Record, s: &Statement) -> Value {
    let words: Vec<&str> = s.content.iter().map(|span| &*span.text).collect();
    let mut quotation = Map::new();
    let mut set = |name: &str, value: Value| quotation.insert(name.to_owned(), value);
    set("@context", json!("https://schema.org"));
    set("@type", json!("Quotation"));
    set("identifier", json!(s.id));
    set("inLanguage", json!("ar"));
    set("text", json!(words.join(" … ")));
    if let Some(who) = speaker(s) {
        set("spokenByCharacter", who.clone());
        set("creator", who);
    }
    if let Some(day) = &s.said_on {
        set("dateCreated", json!(day));
    }
    set("isPartOf", article(record));
    Value::Object(quotation)
}

/// The source as a person or organisation; what is hidden or only a text is none.
fn speaker(s: &Statement) -> Option<Value> {
    let who = s.speaker.as_ref().filter(|who| !who.anonymous)?;
    let label = who.label.as_deref()?;
    let kind = match who.kind {
        SpeakerKind::Person => "Person",
        SpeakerKind::Organization | SpeakerKind::Group => "Organization",
        _ => return None,
    };
    let mut speaker = json!({"@type": kind, "name": label});
    if let (Some(role), SpeakerKind::Person) = (&who.role, who.kind) {
        speaker["jobTitle"] = json!(role);
    }
    Some(speaker)
}

fn article(record: &Record) -> Value {
    let mut article = json!({"@type": "NewsArticle", "identifier": record.id, "headline": record.headline});
    if let Some(url) = &record.url {
        article["url"] = json!(url);
    }
    if let Some(day) = &record.published {
        article["datePublished"] = json!(day);
    }
    if let Some(outlet) = &record.outlet {
        article["publisher"] = json!({"@type": "NewsMediaOrganization", "name": outlet});
    }
    article
}
