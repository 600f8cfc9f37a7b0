//! Days: weekdays, days of a month, and which of those that fit is meant.

use super::{Leaning, Resolver};
use crate::time::calendar::HijriDay;
use crate::time::length::{days_from, months_from};
use crate::time::meaning::{DateFields, MonthRef, YearRef};
use crate::time::value::{Point, Value, monday};
use crate::time::word::Calendar;
use jiff::civil::{Date, Weekday};

impl Resolver {
    /// A day, a month or a year by its parts.
    pub(super) fn date(&self, fields: &DateFields) -> Option<Value> {
        let point = match (fields.day, fields.month, fields.weekday) {
            (Some(day), Some(month), weekday) => Point::Day(self.day_of_month(day, month, weekday, fields)?),
            (Some(day), None, weekday) => Point::Day(self.day_alone(day, weekday)?),
            (None, Some(month), _) => return self.month(month, fields),
            (None, None, Some(weekday)) => Point::Day(self.weekday(weekday, fields.toward)?),
            (None, None, None) => return self.year(fields.year),
        };
        Some(Value::Point(point))
    }

    /// The day of that name: the last one up to today, or the next.
    pub(super) fn weekday(&self, number: i8, toward: Option<i8>) -> Option<Date> {
        let today = self.today()?;
        let wanted = Weekday::from_monday_one_offset(number).ok()?;
        let back = i64::from(today.weekday().since(wanted));
        let ahead = i64::from(today.weekday().until(wanted));
        let days = match (toward, self.leaning) {
            (Some(0), _) => return days_from(monday(today)?, i64::from(number) - 1),
            (Some(2), _) => 14 - back,
            (Some(1), _) => 7 - back,
            (Some(-2), _) => -back - 7,
            (Some(_), _) if back == 0 => -7,
            (None, Leaning::Future) => ahead,
            (None, Leaning::Told) if back == 6 => 1,
            _ => -back,
        };
        days_from(today, days)
    }

    /// A day of a month.
    fn day_of_month(
        &self,
        day: i8,
        month: MonthRef,
        weekday: Option<i8>,
        fields: &DateFields,
    ) -> Option<Date> {
        match month {
            MonthRef::Shift(shift) => {
                let first = months_from(self.today()?, i64::from(shift))?;
                Date::new(first.year(), first.month(), day).ok()
            }
            MonthRef::Named(month, Calendar::Hijri) => self.hijri_day(month, day, fields),
            MonthRef::Named(month, Calendar::Gregorian) => {
                if let YearRef::Hijri(_) = fields.year {
                    return None;
                }
                if let Some(year) = self.named_year(fields.year) {
                    return Date::new(year, month, day).ok();
                }
                let today = self.today()?;
                let candidates: Vec<Date> =
                    (-4..=4).filter_map(|shift| Date::new(today.year() + shift, month, day).ok()).collect();
                self.choose(&candidates, weekday, fields.toward)
            }
        }
    }

    /// Of the same day in several years the one that is meant.
    pub(super) fn choose(
        &self,
        candidates: &[Date],
        weekday: Option<i8>,
        toward: Option<i8>,
    ) -> Option<Date> {
        let today = self.today()?;
        let near = |date: &&Date| date.since(today).map_or(i32::MAX, |s| s.get_days().abs());
        let all = || candidates.iter();
        match toward {
            Some(0) => all().find(|d| d.year() == today.year()),
            Some(1..) => all().filter(|d| **d >= today).min_by_key(near),
            Some(_) => all().filter(|d| **d <= today).min_by_key(near),
            None => {
                // The weekday tells the year, where it fits one of the three nearest.
                let fits = |d: &&Date| weekday.is_some_and(|w| d.weekday().to_monday_one_offset() == w);
                let close = |d: &&Date| (d.year() - today.year()).abs() <= 1;
                let told = all().filter(close).filter(fits).min_by_key(near);
                told.or_else(|| match self.leaning {
                    Leaning::Future => all().filter(|d| **d >= today).min_by_key(near),
                    Leaning::Past | Leaning::Told => all().min_by_key(near),
                })
            }
        }
        .copied()
    }

    /// A day of a Hijri month; without a year the one nearest to today.
    pub(super) fn hijri_day(&self, month: i8, day: i8, fields: &DateFields) -> Option<Date> {
        match fields.year {
            YearRef::Hijri(year) => HijriDay { year, month, day }.to_gregorian(),
            // A Hijri month with a Gregorian year is that of the Hijri year which begins or ends in it.
            YearRef::Is(_) | YearRef::Shift(_) => {
                let year = self.named_year(fields.year)?;
                let start = HijriDay::of(Date::new(year, 1, 1).ok()?)?.year;
                (start..=start + 1)
                    .filter_map(|year| HijriDay { year, month, day }.to_gregorian())
                    .find(|date| date.year() == year)
            }
            YearRef::Open => {
                let present = HijriDay::of(self.today()?)?.year;
                let candidates: Vec<Date> = (-1..=1)
                    .filter_map(|shift| HijriDay { year: present + shift, month, day }.to_gregorian())
                    .collect();
                self.choose(&candidates, fields.weekday, fields.toward.filter(|t| *t != 0))
            }
        }
    }

    /// A day of a month that is not named: the last or the next of that number, and of that weekday if one stands.
    fn day_alone(&self, day: i8, weekday: Option<i8>) -> Option<Date> {
        let today = self.today()?;
        let months = (-12..=12).filter_map(|shift| {
            let first = months_from(today, shift)?;
            Date::new(first.year(), first.month(), day).ok()
        });
        let fits = |d: &Date| weekday.is_none_or(|w| d.weekday().to_monday_one_offset() == w);
        let distance = |d: &Date| d.since(today).map_or(i32::MAX, |s| s.get_days().abs());
        if weekday.is_some() {
            return months.filter(fits).min_by_key(distance);
        }
        match self.leaning {
            Leaning::Future => months.filter(|d| *d >= today).min_by_key(distance),
            Leaning::Past | Leaning::Told => months.filter(|d| *d <= today).min_by_key(distance),
        }
    }
}
