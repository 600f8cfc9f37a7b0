//! One case: its input, what it expects, and whether the module gives it.

use crate::expected::Expected;
use crate::text::{bare, words};
use isnad::text::Text;
use isnad::time::{self, Clock, Granularity, Kind, Part, Point, Reference, TimeExpression, Value};
use jiff::civil::{Date, DateTime};
use serde_json::Value as Json;
use xxhash_rust::xxh3::xxh3_64;

/// What a file's cases are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Date,
    DatePeriod,
    Time,
    DateTime,
    Duration,
    All,
}

/// A case of the specification.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) input: String,
    about: About,
    spans_only: bool,
    reference: Reference,
    expected: Vec<Expected>,
}

/// What became of a case.
pub(crate) struct Verdict {
    pub(crate) holds: bool,
    pub(crate) exact: bool,
    pub(crate) found: String,
}

impl Case {
    /// Reads a case of the file of that name.
    pub(crate) fn read(file: &str, json: &Json) -> Result<Self, String> {
        let input = json.get("Input").and_then(Json::as_str).ok_or("no Input")?.to_owned();
        let about = match file {
            f if f.starts_with("DateTimeModel") => About::All,
            f if f.starts_with("DateTimeP") && f.contains("Period") => About::All,
            f if f.starts_with("DateTime") => About::DateTime,
            f if f.starts_with("DatePeriod") => About::DatePeriod,
            f if f.starts_with("Date") || f.starts_with("Holiday") => About::Date,
            f if f.starts_with("TimePeriod") => About::All,
            f if f.starts_with("Time") => About::Time,
            f if f.starts_with("Duration") => About::Duration,
            _ => About::All,
        };
        let reference = json
            .pointer("/Context/ReferenceDateTime")
            .and_then(Json::as_str)
            .unwrap_or("2016-11-07T00:00:00");
        let moment: DateTime = reference
            .get(..19)
            .unwrap_or(reference)
            .parse()
            .map_err(|e| format!("ReferenceDateTime: {e}"))?;
        let results = json.get("Results").and_then(Json::as_array).ok_or("no Results")?;
        Ok(Self {
            input,
            about,
            spans_only: file.ends_with("Extractor"),
            reference: Reference::from(moment),
            expected: results.iter().filter_map(Expected::read).collect(),
        })
    }

    /// What names the case without quoting it.
    pub(crate) fn hash(&self) -> String {
        format!("{:016x}", xxh3_64(self.input.as_bytes()))
    }

    /// What it expects, to read.
    pub(crate) fn wanted(&self) -> String {
        let one = |e: &Expected| format!("«{}» {:?} {:?}", e.text, e.timex, e.resolutions);
        self.expected.iter().map(one).collect::<Vec<_>>().join(" · ")
    }

    /// Holds the case?
    pub(crate) fn judge(&self) -> Verdict {
        let text = Text::new(&self.input);
        let times = time::find_from(&text, Some(self.reference));
        let words_of = |t: &TimeExpression| bare(text.cut(t.tokens.clone()));
        let same = |t: &TimeExpression, e: &Expected| words_of(t) == bare(&e.text);
        let matched: Vec<Option<&TimeExpression>> =
            self.expected.iter().map(|e| times.iter().find(|t| same(t, e))).collect();
        let extra = times.iter().any(|t| self.concerns(t) && !self.expected.iter().any(|e| same(t, e)));
        let spans = !extra && matched.iter().all(Option::is_some);
        let values = || self.expected.iter().zip(&matched).all(|(e, t)| t.is_some_and(|t| means(t, e)));
        let holds = spans && (self.spans_only || values());
        #[allow(clippy::ref_option_ref, reason = "the pairs are borrowed from a list")]
        let letter = |(e, t): (&Expected, &Option<&TimeExpression>)| {
            t.is_some_and(|t| {
                let wanted = words(&e.text);
                wanted == words(text.cut(t.tokens.clone())) || wanted == words(text.cut(t.core..t.tokens.end))
            })
        };
        let exact = holds && self.expected.iter().zip(&matched).all(letter);
        let show = |t: &TimeExpression| {
            let value = t.meant.map(|v| format!("{v} {}", time::timex_value(v))).unwrap_or_default();
            format!("«{}» {} {value}", text.cut(t.tokens.clone()), t.kind.as_str())
        };
        Verdict { holds, exact, found: times.iter().map(show).collect::<Vec<_>>().join(" · ") }
    }

