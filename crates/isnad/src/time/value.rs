//! Values of time expressions: days, months and years.

use icu_calendar::{Date as CalendarDate, Iso, cal::Hijri};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::fmt;

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Day(Date),
    Month(i16, i8),
    Year(i16),
}

impl fmt::Display for Value {
    /// ISO 8601; EDTF where partial.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{date}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// A Gregorian day, if there is one.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Value> {
    Date::new(year, month, day).ok().map(Value::Day)
}

/// A day of the Hijri calendar (Umm al-Qura) as a Gregorian one.
pub(super) fn hijri_day(year: i32, month: u8, day: u8) -> Option<Value> {
    let date = CalendarDate::try_new(year.into(), month.into(), day, Hijri::new_umm_al_qura()).ok()?;
    let iso = date.to_calendar(Iso);
    self::day(
        i16::try_from(iso.year().extended_year()).ok()?,
        i8::try_from(iso.month().ordinal).ok()?,
        i8::try_from(iso.day_of_month().0).ok()?,
    )
}

/// Some days after (or before) a day.
pub(super) fn days_from(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// The weekday meant by an article of that date: the latest one up to the day itself; strictly before it
/// (−1) or after it (1) where the text says so.
pub(super) fn weekday(published: Date, number: i8, direction: Option<i8>) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(number).ok()?;
    let back = i64::from(published.weekday().since(wanted));
    match direction {
        Some(1) => days_from(published, 7 - back),
        Some(-1) if back == 0 => days_from(published, -7),
        _ => days_from(published, -back),
    }
}

/// The day of that name nearest to a day.
pub(super) fn nearest_weekday(day: Date, number: i8) -> Option<Date> {
    let back = i64::from(day.weekday().since(Weekday::from_monday_one_offset(number).ok()?));
    days_from(day, if back > 3 { 7 - back } else { -back })
}

/// The year of a day and month without one: the one that brings it nearest to the article's date.
pub(super) fn nearest_year(published: Date, month: i8, day: i8) -> Option<Value> {
    let candidates = (-1..=1).filter_map(|shift| Date::new(published.year() + shift, month, day).ok());
    candidates.min_by_key(|d| d.since(published).map_or(i32::MAX, |s| s.get_days().abs())).map(Value::Day)
}

/// The month meant by an article of that date: the latest one up to its own; the next where the text says so.
pub(super) fn month(published: Date, month: i8, direction: Option<i8>) -> Value {
    let year = published.year();
    let year = match direction {
        Some(1) if month <= published.month() => year + 1,
        Some(1) => year,
        Some(-1) if month == published.month() => year - 1,
        _ if month > published.month() => year - 1,
        _ => year,
    };
    Value::Month(year, month)
}
