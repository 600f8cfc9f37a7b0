//! `isnad explain`: what the engine sees in an article, layer by layer.

use crate::args::ExplainOptions;
use crate::read;
use anyhow::Result;
use isnad::learned::{Choice, Log};
use isnad::lexicon::{Lexemes, Reading};
use isnad::text::{Text, TokenKind};
use isnad::{Engine, time};
use std::fmt::Write as _;
use std::io::{self, Write as _};

/// Prints the words with their readings, the times, and the statements with their rules.
pub(crate) fn run(options: &ExplainOptions) -> Result<usize> {
    let article = read::first(&options.file)?;
    let source = article.text();
    let text = Text::new(&source);
    let lexemes = Lexemes::new(&text);
    let mut log = Log::on();
    let record = Engine::new().read_with(&article, &mut log);
    let mut out = String::new();
    for (index, &(start, end)) in text.sentences().iter().enumerate() {
        let _ = writeln!(out, "sentence {}: {}", index + 1, text.cut(start..end));
        for token in (start..end).filter(|&t| text.kind(t) == TokenKind::Word) {
            let readings: Vec<String> = lexemes.readings(token).iter().map(describe).collect();
            let known = if readings.is_empty() { "unknown".to_owned() } else { readings.join(" | ") };
            let _ = writeln!(out, "  {}  {known}", text.surface(token));
        }
        for expression in (start..end).flat_map(|t| lexemes.expressions(t)) {
            let words = text.cut(expression.start..expression.end);
            let _ = writeln!(out, "  expression: {words}  {:?}", expression.phrase.class);
        }
    }
    let day = article.published.or_else(|| time::date_line(&text));
    for found in time::find(&text, day) {
        let _ = writeln!(out, "time: {}  {}", text.cut(found.tokens), found.value.as_deref().unwrap_or("-"));
    }
    for s in &record.statements {
        let who = s.speaker.as_ref().and_then(|w| w.label.as_deref()).unwrap_or("-");
        let content: Vec<&str> = s.content.iter().map(|c| c.text.as_str()).collect();
        let _ = writeln!(
            out,
            "statement {}..{}: rule {}, cue {} ({}), act {}, form {}, source {who}\n  content: {}",
            s.cue.start,
            s.cue.end,
            s.rule,
            s.cue.text,
            s.cue.lemma,
            s.act.as_str(),
            s.form.as_str(),
            content.join(" … "),
        );
    }
    for choice in &log.choices {
        describe_choice(&text, choice, &mut out);
    }
    io::stdout().write_all(out.as_bytes())?;
    Ok(0)
}

/// What a model chose among, and the features that weighed most for the best candidate.
fn describe_choice(text: &Text<'_>, choice: &Choice, out: &mut String) {
    const SHOWN: usize = 5;
    let cue = text.cut(choice.cue.clone());
    let mut candidates: Vec<_> = choice.candidates.iter().enumerate().collect();
    candidates.sort_by(|a, b| b.1.total.total_cmp(&a.1.total).then(a.0.cmp(&b.0)));
    let Some(&(best, winner)) = candidates.first() else { return };
    let name = |index: usize| match choice.model {
        "cues" => if index == 0 { "a statement" } else { "none" }.to_owned(),
        _ => text.cut(choice.candidates[index].tokens.clone()).to_owned(),
    };
    let others: Vec<String> =
        candidates.iter().skip(1).take(SHOWN).map(|(i, c)| format!("{} {:.2}", name(*i), c.total)).collect();
    let mut features: Vec<_> = winner.features.iter().filter(|f| f.1 != 0.0).collect();
    features.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then_with(|| a.0.cmp(&b.0)));
    let why: Vec<String> = features.iter().take(SHOWN).map(|(f, w)| format!("{f} {w:+.2}")).collect();
    let _ = writeln!(
        out,
        "choice {} of {cue}: {} {:.2}{}\n  over: {}\n  for: {}",
        choice.model,
        name(best),
        winner.total,
        if winner.by_rule { " (the rules' too)" } else { "" },
        others.join(" · "),
        why.join(" · "),
    );
}

/// One reading: class, part, dictionary form, and what is attached.
fn describe(reading: &Reading) -> String {
    let stem = &reading.stem;
    let mut text = format!("{:?}/{:?} {}", stem.class, stem.part, stem.lemma().text);
    for (present, name) in [
        (reading.conjunction, "+conjunction"),
        (reading.preposition.is_some(), "+preposition"),
        (reading.article, "+article"),
        (reading.future, "+future"),
        (reading.pronoun.is_some(), "+pronoun"),
    ] {
        if present {
            text.push_str(name);
        }
    }
    text
}
