//! JSON lines: one article a line.

use crate::encoding::{self, Hints};
use crate::error::Fault;
use crate::fields::Fields;
use crate::item::Place;
use crate::mapping::{FIELDS, Mapping};
use crate::piece::{Content, Piece, Step};
use crate::unpack::Bytes;
use serde_json::Value;
use std::io::{self, BufRead, Read};

/// The lines of a JSONL input. Blank lines count but hold nothing.
pub(crate) struct JsonLines<'a> {
    name: String,
    reader: Bytes<'a>,
    limit: u64,
    line: u64,
    found: bool,
    done: bool,
}

impl<'a> JsonLines<'a> {
    pub(crate) fn new(name: &str, reader: Bytes<'a>, limit: u64) -> Self {
        Self { name: name.to_owned(), reader, limit, line: 0, found: false, done: false }
    }

    /// The next line without its end; `None` at the end of the input.
    fn line(&mut self) -> Option<Result<Vec<u8>, Fault>> {
        let mut bytes = Vec::new();
        match self.reader.by_ref().take(self.limit + 1).read_until(b'\n', &mut bytes) {
            Err(error) => {
                self.done = true;
                self.line += 1;
                return Some(Err(Fault::of_read(error)));
            }
            Ok(0) => return None,
            Ok(_) => {}
        }
        self.line += 1;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if bytes.len() as u64 > self.limit {
            if let Err(error) = skip_line(&mut self.reader) {
                self.done = true;
                return Some(Err(Fault::of_read(error)));
            }
            return Some(Err(Fault::TooLong(self.limit)));
        }
        Some(Ok(bytes))
    }
}

impl<'a> Iterator for JsonLines<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        while !self.done {
            let line = self.line();
            let place = Place::line(&self.name, self.line);
            match line {
                None => {
                    self.done = true;
                    return (!self.found).then(|| Step::Fault(Place::of(&self.name).fault(Fault::Empty)));
                }
                Some(Ok(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Some(Ok(bytes)) => {
                    self.found = true;
                    return Some(Step::Piece(Piece { place, content: Content::JsonLine(bytes) }));
                }
                Some(Err(fault)) => {
                    self.found = true;
                    return Some(Step::Fault(place.fault(fault)));
                }
            }
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

/// The fields of a line.
pub(crate) fn fields(line: &[u8], mapping: &Mapping) -> Result<Fields, Fault> {
    if let Some(at) = memchr::memchr(0, line) {
        return Err(Fault::Binary(at));
    }
    let text = encoding::decode(line, Hints::default());
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| Fault::Json { column: e.column(), message: without_place(&e.to_string()) })?;
    if !value.is_object() {
        return Err(Fault::Json {
            column: 1,
            message: "an object with the article's fields is expected".to_owned(),
        });
    }
    let mut wrong = None;
    let fields = FIELDS.map(|field| match at_path(&value, mapping.column(field)) {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        // Dumps of stores keep paragraphs as a list.
        Some(Value::Array(parts)) if parts.iter().all(Value::is_string) => {
            Some(parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"))
        }
        Some(_) => {
            wrong = Some(field);
            None
        }
    });
    match wrong {
        Some(field) => Err(Fault::Json {
            column: 1,
            message: format!("the field `{}` is no text", mapping.column(field)),
        }),
        None => Ok(fields),
    }
}

/// The value under a name; a dotted name that is none of its own reaches into nested objects.
fn at_path<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    value.get(path).or_else(|| {
        let (first, rest) = path.split_once('.')?;
        at_path(value.get(first)?, rest)
    })
}

/// The parser's message without its own `at line 1 column 5`: the place is told before it.
fn without_place(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}

#[cfg(test)]
mod tests {
    use crate::{Options, articles, articles_with};

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

    #[test]
    fn fields_are_found_under_other_names() {
        let mapping = "id=_id,headline=data.title,body=paragraphs".parse().expect("a mapping");
        let options = Options { mapping, ..Options::default() };
        let line = "{\"_id\": 7, \"data\": {\"title\": \"ع\"}, \"paragraphs\": [\"ا\", \"ب\"]}";
        let found: Vec<_> = articles_with("a.jsonl", line.as_bytes(), &options).collect();
        let article = found[0].as_ref().expect("an article");
        assert_eq!((&*article.id, &*article.headline, &*article.body), ("7", "ع", "ا\nب"));
    }
}
