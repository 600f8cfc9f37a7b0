//! The fields of the tables that have few: places, names, organizations, time, particles, phrases.

use super::table::Entry;
use super::vocabulary::{ACTS, CALENDARS, FLAGS, FRAMES, GENDERS, ORGANIZATIONS, PARTICLES, PHRASES, PLACES};
use super::{nouns, verbs};

/// What is wrong with the fields of an entry, by its table.
pub(crate) fn faults(table: &str, entry: &Entry<'_>) -> Vec<String> {
    match table {
        "saying.txt" => verbs::saying(entry),
        "verbs.txt" => verbs::other(entry),
        "nouns.txt" | "common.txt" => nouns::noun(entry),
        "places.txt" => place(entry),
        "organizations.txt" => organization(entry),
        "names.txt" => name(entry),
        "particles.txt" => particle(entry),
        "phrases.txt" => phrase(entry),
        "time.txt" => time(entry),
        "uses.txt" => usage(entry),
        _ => Vec::new(),
    }
}

fn exactly(entry: &Entry<'_>, count: usize, what: &str) -> Vec<String> {
    if entry.fields.len() == count {
        return Vec::new();
    }
    vec![format!("wants {what}: {count} fields, has {}", entry.fields.len())]
}

fn one_of(faults: &mut Vec<String>, word: &str, words: &[&str], what: &str) {
    if word.is_empty() {
        faults.push(format!("lacks its {what}"));
    } else if !words.contains(&word) {
        faults.push(format!("`{word}` is no {what}"));
    }
}

/// Checks the fields from `from` on: each is `key=value` with a known key, no key twice.
fn attributes(faults: &mut Vec<String>, entry: &Entry<'_>, from: usize, keys: &[&str]) {
    let mut seen = Vec::new();
    for attribute in entry.fields.iter().skip(from) {
        match attribute.split_once('=') {
            Some((_, "")) => faults.push(format!("`{attribute}` has no value")),
            Some((key, _)) if !keys.contains(&key) => faults.push(format!("`{key}=` is no attribute here")),
            Some((key, _)) if seen.contains(&key) => faults.push(format!("`{key}=` stands twice")),
            Some((key, _)) => seen.push(key),
            None => faults.push(format!("`{attribute}` is one field too many")),
        }
    }
}

/// A name and its variants; `ambiguous` may follow.
fn name(entry: &Entry<'_>) -> Vec<String> {
    if entry.fields.len() == 2 && entry.field(1) == "ambiguous" {
        return Vec::new();
    }
    exactly(entry, 1, "a name and its variants, joined with `,`")
}

fn place(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    one_of(&mut faults, entry.field(1), PLACES, "kind of place");
    attributes(&mut faults, entry, 2, &["nisba", "capital", "gender", "article"]);
    for field in &entry.fields {
        match field.split_once('=') {
            Some(("gender", value)) => one_of(&mut faults, value, &["m", "f"], "gender"),
            Some(("article", value)) => one_of(&mut faults, value, &["yes"], "value of article="),
            _ => {}
        }
    }
    faults
}

fn organization(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    one_of(&mut faults, entry.field(1), ORGANIZATIONS, "kind of organization");
    one_of(&mut faults, entry.field(2), GENDERS, "gender");
    attributes(&mut faults, entry, 3, &["of"]);
    faults
}

fn particle(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = exactly(entry, 2, "word and class");
    one_of(&mut faults, entry.field(1), PARTICLES, "class");
    faults
}

/// A word and which of its forms do the same.
fn usage(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    for flag in entry.fields.iter().skip(1) {
        one_of(&mut faults, flag, &["+و", "+ف", "+forms", "+…"], "flag of a word");
    }
    faults
}

fn phrase(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    one_of(&mut faults, entry.field(1), PHRASES, "class");
    attributes(&mut faults, entry, 2, &["act", "frames", "type"]);
    for field in &entry.fields {
        match field.split_once('=') {
            Some(("act", value)) => one_of(&mut faults, value, ACTS, "act"),
            Some(("type", value)) => one_of(&mut faults, value, &["formula"], "type"),
            Some(("frames", value)) => {
                let known: Vec<&str> = [FRAMES, FLAGS].concat();
                value.split(',').for_each(|frame| one_of(&mut faults, frame, &known, "frame"));
            }
            _ => {}
        }
    }
    faults
}

fn time(entry: &Entry<'_>) -> Vec<String> {
    let number = |limit: u8| entry.field(1).parse::<u8>().is_ok_and(|n| (1..=limit).contains(&n));
    match entry.section {
        "weekday" => {
            let mut faults = exactly(entry, 2, "name and number");
            if !number(7) {
                faults.push("a weekday's number is 1 (Monday) to 7 (Sunday)".to_owned());
            }
            faults
        }
        "month" => {
            let flagged = entry.fields.len() == 4 && entry.field(3) == "!word";
            let mut faults =
                if flagged { Vec::new() } else { exactly(entry, 3, "name, number and calendar") };
            if !number(12) {
                faults.push("a month's number is 1 to 12".to_owned());
            }
            one_of(&mut faults, entry.field(2), CALENDARS, "calendar");
            faults
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Table;
    use super::*;

    fn check(name: &str, text: &str) -> Vec<String> {
        let table = Table::read(name, text);
        table.entries.iter().flat_map(|entry| faults(name, entry)).collect()
    }

    #[test]
    fn good_entries_pass() {
        for (name, text) in [
            ("places.txt", "العراق country nisba=عراقي capital=بغداد gender=m article=yes\nبغداد city"),
            ("organizations.txt", "الأمم_المتحدة international f\nالبيت_الأبيض metonym m of=أميركا"),
            ("names.txt", "[male]\nمحمد"),
            ("particles.txt", "من preposition"),
            ("uses.txt", "[and]\nو\n[event]\nبعد +و +ف\n[says]\nقال +forms"),
            ("phrases.txt", "جاء_في cue act=say frames=clause,quote\nبحسب attribution"),
            ("time.txt", "[month]\nنيسان 4 levantine\n[weekday]\nالخميس 4\n[unit]\nيوم 1 whatever"),
        ] {
            assert_eq!(check(name, text), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn wrong_fields_are_named() {
        assert_eq!(
            check("places.txt", "العراق land nisba= of=x y"),
            [
                "`land` is no kind of place",
                "`nisba=` has no value",
                "`of=` is no attribute here",
                "`y` is one field too many"
            ]
        );
        assert_eq!(check("organizations.txt", "الأمم_المتحدة international"), ["lacks its gender"]);
        assert_eq!(
            check("names.txt", "[male]\nمحمد علي"),
            ["wants a name and its variants, joined with `,`: 1 fields, has 2"]
        );
        assert_eq!(check("particles.txt", "من prep"), ["`prep` is no class"]);
        assert_eq!(check("uses.txt", "[and]\nو +ب"), ["`+ب` is no flag of a word"]);
        assert_eq!(check("phrases.txt", "جاء_في cue frames=clause,that"), ["`that` is no frame"]);
        assert_eq!(
            check("time.txt", "[month]\nنيسان 13 syriac"),
            ["a month's number is 1 to 12", "`syriac` is no calendar"]
        );
    }
}
