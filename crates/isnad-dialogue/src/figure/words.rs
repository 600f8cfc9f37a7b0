//! The words round figures.

use crate::table::{Table, section};
use std::sync::LazyLock;

pub(super) static WORDS: LazyLock<FigureWords> = LazyLock::new(FigureWords::read);

pub(super) struct FigureWords {
    pub(super) about: Table<()>,
    pub(super) more: Table<()>,
    /// At least, behind what is counted.
    pub(super) at_least: Table<()>,
    pub(super) less: Table<()>,
    pub(super) scale: Table<f64>,
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
    pub(super) percent: Table<()>,
    /// Names of rates, which a share may be one of.
    pub(super) rate: Table<()>,
    pub(super) fraction: Table<f64>,
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
        Self {
            about: set("about"),
            more: set("more"),
            at_least: set("at-least"),
            less: set("less"),
            scale: Table::new(&section(table, "scale"), amount),
            between: set("between"),
            and: set("and"),
            up_to: set("up-to"),
            of: set("of"),
            vague: set("vague"),
            percent: set("percent"),
            rate: set("rate"),
            fraction: Table::new(&section(table, "fraction"), amount),
            currency: Table::new(&section(table, "currency"), |_, line| line[1]),
            name: set("name"),
            uncounted: Table::new(&section(table, "uncounted"), |_, line| line[1] == "measure"),
        }
    }
}
