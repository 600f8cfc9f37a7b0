//! Which candidate the annotation takes to be right.

use isnad::learned::{Candidate, Choice};
use isnad::text::{CodePoints, Text};
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::Range;

/// A choice whose right answer is known.
pub(super) struct Labelled {
    /// Number of the article.
    pub(super) document: usize,
    pub(super) candidates: Vec<Candidate>,
    /// Indices of the right ones.
    pub(super) right: Vec<usize>,
}

/// The choice with its right candidates; `None` where the annotation has no such statement, or where none of
/// the candidates is right.
pub(super) fn label(source: &str, document: &Value, choice: &Choice, number: usize) -> Option<Labelled> {
    let text = Text::new(source);
    let place = Place { text: &text, points: CodePoints::new(source) };
    let cue = place.of(choice.cue.clone());
    if choice.model == "cues" {
        let holds = document["statements"]
            .as_array()?
            .iter()
            .filter_map(|s| span(&s["cue"]))
            .any(|gold| gold.start < cue.end && cue.start < gold.end);
        let right = vec![usize::from(!holds)];
        return Some(Labelled { document: number, candidates: choice.candidates.clone(), right });
    }
    let statement = document["statements"]
        .as_array()?
        .iter()
        .find(|s| span(&s["cue"]).is_some_and(|gold| gold.start < cue.end && cue.start < gold.end))?;
    let is_right = |c: &Candidate| match choice.model {
        "ends" => ends(&place, statement, c),
        "starts" | "clauses" => begins(&place, statement, c),
        "sources" => speaks(&place, statement, c),
        "agents" => acts(&place, statement, c),
        _ => false,
    };
    let right: Vec<usize> =
        choice.candidates.iter().enumerate().filter(|(_, c)| is_right(c)).map(|(i, _)| i).collect();
    (!right.is_empty()).then(|| Labelled { document: number, candidates: choice.candidates.clone(), right })
}

/// The cues of annotated statements that no construction proposed.
pub(super) fn uncovered(source: &str, document: &Value, choices: &[Choice]) -> Vec<Range<u64>> {
    let text = Text::new(source);
    let place = Place { text: &text, points: CodePoints::new(source) };
    let proposed: Vec<Range<u64>> =
        choices.iter().filter(|c| c.model == "cues").map(|c| place.of(c.cue.clone())).collect();
    let free = |cue: &Range<u64>| !proposed.iter().any(|p| p.start < cue.end && cue.start < p.end);
    let statements = document["statements"].as_array();
    statements.into_iter().flatten().filter_map(|s| span(&s["cue"])).filter(free).collect()
}

/// From tokens to code points.
struct Place<'a> {
    text: &'a Text<'a>,
    points: CodePoints<'a>,
}

impl Place<'_> {
    fn of(&self, tokens: Range<usize>) -> Range<u64> {
        let bytes = self.text.bytes(tokens);
        u64::from(self.points.at(bytes.start))..u64::from(self.points.at(bytes.end))
    }
}

impl Place<'_> {
    /// The folded words of a span, without article.
    fn words(&self, span: &Range<u64>) -> BTreeSet<String> {
        (0..self.text.len())
            .filter(|&i| self.text.is_word(i))
            .filter(|&i| {
                let word = self.of(i..i + 1);
                span.start <= word.start && word.end <= span.end
            })
            .map(|i| self.text.key(i))
            .map(|key| {
                key.strip_prefix("ال").filter(|bare| bare.chars().count() > 2).unwrap_or(key).to_owned()
            })
            .collect()
    }
}

fn span(value: &Value) -> Option<Range<u64>> {
    Some(value.get(0)?.as_u64()?..value.get(1)?.as_u64()?)
}

/// The last word of the annotated content is the candidate's word.
fn ends(place: &Place<'_>, statement: &Value, candidate: &Candidate) -> bool {
    let Some(content) = statement["content"].as_array() else { return false };
    let word = place.of(candidate.tokens.clone());
    content.iter().filter_map(span).any(|gold| {
        let last = (0..place.text.len())
            .rev()
            .filter(|&i| place.text.is_word(i) || place.text.kind(i) == isnad::text::TokenKind::Number)
            .map(|i| place.of(i..i + 1))
            .find(|w| w.start < gold.end);
        last.is_some_and(|last| last.start == word.start && last.start >= gold.start)
    })
}

/// Words that the score leaves out at the beginning of a content.
const LEAD: &[&str] = &[
    "ان",
    "بان",
    "لان",
    "انه",
    "انها",
    "انهم",
    "بانه",
    "بانها",
    "بانهم",
    "انهما",
    "الي",
    "علي",
    "عن",
    "من",
    "في",
    "ل",
    "ب",
];

/// The first word that counts is the same.
fn begins(place: &Place<'_>, statement: &Value, candidate: &Candidate) -> bool {
    let Some(gold) = statement["content"].get(0).and_then(span) else { return false };
    let counts = |i: usize| {
        let kind = place.text.kind(i);
        let word = matches!(kind, isnad::text::TokenKind::Word | isnad::text::TokenKind::Number);
        word && !LEAD.contains(&place.text.key(i))
    };
    let first = |from: usize| (from..place.text.len()).find(|&i| counts(i));
    let start = (0..place.text.len()).find(|&i| place.of(i..i + 1).start >= gold.start);
    start.and_then(first).is_some_and(|word| Some(word) == first(candidate.tokens.start))
}

/// The candidate begins where the annotated mention beside the cue does, or shares words with it; nobody where there is
/// none.
fn acts(place: &Place<'_>, statement: &Value, candidate: &Candidate) -> bool {
    match span(&statement["speaker"]) {
        None => candidate.tokens.is_empty(),
        Some(gold) => {
            let phrase = place.of(candidate.tokens.clone());
            !candidate.tokens.is_empty() && gold.start < phrase.end && phrase.start < gold.end
        }
    }
}

/// The candidate is one of the annotated speaker's mentions, or names it with the same words.
fn speaks(place: &Place<'_>, statement: &Value, candidate: &Candidate) -> bool {
    let name = place.of(candidate.tokens.clone());
    let own = place.words(&name);
    ["speaker_full", "speaker"].iter().filter_map(|key| span(&statement[*key])).any(|gold| {
        let words = place.words(&gold);
        let same = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_empty() && a.is_subset(b);
        gold.start < name.end && name.start < gold.end || same(&own, &words) || same(&words, &own)
    })
}
