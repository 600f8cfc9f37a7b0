//! Dates: `5 مايو/أيار 2021`, `الرابع عشر من مارس (آذار) الماضي`, `2021/04/08`, `17 رمضان 1436 هـ الموافق …`.

use super::value::{self, Value};
use super::words::{self, Calendar, TimeKind};
use super::{Found, Reader};

impl Reader<'_> {
    /// A date in figures: `2021/04/08`, `08-04-2021`, `8.4.2021`, `1/1/1437هـ`.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let key = self.text.key(at);
        let (parts, end) = if key.matches('.').count() == 2 {
            let parts: Vec<i16> = key.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
            (parts, at + 1)
        } else {
            let mark = self.text.mark(at + 1).filter(|m| matches!(m, '/' | '-' | '–'))?;
            let joined = self.text.is_mark(at + 3, mark) && !self.text.tokens()[at + 1].space_before;
            let parts = [at, at + 2, at + 4].map(|i| self.text.key(i).parse::<i16>());
            let [Ok(a), Ok(b), Ok(c)] = parts else { return None };
            joined.then_some((vec![a, b, c], at + 5))?
        };
        let (year, month, day) = match parts[..] {
            [y @ (1300..1500 | 1900..=2100), m, d] | [d, m, y @ (1300..1500 | 1900..=2100)] => (y, m, d),
            [d, m, y @ 0..=99] if m <= 12 => (2000 + y, m, d),
            _ => return None,
        };
        let value = if year < 1500 {
            value::hijri_day(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)?
        } else {
            value::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?
        };
        let end = end + usize::from(matches!(self.text.key(end), "ه" | "م"));
        let found = Found { end, value: Some(value) };
        Some(self.corresponding(end).unwrap_or(found))
    }

    /// A day with its month, the year and the other calendar's date where they follow.
    pub(super) fn day_month(&self, at: usize) -> Option<Found> {
        let (day, after) = self.day_number(at)?;
        let after = if matches!(self.text.key(after), "من" | "شهر") { after + 1 } else { after };
        let after = if self.text.key(after) == "شهر" { after + 1 } else { after };
        let (month, calendar, mut end) = self.month_name(after)?;
        let direction = self.direction(end);
        if let Some((_, next)) = direction {
            end = next;
        }
        let year = self.year(end);
        if let Some((_, next)) = year {
            end = next;
        }
        let value = match (calendar, year, self.published) {
            (Calendar::Hijri, Some((year, _)), _) => {
                value::hijri_day(i32::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
            }
            (Calendar::Gregorian, Some((year, _)), _) => value::day(year, month, day),
            (Calendar::Gregorian, None, Some(published)) => match direction {
                Some((toward, _)) => match value::month(published, month, Some(toward)) {
                    Value::Month(year, month) => value::day(year, month, day),
                    other => Some(other),
                },
                None => value::nearest_year(published, month, day),
            },
            _ => None,
        };
        let found = Found { end, value };
        Some(self.corresponding(end).unwrap_or(found))
    }

    /// `الموافق 4 يوليو 2015`: the same day in the other calendar; it gives the value where it is Gregorian.
    fn corresponding(&self, at: usize) -> Option<Found> {
        let at = if self.text.is_comma(at) { at + 1 } else { at };
        if !matches!(self.text.key(at), "الموافق" | "الموافقه") {
            return None;
        }
        let at = if self.text.key(at + 1) == "ل" { at + 2 } else { at + 1 };
        self.numeric(at).or_else(|| self.day_month(at))
    }

    /// A month: after a preposition or `شهر`, or with a year or a direction after it.
    pub(super) fn month(&self, at: usize, led: bool) -> Option<Found> {
        let (named, at) =
            if matches!(self.text.key(at), "شهر" | "لشهر") { (true, at + 1) } else { (led, at) };
        let (month, calendar, mut end) = self.month_name(at)?;
        let direction = self.direction(end);
        if let Some((_, next)) = direction {
            end = next;
        }
        let year = self.year(end);
        if let Some((_, next)) = year {
            end = next;
        }
        if !named && direction.is_none() && year.is_none() {
            return None;
        }
        let value = match (calendar, year, self.published) {
            (Calendar::Hijri, ..) => None,
            (_, Some((year, _)), _) => Some(Value::Month(year, month)),
            (_, None, Some(published)) => Some(value::month(published, month, direction.map(|d| d.0))),
            _ => None,
        };
        Some(Found { end, value })
    }

    /// `عام 2014`, `سنة 1436 هـ`; a bare year only after a preposition of time.
    pub(super) fn year_number(&self, at: usize, led: bool) -> Option<Found> {
        let named = matches!(self.text.key(at), "عام" | "سنه" | "العام" | "لعام" | "لسنه" | "السنه");
        if !named && !led {
            return None;
        }
        let (year, end) = self.year(if named { at + 1 } else { at })?;
        let value = (year > 1600).then_some(Value::Year(year));
        Some(Found { end, value })
    }

    /// 1–31 in figures or as an ordinal.
    fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        if let Ok(day) = self.text.key(at).parse::<i8>() {
            return (1..=31).contains(&day).then_some((day, at + 1));
        }
        let ordinal = |kind| matches!(kind, TimeKind::Number(_));
        match words::at(self.text, at, ordinal) {
            Some((TimeKind::Number(day), end)) if self.text.key(at).starts_with("ال") => Some((day, end)),
            _ => None,
        }
    }

    /// A month's name, with its name in the other system (`أغسطس (آب)`, `أيار/مايو`).
    fn month_name(&self, at: usize) -> Option<(i8, Calendar, usize)> {
        let (TimeKind::Month(month, calendar), mut end) =
            words::at(self.text, at, |kind| matches!(kind, TimeKind::Month(..)))?
        else {
            return None;
        };
        let pair =
            |start: usize| match words::at(self.text, start, |kind| matches!(kind, TimeKind::Month(..))) {
                Some((TimeKind::Month(other, _), next)) if other == month => Some(next),
                _ => None,
            };
        if self.text.is_mark(end, '/') || self.text.is_mark(end, '-') {
            end = pair(end + 1).unwrap_or(end);
        } else if self.text.is_mark(end, '(') {
            end = pair(end + 1).filter(|&next| self.text.is_mark(next, ')')).map_or(end, |next| next + 1);
        }
        Some((month, calendar, end))
    }

    /// Four figures, with هـ or م after them.
    fn year(&self, at: usize) -> Option<(i16, usize)> {
        let at = if matches!(self.text.key(at), "عام" | "سنه" | "لعام" | "من")
            && self.text.key(at + 1).len() == 4
        {
            at + 1
        } else {
            at
        };
        let key = self.text.key(at);
        let year: i16 = key.parse().ok().filter(|y| key.len() == 4 && (1300..=2200).contains(y))?;
        let end = if matches!(self.text.key(at + 1), "ه" | "م" | "هجري" | "هجريه" | "ميلادي" | "ميلاديه")
        {
            at + 2
        } else {
            at + 1
        };
        Some((year, end))
    }

    /// الماضي, المقبل, الجاري.
    pub(super) fn direction(&self, at: usize) -> Option<(i8, usize)> {
        match words::at(self.text, at, |kind| matches!(kind, TimeKind::Direction(_))) {
            Some((TimeKind::Direction(direction), end)) if !matches!(self.text.key(at), "هذا" | "هذه") => {
                Some((direction, end))
            }
            _ => None,
        }
    }
}
