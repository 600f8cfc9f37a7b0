//! Runs the literate cases of `cases/`: articles of our own, and what a dossier makes of them.

use isnad::model::parse_published;
use isnad::{Article, Engine};
use isnad_dialogue::model::Commitment;
use isnad_dialogue::write::figure;
use isnad_dialogue::{Dossier, Question, Told, follow};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A case: articles, and of each part that it speaks of all that should be found.
#[derive(Debug, Default)]
struct Case {
    place: String,
    topic: String,
    articles: Vec<(String, String)>,
    pending: Option<String>,
    expected: Vec<(String, String)>,
}

#[test]
fn the_cases_hold() {
    let mut failures = Vec::new();
    let mut count = 0;
    for case in cases() {
        count += 1;
        let faults = faults(&case);
        match (&case.pending, faults.is_empty()) {
            (None, false) => failures.push(format!("{}\n{}", case.place, faults.join("\n"))),
            (Some(_), true) => failures.push(format!("{}: holds now, drop its pending mark", case.place)),
            _ => {}
        }
    }
    assert!(count > 0, "no cases were found");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n\n{}", failures.len(), failures.join("\n\n"));
}

/// What a case expects and does not get, and what it gets and does not expect.
fn faults(case: &Case) -> Vec<String> {
    let dossier = dossier(case);
    let parts: BTreeSet<&str> = case.expected.iter().map(|(part, _)| part.as_str()).collect();
    let mut faults = Vec::new();
    for part in parts {
        let wanted = case.expected.iter().filter(|(name, text)| name == part && text != "none");
        let wanted: BTreeSet<String> = wanted.map(|(_, text)| text.clone()).collect();
        let found: BTreeSet<String> = found(&dossier, part).into_iter().collect();
        faults.extend(wanted.difference(&found).map(|text| format!("  expected {part}: {text}")));
        faults.extend(found.difference(&wanted).map(|text| format!("  found    {part}: {text}")));
    }
    faults
}

fn dossier(case: &Case) -> Dossier {
    let engine = Engine::new();
    let told = case.articles.iter().enumerate().map(|(number, (day, body))| {
        let article = Article {
            id: format!("article-{number}"),
            outlet: Some(format!("outlet-{number}")),
            published: parse_published(day).ok(),
            headline: case.topic.clone(),
            body: body.clone(),
            ..Article::default()
        };
        let record = engine.read(&article);
        Told::new(article, record)
    });
    follow(&Question::new(&case.topic).in_articles(), told.collect())
}

/// A part of a dossier, a line for each entry.
fn found(dossier: &Dossier, part: &str) -> Vec<String> {
    let name = |voice: &isnad_dialogue::model::Voice| voice.name.clone().unwrap_or_else(|| "-".to_owned());
    match part {
        "contest" => dossier
            .contested
            .iter()
            .map(|contest| {
                let [a, b] = &contest.sides;
                let kind = serde_json::to_value(contest.kind).expect("a name");
                format!("{} | {} | {}", kind.as_str().unwrap_or(""), name(&a.voice), name(&b.voice))
            })
            .collect(),
        "figure" => dossier
            .figures
            .iter()
            .flat_map(|group| group.figures.iter().map(move |given| (group, given)))
            .map(|(group, given)| {
                let who = given.voice.as_ref().map_or_else(|| "-".to_owned(), name);
                format!("{} | {} | {who}", figure(given, group.unit), given.counted)
            })
            .collect(),
        "commitment" => dossier.commitments.iter().map(commitment).collect(),
        "party" => dossier
            .parties
            .iter()
            .map(|party| {
                let speakers: Vec<&str> = party.speakers.iter().map(|s| s.name.as_str()).collect();
                format!("{} | {}", party.name, speakers.join("، "))
            })
            .collect(),
        "change" => dossier
            .changes
            .iter()
            .map(|change| {
                let kind = serde_json::to_value(change.kind).expect("a name");
                format!("{} | {}", kind.as_str().unwrap_or(""), name(&change.voice))
            })
            .collect(),
        "answer" => answers(dossier),
        "date" => dossier.timeline.iter().flat_map(|round| &round.days).map(|day| day.date.clone()).collect(),
        other => panic!("not a part of a dossier: {other}"),
    }
}

fn commitment(commitment: &Commitment) -> String {
    let kind = serde_json::to_value(commitment.kind).expect("a name");
    let later = commitment.later.iter().map(|outcome| {
        let state = serde_json::to_value(outcome.state).expect("a name");
        format!(" | {}", state.as_str().unwrap_or(""))
    });
    format!(
        "{} | {} | {} | {}{}",
        kind.as_str().unwrap_or(""),
        commitment.actor.name.as_deref().unwrap_or("-"),
        commitment.to.as_deref().unwrap_or("-"),
        commitment.deadline.as_deref().unwrap_or("no date"),
        later.collect::<String>()
    )
}

fn answers(dossier: &Dossier) -> Vec<String> {
    let of = |id: &str| dossier.sayings.iter().find(|saying| saying.id == id);
    let name = |id: &str| of(id).and_then(|saying| saying.voice.name.clone()).unwrap_or_default();
    dossier
        .sayings
        .iter()
        .flat_map(|saying| saying.answers.iter().map(move |answer| (saying, answer)))
        .map(|(saying, answer)| {
            let by = serde_json::to_value(answer.by).expect("a name");
            format!("{} | {} | {}", by.as_str().unwrap_or(""), name(&saying.id), name(&answer.to))
        })
        .collect()
}

/// The cases of all files, in order.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("README.md")) {
        let text = fs::read_to_string(file).expect("a file of cases");
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut case: Option<Case> = None;
        for (number, line) in text.lines().enumerate() {
            if line == "```dialogue" {
                case = Some(Case { place: format!("{name}:{}", number + 1), ..Case::default() });
            } else if line == "```" {
                cases.extend(case.take());
            } else if let Some(case) = &mut case {
                read_line(case, line);
            }
        }
    }
    cases
}

fn read_line(case: &mut Case, line: &str) {
    let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("{}: no key: {line}", case.place));
    match key {
        "topic" => value.clone_into(&mut case.topic),
        "gloss" => {}
        "pending" => case.pending = Some(value.to_owned()),
        day if day.starts_with("20") => {
            // Lines of one day and number are paragraphs of one article.
            case.articles.push((day.to_owned(), value.replace(" ¶ ", "\n")));
        }
        key => {
            let part = key.strip_prefix("- ").unwrap_or_else(|| panic!("{}: not a key: {key}", case.place));
            case.expected.push((part.to_owned(), value.to_owned()));
        }
    }
}
