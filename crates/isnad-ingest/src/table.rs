//! Tables: CSV with commas, semicolons or tabs, one article a row.

use crate::error::Fault;
use crate::fields::Fields;
use crate::item::Place;
use crate::mapping::{FIELDS, Mapping};
use crate::options::Options;
use crate::piece::{Content, Piece, Step};
use crate::unpack::Bytes;
use csv::{ByteRecord, ErrorKind, ReaderBuilder};
use std::io::{self, BufRead, Read};

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// The place of `body` among the fields.
const BODY: usize = FIELDS.len() - 1;

/// The column of each field, where there is one.
type Columns = [Option<usize>; FIELDS.len()];

/// The rows of a table, in their order.
pub(crate) struct Table<'a> {
    name: String,
    reader: csv::Reader<Capped<Bytes<'a>>>,
    columns: Columns,
    limit: u64,
    /// Told before the first row.
    fault: Option<Fault>,
    found: bool,
    done: bool,
}

impl<'a> Table<'a> {
    pub(crate) fn new(name: &str, mut reader: Bytes<'a>, options: &Options) -> Self {
        let opening = reader.fill_buf().map(|b| String::from_utf8_lossy(b).into_owned()).unwrap_or_default();
        let first_line = opening.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        let delimiter = delimiter(first_line, &options.mapping).unwrap_or(b',');
        let header = header(first_line, delimiter);
        let columns = columns(&header, &options.mapping);
        let limit = options.limits.article;
        let reader = Capped { inner: reader, limit, row: 0 };
        Self {
            name: name.to_owned(),
            reader: ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(reader),
            columns,
            limit,
            fault: columns[BODY].is_none().then(|| Fault::NoColumn("body", header.join(", "))),
            found: false,
            done: false,
        }
    }

    /// The next row, or why it cannot be read; `None` at the end.
    fn row(&mut self) -> Option<Result<Piece, (u64, Fault)>> {
        let mut record = ByteRecord::new();
        self.reader.get_mut().row = 0;
        let line = self.reader.position().line();
        match self.reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => {
                self.done = true;
                let fault = match error.into_kind() {
                    ErrorKind::Io(error) if TooLong::is(&error) => Fault::TooLong(self.limit),
                    ErrorKind::Io(error) => Fault::Read(error),
                    _ => Fault::Row("no row of a table".to_owned()),
                };
                return Some(Err((line, fault)));
            }
        }
        let line = record.position().map_or(line, csv::Position::line);
        let cell = |column: Option<usize>| {
            column.and_then(|c| record.get(c)).map(|cell| String::from_utf8_lossy(cell).into_owned())
        };
        let fields: Fields = self.columns.map(cell);
        let place = Place::line(&self.name, line);
        Some(Ok(Piece { place, content: Content::Fields(Box::new(fields)) }))
    }
}

impl<'a> Iterator for Table<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        if self.done {
            return None;
        }
        if let Some(fault) = self.fault.take() {
            self.done = true;
            return Some(Step::Fault(Place::line(&self.name, 1).fault(fault)));
        }
        let row = self.row();
        let first = !std::mem::replace(&mut self.found, true);
        match row {
            Some(Ok(piece)) => Some(Step::Piece(piece)),
            Some(Err((line, fault))) => Some(Step::Fault(Place::line(&self.name, line).fault(fault))),
            None => {
                self.done = true;
                first.then(|| Step::Fault(Place::of(&self.name).fault(Fault::Empty)))
            }
        }
    }
}

/// Whether a text opens with a header that has a column for the body.
pub(crate) fn is_table(text: &str, mapping: &Mapping) -> bool {
    text.lines().next().is_some_and(|line| delimiter(line, mapping).is_some())
}

/// The delimiter under which a header has a column for the body.
fn delimiter(first_line: &str, mapping: &Mapping) -> Option<u8> {
    DELIMITERS.into_iter().find(|d| {
        let header = header(first_line, *d);
        header.len() > 1 && columns(&header, mapping)[BODY].is_some()
    })
}

fn header(line: &str, delimiter: u8) -> Vec<String> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(line.as_bytes());
    let record = reader.byte_records().next().and_then(Result::ok).unwrap_or_default();
    record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect()
}

fn columns(header: &[String], mapping: &Mapping) -> Columns {
    FIELDS.map(|field| header.iter().position(|name| name.eq_ignore_ascii_case(mapping.column(field))))
}

/// A reader that gives up on a row without end: a quotation mark that nobody closes.
struct Capped<R> {
    inner: R,
    limit: u64,
    row: u64,
}

#[derive(Debug, thiserror::Error)]
#[error("a row is too long")]
struct TooLong;

impl TooLong {
    fn is(error: &io::Error) -> bool {
        error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Self>)
    }
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.row > self.limit {
            return Err(io::Error::other(TooLong));
        }
        let length = self.inner.read(buffer)?;
        self.row += length as u64;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Limits, Options, articles_with};

    fn read(text: &str, map: &str, limit: u64) -> Vec<Result<(String, String, String), String>> {
        let options = Options {
            mapping: map.parse().expect("a mapping"),
            limits: Limits { article: limit, ..Limits::default() },
            ..Options::default()
        };
        articles_with("a.csv", text.as_bytes(), &options)
            .map(|r| r.map(|a| (a.id, a.headline, a.body)).map_err(|e| e.to_string()))
            .collect()
    }

    #[test]
    fn rows_are_articles_by_their_header() {
        let rows =
            read("id;title;content\n7;عنوان;\"سطر\nآخر\"\n;ع;م\n", "headline=title,body=content", 1000);
        assert_eq!(rows[0], Ok(("7".to_owned(), "عنوان".to_owned(), "سطر\nآخر".to_owned())));
        assert_eq!(rows[1], Ok(("a.csv:4".to_owned(), "ع".to_owned(), "م".to_owned())));
    }

    #[test]
    fn a_row_without_a_body_leaves_the_rest() {
        let rows = read("id,body\n1,\n2,م\n", "id=id", 1000);
        assert!(rows[0].as_ref().is_err_and(|e| e.starts_with("a.csv:2: the field `body` is missing")));
        assert!(rows[1].is_ok());
    }

    #[test]
    fn a_table_without_the_column_says_so() {
        let rows = read("id,title\n1,ع\n", "body=content", 1000);
        let told =
            "a.csv:1: has no column for `body` (its columns are id, title; name one with --map body=COLUMN)";
        assert_eq!(rows, [Err(told.to_owned())]);
    }

    #[test]
    fn a_quotation_mark_that_nobody_closes_is_no_endless_row() {
        let text = format!("id,body\n1,م\n2,\"{}", "م".repeat(100_000));
        let rows = read(&text, "id=id", 10_000);
        assert!(rows[0].is_ok());
        assert_eq!(rows[1], Err("a.csv:3: is longer than 10000 bytes (raise --max-article)".to_owned()));
    }
}
