//! The words round figures.

use crate::table::{Table, section};
use std::sync::LazyLock;

pub(super) static WORDS: LazyLock<FigureWords> = LazyLock::new(FigureWords::read);

/// A scale, as a word for it multiplies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) value: f64,
    /// One of it: a million of مليونان, two million.
    pub(super) unit: f64,
}

pub(super) struct FigureWords {
    pub(super) about: Table<()>,
    /// About, behind what is counted.
    pub(super) about_behind: Table<()>,
    pub(super) more: Table<()>,
    /// At least, behind what is counted.
    pub(super) at_least: Table<()>,
    /// At most, behind what is counted.
    pub(super) at_most: Table<()>,
    pub(super) less: Table<()>,
    /// Turns more into at most: `لا يزيد على`.
    pub(super) not: Table<()>,
    /// Between the words for how exact a number is and the number: حاجز, a threshold.
    pub(super) threshold: Table<()>,
    pub(super) scale: Table<Scale>,
    /// Opens a range.
    pub(super) between: Table<()>,
    /// Joins the parts of a number.
    pub(super) and: Table<()>,
    /// Stands between the ends of a range.
    pub(super) up_to: Table<()>,
    /// Opens what a share or a number is of.
    pub(super) of: Table<()>,
    /// Scales that are no number by themselves.
    pub(super) vague: Table<()>,
    /// Three to nine, tens, a hundred.
    pub(super) digit: Table<f64>,
    pub(super) percent: Table<()>,
    /// Names of rates, which a share may be one of.
    pub(super) rate: Table<()>,
    pub(super) fraction: Table<f64>,
    /// Behind the word for a part these make it a name: الربع الأول.
    pub(super) not_part: Table<()>,
    /// Between من and what a share is of: إجمالي.
    pub(super) total: Table<()>,
    /// Behind من these are where something comes from.
    pub(super) origin: Table<()>,
    pub(super) currency: Table<&'static str>,
    /// Behind these a number is a name, or an age.
    pub(super) name: Table<()>,
    /// Before these a number is a date, a length of time, a score; true for measures, which are counts.
    pub(super) uncounted: Table<bool>,
}

impl FigureWords {
    fn read() -> Self {
        let table = include_str!("../../data/figures.txt");
        let set = |name| Table::set(table, name);
        let amount = |_: usize, line: &[&str]| line[1].parse().unwrap_or(1.0);
        let scale = |row: usize, line: &[&str]| {
            let value = amount(row, line);
            Scale { value, unit: line.get(2).and_then(|unit| unit.parse().ok()).unwrap_or(value) }
        };
        Self {
            about: set("about"),
            about_behind: set("about-behind"),
            more: set("more"),
            at_least: set("at-least"),
            at_most: set("at-most"),
            less: set("less"),
            not: set("not"),
            threshold: set("threshold"),
            scale: Table::new(&section(table, "scale"), scale),
            between: set("between"),
            and: set("and"),
            up_to: set("up-to"),
            of: set("of"),
            vague: set("vague"),
            digit: Table::new(&section(table, "digit"), amount),
            percent: set("percent"),
            rate: set("rate"),
            fraction: Table::new(&section(table, "fraction"), amount),
            not_part: set("not-part"),
            total: set("total"),
            origin: set("origin"),
            currency: Table::new(&section(table, "currency"), |_, line| line[1]),
            name: set("name"),
            uncounted: Table::new(&section(table, "uncounted"), |_, line| line[1] == "measure"),
        }
    }
}
