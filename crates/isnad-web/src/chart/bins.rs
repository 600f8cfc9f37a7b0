//! Days put together into bins of one length.

use isnad_archive::Count;
use jiff::ToSpan;
use jiff::civil::Date;

/// Bins that a chart shows at most.
const MOST: usize = 72;

/// A day and how many lie on it.
type Counted = (Date, u64);

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
    /// Each by its date: `2021-04-08`, `2021-04` or `2021`, with its count.
    pub(crate) all: Vec<(String, u64)>,
    /// How many lie before the first.
    pub(crate) before: u64,
    /// How many lie behind the last.
    pub(crate) after: u64,
}

impl Bins {
    /// The bins of counts by day. Where the days reach too far, the few of the ends are left out, and told.
    pub(crate) fn of_days(days: &[Count]) -> Self {
        let mut days: Vec<Counted> =
            days.iter().filter_map(|day| Some((day.value.parse().ok()?, day.count))).collect();
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
    pub(crate) fn like(&self, days: &[Count]) -> Self {
        let mut bins =
            Self { all: self.all.iter().map(|(date, _)| (date.clone(), 0)).collect(), ..self.clone() };
        for day in days {
            let date = day.value.parse::<Date>().map(|date| self.step.name(date));
            if let Ok(date) = date
                && let Ok(at) = bins.all.binary_search_by(|(known, _)| known.cmp(&date))
            {
                bins.all[at].1 += day.count;
            }
        }
        bins
    }

    fn filled(step: Step, days: &[Counted], mut before: u64, after: u64) -> Self {
        let mut all: Vec<(String, u64)> = Vec::new();
        let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else {
            return Self { step, all, before, after };
        };
        let mut day = step.first(*first);
        while day <= *last {
            all.push((step.name(day), 0));
            let Some(next) = step.next(day) else { break };
            day = next;
        }
        let surplus = all.len().saturating_sub(MOST);
        all.drain(..surplus);
        for (day, count) in days {
            match all.binary_search_by(|(known, _)| known.cmp(&step.name(*day))) {
                Ok(at) => all[at].1 += count,
                Err(_) => before += count,
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

    fn next(self, day: Date) -> Option<Date> {
        let span = match self {
            Self::Day => 1.day(),
            Self::Month => 1.month(),
            Self::Year => 1.year(),
        };
        day.checked_add(span).ok()
    }

    /// The name of the bin that a day lies in, as the query language writes it.
    pub(crate) fn name(self, day: Date) -> String {
        let mut name = day.to_string();
        name.truncate(match self {
            Self::Day => 10,
            Self::Month => 7,
            Self::Year => 4,
        });
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(days: &[(&str, u64)]) -> Vec<Count> {
        days.iter().map(|(day, n)| Count { value: (*day).into(), label: (*day).into(), count: *n }).collect()
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
    fn nothing_gives_nothing() {
        assert!(Bins::of_days(&[]).all.is_empty());
    }
}
