//! Who speaks when: a lane for each, a dot for each day, a line between two that clash.
//!
//! Places along the time are per cent of the picture's width, so that it is as wide as the page and its letters and dots
//! stay as they are.

use crate::marked::Hue;
use crate::screen::{Frame, Language};
use jiff::civil::Date;

/// The height of a lane, in pixels.
const LANE: u32 = 52;
/// The height of what stands above the lanes: the dates.
const TOP: u32 = 30;
/// The first and the last day are so far from the edges, per cent.
const EDGE: f64 = 5.0;
/// Dates are so far apart, per cent, that on a phone one can be read beside the other.
const APART: f64 = 33.0;
/// Pauses longer than the square of this, in days, are drawn no longer.
const PAUSE: f64 = 6.0;

/// Days that a picture places.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Axis {
    /// The days in order, each with its place.
    days: Vec<(Date, String, f64)>,
}

/// A picture of lanes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Lanes {
    /// Its height, in pixels.
    pub(crate) height: u32,
    /// The dates above the lanes.
    pub(crate) ticks: Vec<Tick>,
    /// The lanes, from above.
    pub(crate) rows: Vec<Lane>,
    /// What clashes.
    pub(crate) lines: Vec<Line>,
}

/// A date.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    /// Its place, per cent.
    pub(crate) x: String,
    /// It in words.
    pub(crate) label: String,
    /// Which part of the label stands at the place, as SVG has it.
    pub(crate) anchor: &'static str,
}

/// Somebody's lane.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lane {
    /// Whose.
    pub(crate) name: String,
    /// The colour.
    pub(crate) hue: Hue,
    /// The place of its line, in pixels.
    pub(crate) y: u32,
    /// The days on which they speak.
    pub(crate) dots: Vec<Dot>,
}

/// A day on which somebody speaks.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dot {
    /// Its place, per cent.
    pub(crate) x: String,
    /// Its radius, in pixels.
    pub(crate) radius: String,
    /// The date in words.
    pub(crate) label: String,
    /// How much is said.
    pub(crate) count: u64,
    /// Where its following leads.
    pub(crate) href: String,
}

/// A line between two days of two lanes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Both ends: per cent, and pixels.
    pub(crate) ends: [(String, u32); 2],
    /// What it stands for.
    pub(crate) label: String,
    /// Where its following leads.
    pub(crate) href: String,
}

impl Axis {
    /// The axis of days, given in order as ISO 8601 with the first day that each means. Days far apart are drawn closer, by
    /// the root of their distance; in Arabic time runs from right to left.
    pub(crate) fn new(language: Language, days: impl IntoIterator<Item = (Date, String)>) -> Self {
        let days: Vec<(Date, String)> = days.into_iter().collect();
        let mut along = 0.0;
        let mut places = Vec::with_capacity(days.len());
        for (at, (day, _)) in days.iter().enumerate() {
            if at > 0 {
                let apart = day.since(days[at - 1].0).map_or(1, |span| span.get_days());
                along += f64::from(apart.max(1)).sqrt().min(PAUSE);
            }
            places.push(along);
        }
        let place = |along_it: f64| {
            // A single day stands in the middle.
            let share = if along > 0.0 { along_it / along } else { 0.5 };
            let share = if language == Language::Arabic { 1.0 - share } else { share };
            EDGE + share * (100.0 - 2.0 * EDGE)
        };
        let days = days.into_iter().zip(places).map(|((day, iso), at)| (day, iso, place(at))).collect();
        Self { days }
    }

    /// Whether there is nothing to see: a single day.
    pub(crate) fn is_empty(&self) -> bool {
        self.days.len() < 2
    }

    /// The place of a date, per cent.
    pub(crate) fn place(&self, iso: &str) -> Option<String> {
        self.days.iter().find(|(_, known, _)| known == iso).map(|(.., at)| percent(*at))
    }

    /// The dates that can be read beside each other.
    pub(crate) fn ticks(&self, frame: &Frame) -> Vec<Tick> {
        let mut last: Option<f64> = None;
        let mut ticks = Vec::new();
        for (_, iso, at) in &self.days {
            if last.is_none_or(|last| (last - at).abs() >= APART) {
                last = Some(*at);
                ticks.push(Tick { x: percent(*at), label: frame.date(iso), anchor: anchor(frame, *at) });
            }
        }
        ticks
    }
}

impl Lanes {
    /// The place of a lane's line, in pixels.
    pub(crate) const fn line(number: u32) -> u32 {
        TOP + number * LANE + LANE - 16
    }

    /// The height of so many lanes.
    pub(crate) const fn height(lanes: u32) -> u32 {
        TOP + lanes * LANE + 4
    }

    /// The radius of a dot that stands for so many: its area grows with them.
    pub(crate) fn radius(count: u64) -> String {
        let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        format!("{:.1}", (2.5 + 2.0 * count.sqrt()).min(12.0))
    }
}

/// A label at an edge grows towards the middle.
fn anchor(frame: &Frame, at: f64) -> &'static str {
    let left_to_right = frame.w.direction == "ltr";
    match at {
        at if at < 20.0 => {
            if left_to_right {
                "start"
            } else {
                "end"
            }
        }
        at if at > 80.0 => {
            if left_to_right {
                "end"
            } else {
                "start"
            }
        }
        _ => "middle",
    }
}

fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(language: Language, days: &[&str]) -> Axis {
        Axis::new(language, days.iter().map(|day| (day.parse().expect("a day"), (*day).to_owned())))
    }

    fn places(axis: &Axis) -> Vec<f64> {
        axis.days.iter().map(|(.., at)| *at).collect()
    }

    #[test]
    fn time_runs_as_the_language_does_and_long_pauses_are_drawn_short() {
        let days = ["2014-01-01", "2021-04-07", "2021-04-08"];
        let english = places(&axis(Language::English, &days));
        assert!((english[0] - 5.0).abs() < 0.01 && (english[2] - 95.0).abs() < 0.01);
        assert!((english[1] - (5.0 + 90.0 * 6.0 / 7.0)).abs() < 0.01);
        let arabic = places(&axis(Language::Arabic, &days));
        assert!(arabic.iter().zip(&english).all(|(a, b)| (a + b - 100.0).abs() < 0.01));
    }

    #[test]
    fn dates_never_stand_in_each_others_way() {
        let days: Vec<String> = (1..=28).map(|day| format!("2021-04-{day:02}")).collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        let ticks = axis(Language::English, &days).ticks(&Frame::default());
        let at: Vec<f64> =
            ticks.iter().map(|tick| tick.x.trim_end_matches('%').parse().expect("x")).collect();
        assert!(at.len() > 2 && at.windows(2).all(|pair| pair[1] - pair[0] >= APART));
    }

    #[test]
    fn a_single_day_stands_in_the_middle() {
        let axis = axis(Language::Arabic, &["2021-04-07"]);
        assert_eq!((axis.place("2021-04-07").as_deref(), axis.is_empty()), (Some("50.00%"), true));
    }
}
