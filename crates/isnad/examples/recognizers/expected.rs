//! What a case expects: text, Timex, resolutions.

use serde_json::{Map, Value as Json};

/// One expected expression.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) text: String,
    pub(crate) timex: Vec<String>,
    /// Single values, or start and end.
    pub(crate) resolutions: Vec<(String, Option<String>)>,
}

impl Expected {
    /// Reads one of a case's results.
    pub(crate) fn read(json: &Json) -> Option<Self> {
        let text = json.get("Text")?.as_str()?.trim().to_owned();
        let mut expected = Self { text, timex: Vec::new(), resolutions: Vec::new() };
        if let Some(value) = json.get("Value").and_then(Json::as_object) {
            expected.timex.extend(value.get("Timex").and_then(Json::as_str).map(str::to_owned));
            for key in ["FutureResolution", "PastResolution"] {
                expected.resolutions.extend(value.get(key).and_then(Json::as_object).and_then(resolution));
            }
        }
        for value in json.pointer("/Resolution/values").and_then(Json::as_array).into_iter().flatten() {
            expected.timex.extend(value.get("timex").and_then(Json::as_str).map(str::to_owned));
            expected.resolutions.extend(value.as_object().and_then(resolution));
        }
        expected.timex.retain(|t| !t.is_empty());
        Some(expected)
    }
}

/// The value, or the start and the end, of a resolution.
fn resolution(json: &Map<String, Json>) -> Option<(String, Option<String>)> {
    let text = |value: &Json| match value {
        Json::String(s) => Some(s.clone()),
        Json::Number(n) => Some(n.to_string()),
        _ => None,
    };
    let start = json.iter().find(|(key, _)| key.starts_with("start")).and_then(|(_, v)| text(v));
    let end = json.iter().find(|(key, _)| key.starts_with("end")).and_then(|(_, v)| text(v));
    if let Some(start) = start {
        return Some((start, end));
    }
    let single = json.iter().find(|(key, _)| !matches!(key.as_str(), "timex" | "type" | "Mod"))?;
    Some((text(single.1)?, None))
}
