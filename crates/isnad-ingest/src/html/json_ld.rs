//! What a page says of itself in JSON-LD: `NewsArticle` and its kin, alone, in lists and in `@graph`.

use super::text_of;
use serde_json::{Map, Value};

/// How deep lists and graphs are looked through.
const DEPTH: usize = 6;

/// The fields of an article in JSON-LD.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) body: Option<String>,
}

/// The article that a script of JSON-LD describes, if it does.
pub(super) fn read(script: &str) -> Option<Linked> {
    let script = script.trim().trim_end_matches(';').trim_end_matches("]]>").trim_start_matches("<![CDATA[");
    // Line ends in strings are frequent and forbidden.
    let value = serde_json::from_str::<Value>(script)
        .or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " ")))
        .ok()?;
    let article = find(&value, DEPTH)?;
    let text = |name: &str| text(article.get(name)?);
    Some(Linked {
        headline: text("headline").or_else(|| text("name")),
        byline: article.get("author").and_then(|value| names(value, DEPTH)),
        outlet: article.get("publisher").and_then(|value| names(value, DEPTH)),
        published: text("datePublished").or_else(|| text("dateCreated")),
        url: text("url").or_else(|| {
            let page = article.get("mainEntityOfPage")?;
            text_or(page, "@id")
        }),
        body: text("articleBody").map(|body| text_of(&body.replace('\n', "<br>"))),
    })
}

/// The object that describes an article.
fn find(value: &Value, depth: usize) -> Option<&Map<String, Value>> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(values) => values.iter().find_map(|value| find(value, depth)),
        Value::Object(object) if is_article(object) => Some(object),
        Value::Object(object) => ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"]
            .iter()
            .find_map(|name| find(object.get(*name)?, depth)),
        _ => None,
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let kind = |value: &Value| {
        value.as_str().is_some_and(|kind| {
            let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(kind),
        Some(value) => kind(value),
        None => false,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Array(values) => values.iter().find_map(text),
        _ => None,
    }
}

fn text_or(value: &Value, name: &str) -> Option<String> {
    text(value).or_else(|| text(value.get(name)?))
}

/// The names of people or organisations: a text, an object with a name, or a list of either.
fn names(value: &Value, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(|value| names(value, depth)).collect();
            (!names.is_empty()).then(|| names.join("، "))
        }
        Value::Object(object) => names(object.get("name")?, depth),
        value => text(value).filter(|name| !name.starts_with("http")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_alone_in_lists_and_in_graphs() {
        let article = r#"{"@type": "NewsArticle", "headline": "ع", "author": [{"name": "س"}, "ص"],
            "publisher": {"@type": "Organization", "name": "ن"}, "datePublished": "2021-04-08"}"#;
        for script in [
            article.to_owned(),
            format!("[{{\"@type\": \"WebSite\"}}, {article}]"),
            format!("{{\"@graph\": [{{\"@type\": \"Person\"}}, {article}]}}"),
            format!(
                "<![CDATA[{}]]>;",
                article.replace("NewsArticle", "http://schema.org/ReportageNewsArticle")
            ),
        ] {
            let found = read(&script).expect("an article");
            assert_eq!(found.headline.as_deref(), Some("ع"), "{script}");
            assert_eq!(found.byline.as_deref(), Some("س، ص"));
            assert_eq!(found.outlet.as_deref(), Some("ن"));
        }
    }

    #[test]
    fn what_is_no_article_gives_nothing() {
        for script in [
            "",
            "{",
            "{\"@type\": \"WebPage\", \"name\": \"x\"}",
            "[[[[[[[[[[{\"@type\": \"Article\"}]]]]]]]]]]",
        ] {
            assert_eq!(read(script), None, "{script}");
        }
    }

    #[test]
    fn line_ends_in_strings_are_forgiven() {
        let found = read("{\"@type\": \"Article\", \"headline\": \"ع\nن\"}").expect("an article");
        assert_eq!(found.headline.as_deref(), Some("ع ن"));
    }
}
