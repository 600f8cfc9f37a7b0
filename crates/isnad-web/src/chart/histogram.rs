//! Counts over time as bars.

use super::bins::{Bins, Counted};
use super::tenths::Tenths;
use crate::screen::{Frame, Language};

/// The width of a chart, in its own units; it is stretched to the width of the page.
const WIDTH: f64 = 1000.0;
/// The height of a chart, in its own units.
const HEIGHT: f64 = 100.0;

/// A chart of bars.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Histogram {
    /// The bars, in the order of time; where nothing is counted there is none.
    pub(crate) bars: Vec<Bar>,
    /// The date of the first bar, in words.
    pub(crate) first: String,
    /// The date of the last bar, in words.
    pub(crate) last: String,
    /// How many lie before the first bar.
    pub(crate) before: u64,
    /// How many lie behind the last bar.
    pub(crate) after: u64,
    /// The width of every bar.
    pub(crate) width: Tenths,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bar {
    /// Its date in words.
    pub(crate) label: String,
    /// What it counts.
    pub(crate) count: u64,
    /// Its left edge.
    pub(crate) x: Tenths,
    /// Its height; bars stand on the ground, from which templates draw upwards.
    pub(crate) height: Tenths,
    /// Where its following leads.
    pub(crate) href: String,
}

impl Histogram {
    /// Draws bins; `href` gives the address that a bar leads to, from its date. In Arabic time runs from right to left.
    /// `most` is the count of a bar of full height, the highest where it is 0.
    pub(crate) fn new(frame: &Frame, bins: &Bins, most: u64, href: impl Fn(&str) -> String) -> Self {
        let highest = bins.all.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let most = if most == 0 { highest } else { most };
        let slot = WIDTH / float(bins.all.len().max(1) as u64);
        // Few bars need not be broad.
        let width = (slot * 0.84).min(WIDTH / 16.0);
        let bar = |(at, (first, count)): (usize, &Counted)| {
            let along = float(at as u64) * slot;
            let x = if frame.language == Language::Arabic { WIDTH - along - slot } else { along };
            // What is there is seen, however little it is.
            let share = float(*count) / float(most.max(1));
            let height = (share * HEIGHT).max(2.0);
            Bar {
                label: bins.step.label(frame.w, *first),
                count: *count,
                x: Tenths::of(x + (slot - width) / 2.0),
                height: Tenths::of(height),
                href: href(&bins.step.name(*first)),
            }
        };
        let label = |bin: Option<&Counted>| {
            bin.map(|(first, _)| bins.step.label(frame.w, *first)).unwrap_or_default()
        };
        Self {
            first: label(bins.all.first()),
            last: label(bins.all.last().filter(|_| bins.all.len() > 1)),
            bars: bins.all.iter().enumerate().filter(|(_, (_, count))| *count > 0).map(bar).collect(),
            before: bins.before,
            after: bins.after,
            width: Tenths::of(width),
        }
    }

    /// Whether there is nothing to compare: a single bar tells no more than its count.
    pub(crate) fn is_empty(&self) -> bool {
        self.bars.len() < 2
    }
}

/// A count as a length; of what is beyond 32 bits nobody sees the difference.
fn float(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::bins::Step;
    use jiff::civil::date;

    fn frame(language: Language) -> Frame {
        Frame { language, w: language.words(), ..Frame::default() }
    }

    #[test]
    fn where_nothing_is_there_is_no_bar() {
        let mut bins = bins();
        bins.all[3].1 = 0;
        let chart = Histogram::new(&frame(Language::English), &bins, 0, str::to_owned);
        assert_eq!((chart.bars.len(), chart.last.as_str()), (11, "December 2021"));
    }

    fn bins() -> Bins {
        let all = (1..=12).zip(1..).map(|(month, count)| (date(2021, month, 1), count)).collect();
        Bins { step: Step::Month, all, before: 0, after: 0 }
    }

    #[test]
    fn time_runs_as_the_language_does() {
        let x = |language| {
            let chart = Histogram::new(&frame(language), &bins(), 0, str::to_owned);
            chart.bars.iter().map(|bar| bar.x).collect::<Vec<_>>()
        };
        assert!(x(Language::English).windows(2).all(|pair| pair[0] < pair[1]));
        assert!(x(Language::Arabic).windows(2).all(|pair| pair[0] > pair[1]));
    }

    #[test]
    fn the_highest_bar_fills_the_chart() {
        let chart = Histogram::new(&frame(Language::English), &bins(), 0, str::to_owned);
        assert_eq!(chart.bars[11].height, Tenths::of(100.0));
        assert_eq!((chart.first.as_str(), chart.last.as_str()), ("January 2021", "December 2021"));
    }
}
