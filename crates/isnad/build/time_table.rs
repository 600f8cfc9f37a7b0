//! Compiles `lexicon/time.txt` into a table of its own: words of time are no nouns of the sentence.

use crate::collect::{key, variant};
use crate::hash::hash_word;
use crate::table::{Line, lines};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The table as Rust source: entries grouped by their first word, the longest first.
pub(crate) fn compile(table: &str) -> Result<String, String> {
    let mut groups: BTreeMap<String, Vec<(Vec<String>, String)>> = BTreeMap::new();
    for line in lines(table) {
        let word = word(&line).map_err(|message| format!("{}: {message}", line.number))?;
        for written in line.fields[0].split(',') {
            let words: Vec<String> = written.split('_').map(key).collect();
            groups.entry(words[0].clone()).or_default().push((words, word.clone()));
        }
    }
    let mut entries = String::new();
    // Open-addressed, a quarter full at most; a group of none is an empty slot.
    let mut slots = vec![(0_u8, 0_u8, 0_u16); (groups.len() * 4).next_power_of_two()];
    let mut count = 0;
    for (first, group) in &mut groups {
        group.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        let hash = hash_word(first);
        let mut slot = hash as usize & (slots.len() - 1);
        while slots[slot].1 != 0 {
            slot = (slot + 1) & (slots.len() - 1);
        }
        let length =
            u8::try_from(group.len()).map_err(|_| format!("more than 255 entries begin with {first}"))?;
        slots[slot] = ((hash >> 56) as u8, length, count);
        for (words, word) in group.iter() {
            let _ = writeln!(entries, "TimeWord {{ words: &{words:?}, word: Word::{word} }},");
            count += 1;
        }
    }
    Ok(format!(
        "pub(super) static TIME_SLOTS: [(u8, u8, u16); {}] = {slots:?};\npub(super) static TIME_WORDS: [TimeWord; {count}] = [\n{entries}];\n",
        slots.len()
    ))
}

/// The Rust expression of an entry.
fn word(line: &Line<'_>) -> Result<String, String> {
    let value = line.field(1, "value")?;
    let more = line.fields.get(2).copied();
    let number = || value.parse::<i32>().map_err(|_| format!("`{value}` is no number"));
    Ok(match line.section {
        "weekday" => format!("Weekday({})", number()?),
        "month" => {
            let calendar = if more == Some("hijri") { "Hijri" } else { "Gregorian" };
            format!("Month({}, Calendar::{calendar}, {})", number()?, line.has("!word"))
        }
        "relative" => {
            let part = more.map_or("None".to_owned(), |part| format!("Some(Part::{})", variant(part)));
            format!("Relative({}, {part})", number()?)
        }
        "direction" => format!("Direction({})", number()?),
        "number" => format!("Number({})", number()?),
        "ordinal" => format!("Ordinal({})", number()?),
        "decade" => format!("Decade({})", number()?),
        "fraction" => format!("Fraction({})", number()?),
        "unit" => {
            let (unit, count) = match (value.strip_suffix('2'), value.strip_suffix('+')) {
                (Some(unit), _) => (unit, 2),
                (_, Some(unit)) => (unit, 0),
                _ => (value, 1),
            };
            format!("Unit(Unit::{}, {count})", variant(unit))
        }
        "part" => format!("Part(Part::{})", variant(value)),
        "edge" => format!("Edge(Edge::{})", variant(value)),
        "mine" => format!("Mine(Unit::{})", variant(value)),
        "lead" => format!("Lead(Lead::{})", variant(value)),
        "season" => format!("Season(Season::{})", variant(value)),
        "frequency" => format!("Frequency(Unit::{})", variant(value)),
        "earlier" => format!("Earlier(Edge::{})", variant(value)),
        "undated" => format!("Undated(Undated::{})", variant(value)),
        "era" => format!("Era(Era::{})", variant(value)),
        "zone" => format!("Zone({value:?})"),
        "holiday" => format!("Holiday({})", holiday(line, value)?),
        "day" | "years" | "now" | "this" | "every" | "about" | "few" | "whole" | "less" | "clock"
        | "matching" | "vague" | "then" | "blocked" | "future" | "present" | "past" => variant(line.section),
        "from-now" => "FromNow".to_owned(),
        "no-today" => "NoToday".to_owned(),
        other => return Err(format!("unknown section [{other}]")),
    })
}

/// A holiday: how its day is found, and how many days it lasts.
fn holiday(line: &Line<'_>, rule: &str) -> Result<String, String> {
    let place = line.field(2, "place in the year")?;
    let numbers: Vec<u8> = place
        .split('-')
        .map(|part| part.parse().map_err(|_| format!("`{part}` is no number")))
        .collect::<Result<_, String>>()?;
    let rule = match (rule, numbers.as_slice()) {
        ("gregorian", [month, day]) => format!("Rule::Gregorian({month}, {day})"),
        ("hijri", [month, day]) => format!("Rule::Hijri({month}, {day})"),
        ("nth", [month, weekday, nth]) => format!("Rule::Nth({month}, {weekday}, {nth})"),
        ("easter", [days]) => format!("Rule::Easter({days})"),
        _ => return Err(format!("`{rule} {place}` is no place in a year")),
    };
    let days = line.fields.get(3).copied().unwrap_or("1");
    let days: u8 = days.parse().map_err(|_| format!("`{days}` is no number of days"))?;
    Ok(format!("Holiday {{ rule: {rule}, days: {days} }}"))
}
