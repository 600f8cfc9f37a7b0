//! `isnad explain`: what the engine sees in an article, layer by layer.

use crate::args::ExplainOptions;
use crate::read;
use anyhow::Result;
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
    let record = Engine::new().read(&article);
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
    io::stdout().write_all(out.as_bytes())?;
    Ok(0)
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
