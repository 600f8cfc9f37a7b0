//! Times of day: `الساعة 8:00 مساء`, `السابعة والنصف صباحا بتوقيت غرينتش`, `7:56:30`.

use super::Reader;
use crate::time::value::Clock;
use crate::time::word::{Edge, Kinds, Lead, Part, Unit, Word};

/// A time of day as it is read: the clock, the part of the day that stands with it, and where both end.
pub(super) type ClockPiece = (Clock, Option<Part>, usize);

impl Reader<'_> {
    /// A time of day that starts at a token. `led` after a preposition.
    pub(super) fn clock(&self, at: usize, led: bool) -> Option<ClockPiece> {
        let named = self.clock_noun(at);
        let start = named.unwrap_or(at);
        let start = self.words.is(start, Word::About).unwrap_or(start);
        let (hour, minute, second, mut end) = self.face(start)?;
        let shown = minute.is_some();
        let (minute, hour, fraction_end) = self.fraction(hour, minute, end);
        let told = fraction_end > end;
        end = fraction_end;
        let mut part = self.part_of_clock(end);
        if let Some((_, next)) = part {
            end = next;
        }
        // 9 مساء وثلاثة أرباع
        let (minute, hour) = match self.quarters(end).filter(|_| minute.is_none()) {
            Some((minutes, next)) => {
                end = next;
                (Some(minutes), hour)
            }
            None => (minute, hour),
        };
        if part.is_none()
            && let Some(found) = self.part_of_clock(end)
        {
            end = found.1;
            part = Some(found);
        }
        // الساعة 12 ظهرا وقت الغداء
        if let Some((_, next)) = part.and_then(|_| self.part_of_clock(end)) {
            end = next;
        }
        let zone = self.zone(end);
        if let Some((_, next)) = zone {
            end = next;
        }
        let figures = self.figures(start).is_some();
        let feminine = !figures && self.ordinal(start).is_some() && self.is_feminine(start);
        // Without الساعة a number needs minutes on its face, a part of the day or a zone; an ordinal also a preposition.
        let sure = named.is_some()
            || figures && (shown || part.is_some() || zone.is_some())
            || feminine && (told || part.is_some() || zone.is_some() || led && self.ends_phrase(end));
        if !sure || !(0..=24).contains(&hour) {
            return None;
        }
        let part = part.map(|(part, _)| part);
        let clock = Clock {
            hour: if hour == 24 { 0 } else { hour },
            minute,
            second,
            zone: zone.and_then(|z| z.0),
            ambiguous: part.is_none() && hour <= 12,
        };
        Some((clock, part, end))
    }

    /// `بتوقيت غرينتش`, `بالتوقيت المحلي`: the offset, `None` for local time.
    pub(super) fn zone(&self, at: usize) -> Option<(Option<&'static str>, usize)> {
        let bracket = self.text().is_mark(at, '(');
        let start = if bracket { at + 1 } else { at };
        let (zone, end) = self.words.find_any(start, Kinds::ZONE, |word| {
            if let Word::Zone(zone) = word { Some(zone) } else { None }
        })?;
        let end = if bracket { self.text().is_mark(end, ')').then_some(end + 1)? } else { end };
        Some(((zone != "local").then_some(zone), end))
    }

    /// الساعة, `في تمام الساعة`: its end.
    pub(super) fn clock_noun(&self, at: usize) -> Option<usize> {
        let end = self.words.find_any(at, Kinds::CLOCK, |w| (w == Word::Clock).then_some(()))?.1;
        (self.words.attached(at).article || end > at + 1).then_some(end)
    }

    /// Hours, minutes and seconds: `8:00:31`, `1140`, `السابعة`.
    fn face(&self, at: usize) -> Option<(i8, Option<i8>, Option<i8>, usize)> {
        let text = self.text();
        let Some(number) = self.figures(at) else {
            let (hour, end) = self.ordinal(at).filter(|(n, _)| (1..=12).contains(n))?;
            return Some((hour, None, None, end));
        };
        if text.key(at).len() == 4 && (100..2400).contains(&number) && self.part_of_clock(at + 1).is_some() {
            let minute = i8::try_from(number % 100).ok().filter(|m| *m < 60)?;
            return Some((i8::try_from(number / 100).ok()?, Some(minute), None, at + 1));
        }
        let hour = i8::try_from(number).ok().filter(|h| (0..=24).contains(h))?;
        let sixty = |at: usize| {
            let value =
                self.figures(at + 1).filter(|n| (0..60).contains(n) && text.key(at + 1).len() == 2)?;
            let joined = text.is_mark(at, ':')
                && !text.tokens()[at].space_before
                && !text.tokens()[at + 1].space_before;
            joined.then(|| i8::try_from(value).ok()).flatten()
        };
        let Some(minute) = sixty(at + 1) else { return Some((hour, None, None, at + 1)) };
        match sixty(at + 3) {
            Some(second) => Some((hour, Some(minute), Some(second), at + 5)),
            None => Some((hour, Some(minute), None, at + 3)),
        }
    }

    /// `والنصف`, `إلا ربعا`, `و20 دقيقة`, `وعشرين دقيقة` behind the hour: the minutes, the hour, the end.
    fn fraction(&self, hour: i8, minute: Option<i8>, at: usize) -> (Option<i8>, i8, usize) {
        let unchanged = (minute, hour, at);
        if minute.is_some() {
            return unchanged;
        }
        let part =
            |at: usize| {
                self.words.find(at, Kinds::FRACTION, |word| {
                    if let Word::Fraction(m) = word { Some(m) } else { None }
                })
            };
        if let Some(end) = self.words.is(at, Word::Less) {
            return match part(end) {
                Some((minutes, end)) => (Some(60 - minutes), if hour == 1 { 12 } else { hour - 1 }, end),
                None => unchanged,
            };
        }
        let own = self.text().key(at) == "و";
        let start = if own { at + 1 } else { at };
        if !own && !self.words.attached(at).conjunction {
            return unchanged;
        }
        if let Some((minutes, end)) = part(start) {
            return (Some(minutes), hour, end);
        }
        let Some((amount, end)) = self.amount(start).filter(|(n, _)| (1000..60_000).contains(n)) else {
            return unchanged;
        };
        let noun =
            self.words.find(end, Kinds::UNIT, |w| matches!(w, Word::Unit(Unit::Minute, _)).then_some(()));
        let end = match noun {
            Some(((), end)) => end,
            None if self.figures(start).is_none() && self.part_of_clock(end).is_some() => end,
            None => return unchanged,
        };
        i8::try_from(amount / 1000).map_or(unchanged, |minutes| (Some(minutes), hour, end))
    }

    /// `وثلاثة أرباع`.
    fn quarters(&self, at: usize) -> Option<(i8, usize)> {
        let (number, end) = self.cardinal(at).filter(|(n, _)| *n == 3)?;
        (self.text().key(end) == "ارباع").then_some((i8::try_from(number * 15).ok()?, end + 1))
    }

    /// A part of the day behind a clock: `صباحا`, `في الليل`, `من مساء`, `هذا المساء`.
    pub(super) fn part_of_clock(&self, at: usize) -> Option<(Part, usize)> {
        let at = match self
            .words
            .find(at, Kinds::LEAD, |w| matches!(w, Word::Lead(Lead::At | Lead::From)).then_some(()))
        {
            Some(((), end)) if self.part(end).is_some() => end,
            _ => at,
        };
        let found = self.part(at)?;
        // مساء الخميس belongs to the day, and is read with it.
        self.day(found.1, true).is_none().then_some(found)
    }

    /// A part of the day.
    pub(super) fn part(&self, at: usize) -> Option<(Part, usize)> {
        // منتصف-الليل
        if self.text().is_mark(at + 1, '-') && self.words.is(at, Word::Edge(Edge::Middle)).is_some() {
            return match self.part(at + 2)? {
                (Part::Night, end) => Some((Part::Midnight, end)),
                (Part::Day, end) => Some((Part::Noon, end)),
                _ => None,
            };
        }
        self.words.find(at, Kinds::PART, |word| if let Word::Part(part) = word { Some(part) } else { None })
    }

    /// True where a phrase ends: at a mark, a line end, the text's end, or the next time.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        !self.text().is_word(at) && self.figures(at).is_none()
            || self.lead(at).is_some_and(|(_, end)| self.day_number(end).is_some())
    }
}
