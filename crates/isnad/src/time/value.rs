//! Values of time expressions: points of the calendar with their granularity, stretches, lengths, sets.

use super::length::{Length, days_from, months_from};
use super::word::{Edge, Part, Season};
use jiff::civil::{Date, Weekday};
use std::fmt;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// 0–23.
    pub hour: i8,
    /// `None` where the text gives the hour alone.
    pub minute: Option<i8>,
    /// `None` where the text gives none.
    pub second: Option<i8>,
    /// `Z`, `+03:00`; `None` for local time.
    pub zone: Option<&'static str>,
    /// True where the text leaves open which half of the day is meant.
    pub(super) ambiguous: bool,
}

/// A point of the calendar: a stretch of time with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Its first two digits.
    Century(i16),
    /// Its first year.
    Decade(i16),
    /// A year.
    Year(i16),
    /// A quarter of a year, 1–4.
    Quarter(i16, i8),
    /// A season of the year in which it begins.
    Season(i16, Season),
    /// A month of a year.
    Month(i16, i8),
    /// A week, by its Monday.
    Week(Date),
    /// A day.
    Day(Date),
    /// A part of a day.
    Part(Date, Part),
    /// A time of a day.
    Time(Date, Clock),
}

/// How fine a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Granularity {
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A year.
    Year,
    /// A quarter or a season.
    Quarter,
    /// A month.
    Month,
    /// A week or its end.
    Week,
    /// A day.
    Day,
    /// A part of a day.
    Part,
    /// Hours, minutes, seconds.
    Time,
}

impl Granularity {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Part => "part of day",
            Self::Time => "time",
        }
    }
}

impl Point {
    /// How fine it is.
    pub const fn granularity(self) -> Granularity {
        match self {
            Self::Century(_) => Granularity::Century,
            Self::Decade(_) => Granularity::Decade,
            Self::Year(_) => Granularity::Year,
            Self::Quarter(..) | Self::Season(..) => Granularity::Quarter,
            Self::Month(..) => Granularity::Month,
            Self::Week(_) => Granularity::Week,
            Self::Day(_) => Granularity::Day,
            Self::Part(..) => Granularity::Part,
            Self::Time(..) => Granularity::Time,
        }
    }

    /// Its first and its last day.
    pub fn days(self) -> Option<(Date, Date)> {
        let years = |from: i16, to: i16| Some((Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?));
        let months = |year: i16, month: i8, count: i64| {
            let first = Date::new(year, month, 1).ok()?;
            Some((first, months_from(first, count)?.yesterday().ok()?))
        };
        match self {
            Self::Century(c) => years(c.checked_mul(100)?, c.checked_mul(100)?.checked_add(99)?),
            Self::Decade(y) => years(y, y.checked_add(9)?),
            Self::Year(y) => years(y, y),
            Self::Quarter(y, q) => months(y, q * 3 - 2, 3),
            Self::Season(y, season) => match season {
                Season::Spring => months(y, 3, 3),
                Season::Summer => months(y, 6, 3),
                Season::Autumn => months(y, 9, 3),
                Season::Winter => months(y, 12, 3),
            },
            Self::Month(y, m) => months(y, m, 1),
            Self::Week(monday) => Some((monday, days_from(monday, 6)?)),
            Self::Day(day) | Self::Part(day, _) | Self::Time(day, _) => Some((day, day)),
        }
    }

    /// The day that it lies in; `None` where it is coarser than a day.
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Part(day, _) | Self::Time(day, _) => Some(day),
            _ => None,
        }
    }
}

/// What a time expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A point of the calendar.
    Point(Point),
    /// A part of one: its beginning, its middle, its end.
    Edge(Edge, Point),
    /// From one point to another, both within.
    Interval(Point, Point),
    /// A time of an unknown day.
    Clock(Clock),
    /// From one time of day to another.
    Clocks(Clock, Clock),
    /// A part of an unknown day.
    Part(Part),
    /// A length of time.
    Length(Length),
    /// Again and again, after so long.
    Every(Length),
    /// On that weekday (1 = Monday), at that time if one is given.
    EveryWeekday(i8, Option<Clock>),
    /// Every day at that time.
    EveryDay(Clock),
    /// The present.
    Now,
}

