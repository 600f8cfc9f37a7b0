//! Stretches between two times (`بين 3 و5 مايو`, `من الأحد إلى الثلاثاء`), and what recurs (`كل خميس`).

use super::clock::ClockPiece;
use super::{Piece, Reader};
use crate::time::length::Length;
use crate::time::meaning::{DateFields, Meaning, MonthRef, YearRef};
use crate::time::word::{Kinds, Lead, Part, Unit, Word};

/// Amounts are thousandths.
const ONE: u64 = 1000;

impl Reader<'_> {
    /// A stretch that a preposition opens: `بين … و…`, `من … إلى …`.
    pub(super) fn between(&self, at: usize) -> Option<Piece> {
        let (lead, start) = self.lead(at)?;
        if !matches!(lead, Lead::Between | Lead::From) {
            return None;
        }
        self.two_ends(start, lead)
    }

    /// The two ends behind the preposition, or of a stretch that has none (`19-20 نوفمبر`).
    pub(super) fn two_ends(&self, at: usize, lead: Lead) -> Option<Piece> {
        self.years(at, lead)
            .or_else(|| self.days_of_one_month(at, lead))
            .or_else(|| self.hours(at, lead))
            .or_else(|| self.points(at, lead))
    }

    /// What joins the two ends: its end, if it stands at a token.
    fn joint(&self, at: usize, lead: Lead) -> Option<usize> {
        let text = self.text();
        if text.is_mark(at, '-') || text.is_mark(at, '–') {
            return Some(at + 1);
        }
        if lead == Lead::Between {
            if text.key(at) == "و" {
                return Some(at + 1);
            }
            return self.words.attached(at).conjunction.then_some(at);
        }
        let (to, end) = self.lead(at)?;
        matches!(to, Lead::To | Lead::Until).then_some(end)
    }

    /// `بين عامي 2009 و2013`, `من 2014 حتى 2018`.
    fn years(&self, at: usize, lead: Lead) -> Option<Piece> {
        let noun = self.words.find(at, Kinds::YEARS.with(Kinds::UNIT), |w| {
            matches!(w, Word::Years | Word::Unit(Unit::Year, _)).then_some(())
        });
        let start = noun.map_or(at, |((), end)| end);
        let (from, end) = self.year(start)?;
        let next = self.joint(end, lead)?;
        let (to, end) = self.year(next)?;
        let stands =
            matches!(lead, Lead::Between | Lead::From) || noun.is_some() || self.joins_years(next - 1);
        let year = |year| Box::new(Meaning::Date(DateFields { year, ..DateFields::default() }));
        stands.then(|| (Meaning::Between(year(from), year(to)), end))
    }

    /// `2014-2018`: a dash between two years in figures, the later behind it.
    fn joins_years(&self, dash: usize) -> bool {
        let text = self.text();
        let tight = |at: usize| text.tokens().get(at).is_some_and(|token| !token.space_before);
        let years = self.figures(dash - 1).zip(self.figures(dash + 1));
        matches!(text.mark(dash), Some('-' | '–'))
            && tight(dash)
            && tight(dash + 1)
            && years.is_some_and(|(from, to)| from >= 1600 && (1..100).contains(&(to - from)))
    }

    /// `بين 3 و5 مايو`, `من 4 إلى 23 في الشهر القادم`, `2-7 فبراير`: the month stands once.
    fn days_of_one_month(&self, at: usize, lead: Lead) -> Option<Piece> {
        let noun = self.words.is(at, Word::Day).unwrap_or(at);
        let (first, end) = self.day_number(noun)?;
        let next = self.joint(end, lead)?;
        let (last, after) = self.day_number(next)?;
        let range = Reader { in_range: true, words: self.words };
        let (month, end) = range.month_of_day(after).or_else(|| {
            let (meaning, end) = self.period(after)?;
            match meaning {
                Meaning::Shift(Unit::Month, shift) => Some((MonthRef::Shift(i8::try_from(shift).ok()?), end)),
                _ => None,
            }
        })?;
        let whole = range.day_month(next);
        let (fields, end) = match whole {
            Some((Meaning::Date(fields), end)) => (fields, end),
            _ => (DateFields { day: Some(last), month: Some(month), ..DateFields::default() }, end),
        };
        let from = DateFields { day: Some(first), ..fields };
        (first < last)
            .then(|| (Meaning::Between(Box::new(Meaning::Date(from)), Box::new(Meaning::Date(fields))), end))
    }

    /// `من 5 إلى 6 مساء`, `1-3 مساء`, `من 3 صباحا حتى 5 مساء`.
    pub(super) fn hours(&self, at: usize, lead: Lead) -> Option<Piece> {
        let start = self.clock_noun(at).unwrap_or(at);
        let (from, from_part, end) = self.clock(start, true).or_else(|| self.bare_hour(start))?;
        let next = self.joint(end, lead)?;
        let (to, part, end) = self.clock(next, true)?;
        let known =
            part.is_some() || from_part.is_some() || self.clock_noun(at).is_some() || to.minute.is_some();
        if !known {
            return None;
        }
        // The part of the day stands once, behind the second.
        let part_of_first = from_part.or(part).filter(|p| !(*p == Part::Noon && from.hour > 9));
        let times = Meaning::Between(
            Box::new(Meaning::Moment(None, Some(from), part_of_first)),
            Box::new(Meaning::Moment(None, Some(to), part.or(from_part))),
        );
        let from_day = if self.text().key(end) == "من" { end + 1 } else { end };
        match self
            .day(from_day, false)
            .or_else(|| self.day_month(from_day))
            .or_else(|| self.numeric(from_day, false))
        {
            Some((day, end)) => Some((Meaning::On(Box::new(day), Box::new(times)), end)),
            None => Some((times, end)),
        }
    }

    /// An hour that only the other end tells to be one.
    fn bare_hour(&self, at: usize) -> Option<ClockPiece> {
        let (hour, end) = match self.figures(at) {
            Some(hour) => (i8::try_from(hour).ok()?, at + 1),
            None => self.ordinal(at)?,
        };
        Some((super::bare_clock(hour)?, None, end))
    }

    /// `من الأحد إلى الثلاثاء`, `بين 4 سبتمبر و8 سبتمبر`, `اليوم حتى 22 أكتوبر`.
    fn points(&self, at: usize, lead: Lead) -> Option<Piece> {
        let (from, end) = self.end_of_stretch(at)?;
        let comma = self.text().is_comma(end) && lead != Lead::Between;
        let next = self.joint(if comma { end + 1 } else { end }, lead)?;
        let noun = self.words.is(next, Word::Day).filter(|&n| self.weekday_name(n, true).is_none());
        let (to, end) = self.end_of_stretch(noun.unwrap_or(next)).or_else(|| {
            // عدن حتى 22: the month of the first end.
            let (day, end) = self.day_number(next)?;
            match &from {
                Meaning::Date(fields) if fields.month.is_some() && self.closes_stretch(end) => {
                    Some((Meaning::Date(DateFields { day: Some(day), ..*fields }), end))
                }
                _ => None,
            }
        })?;
        let from = match (from, &to) {
            (Meaning::Date(first), Meaning::Date(second))
                if first.year == YearRef::Open && first.month.is_some() =>
            {
                Meaning::Date(DateFields {
                    year: second.year,
                    toward: first.toward.or(second.toward),
                    ..first
                })
            }
            (from, _) => from,
        };
        Some((Meaning::Between(Box::new(from), Box::new(to)), end))
    }

    /// True where nothing carries the number before it on: no word, and no minutes (`8 أبريل 2021 - 10:30`).
    fn closes_stretch(&self, at: usize) -> bool {
        let text = self.text();
        !(text.is_word(at) || text.is_mark(at, ':') && self.figures(at + 1).is_some())
    }

    /// One end: a day, a month, a year with its noun, a period.
    fn end_of_stretch(&self, at: usize) -> Option<Piece> {
        self.day(at, true)
            .or_else(|| self.numeric(at, false))
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.month(at, true))
            .or_else(|| self.year_number(at, false))
            .or_else(|| self.edge(at))
            .or_else(|| self.period(at))
    }

    /// `تشرين الثاني بين 15 و 19`: the month first.
    pub(super) fn month_with_days(&self, at: usize) -> Option<Piece> {
        let (month, after) = self.month(at, true)?;
        let Meaning::Date(fields) = month else { return None };
        let (lead, start) = self.lead(after)?;
        let (first, end) =
            matches!(lead, Lead::Between | Lead::From).then(|| self.day_number(start)).flatten()?;
        let next = self.joint(end, lead)?;
        let (last, end) = self.day_number(next)?;
        let day = |day| Box::new(Meaning::Date(DateFields { day: Some(day), ..fields }));
        (first < last).then(|| (Meaning::Between(day(first), day(last)), end))
    }

    /// `كل خميس`, `كل يوم`, `كل أسبوعين`, `كل 3 أشهر`, `يوميا`.
    pub(super) fn every(&self, at: usize) -> Option<Piece> {
        if let Some((unit, end)) =
            self.words.find(at, Kinds::FREQUENCY, |w| if let Word::Frequency(u) = w { Some(u) } else { None })
        {
            return Some((Meaning::Every(Length::of(unit, ONE)), end));
        }
        let start = self.words.is(at, Word::Every)?;
        let noun = self.words.is(start, Word::Day);
        if let Some((weekday, end)) = self.weekday_name(noun.unwrap_or(start), true) {
            return Some(self.every_at(Meaning::EveryWeekday(weekday, None), end));
        }
        if let Some((part, end)) = self.part(start).filter(|_| !self.words.attached(start).article) {
            let _ = part;
            return Some((Meaning::Every(Length::of(Unit::Day, ONE)), end));
        }
        let (amount, next) = self.amount(start).unwrap_or((ONE, start));
        let (unit, count, end) = self.unit(next)?;
        if self.words.attached(next).article {
            return None;
        }
        let amount = if count == 2 { 2 * ONE } else { amount };
        Some(self.every_at(Meaning::Every(Length::of(unit, amount)), end))
    }

    /// With the time of day at which it recurs.
    fn every_at(&self, meaning: Meaning, at: usize) -> Piece {
        match (self.clock(at, false), &meaning) {
            (Some((clock, part, end)), Meaning::EveryWeekday(day, _)) => {
                (Meaning::EveryWeekday(*day, Some(clock.in_part(part))), end)
            }
            (Some((clock, part, end)), Meaning::Every(length)) if *length == Length::of(Unit::Day, ONE) => {
                (Meaning::EveryDay(clock.in_part(part)), end)
            }
            _ => (meaning, at),
        }
    }

    /// `الساعة 3 مساء كل يوم`: the time first.
    pub(super) fn clock_of_every(&self, at: usize) -> Option<Piece> {
        let (clock, part, next) = self.clock(at, false)?;
        let clock = clock.in_part(part);
        match self.every(next)? {
            (Meaning::Every(length), end) if length == Length::of(Unit::Day, ONE) => {
                Some((Meaning::EveryDay(clock), end))
            }
            (Meaning::EveryWeekday(day, None), end) => Some((Meaning::EveryWeekday(day, Some(clock)), end)),
            _ => None,
        }
    }
}
