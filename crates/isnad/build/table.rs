//! Reading the lexicon's tables: sections, fields, line numbers.

/// One entry of a table.
#[derive(Debug, Clone)]
pub(crate) struct Line<'a> {
    pub(crate) number: usize,
    pub(crate) section: &'a str,
    pub(crate) fields: Vec<&'a str>,
}

impl<'a> Line<'a> {
    /// A field by position; an error names what is missing.
    pub(crate) fn field(&self, index: usize, name: &str) -> Result<&'a str, String> {
        self.fields
            .get(index)
            .copied()
            .ok_or_else(|| format!("{}: the field `{name}` is missing", self.number))
    }

    /// The value of a `key=value` field.
    pub(crate) fn attribute(&self, key: &str) -> Option<&'a str> {
        self.fields.iter().find_map(|f| f.strip_prefix(key)?.strip_prefix('='))
    }

    /// True where the line has this bare field.
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.fields.contains(&flag)
    }
}

/// The entries of a table, comments and blank lines left out.
pub(crate) fn lines(table: &str) -> Vec<Line<'_>> {
    let mut section = "";
    let mut out = Vec::new();
    for (index, raw) in table.lines().enumerate() {
        let line = raw.split_once('#').map_or(raw, |(entry, _)| entry).trim();
        if line.is_empty() {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            continue;
        }
        out.push(Line { number: index + 1, section, fields: line.split_whitespace().collect() });
    }
    out
}
