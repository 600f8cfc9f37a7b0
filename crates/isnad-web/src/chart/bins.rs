//! Days put together into bins of one length.

use crate::screen::{Words, labels};
use jiff::civil::Date;

/// Bins that a chart shows at most.
const MOST: usize = 72;

/// A day and how many lie on it.
pub(crate) type Counted = (Date, u64);

/// How long a bin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Bins of one length, without a gap, in the order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bins {
    /// How long each is.
    pub(crate) step: Step,
    /// Each by its first day, with its count.
    pub(crate) all: Vec<Counted>,
    /// How many lie before the first.
    pub(crate) before: u64,
    /// How many lie behind the last.
    pub(crate) after: u64,
}

impl Bins {
    /// The bins of counts by day. Where the days reach too far, the few of the ends are left out, and told.
    pub(crate) fn of_days(days: &[Counted]) -> Self {
        let mut days = days.to_vec();
        days.sort_unstable_by_key(|(day, _)| *day);
        if let Some(step) = step_of(&days) {
            return Self::filled(step, &days, 0, 0);
        }
        let cut = days.iter().map(|(_, count)| count).sum::<u64>() / 200;
        let before = trim(&mut days, cut, |days| days.remove(0));
        let after = trim(&mut days, cut, |days| days.swap_remove(days.len() - 1));
        Self::filled(step_of(&days).unwrap_or(Step::Year), &days, before, after)
    }

    /// The bins of other counts that share an axis with these.
    pub(crate) fn like(&self, days: &[Counted]) -> Self {
        let mut bins = Self { all: self.all.iter().map(|(first, _)| (*first, 0)).collect(), ..self.clone() };
        for (day, count) in days {
            let first = self.step.first(*day);
            if let Ok(at) = bins.all.binary_search_by_key(&first, |(first, _)| *first) {
                bins.all[at].1 += count;
            }
        }
        bins
    }

    /// The bins of days in order.
    fn filled(step: Step, days: &[Counted], mut before: u64, after: u64) -> Self {
        let mut all: Vec<Counted> = Vec::new();
        let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else {
            return Self { step, all, before, after };
        };
        let mut day = step.first(*first);
        while day <= *last {
            all.push((day, 0));
            let Some(next) = step.next(day) else { break };
            day = next;
        }
        let surplus = all.len().saturating_sub(MOST);
        all.drain(..surplus);
        let mut at = 0;
        for (day, count) in days {
            let first = step.first(*day);
            while all.get(at).is_some_and(|(bin, _)| *bin < first) {
                at += 1;
            }
            match all.get_mut(at) {
                Some((bin, sum)) if *bin == first => *sum += count,
                _ => before += count,
            }
        }
        Self { step, all, before, after }
    }
}

/// The shortest step that needs no more bins than a chart shows.
fn step_of(days: &[Counted]) -> Option<Step> {
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else { return Some(Step::Day) };
    let months =
        i32::from(last.year() - first.year()) * 12 + i32::from(last.month()) - i32::from(first.month());
    let span = first.until(*last).map_or(i32::MAX, |span| span.get_days());
    let fits = |bins: i32| usize::try_from(bins).is_ok_and(|bins| bins < MOST);
    if fits(span) {
        Some(Step::Day)
    } else if fits(months) {
        Some(Step::Month)
    } else if fits(i32::from(last.year() - first.year())) && months < 12 * 30 {
        Some(Step::Year)
    } else {
        None
    }
}

/// Takes days from one end as long as no more than `cut` fall away; how many fell.
fn trim(days: &mut Vec<Counted>, cut: u64, take: fn(&mut Vec<Counted>) -> Counted) -> u64 {
    let mut gone = 0;
    while days.len() > 1 {
        let (day, count) = take(days);
        if gone + count > cut {
            days.push((day, count));
            days.sort_unstable_by_key(|(day, _)| *day);
            break;
        }
        gone += count;
    }
    gone
}

impl Step {
    /// The first day of the bin that a day lies in.
    fn first(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Month => day.first_of_month(),
            Self::Year => day.first_of_year(),
        }
    }

    /// The first day of the bin behind the one that begins with a day.
    fn next(self, day: Date) -> Option<Date> {
        match self {
            Self::Day => day.tomorrow().ok(),
            Self::Month if day.month() < 12 => Date::new(day.year(), day.month() + 1, 1).ok(),
            Self::Month | Self::Year => Date::new(day.year() + 1, 1, 1).ok(),
        }
    }

    /// The name of the bin that begins with a day, as the query language writes it.
    pub(crate) fn name(self, first: Date) -> String {
        let (year, month) = (first.year(), first.month());
        match self {
            Self::Day => first.to_string(),
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Year => format!("{year:04}"),
        }
    }

    /// The same in the words of a screen.
    pub(crate) fn label(self, words: &Words, first: Date) -> String {
        labels::written(words, first, self != Self::Year, self == Self::Day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::Language;

    fn counts(days: &[(&str, u64)]) -> Vec<Counted> {
        days.iter().map(|(day, count)| (day.parse().expect("a day"), *count)).collect()
    }

    fn total(bins: &Bins) -> u64 {
        bins.before + bins.after + bins.all.iter().map(|(_, count)| count).sum::<u64>()
    }

    #[test]
    fn few_days_are_days_and_gaps_are_shown() {
        let bins = Bins::of_days(&counts(&[("2021-04-08", 2), ("2021-04-11", 1)]));
        assert_eq!(bins.step, Step::Day);
        assert_eq!(bins.all.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [2, 0, 0, 1]);
    }

    #[test]
    fn more_are_months_or_years() {
        let months = Bins::of_days(&counts(&[("2021-01-08", 2), ("2022-04-11", 1)]));
        assert_eq!((months.step, months.all.len()), (Step::Month, 16));
        let years = Bins::of_days(&counts(&[("2001-01-08", 2), ("2022-04-11", 1)]));
        assert_eq!((years.step, years.all.len()), (Step::Year, 22));
    }

    #[test]
    fn a_date_that_lies_far_off_does_not_flatten_the_rest() {
        let days = counts(&[("0622-07-16", 1), ("2021-04-08", 500), ("2021-04-10", 500), ("2150-01-01", 1)]);
        let bins = Bins::of_days(&days);
        assert_eq!((bins.step, bins.all.len(), bins.before, bins.after), (Step::Day, 3, 1, 1));
        assert_eq!(total(&bins), 1002);
    }

    #[test]
    fn an_axis_is_shared() {
        let bins = Bins::of_days(&counts(&[("2021-04-08", 2), ("2021-04-10", 1)]));
        let others = bins.like(&counts(&[("2021-04-09", 5), ("1999-01-01", 3)]));
        assert_eq!(others.all.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [0, 5, 0]);
    }

    #[test]
    fn bins_are_named_as_the_query_language_names_them() {
        let named = |step: Step| {
            let first = step.first("0987-04-08".parse().expect("a day"));
            (step.name(first), step.label(Language::English.words(), first))
        };
        assert_eq!(named(Step::Day), ("0987-04-08".into(), "8 April 0987".into()));
        assert_eq!(named(Step::Month), ("0987-04".into(), "April 0987".into()));
        assert_eq!(named(Step::Year), ("0987".into(), "0987".into()));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(Bins::of_days(&[]).all.is_empty());
    }
}
