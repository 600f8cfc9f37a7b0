//! Compiles `uses.txt`: what words do for the constructions.

use crate::collect::key;
use crate::grammar::Use;
use crate::hash::{hash_word, slot};
use crate::table::{Line, lines};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Uses, by their names.
type Set = BTreeSet<&'static str>;

/// What words and dictionary entries do.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    /// By the folded word.
    words: BTreeMap<String, Set>,
    /// By the folded beginning of the words.
    beginnings: BTreeMap<String, Set>,
    /// By the written form of a dictionary entry, all forms of which do the same.
    lemmas: BTreeMap<String, Set>,
}

impl Uses {
    /// Reads the table. Errors are `LINE: message`.
    pub(crate) fn read(table: &str) -> Result<Self, String> {
        let mut uses = Self::default();
        for line in lines(table) {
            uses.entry(&line)?;
        }
        Ok(uses)
    }

    fn entry(&mut self, line: &Line<'_>) -> Result<(), String> {
        let name = use_of(line)?;
        let (word, flags) = (line.fields[0], &line.fields[1..]);
        if flags == ["+…"] {
            self.beginnings.entry(key(word)).or_default().insert(name);
            return Ok(());
        }
        self.words.entry(key(word)).or_default().insert(name);
        for flag in flags {
            match *flag {
                "+و" => self.words.entry(key(&format!("و{word}"))).or_default().insert(name),
                "+ف" => self.words.entry(key(&format!("ف{word}"))).or_default().insert(name),
                "+forms" => self.lemmas.entry(word.to_owned()).or_default().insert(name),
                other => return Err(format!("{}: unknown flag `{other}`", line.number)),
            };
        }
        Ok(())
    }

    /// The Rust expression of what all forms of a dictionary entry do.
    pub(crate) fn of_lemma(&self, text: &str) -> String {
        set(self.lemmas.get(text).unwrap_or(&Set::new()))
    }

    /// The Rust source of words and beginnings with their uses.
    pub(crate) fn source(&self) -> String {
        let beginnings: Vec<_> = self.beginnings.iter().map(Some).collect();
        list("WORDS", &self.slots()) + &list("BEGINNINGS", &beginnings)
    }

    /// The words where their hashes send them, or in the next free slot; a quarter of the slots is taken at most.
    fn slots(&self) -> Vec<Option<(&String, &Set)>> {
        let mut slots = vec![None; (self.words.len() * 4).next_power_of_two()];
        for entry in &self.words {
            let mut at = slot(hash_word(entry.0), slots.len());
            while slots[at].is_some() {
                at = slot(at as u64 + 1, slots.len());
            }
            slots[at] = Some(entry);
        }
        slots
    }
}

/// The Rust source of a list of words, whose gaps are empty words.
fn list(name: &str, words: &[Option<(&String, &Set)>]) -> String {
    let mut source = format!("static {name}: [(&str, Uses); {}] = [\n", words.len());
    for entry in words {
        let (word, uses) =
            entry.map_or(("", String::from("Uses::of(&[])")), |(word, names)| (word, set(names)));
        let _ = writeln!(source, "    ({word:?}, {uses}),");
    }
    source + "];\n"
}

/// The Rust expression of a set.
fn set(names: &Set) -> String {
    let uses: Vec<String> = names.iter().map(|name| format!("Use::{name}")).collect();
    format!("Uses::of(&[{}])", uses.join(", "))
}

/// The use that a line's section stands for: `[as-for]` is `AsFor`.
fn use_of(line: &Line<'_>) -> Result<&'static str, String> {
    let found = Use::ALL.iter().map(|u| u.name()).find(|name| kebab(name) == line.section);
    found.ok_or_else(|| format!("{}: [{}] is no use", line.number, line.section))
}

/// `AsFor` → `as-for`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
