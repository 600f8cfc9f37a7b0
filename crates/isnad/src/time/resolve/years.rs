//! Years and what lies in them: months, seasons, holidays.

use super::{Leaning, Resolver};
use crate::time::calendar::{HijriDay, Holiday, hijri_month};
use crate::time::length::days_from;
use crate::time::meaning::{DateFields, MonthRef, YearRef};
use crate::time::value::{Point, Value};
use crate::time::word::{Calendar, Season, Unit};
use jiff::civil::Date;

impl Resolver {
    pub(super) fn year(&self, year: YearRef) -> Option<Value> {
        Some(match year {
            YearRef::Is(year) => Value::Point(Point::Year(year)),
            YearRef::Hijri(year) => {
                let (first, _) = hijri_month(year, 1)?;
                let (_, last) = hijri_month(year, 12)?;
                Value::Interval(Point::Day(first), Point::Day(last))
            }
            YearRef::Shift(shift) => {
                Value::Point(Point::Year(self.today()?.year().checked_add(i16::from(shift))?))
            }
            YearRef::Open => return None,
        })
    }

    /// The Gregorian year that is named, if one is.
    pub(super) fn named_year(&self, year: YearRef) -> Option<i16> {
        match year {
            YearRef::Is(year) => Some(year),
            YearRef::Shift(shift) => self.today()?.year().checked_add(i16::from(shift)),
            YearRef::Hijri(_) | YearRef::Open => None,
        }
    }

    pub(super) fn month(&self, month: MonthRef, fields: &DateFields) -> Option<Value> {
        match month {
            MonthRef::Shift(shift) => self.shift(Unit::Month, i32::from(shift)),
            MonthRef::Named(month, Calendar::Gregorian) => {
                let year =
                    self.named_year(fields.year).or_else(|| self.year_of_month(month, fields.toward))?;
                Some(Value::Point(Point::Month(year, month)))
            }
            MonthRef::Named(month, Calendar::Hijri) => {
                let first = self.hijri_day(month, 1, fields)?;
                let (first, last) = hijri_month(HijriDay::of(first)?.year, month)?;
                Some(Value::Interval(Point::Day(first), Point::Day(last)))
            }
        }
    }

    /// The year of a month that has none: the last one up to the present month, or the next.
    fn year_of_month(&self, month: i8, toward: Option<i8>) -> Option<i16> {
        let today = self.today()?;
        let (year, present) = (today.year(), today.month());
        Some(match (toward, self.leaning) {
            (Some(1..), _) if month <= present => year + 1,
            (Some(..=-1), _) if month >= present => year - 1,
            (None, Leaning::Future) if month < present => year + 1,
            (None, Leaning::Past | Leaning::Told) if month > present => year - 1,
            _ => year,
        })
    }

    pub(super) fn season(&self, season: Season, year: YearRef) -> Option<Value> {
        let year = match (year, self.today()) {
            (YearRef::Open, Some(today)) => {
                let start = Point::Season(today.year(), season).days()?.0;
                match self.leaning {
                    Leaning::Future => today.year(),
                    Leaning::Past | Leaning::Told => today.year() - i16::from(start > today),
                }
            }
            (YearRef::Shift(shift), Some(today)) => {
                // The season that lies last before today, or first after it.
                let (start, end) = Point::Season(today.year(), season).days()?;
                let shift = i16::from(shift);
                match shift {
                    ..=-1 if end < today => today.year() + shift + 1,
                    1.. if start > today => today.year() + shift - 1,
                    _ => today.year() + shift,
                }
            }
            (year, _) => self.named_year(year)?,
        };
        Some(Value::Point(Point::Season(year, season)))
    }

    pub(super) fn holiday(
        &self,
        holiday: Holiday,
        nth: Option<i8>,
        year: YearRef,
        toward: Option<i8>,
    ) -> Option<Value> {
        let first = match year {
            YearRef::Hijri(year) => holiday.in_hijri_year(year)?,
            YearRef::Open => {
                let today = self.today()?;
                let candidates: Vec<Date> =
                    (-2..=2).filter_map(|shift| holiday.in_year(today.year() + shift)).collect();
                self.choose(&candidates, None, toward.filter(|t| *t != 0))?
            }
            YearRef::Is(_) | YearRef::Shift(_) => holiday.in_year(self.named_year(year)?)?,
        };
        Some(Value::Point(Point::Day(match nth {
            None => first,
            Some(-1) => days_from(first, i64::from(holiday.days) - 1)?,
            Some(nth) => days_from(first, i64::from(nth) - 1)?,
        })))
    }
}
