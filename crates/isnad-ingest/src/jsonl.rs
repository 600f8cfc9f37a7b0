//! JSON lines: one article a line.

use crate::LINE_LIMIT;
use crate::error::{Fault, IngestError};
use crate::text::utf8;
use isnad::Article;
use isnad::model::parse_published;
use serde::Deserialize;
use std::io::{self, BufRead, Read};

/// The articles of a JSONL input. Fields: `body`, and where known `id`, `url`, `outlet`, `published`, `byline`,
/// `headline`; others are passed over. Blank lines count but hold nothing.
pub struct JsonLines<R> {
    name: String,
    reader: R,
    line: u64,
    found: bool,
    done: bool,
}

#[derive(Deserialize)]
struct Fields {
    id: Option<String>,
    url: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    byline: Option<String>,
    headline: Option<String>,
    body: Option<String>,
}

impl<R: BufRead> JsonLines<R> {
    pub(crate) fn new(name: &str, reader: R) -> Self {
        Self { name: name.to_owned(), reader, line: 0, found: false, done: false }
    }

    /// The next line without its end; `None` at the end of the input.
    fn line(&mut self) -> Option<Result<Vec<u8>, Fault>> {
        let mut bytes = Vec::new();
        match self.reader.by_ref().take(LINE_LIMIT + 1).read_until(b'\n', &mut bytes) {
            Err(error) => {
                self.done = true;
                return Some(Err(Fault::Read(error)));
            }
            Ok(0) => return None,
            Ok(_) => {}
        }
        self.line += 1;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if bytes.len() as u64 > LINE_LIMIT {
            if let Err(error) = skip_line(&mut self.reader) {
                self.done = true;
                return Some(Err(Fault::Read(error)));
            }
            return Some(Err(Fault::TooLong(LINE_LIMIT)));
        }
        Some(Ok(bytes))
    }

    fn article(&self, bytes: Vec<u8>) -> Result<Article, Fault> {
        let text = utf8(bytes)?;
        let text = text.trim_start_matches('\u{feff}');
        let fields: Fields = serde_json::from_str(text)
            .map_err(|e| Fault::Json { column: e.column(), message: without_place(&e.to_string()) })?;
        let body = fields.body.ok_or(Fault::Missing("body"))?;
        let published = fields.published.filter(|p| !p.trim().is_empty());
        Ok(Article {
            id: fields.id.unwrap_or_else(|| format!("{}:{}", self.name, self.line)),
            url: fields.url,
            outlet: fields.outlet,
            published: published.map(|p| parse_published(&p)).transpose().map_err(Fault::Published)?,
            byline: fields.byline,
            headline: fields.headline.unwrap_or_default(),
            body,
        })
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Article, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let fault = match self.line() {
                None => {
                    self.done = true;
                    return (!self.found).then(|| Err(IngestError::new(&self.name, Fault::Empty)));
                }
                Some(Ok(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => continue,
                Some(Ok(bytes)) => match self.article(bytes) {
                    Ok(article) => {
                        self.found = true;
                        return Some(Ok(article));
                    }
                    Err(fault) => fault,
                },
                Some(Err(fault)) => fault,
            };
            self.found = true;
            return Some(Err(IngestError::at_line(&self.name, self.line, fault)));
        }
        None
    }
}

/// Reads to the next line end and keeps nothing.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        let (used, ended) = match buffer.iter().position(|&b| b == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        reader.consume(used);
        if ended {
            return Ok(());
        }
    }
}

/// The parser's message without its own `at line 1 column 5`: the place is told before it.
fn without_place(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}

#[cfg(test)]
mod tests {
    use crate::articles;

    fn read(text: &str) -> Vec<Result<String, String>> {
        articles("a.jsonl", text.as_bytes(), None)
            .map(|r| r.map(|a| a.id).map_err(|e| e.to_string()))
            .collect()
    }

    #[test]
    fn a_broken_line_leaves_the_rest() {
        let found = read("{\"id\": \"1\", \"body\": \"ب\"}\n{broken\n\n{\"body\": \"ج\"}\n");
        assert_eq!(found[0], Ok("1".to_owned()));
        assert_eq!(found[1], Err("a.jsonl:2: column 2: key must be a string".to_owned()));
        assert_eq!(found[2], Ok("a.jsonl:4".to_owned()));
    }

    #[test]
    fn an_article_needs_a_body_and_a_readable_date() {
        let found = read("{\"headline\": \"ع\"}\n{\"body\": \"ب\", \"published\": \"yesterday\"}\n");
        assert_eq!(
            found[0],
            Err("a.jsonl:1: the field `body` is missing: an article needs at least `body`".to_owned())
        );
        assert!(
            found[1]
                .as_ref()
                .is_err_and(|e| e.starts_with("a.jsonl:2: the field `published` is not a date: ⟦yesterday⟧"))
        );
    }

    #[test]
    fn an_empty_input_is_said_to_be_empty() {
        assert_eq!(read("\n\n"), [Err("a.jsonl: is empty: no article in it".to_owned())]);
    }
}
