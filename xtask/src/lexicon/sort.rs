//! Puts a table in order.

use super::table::Line;
use std::mem;

/// The table with its entries in order inside each section.
///
/// Comments directly above an entry move with it. What stands at the top of the file or directly below a section
/// line stays there: up to its last blank line, or all of it where it has none. Lines are kept as they are, but
/// for blanks at their ends; blank lines between entries, which would have lost their place, go.
pub(crate) fn sorted(text: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut section = Section::default();
    for raw in text.lines() {
        let raw = raw.trim_end();
        match Line::of(raw) {
            Line::Section(_) => {
                mem::take(&mut section).finish(&mut out);
                out.push(raw);
            }
            Line::Entry(entry) => section.entry(entry, raw),
            Line::Blank | Line::Comment => section.waiting.push(raw),
        }
    }
    section.finish(&mut out);
    while out.last().is_some_and(|line| line.is_empty()) {
        out.pop();
    }
    let mut sorted = out.join("\n");
    sorted.push('\n');
    sorted
}

/// A section while it is read.
#[derive(Default)]
struct Section<'a> {
    /// What stays at the top.
    header: Vec<&'a str>,
    /// The entries: their fields, the comments above them, the line itself.
    entries: Vec<(Vec<&'a str>, Vec<&'a str>, &'a str)>,
    /// Comments and blank lines that wait for what follows them.
    waiting: Vec<&'a str>,
}

impl<'a> Section<'a> {
    fn entry(&mut self, entry: &'a str, raw: &'a str) {
        let mut above = mem::take(&mut self.waiting);
        if self.entries.is_empty() {
            let blank = above.iter().rposition(|line| line.is_empty());
            let attached = above.split_off(blank.map_or(above.len(), |index| index + 1));
            self.header = mem::replace(&mut above, attached);
        }
        above.retain(|line| !line.is_empty());
        self.entries.push((entry.split_whitespace().collect(), above, raw));
    }

    fn finish(mut self, out: &mut Vec<&'a str>) {
        // A stable sort: doubles stay in the file's order, for the audit to name.
        self.entries.sort_by(|a, b| a.0.cmp(&b.0));
        out.append(&mut self.header);
        for (_, above, raw) in self.entries {
            out.extend(above);
            out.push(raw);
        }
        out.append(&mut self.waiting);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_sorted_inside_their_section() {
        assert_eq!(sorted("[a]\nج\nب\n\n[b]\nث\nأ  # gloss\n"), "[a]\nب\nج\n\n[b]\nأ  # gloss\nث\n");
    }

    #[test]
    fn comments_move_with_their_entry_and_headers_stay() {
        let text = "# header\n# of the file\n\n# on j\nج\n# on b\nب\n\n[x]\n# header of x\nد\nت\n# the end\n";
        let want = "# header\n# of the file\n\n# on b\nب\n# on j\nج\n\n[x]\n# header of x\nت\nد\n# the end\n";
        assert_eq!(sorted(text), want);
    }

    #[test]
    fn sorting_twice_changes_nothing() {
        let text = "# h\nج x\r\n\n# c\nب   y  # z  \n\n\n[s]\n\nا\n\n\n";
        let once = sorted(text);
        assert_eq!(once, "# h\n# c\nب   y  # z\nج x\n\n\n[s]\n\nا\n");
        assert_eq!(sorted(&once), once);
    }

    #[test]
    fn a_shorter_word_comes_first() {
        assert_eq!(sorted("أن_لا b\nأن c\nأن,أ a\n"), "أن c\nأن,أ a\nأن_لا b\n");
    }
}
