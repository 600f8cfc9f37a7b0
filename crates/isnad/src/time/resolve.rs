//! From what an expression says to the value that it has in an article of some day.

use super::calendar::{HijriDay, Holiday, hijri_month, nth_weekday};
use super::length::{Length, days_from, months_from};
use super::meaning::{DateFields, Meaning, Member, MonthRef, YearRef};
use super::value::{Clock, Point, Value, monday};
use super::words::{Calendar, Edge, Part, Season, Unit};
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

    /// A day, a month or a year by its parts.
    fn date(&self, fields: &DateFields) -> Option<Value> {
        let point = match (fields.day, fields.month, fields.weekday) {
            (Some(day), Some(month), weekday) => Point::Day(self.day_of_month(day, month, weekday, fields)?),
            (Some(day), None, weekday) => Point::Day(self.day_alone(day, weekday)?),
            (None, Some(month), _) => return self.month(month, fields),
            (None, None, Some(weekday)) => Point::Day(self.weekday(weekday, fields.toward)?),
            (None, None, None) => return self.year(fields.year),
        };
        Some(Value::Point(point))
    }

    fn year(&self, year: YearRef) -> Option<Value> {
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
    fn named_year(&self, year: YearRef) -> Option<i16> {
        match year {
            YearRef::Is(year) => Some(year),
            YearRef::Shift(shift) => self.today()?.year().checked_add(i16::from(shift)),
            YearRef::Hijri(_) | YearRef::Open => None,
        }
    }

    /// The day of that name: the last one up to today, or the next.
    fn weekday(&self, number: i8, toward: Option<i8>) -> Option<Date> {
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
    fn choose(&self, candidates: &[Date], weekday: Option<i8>, toward: Option<i8>) -> Option<Date> {
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
    fn hijri_day(&self, month: i8, day: i8, fields: &DateFields) -> Option<Date> {
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

    fn month(&self, month: MonthRef, fields: &DateFields) -> Option<Value> {
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

    /// A unit counted from the present one.
    fn shift(&self, unit: Unit, shift: i32) -> Option<Value> {
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
    fn away(&self, length: &Length, sign: i64) -> Option<Value> {
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
    fn again(&self, days: i32, weekday: &Meaning) -> Option<Value> {
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
    fn inside(&self, length: &Length) -> Option<Value> {
        let reference = self.reference.filter(|_| self.leaning == Leaning::Future)?;
        let end = length.from(reference.moment, 1)?;
        Some(match length.finest() {
            Unit::Second | Unit::Minute | Unit::Hour => self.away(length, 1)?,
            _ => Value::Interval(Point::Day(reference.moment.date()), Point::Day(end.date())),
        })
    }

    /// So many units up to yesterday, or from tomorrow.
    fn stretch(&self, unit: Unit, count: i64, sign: i64) -> Option<Value> {
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

    fn season(&self, season: Season, year: YearRef) -> Option<Value> {
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

    fn holiday(&self, holiday: Holiday, nth: Option<i8>, year: YearRef, toward: Option<i8>) -> Option<Value> {
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
