//! The audit of one table.

use super::characters::{stray, stray_anywhere};
use super::table::{Entry, Line, Table};
use super::{Report, doubles, fields, vocabulary};
use crate::finding::Finding;

/// Audits a table by itself.
pub(crate) fn table(table: &Table<'_>, report: &mut Report) {
    let mut fault = |line, message: String| report.errors.push(Finding::new(&table.path, line, message));
    if !vocabulary::TABLES.contains(&table.name.as_str()) {
        fault(1, format!("{} is no table of the lexicon", table.name));
        return;
    }
    for (index, line) in table.text.split('\n').enumerate() {
        for message in characters(&table.name, line) {
            fault(index + 1, message);
        }
    }
    for message in sections(table) {
        fault(message.0, message.1);
    }
    for entry in &table.entries {
        for message in fields::faults(&table.name, entry) {
            fault(entry.line, message);
        }
    }
    for pair in table.entries.windows(2) {
        if pair[0].section == pair[1].section && pair[0].fields > pair[1].fields {
            let (before, after) = (pair[0].field(0), pair[1].field(0));
            fault(pair[1].line, format!("{after} belongs before {before} (cargo xtask lexicon --sort)"));
        }
    }
    doubles::within(table, report);
}

fn characters(table: &str, line: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let (entry, comment) = line.split_at(line.find('#').unwrap_or(line.len()));
    if !entry.trim().is_empty() && !comment.is_empty() && !entry.ends_with("  ") {
        faults.push("a comment stands two blanks behind its entry".to_owned());
    }
    for field in entry.split_whitespace() {
        let field = if table == "phrases.txt" { without_affix_marks(field) } else { field.to_owned() };
        faults.extend(field.chars().filter_map(|c| stray(c).map(|what| shown(what, c))));
        let parts = || field.split(['_', ',', '=', ':']);
        if Line::of(line) != Line::Blank
            && field.len() > 1
            && parts().any(str::is_empty)
            && !field.ends_with('=')
        {
            faults.push(format!("`{field}` has an empty part"));
        }
    }
    let elsewhere = comment.chars().chain(entry.chars().filter(|c| c.is_whitespace()));
    faults.extend(elsewhere.filter_map(|c| stray_anywhere(c).map(|what| shown(what, c))));
    faults
}

fn shown(what: &str, c: char) -> String {
    format!("{what} U+{:04X}", u32::from(c))
}

/// In an expression, `لـ`, `بـ` and `كـ` at the end of a word stand for the particle and `ـه` for any pronoun.
fn without_affix_marks(field: &str) -> String {
    let mut out = String::new();
    for (index, word) in field.split('_').enumerate() {
        if index > 0 {
            out.push('_');
        }
        let word = word.strip_suffix("ـه").map_or_else(|| word.to_owned(), |stem| format!("{stem}ه"));
        match word.strip_suffix('ـ') {
            Some(stem) if stem.ends_with(['ل', 'ب', 'ك']) => out.push_str(stem),
            _ => out.push_str(&word),
        }
    }
    out
}

fn sections(table: &Table<'_>) -> Vec<(usize, String)> {
    let known = vocabulary::sections(&table.name);
    let mut faults = Vec::new();
    for (index, &(line, name)) in table.sections.iter().enumerate() {
        if !known.contains(&name) {
            faults.push((line, format!("[{name}] is no section of {}", table.name)));
        } else if table.sections[..index].iter().any(|(_, earlier)| *earlier == name) {
            faults.push((line, format!("[{name}] stands twice")));
        }
    }
    if !known.is_empty() {
        let outside = |entry: &&Entry<'_>| entry.section.is_empty();
        if let Some(entry) = table.entries.iter().find(outside) {
            faults.push((entry.line, format!("{} stands before the first section", entry.field(0))));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::messages;

    fn errors(name: &str, text: &str) -> Vec<String> {
        let mut report = Report::default();
        super::table(&Table::read(name, text), &mut report);
        messages(&report.errors)
    }

    #[test]
    fn a_good_table_passes() {
        let text =
            "# Names\n\n[male]\n# the prophet's name\nمحمد  # Muhammad (مُحَمَّد)\nيوسف\n\n[family]\nالكاظمي\n";
        assert_eq!(errors("names.txt", text), Vec::<String>::new());
    }

    #[test]
    fn entries_are_in_order_inside_a_section() {
        assert_eq!(
            errors("names.txt", "[male]\nيوسف\nمحمد\n[family]\nآل\n"),
            ["3: محمد belongs before يوسف (cargo xtask lexicon --sort)"]
        );
    }

    #[test]
    fn sections_are_known_and_stand_once() {
        assert_eq!(
            errors("names.txt", "محمد\n[male]\n[kings]\n[male]\n"),
            [
                "3: [kings] is no section of names.txt",
                "4: [male] stands twice",
                "1: محمد stands before the first section"
            ]
        );
        assert_eq!(errors("kings.txt", "محمد\n"), ["1: kings.txt is no table of the lexicon"]);
    }

    #[test]
    fn stray_characters_are_named() {
        assert_eq!(
            errors("particles.txt", "مِن preposition # from\n"),
            ["1: a comment stands two blanks behind its entry", "1: diacritic U+0650"]
        );
        assert_eq!(
            errors("particles.txt", "من\tpreposition  # \u{200f}from\r\n"),
            ["1: invisible character U+200F", "1: carriage return U+000D", "1: tab U+0009"]
        );
        assert_eq!(errors("particles.txt", "من__عن preposition\n"), ["1: `من__عن` has an empty part"]);
    }

    #[test]
    fn expressions_may_mark_what_is_attached() {
        assert_eq!(
            errors("phrases.txt", "[echo]\nعلى_حد_تعبيرـه echo\n[attribution]\nوفقا_لـ attribution\n"),
            Vec::<String>::new()
        );
        assert_eq!(errors("phrases.txt", "[attribution]\nبحـسب attribution\n"), ["2: tatweel U+0640"]);
    }
}
