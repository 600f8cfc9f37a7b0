//! Days as numbers, for columns and keys: 1 is the first day of the year 1000, 0 is no day.

use isnad::Record;
use isnad::model::parse_published;
use jiff::civil::Date;

const FIRST: Date = jiff::civil::date(1000, 1, 1);

/// The number of a day; days before the first count as the first.
pub fn number(day: Date) -> u64 {
    let days = (day.max(FIRST) - FIRST).get_days();
    u64::try_from(days).unwrap_or(0) + 1
}

/// The day of a number; `None` for 0.
pub fn day(number: u64) -> Option<Date> {
    let days = i64::try_from(number.checked_sub(1)?).ok()?;
    FIRST.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The number of a day's month, counted like the days.
pub fn month(day: Date) -> u64 {
    let day = day.max(FIRST);
    let months = (i64::from(day.year()) - i64::from(FIRST.year())) * 12 + i64::from(day.month());
    u64::try_from(months).unwrap_or(1)
}

/// The first day of a month's number; `None` for 0.
pub fn month_of(number: u64) -> Option<Date> {
    let months = i64::try_from(number.checked_sub(1)?).ok()?;
    FIRST.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

/// The number of the day when an article was published, 0 where nobody knows it.
pub fn published(record: &Record) -> u64 {
    record.published.as_deref().and_then(|day| parse_published(day).ok()).map_or(0, number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_comes_back() {
        for day in [FIRST, date(2021, 4, 8), Date::MAX] {
            assert_eq!(super::day(number(day)), Some(day));
        }
        assert_eq!(month_of(month(date(2021, 4, 8))), Some(date(2021, 4, 1)));
        assert_eq!(number(FIRST), 1);
        assert_eq!(super::day(0), None);
        assert_eq!(number(Date::MIN), 1);
    }
}
