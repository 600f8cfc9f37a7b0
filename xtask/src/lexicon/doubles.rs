//! Entries that stand twice, or that the look-up cannot tell apart.

use super::Report;
use super::characters::folded;
use super::table::{Entry, Table};
use crate::finding::Finding;
use std::collections::BTreeMap;

/// Doubles inside one table: the same spelling is an error, another spelling of the same key a warning, unless the two are
/// different words to a reader.
pub(crate) fn within(table: &Table<'_>, report: &mut Report) {
    let mut seen: BTreeMap<String, (&str, usize, &str)> = BTreeMap::new();
    for entry in &table.entries {
        for (mark, spelling) in entry.forms() {
            let key = format!("{} {} {}", entry.section, homograph(table, entry), folded(spelling));
            let Some(&(first, line, other)) = seen.get(&key) else {
                seen.insert(key, (spelling, entry.line, mark));
                continue;
            };
            let finding = |message| Finding::new(&table.path, entry.line, message);
            if first != spelling {
                if !are_two_words(table, (other, first), (mark, spelling)) {
                    let message = format!("{spelling} is looked up as {first} of line {line} is");
                    report.warnings.push(finding(message));
                }
            } else if line == entry.line {
                report.errors.push(finding(format!("{spelling} stands twice in this line")));
            } else {
                report.errors.push(finding(format!("{spelling} stands in line {line} already")));
            }
        }
    }
}

/// What tells two verbs of one spelling apart: the root and the form.
fn homograph(table: &Table<'_>, entry: &Entry<'_>) -> String {
    match table.name.as_str() {
        "saying.txt" | "verbs.txt" => format!("{} {}", entry.field(1), entry.field(2)),
        _ => String::new(),
    }
}

/// Whether a reader tells words of the same key apart: particles by the seat of their first hamza (أن, إن), nouns by their
/// marks of gender and number (مأزق, مآزق).
fn are_two_words(table: &Table<'_>, a: (&str, &str), b: (&str, &str)) -> bool {
    let seats = |one: &str, other: &str| one.starts_with('أ') && other.starts_with('إ');
    let particles = table.name == "particles.txt";
    a.0 != b.0 || particles && (seats(a.1, b.1) || seats(b.1, a.1))
}

/// What one table says of another: no verb in both tables of verbs, no capital that is not a place.
pub(crate) fn across(tables: &[Table<'_>], report: &mut Report) {
    let find = |name: &str| tables.iter().find(|table| table.name == name);
    if let (Some(saying), Some(verbs)) = (find("saying.txt"), find("verbs.txt")) {
        for verb in &verbs.entries {
            if let Some(twin) = saying.entries.iter().find(|s| s.fields.get(..3) == verb.fields.get(..3)) {
                let message = format!("{} stands in saying.txt, line {}, already", verb.field(0), twin.line);
                report.errors.push(Finding::new(&verbs.path, verb.line, message));
            }
        }
    }
    if let Some(places) = find("places.txt") {
        for place in &places.entries {
            let capital = place.fields.iter().find_map(|field| field.strip_prefix("capital="));
            if let Some(capital) = capital
                && !places.entries.iter().any(|p| p.spellings().any(|s| folded(s) == folded(capital)))
            {
                let message = format!("the capital {capital} has no entry of its own");
                report.errors.push(Finding::new(&places.path, place.line, message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::messages;

    fn report(name: &str, text: &str) -> (Vec<String>, Vec<String>) {
        let mut report = Report::default();
        let table = Table::read(name, text);
        within(&table, &mut report);
        across(&[table], &mut report);
        (messages(&report.errors), messages(&report.warnings))
    }

    #[test]
    fn the_same_spelling_is_an_error_and_the_same_key_a_warning() {
        let (errors, warnings) = report("names.txt", "[male]\nأحمد,احمد\nسامي\nسامي\n[family]\nسامي\n");
        assert_eq!(errors, ["4: سامي stands in line 3 already"]);
        assert_eq!(warnings, ["2: احمد is looked up as أحمد of line 2 is"]);
    }

    #[test]
    fn words_that_a_reader_tells_apart_may_share_a_key() {
        for (name, text) in [
            ("particles.txt", "أن complementizer\nإن complementizer\n"),
            ("common.txt", "[common]\nm:مأزق,fp:مآزق\n"),
        ] {
            let (errors, warnings) = report(name, text);
            assert_eq!((errors.len(), warnings.len()), (0, 0), "{name}");
        }
        let (_, warnings) = report("particles.txt", "إلخ adverb\nالخ adverb\n");
        assert_eq!(warnings, ["2: الخ is looked up as إلخ of line 1 is"]);
    }

    #[test]
    fn a_homograph_of_another_form_may_stand() {
        let (errors, warnings) =
            report("saying.txt", "ذكر ذ-ك-ر I u ذكر say clause\nذكر ذ-ك-ر II - تذكير say bi\n");
        assert_eq!((errors.len(), warnings.len()), (0, 0));
    }

    #[test]
    fn tables_agree_with_each_other() {
        let (errors, _) =
            report("places.txt", "العراق country capital=بغداد\nمصر country capital=القاهرة\nالقاهرة city\n");
        assert_eq!(errors, ["1: the capital بغداد has no entry of its own"]);
        let mut report = Report::default();
        let saying = Table::read("saying.txt", "قال ق-و-ل I u قول say clause");
        let verbs = Table::read("verbs.txt", "قال ق-و-ل I u قول");
        across(&[saying, verbs], &mut report);
        assert_eq!(messages(&report.errors), ["1: قال stands in saying.txt, line 1, already"]);
    }
}
