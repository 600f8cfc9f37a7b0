//! Snapshots of whole articles: what the engine finds in each file of `examples/`, one statement a line.
//!
//! The fields of a line are divided by ` | `: cue, speaker, content, act and form, circumstances, rule.
//! To take over a changed output after reading it: `cargo insta review`, or
//! `INSTA_UPDATE=always cargo test -p isnad --test snapshots`.

use isnad::model::{Channel, SpeakerKind, TimeOfSaying, parse_published};
use isnad::{Article, Engine, Record, Span, Statement};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// One test an article, and the list of them all.
macro_rules! articles {
    ($($test:ident = $file:literal),+ $(,)?) => {
        $(#[test]
        fn $test() {
            snapshot($file, &read_text($file));
        })+

        const ARTICLES: &[&str] = &[$($file),+];
    };
}

articles! {
    budget_kuwait = "budget-kuwait",
    ceasefire_sanaa = "ceasefire-sanaa",
    election_algiers = "election-algiers",
    flood_khartoum = "flood-khartoum",
    hospital_cairo = "hospital-cairo",
    match_casablanca = "match-casablanca",
    oil_vienna = "oil-vienna",
    statement_joint = "statement-joint",
    strike_beirut = "strike-beirut",
    study_university = "study-university",
    talks_baghdad = "talks-baghdad",
    trial_tunis = "trial-tunis",
    tweet_riyadh = "tweet-riyadh",
}

#[test]
fn feed() {
    let source = std::fs::read_to_string(examples().join("feed.jsonl")).expect("the feed is readable");
    let records: Vec<String> = source.lines().map(|line| render(&Engine::new().read(&parse(line)))).collect();
    snapshot("feed", &records.join("\n"));
}

#[test]
fn every_example_has_a_snapshot() {
    let entries = std::fs::read_dir(examples()).expect("the examples are there");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let text = path.extension().is_some_and(|extension| extension == "txt");
        assert!(!text || ARTICLES.contains(&name), "examples/{name}.txt has no snapshot");
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn read_text(name: &str) -> String {
    let path = examples().join(name).with_extension("txt");
    let source = std::fs::read_to_string(path).expect("the example is readable");
    render(&Engine::new().read(&Article::from_text(name, &source)))
}

/// An article of the feed.
fn parse(line: &str) -> Article {
    let value: serde_json::Value = serde_json::from_str(line).expect("a line of the feed is JSON");
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    Article {
        id: text("id").expect("an id"),
        outlet: text("outlet"),
        published: text("published").and_then(|day| parse_published(&day).ok()),
        headline: text("headline").expect("a headline"),
        body: text("body").expect("a body"),
        ..Article::default()
    }
}

fn snapshot(name: &str, rendered: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, rendered));
}

/// A record as text: its frame, then its statements.
fn render(record: &Record) -> String {
    let mut out = format!("{}\n", record.headline);
    if let Some(day) = &record.published {
        let _ = writeln!(out, "published {day}");
    }
    if let Some(dateline) = &record.dateline {
        let _ = writeln!(out, "dateline {}", one_line(&dateline.text));
    }
    for statement in &record.statements {
        let _ = writeln!(out, "{}", line(statement));
    }
    out
}

fn line(statement: &Statement) -> String {
    let content: Vec<String> = statement.content.iter().map(|span| one_line(&span.text)).collect();
    [
        format!("{} ({})", one_line(&statement.cue.text), statement.cue.lemma),
        speaker(statement),
        content.join(" … "),
        format!("{} {}", statement.act, statement.form),
        circumstances(statement),
        statement.rule.clone(),
    ]
    .join(" | ")
}

/// The mention, the fullest name where it is another, and the kind.
fn speaker(statement: &Statement) -> String {
    let Some(speaker) = &statement.speaker else {
        return "nobody".to_owned();
    };
    let text = |span: &Option<Span>| span.as_ref().map(|span| one_line(&span.text));
    let (mention, name) = (text(&speaker.mention), text(&speaker.name));
    let mut out = mention.clone().unwrap_or_else(|| "–".to_owned());
    if let Some(name) = name.filter(|name| Some(name) != mention.as_ref()) {
        let _ = write!(out, " = {name}");
    }
    if speaker.kind != SpeakerKind::Person {
        let _ = write!(out, ", {}", speaker.kind);
    }
    if speaker.anonymous {
        out.push_str(", anonymous");
    }
    out
}

/// Channel, addressee, time and chain, those that are there.
fn circumstances(statement: &Statement) -> String {
    let mut parts = Vec::new();
    if let Some(Channel { text, kind, .. }) = &statement.channel {
        parts.push(format!("channel {} ({kind})", one_line(text)));
    }
    if let Some(addressee) = &statement.addressee {
        parts.push(format!("to {}", one_line(&addressee.text)));
    }
    if let Some(TimeOfSaying { text, value, .. }) = &statement.time {
        parts.push(format!("time {} ({})", one_line(text), value.as_deref().unwrap_or("?")));
    }
    if !statement.via.is_empty() {
        let chain: Vec<String> = statement.via.iter().map(|span| one_line(&span.text)).collect();
        parts.push(format!("via {}", chain.join(" > ")));
    }
    if parts.is_empty() { "–".to_owned() } else { parts.join("; ") }
}

/// A span on one line: ends of paragraphs are shown as `¶`.
fn one_line(text: &str) -> String {
    text.replace('\n', " ¶ ")
}
