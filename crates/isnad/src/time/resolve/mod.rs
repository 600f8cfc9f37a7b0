//! From what an expression says to the value that it has in an article of some day.

mod days;
mod lengths;
mod years;

use super::calendar::nth_weekday;
use super::length::{days_from, months_from};
use super::meaning::{DateFields, Meaning, Member};
use super::value::{Clock, Point, Value, monday};
use super::word::{Edge, Part, Unit};
use jiff::civil::{Date, DateTime, Weekday};

/// The moment from which times are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    moment: DateTime,
    /// False where only the day is known.
    timed: bool,
}

impl Reference {
    /// Its day.
    pub fn day(self) -> Date {
        self.moment.date()
    }
}

impl From<Date> for Reference {
    fn from(day: Date) -> Self {
        Self { moment: day.into(), timed: false }
    }
}

impl From<DateTime> for Reference {
    fn from(moment: DateTime) -> Self {
        Self { moment, timed: true }
    }
}

/// Which of the days that fit is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaning {
    /// The last one.
    Past,
    /// The next one.
    Future,
    /// The last one, told as news: a weekday of six days ago is rather tomorrow's, in a text dated a day early.
    Told,
}

/// Resolves meanings against a reference.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolver {
    pub(super) reference: Option<Reference>,
    pub(super) leaning: Leaning,
}

impl Resolver {
    /// The value of a meaning; `None` where it cannot be told.
    pub(super) fn value(&self, meaning: &Meaning) -> Option<Value> {
        match meaning {
            Meaning::Date(fields) => self.date(fields),
            Meaning::Shift(unit, shift) => self.shift(*unit, *shift),
            Meaning::Away(length, sign) => self.away(length, *sign),
            Meaning::Again(days, weekday) => self.again(*days, weekday),
            Meaning::Later(length) => {
                (self.leaning == Leaning::Future).then(|| self.away(length, 1)).flatten()
            }
            Meaning::FromNow(length) => {
                self.away(length, if self.leaning == Leaning::Future { 1 } else { -1 })
            }
            Meaning::Inside(length) => self.inside(length),
            Meaning::Stretch(unit, count, sign) => self.stretch(*unit, *count, *sign),
            Meaning::Nth(nth, member, of) => self.nth(*nth, *member, of),
            Meaning::Edge(edge, of) => self.edge(*edge, of),
            Meaning::Within(week, inner) => self.within(week, inner),
            Meaning::WeekOf(day) => {
                let (first, _) = self.value(day)?.days()?;
                Some(Value::Point(Point::Week(monday(first)?)))
            }
            Meaning::Season(season, year) => self.season(*season, *year),
            Meaning::Holiday(holiday, nth, year, toward) => self.holiday(*holiday, *nth, *year, *toward),
            Meaning::Decade(tens, century) => {
                let first = century.unwrap_or(19).checked_mul(100)?.checked_add(i16::from(*tens))?;
                Some(Value::Point(Point::Decade(first)))
            }
            Meaning::Century(century) => Some(Value::Point(Point::Century(century.checked_sub(1)?))),
            Meaning::Moment(day, clock, part) => self.moment(day.as_deref(), *clock, *part),
            Meaning::Between(from, to) => self.between(from, to),
            Meaning::On(day, times) => {
                let day = self.value(day)?.days()?.0;
                let Value::Clocks(from, to) = self.value(times)? else { return None };
                // من 10 مساء إلى 2 صباحا ends on the day behind.
                let minutes = |clock: Clock| (clock.hour, clock.minute.unwrap_or(0));
                let last = if minutes(to) < minutes(from) { day.tomorrow().ok()? } else { day };
                Some(Value::Interval(Point::Time(day, from), Point::Time(last, to)))
            }
            Meaning::Length(length) => Some(Value::Length(*length)),
            Meaning::Every(length) => Some(Value::Every(*length)),
            Meaning::EveryWeekday(day, clock) => Some(Value::EveryWeekday(*day, *clock)),
            Meaning::EveryDay(clock) => Some(Value::EveryDay(*clock)),
            Meaning::Now => Some(Value::Now),
            Meaning::Vague | Meaning::Then => None,
        }
    }

    fn today(&self) -> Option<Date> {
        self.reference.map(|r| r.moment.date())
    }

    /// The first Friday of a month, the second quarter of a year.
    fn nth(&self, nth: i8, member: Member, of: &Meaning) -> Option<Value> {
        let whole = self.value(of)?;
        let (first, last) = whole.days()?;
        let months = |count: i64, per: i64| {
            let start = if nth < 0 { 12 / per + i64::from(nth) } else { i64::from(nth) - 1 };
            let month = months_from(first, start * per)?;
            let end = months_from(month, count - 1)?;
            Some((month, end))
        };
        let point = match (member, whole) {
            (Member::Weekday(weekday), Value::Point(Point::Month(year, month))) => {
                Point::Day(nth_weekday(year, month, weekday, nth)?)
            }
            (Member::Unit(Unit::Week), Value::Point(Point::Month(..))) => {
                // The weeks of a month are those whose Monday lies in it.
                let start = days_from(first, i64::from(first.weekday().until(Weekday::Monday)))?;
                let week = if nth < 0 { monday(last)? } else { days_from(start, (i64::from(nth) - 1) * 7)? };
                Point::Week(week)
            }
            (Member::Unit(Unit::Week), Value::Point(Point::Year(_))) => {
                let start = monday(days_from(first, 3)?)?;
                let week = if nth < 0 {
                    monday(days_from(last, -3)?)?
                } else {
                    days_from(start, (i64::from(nth) - 1) * 7)?
                };
                Point::Week(week)
            }
            (Member::Unit(Unit::Quarter), Value::Point(Point::Year(year))) => {
                Point::Quarter(year, if nth < 0 { 4 } else { nth.min(4) })
            }
            (Member::Unit(Unit::Month), Value::Point(Point::Year(_))) => {
                let (month, _) = months(1, 1)?;
                Point::Month(month.year(), month.month())
            }
            (Member::Half, Value::Point(Point::Year(_))) => {
                let (from, to) = months(6, 6)?;
                return Some(Value::Interval(
                    Point::Month(from.year(), from.month()),
                    Point::Month(to.year(), to.month()),
                ));
            }
            (Member::Half, _) => return half(nth, whole),
            (Member::Unit(Unit::Day), _) => {
                let day = if nth < 0 { last } else { days_from(first, i64::from(nth) - 1)? };
                Point::Day(day)
            }
            _ => return None,
        };
        Some(Value::Point(point))
    }

