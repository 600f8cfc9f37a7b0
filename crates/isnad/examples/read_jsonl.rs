//! Reads JSONL articles from standard input and prints their records.
use isnad::{Article, Engine, model::parse_published};
use std::io::BufRead;

#[allow(clippy::print_stdout, clippy::unwrap_used, reason = "an example")]
fn main() {
    let engine = Engine::new();
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let article = Article {
            id: text("id").unwrap_or_default(),
            url: text("url"),
            outlet: text("outlet"),
            published: text("published").and_then(|d| parse_published(&d).ok()),
            byline: text("byline"),
            headline: text("headline").unwrap_or_default(),
            body: text("body").unwrap_or_default(),
        };
        println!("{}", serde_json::to_string(&engine.read(&article)).unwrap());
    }
}
