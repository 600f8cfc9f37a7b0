//! `isnad time`: the time expressions of texts, with their values.

use crate::args::{TimeFormat, TimeOptions};
use crate::notes;
use anyhow::{Context, Result};
use isnad::Article;
use isnad::model::parse_published;
use isnad::text::{CodePoints, Text};
use isnad::time::{self, TimeExpression};
use isnad_ingest::{Item, Options, Pieces};
use serde_json::json;
use std::io::{self, BufWriter, Write};

/// Prints the expressions of every input; gives the number of articles that could not be read.
pub(crate) fn run(options: &TimeOptions) -> Result<usize> {
    let published = options.published.as_deref().map(parse_published).transpose()?;
    let mut out = BufWriter::new(io::stdout());
    let (mut failed, mut written) = (0, 0);
    let reader = Options::default();
    for item in Pieces::of_inputs(options.files.iter().map(String::as_str), &reader).items() {
        match item {
            Ok(Item { article, .. }) if written > 0 && options.format == TimeFormat::Timex => {
                failed += 1;
                notes::error(&format!(
                    "{}: is left out: a TimeML file holds one article; give one at a time, or take jsonl",
                    article.id
                ));
            }
            Ok(Item { mut article, .. }) => {
                written += 1;
                article.published = article.published.or(published);
                write(&mut out, options.format, &article).context("the times cannot be written")?;
            }
            Err(error) => {
                failed += 1;
                notes::error(&error.to_string());
            }
        }
    }
    out.flush()?;
    Ok(failed)
}

fn write(out: &mut impl Write, format: TimeFormat, article: &Article) -> Result<()> {
    let source = article.text();
    let text = Text::new(&source);
    let day = article.published.or_else(|| time::date_line(&text));
    let times = time::find(&text, day);
    match format {
        TimeFormat::Pretty => {
            for time in &times {
                writeln!(out, "{}", line(&text, time))?;
            }
        }
        TimeFormat::Jsonl => {
            let points = CodePoints::new(&source);
            for time in &times {
                serde_json::to_writer(&mut *out, &object(article, &text, &points, time))?;
                out.write_all(b"\n")?;
            }
        }
        TimeFormat::Timex => {
            writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>")?;
            if let Some(day) = day {
                writeln!(
                    out,
                    "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{day}\" functionInDocument=\"CREATION_TIME\">{day}</TIMEX3></DCT>"
                )?;
            }
            writeln!(out, "<TEXT>{}</TEXT>\n</TimeML>", time::markup(&text, &times))?;
        }
    }
    Ok(())
}

/// One expression for the eye: value, kind, words; the words last, so that no line reads scrambled.
fn line(text: &Text<'_>, time: &TimeExpression) -> String {
    let value = time.value.as_deref().unwrap_or("-");
    let words: Vec<&str> = words(text, time).split_whitespace().collect();
    format!("{value:22} {:8} {}", time.kind.as_str(), words.join(" "))
}

/// Its words as they stand.
fn words<'a>(text: &Text<'a>, time: &TimeExpression) -> &'a str {
    let bytes = time.bytes(text);
    &text.source()[bytes.start as usize..bytes.end as usize]
}

/// One expression as JSON, its place in code points.
fn object(
    article: &Article,
    text: &Text<'_>,
    points: &CodePoints<'_>,
    time: &TimeExpression,
) -> serde_json::Value {
    let bytes = time.bytes(text);
    let granularity = time.meant.and_then(time::Value::granularity).map(time::Granularity::as_str);
    json!({
        "article": article.id,
        "start": points.at(bytes.start),
        "end": points.at(bytes.end),
        "text": words(text, time),
        "type": time.kind.as_str(),
        "value": time.value,
        "granularity": granularity,
        "timex": time.meant.map(time::timex_value),
    })
}
