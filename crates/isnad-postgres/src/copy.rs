//! Rows in the text format of COPY.

use std::fmt::{Display, Write};

/// Rows that are put together before they are sent.
#[derive(Debug, Default)]
pub(crate) struct Rows(String);

/// A row under way; its end is written when it is dropped.
pub(crate) struct Row<'a> {
    out: &'a mut String,
    first: bool,
}

impl Rows {
    pub(crate) fn row(&mut self) -> Row<'_> {
        Row { out: &mut self.0, first: true }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl Row<'_> {
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.begin();
        escape(text, self.out);
        self
    }

    pub(crate) fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.none(),
        }
    }

    /// A number or a truth value.
    pub(crate) fn plain(&mut self, value: impl Display) -> &mut Self {
        self.begin();
        // Writing into a string does not fail.
        let _ = write!(self.out, "{value}");
        self
    }

    pub(crate) fn maybe_plain(&mut self, value: Option<impl Display>) -> &mut Self {
        match value {
            Some(value) => self.plain(value),
            None => self.none(),
        }
    }

    /// An array of texts.
    pub(crate) fn list<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> &mut Self {
        let quoted: Vec<String> =
            texts.map(|text| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))).collect();
        self.text(&format!("{{{}}}", quoted.join(",")))
    }

    fn none(&mut self) -> &mut Self {
        self.begin();
        self.out.push_str("\\N");
        self
    }

    fn begin(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push('\t');
        }
    }
}

impl Drop for Row<'_> {
    fn drop(&mut self) {
        self.out.push('\n');
    }
}

/// A value between tabs. PostgreSQL keeps no zero byte: the replacement character stands for it, so that places stay.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_apart_whatever_is_in_them() {
        let mut rows = Rows::default();
        rows.row().text("a\tb\\c\nd\0").maybe(None).plain(7).maybe_plain(None::<u8>).plain(true);
        rows.row().list(["و\"", "\\"].into_iter()).list(std::iter::empty());
        let want = "a\\tb\\\\c\\nd\u{fffd}\t\\N\t7\t\\N\ttrue\n{\"و\\\\\"\",\"\\\\\\\\\"}\t{}\n";
        assert_eq!(std::str::from_utf8(rows.as_bytes()).unwrap(), want);
    }
}
