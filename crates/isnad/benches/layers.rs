//! How fast the engine reads the articles of `examples/`: each layer by itself, and all of them.
//!
//! `cargo bench -p isnad`; one group alone with `cargo bench -p isnad -- layers/text`. Throughput is told in bytes of
//! the articles' text.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use isnad::learned::Log;
use isnad::lexicon::Lexemes;
use isnad::phrases::Phrases;
use isnad::text::Text;
use isnad::time::{self, TimeExpression};
use isnad::{Article, Engine, sources, statements};
use jiff::civil::Date;
use std::hint::black_box;
use std::path::Path;

/// The articles' day of publication.
const PUBLISHED: Date = Date::constant(2024, 3, 14);

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let entries = std::fs::read_dir(&folder).expect("the examples are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: &Path| {
        let text = std::fs::read_to_string(path).expect("an example is readable");
        Article { published: Some(PUBLISHED), ..Article::from_text(path.display().to_string(), &text) }
    };
    paths.iter().map(|path| read(path)).collect()
}

fn anchored_times(text: &Text<'_>) -> Vec<TimeExpression> {
    let mut times = time::find(text, Some(PUBLISHED));
    times.retain(TimeExpression::is_anchored);
    times
}

fn layers(criterion: &mut Criterion) {
    let sources: Vec<String> = articles().iter().map(Article::text).collect();
    let texts: Vec<Text<'_>> = sources.iter().map(|source| Text::new(source)).collect();
    let lexemes: Vec<Lexemes> = texts.iter().map(Lexemes::new).collect();
    let times: Vec<Vec<TimeExpression>> = texts.iter().map(anchored_times).collect();
    let known = || texts.iter().zip(&lexemes).zip(&times);
    let phrases: Vec<Phrases<'_>> =
        known().map(|((text, lex), times)| Phrases::new(text, lex, times)).collect();
    let drafts: Vec<_> = phrases.iter().map(|p| statements::find(p, &mut Log::off())).collect();

    let mut group = criterion.benchmark_group("layers");
    group.throughput(Throughput::Bytes(sources.iter().map(|source| source.len() as u64).sum()));
    group.bench_function("text", |b| {
        b.iter(|| sources.iter().for_each(|source| drop(black_box(Text::new(source)))));
    });
    group.bench_function("lexicon", |b| {
        b.iter(|| texts.iter().for_each(|text| drop(black_box(Lexemes::new(text)))));
    });
    group.bench_function("time", |b| {
        b.iter(|| texts.iter().for_each(|text| drop(black_box(time::find(text, Some(PUBLISHED))))));
    });
    group.bench_function("phrases", |b| {
        b.iter(|| known().for_each(|((text, lex), times)| drop(black_box(Phrases::new(text, lex, times)))));
    });
    group.bench_function("statements", |b| {
        b.iter(|| phrases.iter().for_each(|p| drop(black_box(statements::find(p, &mut Log::off())))));
    });
    group.bench_function("sources", |b| {
        let both = || phrases.iter().zip(&drafts);
        b.iter(|| {
            both().for_each(|(p, drafts)| drop(black_box(sources::resolve(p, drafts, &mut Log::off()))));
        });
    });
    group.finish();
}

fn engine(criterion: &mut Criterion) {
    let articles = articles();
    let engine = Engine::new();
    let mut group = criterion.benchmark_group("engine");
    group.throughput(Throughput::Bytes(articles.iter().map(|article| article.text().len() as u64).sum()));
    group.bench_function("read", |b| {
        b.iter(|| articles.iter().for_each(|article| drop(black_box(engine.read(article)))));
    });
    let lines: Vec<String> = articles.iter().map(line_of).collect();
    group.bench_function("read, JSON in and out", |b| {
        b.iter_batched(
            String::new,
            |mut out| {
                for line in &lines {
                    let record = engine.read(&article_of(line));
                    out.push_str(&serde_json::to_string(&record).expect("a record is JSON"));
                }
                out
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

fn line_of(article: &Article) -> String {
    serde_json::json!({ "id": article.id, "headline": article.headline, "body": article.body }).to_string()
}

fn article_of(line: &str) -> Article {
    let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
    let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Article {
        id: field("id"),
        headline: field("headline"),
        body: field("body"),
        published: Some(PUBLISHED),
        ..Article::default()
    }
}

criterion_group!(benches, layers, engine);
criterion_main!(benches);
