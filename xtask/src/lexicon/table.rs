//! Reading a table: sections, entries, comments.

/// One table of the lexicon.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    /// The path as it is shown in messages.
    pub(crate) path: String,
    /// The file's own name (`saying.txt`).
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: &'a str,
    /// Its section lines: line number and name.
    pub(crate) sections: Vec<(usize, &'a str)>,
    /// Its entries, in the file's order.
    pub(crate) entries: Vec<Entry<'a>>,
}

/// One entry of a table.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    /// Its line, counted from 1.
    pub(crate) line: usize,
    /// The section it stands in; empty before the first.
    pub(crate) section: &'a str,
    /// Its fields.
    pub(crate) fields: Vec<&'a str>,
}

/// What a line of a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// Nothing.
    Blank,
    /// A comment alone.
    Comment,
    /// The start of a section.
    Section(&'a str),
    /// An entry, without the comment behind it.
    Entry(&'a str),
}

impl<'a> Line<'a> {
    /// Tells what a line is.
    pub(crate) fn of(raw: &'a str) -> Self {
        let raw = raw.trim();
        if raw.is_empty() {
            return Self::Blank;
        }
        let entry = raw.split_once('#').map_or(raw, |(entry, _)| entry).trim();
        if entry.is_empty() {
            return Self::Comment;
        }
        match entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(name) => Self::Section(name),
            None => Self::Entry(entry),
        }
    }
}

impl<'a> Table<'a> {
    /// Reads a table.
    pub(crate) fn read(path: &str, text: &'a str) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
        let mut table = Self { path: path.to_owned(), name, text, sections: Vec::new(), entries: Vec::new() };
        let mut section = "";
        for (index, raw) in text.lines().enumerate() {
            let line = index + 1;
            match Line::of(raw) {
                Line::Blank | Line::Comment => {}
                Line::Section(name) => {
                    section = name;
                    table.sections.push((line, name));
                }
                Line::Entry(entry) => {
                    let fields = entry.split_whitespace().collect();
                    table.entries.push(Entry { line, section, fields });
                }
            }
        }
        table
    }
}

impl<'a> Entry<'a> {
    /// A field by position; empty where it is missing.
    pub(crate) fn field(&self, index: usize) -> &'a str {
        self.fields.get(index).copied().unwrap_or("")
    }

    /// The spellings that the entry is found by: its first field's variants, marks of gender and number left out.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &'a str> {
        self.forms().map(|(_, word)| word)
    }

    /// The same, each behind its mark of gender and number; the mark is empty where there is none.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.field(0)
            .split(',')
            .map(|form| form.split_once(':').unwrap_or(("", form)))
            .filter(|(_, word)| !word.is_empty() && !word.starts_with('+'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_sections_and_entries() {
        let table = Table::read(
            "lexicon/nouns.txt",
            "# top\n\n[role]\nm:وزير,f:+ة  # minister\n# more\n[title]\nm:سيد\n",
        );
        assert_eq!(table.name, "nouns.txt");
        assert_eq!(table.sections, [(3, "role"), (6, "title")]);
        let entries: Vec<_> = table.entries.iter().map(|e| (e.line, e.section, e.fields.clone())).collect();
        assert_eq!(entries, [(4, "role", vec!["m:وزير,f:+ة"]), (7, "title", vec!["m:سيد"])]);
        assert_eq!(table.entries[0].spellings().collect::<Vec<_>>(), ["وزير"]);
    }
}