    /// True where a found expression is one that the case's file is about.
    fn concerns(&self, time: &TimeExpression) -> bool {
        let fine = time.meant.and_then(Value::granularity);
        let day = matches!(fine, Some(Granularity::Day | Granularity::Part));
        let dated = matches!(time.meant, Some(Value::Point(_) | Value::Interval(..)));
        match self.about {
            About::All => true,
            About::Date => time.kind == Kind::Date && day,
            About::DatePeriod => {
                time.kind == Kind::Period || time.kind == Kind::Date && fine.is_some() && !day
            }
            About::Time => time.kind == Kind::Time && !dated,
            About::DateTime => time.kind == Kind::Time && dated,
            About::Duration => time.kind == Kind::Duration,
        }
    }
}

/// True where an expression has the expected Timex or one of the expected resolutions.
fn means(time: &TimeExpression, expected: &Expected) -> bool {
    let Some(value) = time.meant else { return expected.timex.is_empty() && expected.resolutions.is_empty() };
    if expected.timex.is_empty() && expected.resolutions.is_empty() {
        return true;
    }
    let own = [value.to_string(), time::timex_value(value)];
    if expected.timex.iter().any(|t| own.contains(t)) {
        return true;
    }
    let ours = resolutions(value);
    expected.resolutions.iter().any(|e| ours.contains(e))
}

/// The hours that the specification gives to a part of the day.
const fn hours_of(part: Part) -> Option<(&'static str, &'static str)> {
    match part {
        Part::Morning => Some(("08", "12")),
        Part::Afternoon => Some(("12", "16")),
        Part::Evening => Some(("16", "20")),
        _ => None,
    }
}

/// A value as the specification writes resolutions. Its periods end with the day after; where they are given by
/// two days, with the second of them.
fn resolutions(value: Value) -> Vec<(String, Option<String>)> {
    let hour = |clock: Clock, later: i8| {
        format!("{:02}:{:02}:{:02}", clock.hour + later, clock.minute.unwrap_or(0), clock.second.unwrap_or(0))
    };
    let single = |text: String| vec![(text, None)];
    let days = |first: Date, last: Date| {
        let end = |day: Date| Some((first.to_string(), Some(day.to_string())));
        [end(last), last.tomorrow().ok().and_then(end)].into_iter().flatten().collect()
    };
    match value {
        Value::Point(Point::Day(day)) => single(day.to_string()),
        Value::Point(Point::Time(day, clock)) => single(format!("{day} {}", hour(clock, 0))),
        // The hours that the specification gives to the parts of a day.
        Value::Point(Point::Part(day, part)) => hours_of(part)
            .map(|(from, to)| vec![(format!("{day} {from}:00:00"), Some(format!("{day} {to}:00:00")))])
            .unwrap_or_default(),
        Value::Clock(clock) if clock.hour < 12 => vec![(hour(clock, 0), None), (hour(clock, 12), None)],
        Value::Clock(clock) => single(hour(clock, 0)),
        Value::Clocks(from, to) => vec![(hour(from, 0), Some(hour(to, 0)))],
        Value::Interval(Point::Time(a, from), Point::Time(b, to)) => {
            vec![(format!("{a} {}", hour(from, 0)), Some(format!("{b} {}", hour(to, 0))))]
        }
        // From year to year: the second begins where the stretch ends.
        Value::Interval(from @ Point::Year(_), to @ Point::Year(_)) => {
            let ends = from.days().zip(to.days());
            ends.map(|(a, b)| vec![(a.0.to_string(), Some(b.0.to_string()))]).unwrap_or_default()
        }
        Value::Length(length) => length.seconds().map(single).unwrap_or_default(),
        other => other.days().map(|(first, last)| days(first, last)).unwrap_or_default(),
    }
}
