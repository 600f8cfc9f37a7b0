//! TIMEX3: a text with its time expressions marked up.

use super::value::{Clock, Point, Value};
use super::word::{Edge, Season};
use super::{Kind, TimeExpression};
use crate::text::Text;
use std::fmt::Write;

/// The text with `<TIMEX3>` round its time expressions. Ends of a stretch that the text does not name get empty
/// tags behind it, as `TimeML` has it.
pub fn markup(text: &Text<'_>, times: &[TimeExpression]) -> String {
    let mut out = String::with_capacity(text.source().len() * 2);
    let mut done = 0;
    let mut tid = 0;
    for time in times {
        let bytes = time.bytes(text);
        let (start, end) = (bytes.start as usize, bytes.end as usize);
        escape(&mut out, &text.source()[done..start]);
        tag(&mut out, time, &text.source()[start..end], &mut tid);
        done = end;
    }
    escape(&mut out, &text.source()[done..]);
    out
}

fn tag(out: &mut String, time: &TimeExpression, words: &str, tid: &mut u32) {
    *tid += 1;
    let own = *tid;
    let ends = time.meant.and_then(ends);
    let _ = write!(out, "<TIMEX3 tid=\"t{own}\" type=\"{}\"", class(time.kind));
    match (ends, time.meant) {
        (Some((from, to)), _) => {
            let _ = write!(
                out,
                " value=\"{}\" beginPoint=\"t{}\" endPoint=\"t{}\"",
                length(from, to),
                own + 1,
                own + 2
            );
        }
        (None, Some(value)) => {
            let _ = write!(out, " value=\"{}\"", timex_value(value));
            if let Some(mode) = mode(value) {
                let _ = write!(out, " mod=\"{mode}\"");
            }
            if matches!(value, Value::Every(_) | Value::EveryDay(_) | Value::EveryWeekday(..)) {
                out.push_str(" quant=\"EVERY\"");
            }
        }
        (None, None) => {}
    }
    out.push('>');
    escape(out, words);
    out.push_str("</TIMEX3>");
    if let Some((from, to)) = ends {
        for point in [from, to] {
            *tid += 1;
            let class = if matches!(point, Point::Time(..) | Point::Part(..)) { "TIME" } else { "DATE" };
            let _ = write!(
                out,
                "<TIMEX3 tid=\"t{tid}\" type=\"{class}\" value=\"{}\" anchorTimeID=\"t{own}\"/>",
                timex_point(point)
            );
        }
    }
}

/// The class of TIMEX3.
const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "DATE",
        Kind::Time => "TIME",
        Kind::Period | Kind::Duration => "DURATION",
        Kind::Set => "SET",
    }
}

/// The two ends of a stretch.
const fn ends(value: Value) -> Option<(Point, Point)> {
    if let Value::Interval(from, to) = value { Some((from, to)) } else { None }
}

/// How long a stretch is.
fn length(from: Point, to: Point) -> String {
    if let (Point::Year(a), Point::Year(b)) = (from, to) {
        return format!("P{}Y", b - a + 1);
    }
    if let (Point::Time(first, a), Point::Time(last, b)) = (from, to) {
        let minutes = |clock: Clock| i32::from(clock.hour) * 60 + i32::from(clock.minute.unwrap_or(0));
        let days = last.since(first).map_or(0, |span| span.get_days());
        let minutes = days * 24 * 60 + minutes(b) - minutes(a);
        return match (minutes / 60, minutes % 60) {
            (hours, 0) => format!("PT{hours}H"),
            (0, minutes) => format!("PT{minutes}M"),
            (hours, minutes) => format!("PT{hours}H{minutes}M"),
        };
    }
    let days = from.days().zip(to.days()).and_then(|(a, b)| b.1.since(a.0).ok());
    days.map_or_else(String::new, |span| format!("P{}D", span.get_days() + 1))
}

/// A value in the notation of TIMEX3, which has its own for quarters, seasons, decades and parts of the day.
pub fn timex_value(value: Value) -> String {
    match value {
        Value::Edge(Edge::End, Point::Week(monday)) => format!("{}-WE", Point::Week(monday)),
        Value::Point(point) | Value::Edge(_, point) => timex_point(point),
        other => other.to_string(),
    }
}

fn timex_point(point: Point) -> String {
    match point {
        Point::Century(c) => format!("{c:02}"),
        Point::Decade(y) => format!("{:03}", y / 10),
        Point::Quarter(y, q) => format!("{y:04}-Q{q}"),
        Point::Season(y, season) => {
            let code = match season {
                Season::Spring => "SP",
                Season::Summer => "SU",
                Season::Autumn => "FA",
                Season::Winter => "WI",
            };
            format!("{y:04}-{code}")
        }
        Point::Part(day, part) => format!("{day}{}", part.timex()),
        other => other.to_string(),
    }
}

/// The modifier of a value.
const fn mode(value: Value) -> Option<&'static str> {
    match value {
        Value::Edge(Edge::Early, _) => Some("START"),
        Value::Edge(Edge::Middle, _) => Some("MID"),
        Value::Edge(Edge::Late | Edge::End, _) => Some("END"),
        _ => None,
    }
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
}
