//! Follows a topic through articles as JSON lines, without an archive: `follow TOPIC CONFIDENCE RECORDS ARTICLES…`,
//! where RECORDS is what `isnad read --format jsonl` makes of the articles, or `-` to read them anew.

use isnad::{Article, Engine, Record};
use isnad_dialogue::{Question, Told, follow};
use std::collections::HashMap;
use std::error::Error;
use std::fs::read_to_string;
use std::io::Write;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [topic, confidence, records, files @ ..] = arguments.as_slice() else {
        return Err("usage: follow TOPIC CONFIDENCE RECORDS ARTICLES…".into());
    };
    let words: Vec<&str> = topic.split_whitespace().collect();
    let stem = |word: &str| word.trim_start_matches("ال").to_owned();
    let mut articles = Vec::new();
    for file in files {
        for line in read_to_string(file)?.lines() {
            if words.iter().all(|word| line.contains(&stem(word))) {
                articles.push(article(&serde_json::from_str(line)?));
            }
        }
    }
    let mut known: HashMap<String, Record> = HashMap::new();
    if records != "-" {
        for line in read_to_string(records)?.lines().filter(|l| words.iter().all(|w| l.contains(&stem(w)))) {
            let record: Record = serde_json::from_str(line)?;
            known.insert(record.id.clone(), record);
        }
    }
    let engine = Engine::new();
    let told: Vec<Told> = articles
        .into_iter()
        .map(|article| {
            let record = known.remove(&article.id).unwrap_or_else(|| engine.read(&article));
            Told::new(article, record)
        })
        .collect();
    let mut question = Question::new(topic);
    question.confidence = confidence.parse()?;
    question.whole = told.len() <= 5;
    let (count, start) = (told.len(), Instant::now());
    let dossier = follow(&question, told);
    let took = start.elapsed();
    serde_json::to_writer(std::io::stdout().lock(), &dossier)?;
    writeln!(std::io::stderr(), "{count} articles, {} statements, {took:?}", dossier.statements)?;
    Ok(())
}

fn article(value: &serde_json::Value) -> Article {
    let text = |name: &str| value[name].as_str().map(str::to_owned);
    Article {
        id: text("id").unwrap_or_default(),
        url: text("url"),
        outlet: text("outlet"),
        published: text("published").and_then(|day| isnad::model::parse_published(&day).ok()),
        byline: text("byline"),
        headline: text("headline").unwrap_or_default(),
        body: text("body").unwrap_or_default(),
    }
}
