//! What the network is trained on: choices of annotated news, and the words of articles without annotation.

use super::{article, documents, labels};
use anyhow::{Context, Result};
use isnad::learned::{Choice, Log};
use isnad::network::token_name;
use isnad::text::{Text, TokenKind};
use isnad::{Article, Engine};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write, stdout};

/// Prints an article a line: the names of its tokens, and its choices with their candidates: tokens, score, what it is
/// chosen by. Of annotated articles also which candidates are right; choices that the annotation does not answer are left out.
pub(crate) fn choices(gold: &str) -> Result<bool> {
    let mut out = BufWriter::new(stdout().lock());
    for (number, document) in documents(gold)? {
        let article = article(&document).with_context(|| format!("{gold}:{}", number + 1))?;
        let mut log = Log::on();
        Engine::new().read_with(&article, &mut log);
        let source = article.text();
        let text = Text::new(&source);
        let names: Vec<&str> = (0..text.len()).map(|token| token_name(&text, token)).collect();
        let told = |choice: &Choice| {
            let mut told = written(choice);
            if document["statements"].is_array() {
                told["right"] = json!(labels::label(&source, &document, choice, number)?.right);
            }
            Some(told)
        };
        let choices: Vec<Value> = log.choices.iter().filter_map(told).collect();
        writeln!(out, "{}", json!({ "id": article.id, "tokens": names, "choices": choices }))?;
    }
    out.flush()?;
    Ok(true)
}

/// A choice without the features of its candidates.
fn written(choice: &Choice) -> Value {
    let candidates: Vec<Value> =
        choice.candidates.iter().map(|c| json!([c.tokens.start, c.tokens.end, c.score, c.total])).collect();
    json!({ "model": choice.model, "cue": [choice.cue.start, choice.cue.end], "candidates": candidates })
}

/// Prints the words of articles by the names that the network knows them by, a paragraph a line.
pub(crate) fn words(articles: &str) -> Result<bool> {
    let mut out = BufWriter::new(stdout().lock());
    let file = File::open(articles).with_context(|| articles.to_owned())?;
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let place = || format!("{articles}:{}", number + 1);
        let document: Value = serde_json::from_str(&line.with_context(place)?).with_context(place)?;
        let field = |name: &str| document[name].as_str().unwrap_or_default().to_owned();
        let article = Article { headline: field("headline"), body: field("body"), ..Article::default() };
        let source = article.text();
        let text = Text::new(&source);
        for token in 0..text.len() {
            let end = text.kind(token) == TokenKind::Break;
            write!(out, "{}", if end { "\n" } else { token_name(&text, token) })?;
            write!(out, "{}", if end { "" } else { " " })?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(true)
}
