//! Days as tags: a stretch of days is a few tags instead of a walk over a column.
//!
//! A statement has a tag for every year and month that its date touches, and for its days where these are few. A date
//! that says no more than a month or a year has a coarse tag for every month instead of days.

use crate::query::Days;
use jiff::civil::Date;

/// Dates of more days have no tags of days.
const DAYS: i32 = 14;
/// Dates of more years, and questions for more, are none that tags serve.
const YEARS: i16 = 40;

/// The tags of a statement's date under a name: `said:2018`, `said:2018-05`, `said:2018-05-03`.
pub(super) fn tags(name: &str, date: Days) -> Vec<String> {
    let mut tags = Vec::new();
    let years = date.first.year()..=date.last.year().min(date.first.year().saturating_add(YEARS));
    tags.extend(years.map(|year| format!("{name}:{year:04}")));
    let coarse = (date.last - date.first).get_days() >= DAYS;
    for month in months(date) {
        tags.push(format!("{name}:{}", written(month, 7)));
        if coarse {
            tags.push(format!("{name}~{}", written(month, 7)));
        }
    }
    if !coarse {
        tags.extend(days(date).map(|day| format!("{name}:{}", written(day, 10))));
    }
    tags
}

/// Tags one of which a date has if it touches a stretch of days; `None` where these would be too many.
pub(super) fn touching(name: &str, wanted: Days) -> Option<Vec<String>> {
    if wanted.last.year().checked_sub(wanted.first.year())? > YEARS {
        return None;
    }
    let mut tags = Vec::new();
    for year in wanted.first.year()..=wanted.last.year() {
        let whole = Days { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? };
        if wanted.first <= whole.first && whole.last <= wanted.last {
            tags.push(format!("{name}:{year:04}"));
            continue;
        }
        let part = Days { first: wanted.first.max(whole.first), last: wanted.last.min(whole.last) };
        for month in months(part) {
            let whole = Days { first: month, last: month.last_of_month() };
            if part.first <= whole.first && whole.last <= part.last {
                tags.push(format!("{name}:{}", written(month, 7)));
                continue;
            }
            let part = Days { first: part.first.max(whole.first), last: part.last.min(whole.last) };
            tags.push(format!("{name}~{}", written(month, 7)));
            tags.extend(days(part).map(|day| format!("{name}:{}", written(day, 10))));
        }
    }
    Some(tags)
}

/// The first days of the months that a stretch touches.
fn months(stretch: Days) -> impl Iterator<Item = Date> {
    let first = stretch.first.first_of_month();
    let after = |month: &Date| month.checked_add(jiff::Span::new().months(1)).ok();
    std::iter::successors(Some(first), after)
        .take_while(move |month| *month <= stretch.last)
        .take(usize::from(YEARS.unsigned_abs()) * 12)
}

fn days(stretch: Days) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(stretch.first), |day| day.tomorrow().ok())
        .take_while(move |day| *day <= stretch.last)
}

/// The first letters of a date: 7 for a month, 10 for a day.
fn written(day: Date, letters: usize) -> String {
    let mut text = day.to_string();
    text.truncate(letters);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_years_and_months_are_one_tag() {
        let wanted = Days::of("2016-11-29/2018-02-01").expect("days");
        assert_eq!(
            touching("said", wanted).expect("few"),
            [
                "said~2016-11",
                "said:2016-11-29",
                "said:2016-11-30",
                "said:2016-12",
                "said:2017",
                "said:2018-01",
                "said~2018-02",
                "said:2018-02-01"
            ]
        );
    }

    proptest! {
        #[test]
        fn tags_are_shared_by_stretches_of_days_that_touch(first in 0_i32..900, length in 0_i32..20, from in 0_i32..900, for_days in 0_i32..500) {
            let day = |number: i32| jiff::civil::date(2016, 1, 1) + jiff::Span::new().days(number);
            let date = Days { first: day(first), last: day(first + length) };
            let wanted = Days { first: day(from), last: day(from + for_days) };
            let touch = date.first <= wanted.last && wanted.first <= date.last;
            let have = tags("said", date);
            let shared = touching("said", wanted).expect("few").iter().any(|tag| have.contains(tag));
            // What is dated coarsely lies in every stretch that its month touches.
            let coarse = length >= DAYS;
            prop_assert_eq!(shared, touch || shared && coarse);
        }
    }
}