    fn edge(&self, edge: Edge, of: &Meaning) -> Option<Value> {
        match (edge, self.value(of)?) {
            (Edge::Rest, Value::Point(point)) => {
                let today = self.today()?;
                let (first, last) = point.days()?;
                let from = if (first..=last).contains(&today) { today } else { first };
                Some(Value::Interval(Point::Day(from), Point::Day(last)))
            }
            (edge, Value::Point(point)) => Some(Value::Edge(edge, point)),
            // A Hijri month or year lies across those of the calendar that values are written in.
            (Edge::Early, Value::Interval(from, _)) => Some(Value::Point(from)),
            (Edge::End | Edge::Late, Value::Interval(_, to)) => Some(Value::Point(to)),
            (_, other) => Some(other),
        }
    }

    /// Weekdays of a week.
    fn within(&self, week: &Meaning, inner: &Meaning) -> Option<Value> {
        let Value::Point(Point::Week(monday)) = self.value(week)? else { return None };
        let day = |meaning: &Meaning| match meaning {
            Meaning::Date(DateFields { weekday: Some(weekday), .. }) => {
                days_from(monday, i64::from(*weekday) - 1).map(Point::Day)
            }
            _ => None,
        };
        match inner {
            Meaning::Between(from, to) => Some(Value::Interval(day(from)?, day(to)?)),
            other => day(other).map(Value::Point),
        }
    }

    /// A time or a part of a day.
    fn moment(&self, day: Option<&Meaning>, clock: Option<Clock>, part: Option<Part>) -> Option<Value> {
        let clock = clock.map(|clock| clock.in_part(part));
        let Some(day) = day else {
            return clock.map(Value::Clock).or(part.map(Value::Part));
        };
        match (self.value(day)?, clock, part) {
            (Value::Point(Point::Day(day)), Some(clock), _) => Some(Value::Point(Point::Time(day, clock))),
            (Value::Point(Point::Part(day, part)), Some(clock), _) => {
                Some(Value::Point(Point::Time(day, clock.in_part(Some(part)))))
            }
            (Value::Point(Point::Day(day)), None, Some(part)) => Some(Value::Point(Point::Part(day, part))),
            (Value::EveryWeekday(day, _), Some(clock), _) => Some(Value::EveryWeekday(day, Some(clock))),
            (other, ..) => Some(other),
        }
    }

    /// From one time to another; what the first leaves open the second says, and it does not lie before the first.
    fn between(&self, from: &Meaning, to: &Meaning) -> Option<Value> {
        match (self.value(from)?, self.value(to)?) {
            (Value::Point(from), Value::Point(to)) => {
                let (start, end) = (from.days()?.0, to.days()?.1);
                let to = match to {
                    // من الجمعة إلى الأحد: the Sunday behind that Friday.
                    Point::Day(day) if end < start && day.since(start).ok()?.get_days() > -7 => {
                        Point::Day(days_from(day, 7)?)
                    }
                    Point::Day(day) if end < start => {
                        Point::Day(Date::new(day.year() + 1, day.month(), day.day()).ok()?)
                    }
                    Point::Month(year, month) if end < start => Point::Month(year + 1, month),
                    other => other,
                };
                Some(Value::Interval(from, to))
            }
            (Value::Clock(from), Value::Clock(to)) => Some(Value::Clocks(from, to)),
            (Value::Clock(from), Value::Point(Point::Time(day, to))) => {
                Some(Value::Interval(Point::Time(day, from), Point::Time(day, to)))
            }
            _ => None,
        }
    }
}

impl Clock {
    /// The time that it is in a part of the day: 8 مساء is 20.
    pub(super) const fn in_part(self, part: Option<Part>) -> Self {
        let Some(part) = part else { return self };
        let hour = match (part, self.hour) {
            (Part::Dawn | Part::Morning | Part::Night | Part::Midnight, 12) => 0,
            (Part::Afternoon | Part::Evening, 1..=11) | (Part::Noon, 1..=9) | (Part::Night, 6..=11) => {
                self.hour + 12
            }
            (_, hour) => hour,
        };
        Self { hour, ambiguous: false, ..self }
    }
}

/// A half of anything but a year.
fn half(nth: i8, whole: Value) -> Option<Value> {
    let Value::Point(point) = whole else { return None };
    Some(Value::Edge(if nth == 1 { Edge::Early } else { Edge::Late }, point))
}
