//! Counts of the index as counts for people.

use crate::error::Result;
use crate::index::{Counts, Outlets};
use crate::names::NamesOf;
use crate::search::{Count, Facet, FacetCounts};
use isnad::model::{Act, ChannelType, Form, SpeakerKind};
use isnad_linkage::days;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The counts of a facet: the most frequent `values`, or all months or years in order.
pub(crate) fn counts(
    names: &NamesOf<'_>,
    outlets: &Outlets,
    facet: Facet,
    counts: Counts,
    values: usize,
) -> Result<FacetCounts> {
    let counts = match facet {
        Facet::Outlet => of_outlets(outlets, counts, values),
        Facet::Speaker => speakers(names, counts, values)?,
        Facet::Act => vocabulary(Act::ALL, Act::as_str, counts, values),
        Facet::Form => vocabulary(Form::ALL, Form::as_str, counts, values),
        Facet::Kind => vocabulary(SpeakerKind::ALL, SpeakerKind::as_str, counts, values),
        Facet::Channel => vocabulary(ChannelType::ALL, ChannelType::as_str, counts, values),
        Facet::Month => dates(counts, 7),
        Facet::Year => dates(counts, 4),
    };
    Ok(FacetCounts { facet, counts })
}

/// Counts by day, in order.
pub(crate) fn days(mut counts: Counts) -> Vec<(Date, u64)> {
    counts.sort_unstable();
    counts.into_iter().filter_map(|(number, count)| Some((days::day(number.into())?, count.into()))).collect()
}

fn counted(value: String, label: String, count: u32) -> Count {
    Count { value, label, count: count.into() }
}

/// The most frequent, of equals the first.
fn most(mut all: Counts, values: usize) -> Counts {
    let order = |(a, x): &(u32, u32), (b, y): &(u32, u32)| y.cmp(x).then_with(|| a.cmp(b));
    if all.len() > values && values > 0 {
        all.select_nth_unstable_by(values - 1, order);
    }
    all.truncate(values);
    all.sort_unstable_by(order);
    all
}

/// Values with their counts; 0 stands for none.
fn known(mut counts: Counts) -> Counts {
    counts.retain(|(value, _)| *value > 0);
    counts
}

fn of_outlets(outlets: &Outlets, mut counts: Counts, values: usize) -> Vec<Count> {
    counts.retain(|(number, _)| !outlets.name(*number).is_empty());
    let name = |number| outlets.name(number).to_owned();
    most(counts, values)
        .into_iter()
        .map(|(number, count)| counted(name(number), name(number), count))
        .collect()
}

fn speakers(names: &NamesOf<'_>, counts: Counts, values: usize) -> Result<Vec<Count>> {
    let most = most(known(counts), values);
    most.into_iter().map(|(id, count)| Ok(counted(id.to_string(), names.label(id)?, count))).collect()
}

fn vocabulary<T: Copy>(all: &[T], name: fn(T) -> &'static str, counts: Counts, values: usize) -> Vec<Count> {
    let name = |code: u32| all.get(code as usize - 1).map(|value| name(*value).to_owned());
    most(known(counts), values)
        .into_iter()
        .filter_map(|(code, count)| name(code).map(|name| counted(name.clone(), name, count)))
        .collect()
}

/// Months put together by the first letters of their dates.
fn dates(counts: Counts, letters: usize) -> Vec<Count> {
    let mut sums: BTreeMap<String, u32> = BTreeMap::new();
    for (number, count) in counts {
        if let Some(day) = days::month_of(number.into()) {
            let mut date = day.to_string();
            date.truncate(letters);
            *sums.entry(date).or_default() += count;
        }
    }
    sums.into_iter().map(|(date, count)| counted(date.clone(), date, count)).collect()
}
