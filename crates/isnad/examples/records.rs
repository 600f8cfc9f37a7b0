//! Articles to records and nothing else: what instructions are counted of, and what profilers look at.
//!
//!     records [--times N] FILE…
//!
//! A file `.txt` is an article, any other holds one a line, as JSON. Reads all of them as often as is said, and writes
//! their records as JSON lines the first time; tells on standard error how many bytes of text were read.

use isnad::model::parse_published;
use isnad::{Article, Engine};
use std::error::Error;
use std::hint::black_box;
use std::io::{BufWriter, Write, stderr, stdout};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let times: usize = match arguments.next_if(|argument| argument == "--times") {
        Some(_) => arguments.next().ok_or("--times N")?.parse()?,
        None => 1,
    };
    let mut articles = Vec::new();
    for path in arguments {
        let text = std::fs::read_to_string(&path)?;
        if Path::new(&path).extension().is_some_and(|extension| extension == "txt") {
            articles.push(Article::from_text(path, &text));
        } else {
            articles.extend(text.lines().map(article).collect::<Result<Vec<_>, _>>()?);
        }
    }
    let engine = Engine::new();
    let mut out = BufWriter::new(stdout().lock());
    for article in &articles {
        serde_json::to_writer(&mut out, &engine.read(article))?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    for article in std::iter::repeat_n(&articles, times.saturating_sub(1)).flatten() {
        black_box(engine.read(article));
    }
    let bytes: usize = articles.iter().map(|article| article.text().len()).sum();
    writeln!(stderr(), "{} bytes of text", bytes * times)?;
    Ok(())
}

fn article(line: &str) -> Result<Article, Box<dyn Error>> {
    let value: serde_json::Value = serde_json::from_str(line)?;
    let optional = |name: &str| value[name].as_str().map(str::to_owned);
    let field = |name: &str| optional(name).unwrap_or_default();
    Ok(Article {
        id: field("id"),
        url: optional("url"),
        outlet: optional("outlet"),
        byline: optional("byline"),
        published: optional("published").map(|day| parse_published(&day)).transpose()?,
        headline: field("headline"),
        body: field("body"),
    })
}
