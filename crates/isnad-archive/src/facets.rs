//! Counts of the index as counts for people.

use crate::error::Result;
use crate::index::Counts;
use crate::names::NamesOf;
use crate::search::{Count, Facet, FacetCounts};
use isnad::model::{Act, ChannelType, Form, SpeakerKind};
use isnad_linkage::days;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The counts of a facet: the most frequent `values`, or all days, months or years in order.
pub(crate) fn counts(
    names: &NamesOf<'_>,
    facet: Facet,
    counts: Counts,
    values: usize,
) -> Result<FacetCounts> {
    let counts = match (facet, counts) {
        (_, Counts::Names(counts)) => {
            let known = counts.into_iter().filter(|(name, _)| !name.is_empty());
            most(known.collect(), values)
                .into_iter()
                .map(|(name, count)| counted(name.clone(), name, count))
                .collect()
        }
        (Facet::Speaker, Counts::Numbers(numbers)) => speakers(names, &numbers, values)?,
        (Facet::Act, Counts::Numbers(numbers)) => vocabulary(Act::ALL, Act::as_str, &numbers, values),
        (Facet::Form, Counts::Numbers(numbers)) => vocabulary(Form::ALL, Form::as_str, &numbers, values),
        (Facet::Kind, Counts::Numbers(numbers)) => {
            vocabulary(SpeakerKind::ALL, SpeakerKind::as_str, &numbers, values)
        }
        (Facet::Channel, Counts::Numbers(numbers)) => {
            vocabulary(ChannelType::ALL, ChannelType::as_str, &numbers, values)
        }
        (Facet::Day, Counts::Numbers(numbers)) => by_day(&numbers),
        (Facet::Month, Counts::Numbers(numbers)) => dates(met(&numbers), days::month_of, 7),
        (Facet::Year, Counts::Numbers(numbers)) => dates(met(&numbers), days::month_of, 4),
        (Facet::Outlet, Counts::Numbers(_)) => Vec::new(),
    };
    Ok(FacetCounts { facet, counts })
}

fn counted(value: String, label: String, count: u32) -> Count {
    Count { value, label, count: count.into() }
}

/// The most frequent, of equals the first.
fn most<T: Ord>(mut all: Vec<(T, u32)>, values: usize) -> Vec<(T, u32)> {
    all.retain(|(_, count)| *count > 0);
    let order = |(a, x): &(T, u32), (b, y): &(T, u32)| y.cmp(x).then_with(|| a.cmp(b));
    if all.len() > values && values > 0 {
        all.select_nth_unstable_by(values - 1, order);
    }
    all.truncate(values);
    all.sort_unstable_by(order);
    all
}

/// Values with their counts; 0 stands for none.
fn met(numbers: &[(u64, u32)]) -> Vec<(u64, u32)> {
    numbers.iter().copied().filter(|(value, _)| *value > 0).collect()
}

fn speakers(names: &NamesOf<'_>, numbers: &[(u64, u32)], values: usize) -> Result<Vec<Count>> {
    let most = most(met(numbers), values);
    most.into_iter().map(|(id, count)| Ok(counted(id.to_string(), names.label(id as u32)?, count))).collect()
}

fn vocabulary<T: Copy>(
    all: &[T],
    name: fn(T) -> &'static str,
    numbers: &[(u64, u32)],
    values: usize,
) -> Vec<Count> {
    let most = most(met(numbers), values);
    let name = |code: u64| all.get(code as usize - 1).map(|value| name(*value).to_owned());
    most.into_iter()
        .filter_map(|(code, count)| name(code).map(|name| counted(name.clone(), name, count)))
        .collect()
}

/// Days in order; 0 stands for none.
fn by_day(numbers: &[(u64, u32)]) -> Vec<Count> {
    let known = numbers.iter().filter_map(|(number, count)| Some((days::day(*number)?, *count)));
    known
        .map(|(day, count)| {
            let day = day.to_string();
            counted(day.clone(), day, count)
        })
        .collect()
}

/// Months put together by the first letters of their dates.
fn dates(numbers: Vec<(u64, u32)>, date: fn(u64) -> Option<Date>, letters: usize) -> Vec<Count> {
    let mut sums: BTreeMap<String, u32> = BTreeMap::new();
    for (number, count) in numbers {
        if let Some(day) = date(number) {
            let mut date = day.to_string();
            date.truncate(letters);
            *sums.entry(date).or_default() += count;
        }
    }
    sums.into_iter().map(|(date, count)| counted(date.clone(), date, count)).collect()
}
