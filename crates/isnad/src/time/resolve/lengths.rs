//! What is counted from the reference: the last week, three days ago, for a month.

use super::{Leaning, Resolver};
use crate::time::length::{Length, days_from, months_from};
use crate::time::meaning::{DateFields, Meaning};
use crate::time::value::{Clock, Point, Value, monday};
use crate::time::word::{Edge, Unit};
use jiff::civil::Weekday;

impl Resolver {
    /// A unit counted from the present one.
    pub(super) fn shift(&self, unit: Unit, shift: i32) -> Option<Value> {
        let today = self.today()?;
        let years = |factor: i16| today.year().checked_add(i16::try_from(shift).ok()?.checked_mul(factor)?);
        let by = i64::from(shift);
        Some(Value::Point(match unit {
            Unit::Day => Point::Day(days_from(today, by)?),
            Unit::Week => Point::Week(days_from(monday(today)?, by * 7)?),
            Unit::Weekend => {
                let week = Point::Week(days_from(monday(today)?, by * 7)?);
                return Some(Value::Edge(Edge::End, week));
            }
            Unit::Month => {
                let first = months_from(today, by)?;
                Point::Month(first.year(), first.month())
            }
            Unit::Quarter => {
                let first = months_from(today, by * 3)?;
                Point::Quarter(first.year(), (first.month() + 2) / 3)
            }
            Unit::Year => Point::Year(years(1)?),
            Unit::Decade => Point::Decade(years(10)? / 10 * 10),
            Unit::Century => Point::Century(years(100)? / 100),
            Unit::Second | Unit::Minute | Unit::Hour => return None,
        }))
    }

    /// A moment that lies a length away; as fine as the length's finest unit.
    pub(super) fn away(&self, length: &Length, sign: i64) -> Option<Value> {
        let reference = self.reference?;
        let moment = length.from(reference.moment, sign)?;
        let day = moment.date();
        Some(Value::Point(match length.finest() {
            Unit::Second | Unit::Minute | Unit::Hour if reference.timed => Point::Time(
                day,
                Clock {
                    hour: moment.hour(),
                    minute: Some(moment.minute()),
                    second: (moment.second() != 0).then_some(moment.second()),
                    zone: None,
                    ambiguous: false,
                },
            ),
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Week | Unit::Weekend => Point::Week(monday(day)?),
            Unit::Month | Unit::Quarter => Point::Month(day.year(), day.month()),
            Unit::Year | Unit::Decade | Unit::Century => Point::Year(day.year()),
            Unit::Day => Point::Day(day),
        }))
    }

    /// أمس and the weekday beside it: the weekday tells the day, since a paper's date is that of the day after.
    pub(super) fn again(&self, days: i32, weekday: &Meaning) -> Option<Value> {
        let Meaning::Date(DateFields { weekday: Some(number), day: None, .. }) = weekday else {
            return self.value(weekday);
        };
        if days <= 0 {
            return self.weekday(*number, None).map(|day| Value::Point(Point::Day(day)));
        }
        let own = days_from(self.today()?, i64::from(days))?;
        let back = i64::from(own.weekday().since(Weekday::from_monday_one_offset(*number).ok()?));
        Some(Value::Point(Point::Day(days_from(own, if back > 3 { 7 - back } else { -back })?)))
    }

    /// `خلال أسبوعين` of what is to come: from today on, that long.
    pub(super) fn inside(&self, length: &Length) -> Option<Value> {
        let reference = self.reference.filter(|_| self.leaning == Leaning::Future)?;
        let end = length.from(reference.moment, 1)?;
        Some(match length.finest() {
            Unit::Second | Unit::Minute | Unit::Hour => self.away(length, 1)?,
            _ => Value::Interval(Point::Day(reference.moment.date()), Point::Day(end.date())),
        })
    }

    /// So many units up to yesterday, or from tomorrow.
    pub(super) fn stretch(&self, unit: Unit, count: i64, sign: i64) -> Option<Value> {
        let today = self.today()?;
        if unit == Unit::Decade {
            let decade = today.year() / 10 * 10;
            let years = i16::try_from(count).ok()?.checked_mul(10)?;
            let (first, last) = if sign < 0 {
                (decade.checked_sub(years)?, decade - 10)
            } else {
                (decade + 10, decade.checked_add(years)?)
            };
            return Some(Value::Interval(Point::Decade(first), Point::Decade(last)));
        }
        if matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) {
            return None;
        }
        let length = Length::of(unit, u64::try_from(count).ok()?.checked_mul(1000)?);
        let other = length.from(today.into(), sign)?.date();
        let (first, last) =
            if sign < 0 { (other, today.yesterday().ok()?) } else { (today.tomorrow().ok()?, other) };
        Some(Value::Interval(Point::Day(first), Point::Day(last)))
    }
}
