//! Compiles `lexicon/time.txt` into a table of its own: words of time are no nouns of the sentence.

use crate::emit::{key, variant};
use crate::table::lines;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The table as Rust source: entries grouped by their first word, the longest first.
pub(crate) fn compile(table: &str) -> Result<String, String> {
    let mut groups: BTreeMap<String, Vec<(Vec<String>, String)>> = BTreeMap::new();
    for line in lines(table) {
        let value = line.field(1, "value")?;
        let kind = kind(line.section, value, line.fields.get(2).copied())
            .map_err(|message| format!("{}: {message}", line.number))?;
        for written in line.fields[0].split(',') {
            let words: Vec<String> = written.split('_').map(key).collect();
            groups.entry(words[0].clone()).or_default().push((words, kind.clone()));
        }
    }
    let mut entries = String::new();
    let mut keys = phf_codegen::OrderedMap::new();
    let mut count = 0;
    for (first, group) in &mut groups {
        group.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        keys.entry(first.as_str(), format!("({count}, {})", group.len()));
        for (words, kind) in group.iter() {
            let _ = writeln!(entries, "TimeWord {{ words: &{words:?}, kind: TimeKind::{kind} }},");
            count += 1;
        }
    }
    Ok(format!(
        "pub(super) static TIME_KEYS: phf::OrderedMap<&'static str, (u16, u8)> = {};\npub(super) static TIME_WORDS: [TimeWord; {count}] = [\n{entries}];\n",
        keys.build()
    ))
}

/// The Rust expression of an entry's kind.
fn kind(section: &str, value: &str, system: Option<&str>) -> Result<String, String> {
    let number = || value.parse::<i8>().map_err(|_| format!("`{value}` is no number"));
    Ok(match section {
        "weekday" => format!("Weekday({})", number()?),
        "month" => format!(
            "Month({}, Calendar::{})",
            number()?,
            if system == Some("hijri") { "Hijri" } else { "Gregorian" }
        ),
        "relative" => format!("Relative({})", number()?),
        "direction" => format!("Direction({})", number()?),
        "number" => format!("Number({})", number()?),
        "unit" => {
            let (unit, count) = match (value.strip_suffix('2'), value.strip_suffix('+')) {
                (Some(unit), _) => (unit, 2),
                (_, Some(unit)) => (unit, 0),
                _ => (value, 1),
            };
            format!("Unit(Unit::{}, {count})", variant(unit))
        }
        "daypart" => "DayPart".to_owned(),
        "vague" => "Vague".to_owned(),
        "earlier" => "Earlier".to_owned(),
        "no-today" => "NoToday".to_owned(),
        "blocked" => "Blocked".to_owned(),
        other => return Err(format!("unknown section [{other}]")),
    })
}
