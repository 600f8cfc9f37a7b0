//! Days by their name or from today, and what stands with a day: its part, its clock, its date.

use super::{Piece, Reader};
use crate::text::TokenKind;
use crate::time::meaning::{DateFields, Meaning, Member, YearRef};
use crate::time::value::Clock;
use crate::time::word::{Kinds, Lead, Part, Unit, Word};

impl Reader<'_> {
    /// A day, a part of one, a time of day, or several of these together: `مساء الخميس`, `الساعة 8 مساء يوم 15`,
    /// `غدا في السابعة`.
    pub(super) fn moment(&self, at: usize, led: bool) -> Option<Piece> {
        let mut day: Option<Meaning> = None;
        let mut clock: Option<Clock> = None;
        let mut part: Option<Part> = None;
        let mut end = at;
        loop {
            let first = end == at;
            let (next, joined) = if first { (at, led) } else { self.connector(end) };
            if clock.is_none()
                && let Some((found, its_part, after)) = self.clock(next, joined && !self.counts(next))
            {
                (clock, end) = (Some(found), after);
                part = its_part.or(part);
            } else if !first
                && clock.is_none()
                && (part.is_some() || day.as_ref().is_some_and(is_night))
                && let Some(hour) = self.hour_alone(next)
            {
                // الليلة في 7
                (clock, end) = (Some(hour), next + 1);
            } else if day.is_none()
                && let Some((found, after)) = self.day_with_part(next, first, joined)
            {
                (day, end) = (Some(found), after);
            } else if part.is_none()
                && clock.is_none()
                && let Some((found, after)) = self.bare_part(next, first, led)
            {
                (part, end) = (Some(found), after);
            } else {
                break;
            }
        }
        if end == at {
            return None;
        }
        if let Some(clock) = clock.as_mut().filter(|clock| clock.zone.is_none())
            && let Some((zone, next)) = self.zone(end)
        {
            (clock.zone, end) = (zone, next);
        }
        match (day, clock, part) {
            (Some(day), None, None) => Some((day, end)),
            (day, clock, part) => Some((Meaning::Moment(day.map(Box::new), clock, part), end)),
        }
    }

    /// What may stand between a day and its time: a comma, a dash, a preposition.
    fn connector(&self, at: usize) -> (usize, bool) {
        // 8 أبريل 2021 - 10:30
        let dash = matches!(self.text().mark(at), Some('-' | '–' | '|'));
        if dash && self.clock(at + 1, false).is_some_and(|(clock, ..)| clock.minute.is_some()) {
            return (at + 1, false);
        }
        let comma = self.text().is_comma(at);
        let at = if comma { at + 1 } else { at };
        let lead = self
            .words
            .find(at, Kinds::LEAD, |w| matches!(w, Word::Lead(Lead::At | Lead::From)).then_some(()));
        let (next, is_led) = lead.map_or((at, false), |((), end)| (end, true));
        (self.words.is(next, Word::About).unwrap_or(next), is_led)
    }

    /// True where a number counts what stands behind it.
    fn counts(&self, at: usize) -> bool {
        self.text().key(at + 1) == "من" && self.text().is_word(at + 2)
    }

    /// A day; behind a time of day also a bare number of the month (`الساعة 8 يوم 15`).
    fn day_with_part(&self, at: usize, first: bool, led: bool) -> Option<Piece> {
        self.day(at, !first)
            .or_else(|| self.numeric(at, led))
            .or_else(|| self.day_month(at))
            .or_else(|| self.day_of_this_month(at, !first))
    }

    /// `يوم 15`, and behind a time `في 15`.
    pub(super) fn day_of_this_month(&self, at: usize, behind: bool) -> Option<Piece> {
        let noun = self.words.is(at, Word::Day);
        let start = noun.unwrap_or(at);
        let (day, end) = match self.figures(start) {
            Some(day) => (i8::try_from(day).ok()?, start + 1),
            None => self.definite_ordinal(start).filter(|(n, _)| *n > 10)?,
        };
        let led = noun.is_none() && at > 0 && self.text().key(at - 1) == "في";
        let sure = noun.is_some() && !self.text().is_mark(end, ':') || led;
        let fields = DateFields { day: Some(day), ..DateFields::default() };
        let timed = sure && self.clock_noun(self.connector(end).0).is_some();
        let closed = timed || (noun.is_some() || behind) && self.ends_phrase(end);
        (sure && closed && (1..=31).contains(&day)).then_some((Meaning::Date(fields), end))
    }

    /// A part of the day by itself: with the article or an adverb's ending, behind a day or after a preposition.
    fn bare_part(&self, at: usize, first: bool, led: bool) -> Option<(Part, usize)> {
        let (part, end) = self.part(at)?;
        let definite = self.words.attached(at).article || self.text().key(end - 1).starts_with("ال");
        let adverb = !definite && self.text().key(at).ends_with('ا') || part == Part::Midnight;
        // Alone it is a time where it stands for itself: منتصف الليل, في الصباح, سأعود الظهر.
        let alone =
            definite && (led || self.ends_phrase(end) || self.clock(self.connector(end).0, true).is_some());
        let sure =
            if first { alone || part == Part::Midnight } else { definite || adverb || self.ends_phrase(end) };
        sure.then_some((part, end))
    }

    /// A bare hour behind a part of a day.
    fn hour_alone(&self, at: usize) -> Option<Clock> {
        let hour = i8::try_from(self.figures(at)?).ok().filter(|h| (1..=12).contains(h))?;
        let clock = Clock { hour, minute: None, second: None, zone: None, ambiguous: true };
        (!self.text().is_word(at + 1)).then_some(clock)
    }

    /// `الخميس`, `يوم الخميس الماضي`, `مساء أمس`, `اليوم (الثلاثاء)`, `الأحد 8 نوفمبر 2015`.
    pub(super) fn day(&self, at: usize, behind: bool) -> Option<Piece> {
        let this = self.words.is(at, Word::This).filter(|_| self.relative_word(at).is_none());
        let at = this.unwrap_or(at);
        // مساء يوم الأحد
        let part = self.part(at);
        let behind_part = part.map_or(at, |(_, end)| end);
        let start = self.words.is(behind_part, Word::Day).unwrap_or(behind_part);
        let led = start > at || behind && self.after_day_noun(at);
        let named = self.weekday(start, led, this.is_some()).or_else(|| self.relative_day(start));
        // مساء 5 مايو
        let named = named.or_else(|| {
            let dated = start > at;
            dated.then(|| self.day_month(start).or_else(|| self.numeric(start, true))).flatten()
        });
        let (day, end) = named?;
        let end =
            if part.is_some_and(|(part, _)| part == Part::Night) { self.next_day(&day, end) } else { end };
        match part {
            Some((part, _)) => Some((Meaning::Moment(Some(Box::new(day)), None, Some(part)), end)),
            None => Some((day, end)),
        }
    }

    /// Past the day that a night leads to: `ليل الأربعاء الخميس`, `ليلة السبت - الأحد`.
    fn next_day(&self, day: &Meaning, end: usize) -> usize {
        let Meaning::Date(DateFields { weekday: Some(first), day: None, .. }) = day else { return end };
        let dash = matches!(self.text().mark(end), Some('-' | '–' | '/'));
        let next = if dash { end + 1 } else { end };
        self.weekday_name(next, false)
            .filter(|(second, _)| *second == first % 7 + 1)
            .map_or(end, |found| found.1)
    }

    fn after_day_noun(&self, at: usize) -> bool {
        at > 0 && self.words.is(at - 1, Word::Day).is_some()
    }

    /// A weekday, its direction and the date that follows it.
    fn weekday(&self, at: usize, led: bool, this: bool) -> Option<Piece> {
        let (weekday, mut end) = self.weekday_name(at, led)?;
        if at > 0 && self.words.is(at - 1, Word::Blocked).is_some() {
            return None;
        }
        let mut toward = this.then_some(0);
        if let Some((direction, next)) = self.direction(end) {
            (toward, end) = (Some(direction), next);
        }
        if let Some((date, next)) = self.date_after(end) {
            return Some((with_weekday(date, weekday), next));
        }
        let fields = DateFields { weekday: Some(weekday), toward, ..DateFields::default() };
        if let Some((week, next)) = self.week_after(end) {
            return Some((Meaning::Within(Box::new(week), Box::new(Meaning::Date(fields))), next));
        }
        if let Some((nth, next)) =
            self.definite_ordinal(end).filter(|(n, _)| (1..=5).contains(n) && toward.is_none())
        {
            let from = if self.text().key(next) == "من" { next + 1 } else { next };
            let (month, next) = match self.whole(from).filter(|_| from > next) {
                Some((month, next)) => (month, next),
                None => (Meaning::Shift(Unit::Month, 0), next),
            };
            return Some((Meaning::Nth(nth, Member::Weekday(weekday), Box::new(month)), next));
        }
        if let Some((day, next)) = self.number_after(end) {
            return Some((Meaning::Date(DateFields { day: Some(day), ..fields }), next));
        }
        Some((Meaning::Date(fields), end))
    }

    /// Its name, with the article; without it only after يوم or مساء.
    pub(super) fn weekday_name(&self, at: usize, led: bool) -> Option<(i8, usize)> {
        let name = |word| if let Word::Weekday(number) = word { Some(number) } else { None };
        let (number, end) = self.words.find(at, Kinds::WEEKDAY, name).or_else(|| {
            // ليوم الجمعة stands with a preposition, and so may the weekday itself: للأحد.
            self.words.find_any(at, Kinds::WEEKDAY, name).filter(|_| led)
        })?;
        (self.words.attached(at).article || led).then_some((number, end))
    }

    /// `الجمعة 22`, `الخميس في السابع`: a bare number of the month behind a weekday.
    fn number_after(&self, at: usize) -> Option<(i8, usize)> {
        let lead = self.text().key(at) == "في";
        let start = if lead { at + 1 } else { at };
        let (day, end) = match self.figures(start) {
            Some(day) => (i8::try_from(day).ok()?, start + 1),
            None => self.definite_ordinal(start)?,
        };
        let hour = self.clock(start, lead).is_some_and(|(c, part, _)| c.minute.is_some() || part.is_some())
            || self.hours(start, Lead::To).is_some();
        let sure = self.figures(start).is_some() || lead;
        (sure && (1..=31).contains(&day) && !hour && self.closes(end)).then_some((day, end))
    }

    /// True where a number cannot count what follows.
    fn closes(&self, at: usize) -> bool {
        !self.text().is_word(at)
            || self.lead(at).is_some()
            || matches!(self.text().key(at), "مع" | "او" | "و")
    }

    /// `الجمعة من هذا الأسبوع`.
    fn week_after(&self, at: usize) -> Option<Piece> {
        let start = if self.text().key(at) == "من" { at + 1 } else { return None };
        self.period(start).filter(|(meaning, _)| meaning.is_week())
    }

    /// The relative day at a token: its entry.
    pub(super) fn relative_word(&self, at: usize) -> Option<((i8, Option<Part>), usize)> {
        let name = |word| if let Word::Relative(days, part) = word { Some((days, part)) } else { None };
        self.words.find(at, Kinds::RELATIVE, name).or_else(|| {
            // بالأمس, للغد
            self.words.find_any(at, Kinds::RELATIVE, name).filter(|((days, _), _)| *days != 0)
        })
    }

    /// أمس, اليوم, غدا, with the weekday and the date that say it again.
    fn relative_day(&self, at: usize) -> Option<Piece> {
        let ((days, part), end) = self.relative_word(at)?;
        if days == 0 && part.is_none() && self.is_no_today(at, end) {
            return None;
        }
        let own = match part {
            Some(part) => {
                let day = Box::new(Meaning::Shift(Unit::Day, i32::from(days)));
                Meaning::Moment(Some(day), None, Some(part))
            }
            None => Meaning::Shift(Unit::Day, i32::from(days)),
        };
        let text = self.text();
        let bracket = text.is_mark(end, '(');
        let inner = if bracket || text.is_comma(end) { end + 1 } else { end };
        if let Some((again, again_end)) = self.weekday(inner, false, false) {
            let closed = !bracket || text.is_mark(again_end, ')');
            if closed {
                let mut end = if bracket { again_end + 1 } else { again_end };
                let mut meaning = Meaning::Again(i32::from(days), Box::new(again));
                if let Some((date, next)) = self.date_after(end).filter(|_| bracket) {
                    (meaning, end) = (date, next);
                }
                return Some((meaning, end));
            }
        }
        Some(self.date_after(end).unwrap_or((own, end)))
    }

    /// اليوم that is some other day or a name: في اليوم التالي, اليوم الوطني, اليوم الأول, «المصري اليوم».
    fn is_no_today(&self, at: usize, end: usize) -> bool {
        let text = self.text();
        let led = at.checked_sub(1).is_some_and(|before| {
            matches!(text.key(before), "في" | "وفي") || self.words.is(before, Word::Blocked).is_some()
        });
        led || self.definite_ordinal(end).is_some()
            || self.words.is(end, Word::NoToday).is_some()
            || text.quotation_closed_by(end).is_some_and(|q| q.end - q.first() <= 3)
    }

    /// A date right after a weekday, with or without a comma or brackets.
    fn date_after(&self, at: usize) -> Option<Piece> {
        let text = self.text();
        let bracket = text.is_mark(at, '(');
        let start = if bracket || text.is_comma(at) { at + 1 } else { at };
        let start = if self
            .words
            .find(start, Kinds::LEAD, |w| matches!(w, Word::Lead(Lead::At)).then_some(()))
            .is_some()
            && self.figures(start + 1).is_some()
            && start == at
        {
            start + 1
        } else {
            start
        };
        let slash = text.is_mark(start + 1, '/');
        let date =
            self.numeric(start, slash).or_else(|| self.day_month(start)).or_else(|| self.month_day(start))?;
        if bracket {
            return text.is_mark(date.1, ')').then_some((date.0, date.1 + 1));
        }
        Some(date)
    }

    /// `في 15` where nothing follows that the number could count.
    pub(super) fn day_number_alone(&self, at: usize) -> Option<Piece> {
        let (day, end) = match self.figures(at) {
            Some(day) => (i8::try_from(day).ok()?, at + 1),
            None => self.definite_ordinal(at).filter(|(n, _)| *n > 12 && !self.is_feminine(at))?,
        };
        let ends = matches!(self.text().kind(end), TokenKind::Break)
            || matches!(self.text().mark(end), Some('.' | '!' | '؟' | '،'));
        let fields = DateFields { day: Some(day), year: YearRef::Open, ..DateFields::default() };
        ((1..=31).contains(&day) && ends && self.text().key(at).len() <= 2 * 12)
            .then_some((Meaning::Date(fields), end))
    }
}

/// A date whose weekday is told, too.
fn with_weekday(date: Meaning, weekday: i8) -> Meaning {
    match date {
        Meaning::Date(fields) => Meaning::Date(DateFields { weekday: Some(weekday), ..fields }),
        other => other,
    }
}

/// الليلة: an hour behind it is one of the night.
fn is_night(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Moment(_, None, Some(_)))
}
