//! Numbers of a drawing.

use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};
use std::fmt;

/// A number of a drawing, to a tenth; none is below zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tenths(u32);

impl Tenths {
    /// The nearest tenth.
    #[expect(clippy::cast_sign_loss, reason = "below zero is zero")]
    pub(crate) fn of(value: f64) -> Self {
        Self((value * 10.0).round_ties_even() as u32)
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}"),
            (whole, tenth) => write!(f, "{whole}.{tenth}"),
        }
    }
}

/// Nothing in a number means anything to HTML.
impl HtmlSafe for Tenths {}

impl FastWritable for Tenths {
    fn write_into(&self, to: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        (self.0 / 10).write_into(to, values)?;
        let tenth = self.0 % 10;
        if tenth > 0 {
            to.write_char('.')?;
            tenth.write_into(to, values)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_is_written_only_where_there_is_one() {
        for (value, written) in [(0.0, "0"), (99.96, "100"), (15.64, "15.6"), (6.25, "6.2")] {
            let (tenths, mut fast) = (Tenths::of(value), String::new());
            tenths.write_into(&mut fast, askama::NO_VALUES).expect("a string takes all");
            assert_eq!((tenths.to_string().as_str(), fast.as_str()), (written, written));
        }
    }
}
