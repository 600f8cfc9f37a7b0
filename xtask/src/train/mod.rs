//! `cargo xtask train GOLD.jsonl`: trains the engine's models on annotated news.
//!
//! The engine reads every article and records what its models chose among; the annotation says which candidate was
//! right. Folds are by article: the figures of `--folds` are of articles that were not trained on.

mod choices;
mod labels;
mod softmax;

pub(crate) use choices::{choices, words};

use anyhow::{Context, Result};
use isnad::learned::Log;
use isnad::model::parse_published;
use isnad::{Article, Engine};
use labels::Labelled;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Parts into which the articles are divided to check a model on what it was not trained on.
const FOLDS: usize = 5;

/// Trains every model and writes `crates/isnad/learned/*.tsv`.
pub(crate) fn run(root: &Path, gold: &str, only: &[&str]) -> Result<bool> {
    let mut by_model: BTreeMap<&'static str, Vec<Labelled>> = BTreeMap::new();
    let mut uncovered = 0;
    for (number, document) in documents(gold)? {
        let article = article(&document).with_context(|| format!("{gold}:{}", number + 1))?;
        let mut log = Log::on();
        Engine::new().read_with(&article, &mut log);
        let source = article.text();
        uncovered += labels::uncovered(&source, &document, &log.choices).len();
        for choice in log.choices {
            if let Some(labelled) = labels::label(&source, &document, &choice, number) {
                by_model.entry(choice.model).or_default().push(labelled);
            }
        }
    }
    println!("{uncovered} annotated statements are proposed by no construction");
    by_model.retain(|model, _| only.is_empty() || only.contains(model));
    for (model, examples) in &by_model {
        report(model, examples);
        let weights = softmax::train(&examples.iter().collect::<Vec<_>>(), pull(model));
        let mut out = format!("# Weights of the model `{model}`, written by `cargo xtask train`.\n");
        for (feature, weight) in &weights {
            let _ = writeln!(out, "{feature}\t{weight:.3}");
        }
        let file = root.join(format!("crates/isnad/learned/{model}.tsv"));
        fs::write(&file, out).with_context(|| file.display().to_string())?;
        println!("{model}: {} weights written to {}", weights.len(), file.display());
    }
    Ok(true)
}

/// Prints the annotated statements that no construction proposes, each in its surroundings.
pub(crate) fn uncovered(gold: &str) -> Result<bool> {
    const AROUND: usize = 120;
    for (number, document) in documents(gold)? {
        let article = article(&document).with_context(|| format!("{gold}:{}", number + 1))?;
        let mut log = Log::on();
        Engine::new().read_with(&article, &mut log);
        let source: Vec<char> = article.text().chars().collect();
        for cue in labels::uncovered(&article.text(), &document, &log.choices) {
            let (start, end) = (cue.start as usize, cue.end as usize);
            let cut = |from: usize, to: usize| source[from..to.min(source.len())].iter().collect::<String>();
            let shown = format!(
                "{}⟦{}⟧{}",
                cut(start.saturating_sub(AROUND), start),
                cut(start, end),
                cut(end, end + AROUND)
            );
            println!("{}: {}", article.id, shown.replace('\n', " ⏎ "));
        }
    }
    Ok(true)
}

/// How strongly a model's weights are drawn towards nothing: more where its choices are few or hard to tell apart. Chosen
/// by how likely it held what is right in articles that it was not trained on.
fn pull(model: &str) -> f64 {
    match model {
        "sources" | "clauses" => 8.0,
        "cues" => 4.0,
        "ends" => 2.0,
        _ => 1.0,
    }
}

/// How often the rules, the model on its own articles, and the model on other articles choose right.
fn report(model: &str, examples: &[Labelled]) {
    let right = |list: &[&Labelled], weights: &BTreeMap<String, f64>| {
        list.iter().filter(|e| e.right.contains(&softmax::best(e, weights))).count()
    };
    let all: Vec<&Labelled> = examples.iter().collect();
    let rules = all.iter().filter(|e| e.right.iter().any(|&r| e.candidates[r].by_rule)).count();
    let own = right(&all, &softmax::train(&all, pull(model)));
    let mut other = 0;
    for fold in 0..FOLDS {
        let (held, rest): (Vec<&Labelled>, Vec<&Labelled>) =
            all.iter().partition(|e| e.document % FOLDS == fold);
        other += right(&held, &softmax::train(&rest, pull(model)));
    }
    println!(
        "{model}: {} choices; right by the rules {rules}, by the model {own} (trained on them) and {other} (in {FOLDS} folds)",
        all.len()
    );
}

/// The annotated articles of a file, numbered.
fn documents(gold: &str) -> Result<Vec<(usize, Value)>> {
    let text = fs::read_to_string(gold).with_context(|| gold.to_owned())?;
    let lines = text.lines().filter(|l| !l.trim().is_empty()).enumerate();
    lines
        .map(|(number, line)| {
            let document = serde_json::from_str(line).with_context(|| format!("{gold}:{}", number + 1))?;
            Ok((number, document))
        })
        .collect()
}

fn article(document: &Value) -> Result<Article> {
    let field = |name: &str| document[name].as_str().map(str::to_owned);
    let published = field("published").map(|day| parse_published(&day)).transpose()?;
    Ok(Article {
        id: field("id").context("an article without id")?,
        outlet: field("outlet"),
        published,
        headline: field("headline").unwrap_or_default(),
        body: field("body").context("an article without body")?,
        ..Article::default()
    })
}
