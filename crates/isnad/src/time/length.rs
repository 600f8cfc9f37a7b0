//! Lengths of time: `P3Y`, `PT1.5H`.

use super::word::Unit;
use jiff::civil::DateTime;
use jiff::{Span, ToSpan};
use std::fmt;

/// Amounts are thousandths, so that three and a half years is a length.
const ONE: u64 = 1000;

/// A length of time, each unit by itself as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Length {
    years: u64,
    months: u64,
    weeks: u64,
    days: u64,
    hours: u64,
    minutes: u64,
    seconds: u64,
}

impl Length {
    /// So many thousandths of a unit.
    pub(super) fn of(unit: Unit, thousandths: u64) -> Self {
        let mut length = Self::default();
        let (slot, factor) = match unit {
            Unit::Second => (&mut length.seconds, 1),
            Unit::Minute => (&mut length.minutes, 1),
            Unit::Hour => (&mut length.hours, 1),
            Unit::Day => (&mut length.days, 1),
            Unit::Weekend => (&mut length.days, 2),
            Unit::Week => (&mut length.weeks, 1),
            Unit::Month => (&mut length.months, 1),
            Unit::Quarter => (&mut length.months, 3),
            Unit::Year => (&mut length.years, 1),
            Unit::Decade => (&mut length.years, 10),
            Unit::Century => (&mut length.years, 100),
        };
        *slot = thousandths.saturating_mul(factor);
        length
    }

    /// Two lengths, one after the other.
    pub(super) const fn plus(self, other: Self) -> Self {
        Self {
            years: self.years.saturating_add(other.years),
            months: self.months.saturating_add(other.months),
            weeks: self.weeks.saturating_add(other.weeks),
            days: self.days.saturating_add(other.days),
            hours: self.hours.saturating_add(other.hours),
            minutes: self.minutes.saturating_add(other.minutes),
            seconds: self.seconds.saturating_add(other.seconds),
        }
    }

    /// How many seconds it has, a year counted as 365 days and a month as 30.
    pub fn seconds(&self) -> Option<String> {
        const DAY: u64 = 86_400;
        let parts = [
            (self.years, 365 * DAY),
            (self.months, 30 * DAY),
            (self.weeks, 7 * DAY),
            (self.days, DAY),
            (self.hours, 3600),
            (self.minutes, 60),
            (self.seconds, 1),
        ];
        let sum = parts
            .iter()
            .try_fold(0_u64, |sum, (amount, seconds)| sum.checked_add(amount.checked_mul(*seconds)?))?;
        let fraction = format!("{:03}", sum % ONE);
        Some(match fraction.trim_end_matches('0') {
            "" => (sum / ONE).to_string(),
            rest => format!("{}.{rest}", sum / ONE),
        })
    }

    /// Its finest unit.
    pub(super) const fn finest(&self) -> Unit {
        match *self {
            Self { seconds: 1.., .. } => Unit::Second,
            Self { minutes: 1.., .. } => Unit::Minute,
            Self { hours: 1.., .. } => Unit::Hour,
            Self { days: 1.., .. } => Unit::Day,
            Self { weeks: 1.., .. } => Unit::Week,
            Self { months: 1.., .. } => Unit::Month,
            _ => Unit::Year,
        }
    }

    /// The moment that lies this length before (−1) or after (1) another.
    pub(super) fn from(&self, moment: DateTime, sign: i64) -> Option<DateTime> {
        let whole = |amount: u64| i64::try_from(amount / ONE).ok();
        // What is left of a unit is counted in the next finer one.
        let rest = |amount: u64, finer: u64| i64::try_from(amount % ONE * finer / ONE).ok();
        let span = Span::new()
            .try_years(whole(self.years)?)
            .and_then(|s| s.try_months(whole(self.months).unwrap_or(0) + rest(self.years, 12).unwrap_or(0)))
            .and_then(|s| s.try_weeks(whole(self.weeks).unwrap_or(0)))
            .and_then(|s| {
                s.try_days(
                    whole(self.days).unwrap_or(0)
                        + rest(self.months, 30).unwrap_or(0)
                        + rest(self.weeks, 7).unwrap_or(0),
                )
            })
            .and_then(|s| s.try_hours(whole(self.hours).unwrap_or(0) + rest(self.days, 24).unwrap_or(0)))
            .and_then(|s| s.try_minutes(whole(self.minutes).unwrap_or(0) + rest(self.hours, 60).unwrap_or(0)))
            .and_then(|s| {
                s.try_seconds(whole(self.seconds).unwrap_or(0) + rest(self.minutes, 60).unwrap_or(0))
            })
            .ok()?;
        moment.checked_add(if sign < 0 { -span } else { span }).ok()
    }
}

/// Some days after (or before) a day.
pub(super) fn days_from(date: jiff::civil::Date, days: i64) -> Option<jiff::civil::Date> {
    let span = Span::new().try_days(days).ok()?;
    date.checked_add(span).ok()
}

/// Some months after (or before) a day's month: its first day.
pub(super) fn months_from(date: jiff::civil::Date, months: i64) -> Option<jiff::civil::Date> {
    date.first_of_month().checked_add(months.months()).ok()
}

impl fmt::Display for Length {
    /// ISO 8601.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let write = |f: &mut fmt::Formatter<'_>, amount: u64, letter: char| {
            if amount == 0 {
                return Ok(());
            }
            let fraction = format!("{:03}", amount % ONE);
            match fraction.trim_end_matches('0') {
                "" => write!(f, "{}{letter}", amount / ONE),
                rest => write!(f, "{}.{rest}{letter}", amount / ONE),
            }
        };
        f.write_str("P")?;
        for (amount, letter) in [(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')] {
            write(f, amount, letter)?;
        }
        if self.hours + self.minutes + self.seconds > 0 {
            f.write_str("T")?;
        }
        for (amount, letter) in [(self.hours, 'H'), (self.minutes, 'M'), (self.seconds, 'S')] {
            write(f, amount, letter)?;
        }
        Ok(())
    }
}