impl Value {
    /// Its first and its last day, where it lies on the calendar.
    pub fn days(self) -> Option<(Date, Date)> {
        match self {
            Self::Point(point) => point.days(),
            Self::Edge(edge, point) => {
                let (first, last) = point.days()?;
                let length = i64::from(last.since(first).ok()?.get_days()) + 1;
                Some(match edge {
                    Edge::Early => (first, days_from(first, (length - 1) / 2)?),
                    Edge::Middle => (days_from(first, length / 4)?, days_from(last, -(length / 4))?),
                    Edge::Late | Edge::Rest => (days_from(first, length / 2)?, last),
                    Edge::End => (last, last),
                })
            }
            Self::Interval(from, to) => Some((from.days()?.0, to.days()?.1)),
            _ => None,
        }
    }

    /// The value without what is finer than a day.
    pub(super) fn to_the_day(self) -> Self {
        match self {
            Self::Point(point) => Self::Point(point.day().map_or(point, Point::Day)),
            other => other,
        }
    }

    /// How fine it is, where it lies on the calendar.
    pub const fn granularity(self) -> Option<Granularity> {
        match self {
            Self::Point(point) | Self::Edge(_, point) | Self::Interval(point, _) => Some(point.granularity()),
            Self::Clock(_) | Self::Clocks(..) => Some(Granularity::Time),
            Self::Part(_) => Some(Granularity::Part),
            _ => None,
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}", self.hour)?;
        if let Some(minute) = self.minute {
            write!(f, ":{minute:02}")?;
        }
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        f.write_str(self.zone.unwrap_or_default())
    }
}

impl fmt::Display for Point {
    /// ISO 8601 and, where it has no notation, EDTF: `201X` for a decade, `-21` … `-24` for seasons, `-33` …
    /// `-36` for quarters. A part of a day has none in either and is shown as its day.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(c) => write!(f, "{c:02}XX"),
            Self::Decade(y) => write!(f, "{:03}X", y / 10),
            Self::Year(y) if y < 0 => write!(f, "-{:04}", -y),
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Quarter(y, q) => write!(f, "{y:04}-{}", 32 + q),
            Self::Season(y, season) => write!(f, "{y:04}-{}", 21 + season as u8),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Week(monday) => {
                let week = monday.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Self::Day(day) | Self::Part(day, _) => write!(f, "{day}"),
            Self::Time(day, clock) => write!(f, "{day}{clock}"),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edge(Edge::Rest, _) | Self::Edge(Edge::End, Point::Day(_)) => match self.days() {
                Some((first, last)) if first != last => write!(f, "{first}/{last}"),
                Some((day, _)) => write!(f, "{day}"),
                None => Ok(()),
            },
            Self::Point(point) | Self::Edge(_, point) => point.fmt(f),
            Self::Interval(from, to) => write!(f, "{from}/{to}"),
            Self::Clock(clock) | Self::EveryDay(clock) => clock.fmt(f),
            Self::Clocks(from, to) => write!(f, "{from}/{to}"),
            Self::Part(part) => f.write_str(part.timex()),
            Self::Length(length) | Self::Every(length) => length.fmt(f),
            Self::EveryWeekday(day, clock) => {
                write!(f, "XXXX-WXX-{day}")?;
                clock.map_or(Ok(()), |clock| clock.fmt(f))
            }
            Self::Now => f.write_str("PRESENT_REF"),
        }
    }
}

impl Part {
    /// Its code in TIMEX3.
    pub const fn timex(self) -> &'static str {
        match self {
            Self::Dawn | Self::Morning => "TMO",
            Self::Noon => "T12",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Midnight => "T00",
            Self::Day => "TDT",
        }
    }
}

/// The Monday of a day's week.
pub(super) fn monday(day: Date) -> Option<Date> {
    days_from(day, -i64::from(day.weekday().since(Weekday::Monday)))
}
