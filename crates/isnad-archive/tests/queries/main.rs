//! Queries with their expected results over the sample articles: `queries.txt`.

use isnad::{Article, Record};
use isnad_archive::{Archive, Entry, ErrorKind, Facet, Reader, Search, Sort, query};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const QUERIES: &str = include_str!("queries.txt");
const RECORDS: &str = include_str!("samples.jsonl");

/// The records with articles that hold their spans: what is not in a span does not matter to finding.
fn archive() -> (TempDir, HashMap<String, (String, usize)>) {
    let folder = TempDir::new().expect("a folder");
    let mut places = HashMap::new();
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    let records = RECORDS.lines().map(|line| serde_json::from_str::<Record>(line).expect("a record"));
    let entries = records.map(|record| {
        for (at, statement) in record.statements.iter().enumerate() {
            places.insert(statement.id.clone(), (record.id.clone(), at + 1));
        }
        let article = Article {
            id: record.id.clone(),
            outlet: record.outlet.clone(),
            published: record.published.as_deref().and_then(|day| day.parse().ok()),
            headline: record.headline.clone(),
            ..Article::default()
        };
        Entry::new(article, record)
    });
    writer.keep(entries.collect()).expect("it is kept");
    writer.finish().expect("it is published");
    (folder, places)
}

/// What a query finds, written as in `queries.txt`.
fn found(reader: &Reader, places: &HashMap<String, (String, usize)>, text: &str) -> String {
    let search = Search::new(query::parse(text).expect("a query")).page(0, 1000).sorted(Sort::Relevance);
    let mut by_article: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let hits = reader.search(&search).expect("it searches").hits;
    for hit in &hits {
        let (article, at) = &places[&hit.statement.id];
        by_article.entry(article).or_default().push(*at);
    }
    let written = by_article.iter_mut().map(|(article, numbers)| {
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        format!("{article} {}", numbers.join(" "))
    });
    written.collect::<Vec<_>>().join(", ")
}

#[test]
fn queries_find_what_they_should() {
    let (folder, places) = archive();
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    let (mut count, mut wrong, mut all) = (0, String::new(), String::new());
    for line in QUERIES.lines() {
        if line.is_empty() || line.starts_with('#') {
            let _ = writeln!(all, "{line}");
            continue;
        }
        count += 1;
        let (text, expected) = line.split_once("=>").unwrap_or((line, ""));
        let (text, expected) = (text.trim(), expected.split("  #").next().unwrap_or_default().trim());
        let found = found(&reader, &places, text);
        if found != expected {
            let _ = writeln!(wrong, "{text} => {found}\n    expected: {expected}");
        }
        let _ = writeln!(all, "{text} => {found}");
    }
    if let Some(file) = std::env::var_os("QUERIES_FOUND") {
        std::fs::write(Path::new(&file), all).expect("it is written");
    }
    assert!(count >= 60, "{count} queries");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn who_waits_no_longer_is_not_searched_for() {
    let (folder, _) = archive();
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    let search = Search::new(query::Node::All).counted([Facet::Form]);
    let late = reader.until(Instant::now());
    assert_eq!(late.search(&search).expect_err("it is late").kind(), ErrorKind::Late);
    assert_eq!(late.articles(&query::Node::All).expect_err("it is late").kind(), ErrorKind::Late);
    // The same archive still answers others, and what was given up is not in their counts.
    let all = reader.search(&search).expect("it searches");
    let early = reader.until(Instant::now() + Duration::from_hours(1));
    assert_eq!(early.search(&search).expect("it searches"), all);
    assert_eq!(all.facets[0].counts.iter().map(|count| count.count).sum::<u64>(), all.total);
}
