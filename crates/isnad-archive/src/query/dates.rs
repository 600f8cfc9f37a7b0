//! Days and stretches of days.

use jiff::civil::Date;
use std::ops::RangeInclusive;

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Days {
    /// The days of a date of the record: a day, a month (`2016-11`), a year, or a stretch (`2016-11-01/2016-11-05`).
    /// `None` for what has no fixed days, such as a season.
    pub fn of(value: &str) -> Option<Self> {
        match value.split_once('/') {
            Some((first, last)) => stretch(Some(partial(first)?), Some(partial(last)?)),
            None => partial(value),
        }
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: Date) -> bool {
        RangeInclusive::new(self.first, self.last).contains(&day)
    }
}

/// A date of a query: `2021`, `2021-04`, `2021-04-08`, `2021-04..2021-06`, `2021..`, `..2021-04-08`.
pub(super) fn parse(text: &str) -> Option<Days> {
    let Some((first, last)) = text.split_once("..") else { return partial(text) };
    if first.is_empty() && last.is_empty() {
        return None;
    }
    let end = |text: &str| if text.is_empty() { Some(None) } else { partial(text).map(Some) };
    stretch(end(first)?, end(last)?)
}

/// From the first day of one to the last day of the other; an end that is not given is open.
fn stretch(first: Option<Days>, last: Option<Days>) -> Option<Days> {
    let first = first.map_or(Date::MIN, |days| days.first);
    let last = last.map_or(Date::MAX, |days| days.last);
    (first <= last).then_some(Days { first, last })
}

/// A day, a month or a year.
fn partial(text: &str) -> Option<Days> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
    let mut number = || match parts.next() {
        None => Some(None),
        Some(part) if (1..=2).contains(&part.len()) => part.parse::<i8>().ok().map(Some),
        Some(_) => None,
    };
    let (month, day) = (number()?, number()?);
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (None, _) => first.last_of_year(),
        (Some(_), None) => first.last_of_month(),
        (Some(_), Some(_)) => first,
    };
    parts.next().is_none().then_some(Days { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_may_be_partial_and_open() {
        let days = |first, last| Some(Days { first, last });
        assert_eq!(parse("2021"), days(date(2021, 1, 1), date(2021, 12, 31)));
        assert_eq!(parse("2021-02"), days(date(2021, 2, 1), date(2021, 2, 28)));
        assert_eq!(parse("2021-4-8"), days(date(2021, 4, 8), date(2021, 4, 8)));
        assert_eq!(parse("2021-04..2021-06"), days(date(2021, 4, 1), date(2021, 6, 30)));
        assert_eq!(parse("2021.."), days(date(2021, 1, 1), Date::MAX));
        assert_eq!(parse("..2021"), days(Date::MIN, date(2021, 12, 31)));
        for wrong in
            ["", "..", "yesterday", "2021-13", "2021-02-30", "2022..2021", "21-04-08", "2021-04-08-1"]
        {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates_of_the_record_have_days() {
        assert_eq!(Days::of("2016-11"), Some(Days { first: date(2016, 11, 1), last: date(2016, 11, 30) }));
        assert_eq!(Days::of("2021-05-03/2021-05-05").map(|d| d.last), Some(date(2021, 5, 5)));
        assert_eq!(Days::of("201X"), None);
        assert_eq!(Days::of("2016-22"), None);
    }
}
