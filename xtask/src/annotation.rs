//! `cargo xtask annotation`: annotation kept apart from the articles that it speaks of.
//!
//! The articles of research corpora belong to their publishers and are no part of the project; where a statement stands
//! in them is our own observation. `strip` keeps that alone: an article's id, a fingerprint of its text, and places in
//! it. `join` puts both together again for whoever has the corpus.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::fs;
use xxhash_rust::xxh3::xxh3_64;

/// Fields of a statement that say nothing where they are `null`, `false` or empty.
const FIELDS: &[&str] = &[
    "cue",
    "speaker",
    "speaker_full",
    "speaker_kind",
    "anonymous",
    "content",
    "kind",
    "act",
    "channel",
    "addressee",
    "time",
    "time_value",
    "via",
];

/// Prints the annotation of annotated articles without their text.
pub(crate) fn strip(gold: &str) -> Result<bool> {
    for (number, document) in lines(gold)? {
        let id =
            document["id"].as_str().with_context(|| format!("{gold}:{number}: an article without `id`"))?;
        let statements = document["statements"].as_array();
        let statements: Vec<Value> = statements.into_iter().flatten().map(bare).collect();
        println!("{}", json!({"id": id, "text": fingerprint(&document), "statements": statements}));
    }
    Ok(true)
}

/// Prints annotated articles: the annotation with the articles of the corpora. What is not found, or found with another
/// text, is named and left out.
pub(crate) fn join(annotation: &str, corpora: &[&str]) -> Result<bool> {
    let mut wanted: HashMap<String, Value> = HashMap::new();
    let mut order = Vec::new();
    for (number, document) in lines(annotation)? {
        let id =
            document["id"].as_str().with_context(|| format!("{annotation}:{number}: no `id`"))?.to_owned();
        order.push(id.clone());
        wanted.insert(id, document);
    }
    let mut whole: HashMap<String, Value> = HashMap::new();
    for corpus in corpora {
        for (_, mut article) in lines(corpus)? {
            let Some(id) = article["id"].as_str().map(str::to_owned) else { continue };
            let Some(found) = wanted.get(&id) else { continue };
            if found["text"].as_str() != Some(&fingerprint(&article)) {
                eprintln!("{corpus}: the text of {id} is another than the one that was annotated");
                continue;
            }
            article["statements"] = found["statements"].clone();
            whole.insert(id, article);
        }
    }
    let mut missing = 0;
    for id in &order {
        match whole.get(id) {
            Some(article) => println!("{article}"),
            None => missing += 1,
        }
    }
    if missing > 0 {
        eprintln!("{missing} of {} annotated articles stand in none of the corpora", order.len());
    }
    Ok(missing == 0)
}

/// A statement without the fields that say nothing.
fn bare(statement: &Value) -> Value {
    let mut out = Map::new();
    for field in FIELDS {
        let value = &statement[*field];
        let silent =
            value.is_null() || value == &Value::Bool(false) || value.as_array().is_some_and(Vec::is_empty);
        if !silent || *field == "content" {
            out.insert((*field).to_owned(), value.clone());
        }
    }
    Value::Object(out)
}

/// The hash of the text that places are counted in.
fn fingerprint(article: &Value) -> String {
    let part = |name: &str| article[name].as_str().unwrap_or_default();
    let text = format!("{}\n{}", part("headline"), part("body"));
    format!("{:016x}", xxh3_64(text.as_bytes()))
}

/// The JSON values of a file, one a line, numbered from one.
fn lines(file: &str) -> Result<Vec<(usize, Value)>> {
    let text = fs::read_to_string(file).with_context(|| file.to_owned())?;
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(value) => out.push((index + 1, value)),
            Err(error) => bail!("{file}:{}: {error}", index + 1),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_fields_are_left_out() {
        let statement = json!({"cue": [0, 3], "content": [[4, 9]], "kind": "direct", "act": "say", "via": [],
            "speaker": null, "anonymous": false});
        assert_eq!(
            bare(&statement),
            json!({"cue": [0, 3], "content": [[4, 9]], "kind": "direct", "act": "say"})
        );
    }

    #[test]
    fn another_text_has_another_fingerprint() {
        let one = json!({"headline": "عنوان", "body": "نص"});
        let other = json!({"headline": "عنوان", "body": "نص آخر"});
        assert_ne!(fingerprint(&one), fingerprint(&other));
        assert_eq!(fingerprint(&one), fingerprint(&one));
    }
}
