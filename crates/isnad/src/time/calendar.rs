//! Calendars: Hijri dates (Umm al-Qura), movable feasts, weekdays of a month.

use icu_calendar::{Date as CalendarDate, Iso, cal::Hijri};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A day of the Hijri calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HijriDay {
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) day: i8,
}

impl HijriDay {
    /// The Gregorian day, if there is such a Hijri one.
    pub(super) fn to_gregorian(self) -> Option<Date> {
        let (month, day) = (u8::try_from(self.month).ok()?, u8::try_from(self.day).ok()?);
        let date =
            CalendarDate::try_new(i32::from(self.year).into(), month.into(), day, Hijri::new_umm_al_qura())
                .ok()?;
        let iso = date.to_calendar(Iso);
        Date::new(
            i16::try_from(iso.year().extended_year()).ok()?,
            i8::try_from(iso.month().ordinal).ok()?,
            i8::try_from(iso.day_of_month().0).ok()?,
        )
        .ok()
    }

    /// The Hijri day of a Gregorian one.
    pub(super) fn of(date: Date) -> Option<Self> {
        let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
        let iso = CalendarDate::try_new_iso(date.year().into(), month, day).ok()?;
        let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
        Some(Self {
            year: i16::try_from(hijri.year().extended_year()).ok()?,
            month: i8::try_from(hijri.month().ordinal).ok()?,
            day: i8::try_from(hijri.day_of_month().0).ok()?,
        })
    }
}

/// The first and the last day of a month of the Hijri calendar.
pub(super) fn hijri_month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = HijriDay { year, month, day: 1 }.to_gregorian()?;
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let after = HijriDay { year: next_year, month: next, day: 1 }.to_gregorian()?;
    Some((first, after.yesterday().ok()?))
}

/// How the day of a holiday is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Month and day.
    Gregorian(i8, i8),
    /// Month and day.
    Hijri(i8, i8),
    /// Month, weekday, which of them.
    Nth(i8, i8, i8),
    /// Days after Easter Sunday.
    Easter(i8),
}

/// A holiday and how many days it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Holiday {
    pub(super) rule: Rule,
    pub(super) days: u8,
}

impl Holiday {
    /// Its first day in a Gregorian year; a feast of the Hijri year may fall into it twice: the earlier one.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self.rule {
            Rule::Gregorian(month, day) => Date::new(year, month, day).ok(),
            Rule::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth),
            Rule::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
            Rule::Hijri(month, day) => {
                let start = HijriDay::of(Date::new(year, 1, 1).ok()?)?.year;
                (start..=start + 1)
                    .filter_map(|year| HijriDay { year, month, day }.to_gregorian())
                    .find(|date| date.year() == year)
            }
        }
    }

    /// Its first day in a Hijri year; `None` for a feast of another calendar.
    pub(super) fn in_hijri_year(self, year: i16) -> Option<Date> {
        match self.rule {
            Rule::Hijri(month, day) => HijriDay { year, month, day }.to_gregorian(),
            _ => None,
        }
    }
}

/// The `nth` day of that name in a month; −1 is the last.
pub(super) fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
#[allow(clippy::many_single_char_names, reason = "the letters of the algorithm as it was published")]
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_is_a_sunday_of_spring() {
        assert_eq!(easter(2016), Some(date(2016, 3, 27)));
        assert_eq!(easter(2021), Some(date(2021, 4, 4)));
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
    }

    #[test]
    fn hijri_months_are_whole() {
        assert_eq!(hijri_month(1436, 9), Some((date(2015, 6, 18), date(2015, 7, 16))));
        assert_eq!(hijri_month(1447, 12).map(|m| m.0), Some(date(2026, 5, 18)));
    }

    #[test]
    fn a_feast_of_the_hijri_year_moves() {
        let fitr = Holiday { rule: Rule::Hijri(10, 1), days: 3 };
        assert_eq!(fitr.in_year(2015), Some(date(2015, 7, 17)));
        assert_eq!(fitr.in_year(2021), Some(date(2021, 5, 13)));
    }
}
