//! Dates: `5 مايو/أيار 2021`, `الرابع عشر من مارس (آذار) الماضي`, `2021/04/08`, `17 رمضان 1436 هـ الموافق …`.

use super::{Piece, Reader};
use crate::text::TokenKind;
use crate::time::meaning::{DateFields, Meaning, MonthRef, YearRef};
use crate::time::word::{Calendar, Era, Kinds, Unit, Word};

/// Years that four figures alone are taken for.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2200;
/// Years that without an era are those of the Hijri calendar: 1960 to 2038.
const HIJRI_YEARS: std::ops::RangeInclusive<i32> = 1380..=1460;

impl Reader<'_> {
    /// A date in figures: `2021/04/08`, `08-04-2021`, `8.4.2021`, `1/1/1437هـ`; with a preposition before it, or
    /// where it can be nothing else, a day and a month alone (`22/4`).
    pub(super) fn numeric(&self, at: usize, led: bool) -> Option<Piece> {
        let (parts, end) = self.figures_joined(at)?;
        let (year, month, day) = match parts[..] {
            [y @ (1300..=2200), m, d] | [d, m, y @ (1300..=2200)] => (y, m, d),
            [d, m, y @ 0..=99] if m <= 12 => (2000 + y, m, d),
            [a, b] => return self.two_figures(at, a, b, end, led),
            _ => return None,
        };
        // 4/22/2016
        let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
        let calendar = if year < 1600 { Calendar::Hijri } else { Calendar::Gregorian };
        let meaning = exact(year, month, day, calendar)?;
        let end = self.era(end).map_or(end, |(_, end)| end);
        Some(self.matching(end).unwrap_or((meaning, end)))
    }

    /// Figures with one mark between them.
    fn figures_joined(&self, at: usize) -> Option<(Vec<i32>, usize)> {
        let text = self.text();
        let key = text.key(at);
        if key.matches('.').count() == 2 {
            return Some((key.split('.').map(str::parse).collect::<Result<_, _>>().ok()?, at + 1));
        }
        let mark = text.mark(at + 1).filter(|m| matches!(m, '/' | '-' | '–'))?;
        let two = vec![self.figures(at)?, self.figures(at + 2)?];
        let third = text.is_mark(at + 3, mark).then(|| self.figures(at + 4)).flatten();
        let apart = (at + 1..at + 5).map(|i| text.tokens().get(i).is_some_and(|token| token.space_before));
        let tight = |count: usize| apart.clone().take(count).all(|space| !space);
        // 26 / 10 / 1436هـ
        let spaced = || mark == '/' && third.is_some_and(|year| (1300..=2200).contains(&year));
        match third {
            Some(third) if tight(4) || spaced() => Some(([two, vec![third]].concat(), at + 5)),
            _ => tight(2).then_some((two, at + 3)),
        }
    }

    /// `22/4`, `4/22`, `2015/3`, `12-2016`; and `08/12, 2015`.
    fn two_figures(&self, at: usize, a: i32, b: i32, end: usize, led: bool) -> Option<Piece> {
        let slash = self.text().is_mark(at + 1, '/');
        let (year, month) = if YEARS.contains(&a) { (a, b) } else { (b, a) };
        if YEARS.contains(&year) && (1..=12).contains(&month) {
            let fields = DateFields {
                month: Some(MonthRef::Named(i8::try_from(month).ok()?, Calendar::Gregorian)),
                year: YearRef::Is(i16::try_from(year).ok()?),
                ..DateFields::default()
            };
            let year_first = YEARS.contains(&a) && self.text().key(at + 2).len() <= 2;
            return (slash || led || year_first).then_some((Meaning::Date(fields), end));
        }
        let (day, month) = if b > 12 { (b, a) } else { (a, b) };
        let is_date = (1..=31).contains(&day) && (1..=12).contains(&month);
        // 1/4 may be a fraction, 22-4 a score.
        let sure = led || slash && day > 12 && !self.text().is_mark(end, '/');
        let year = self.year_behind_comma(end);
        if !is_date || !(sure || year.is_some()) {
            return None;
        }
        let fields = DateFields {
            day: i8::try_from(day).ok(),
            month: Some(MonthRef::Named(i8::try_from(month).ok()?, Calendar::Gregorian)),
            year: year.map_or(YearRef::Open, |(year, _)| year),
            ..DateFields::default()
        };
        Some((Meaning::Date(fields), year.map_or(end, |(_, end)| end)))
    }

    /// A day with its month, the year and the other calendar's date where they follow.
    pub(super) fn day_month(&self, at: usize) -> Option<Piece> {
        let (day, after) = self.day_number(at).or_else(|| self.day_in_words(at))?;
        let (month, after) = self.month_of_day(after)?;
        let (fields, end) = self
            .finish_month(DateFields { day: Some(day), month: Some(month), ..DateFields::default() }, after);
        Some(self.matching(end).unwrap_or((Meaning::Date(fields), end)))
    }

    /// `تسعة عشر من مايو`: a cardinal with its month; ثلاثة في مايو counts something else.
    fn day_in_words(&self, at: usize) -> Option<(i8, usize)> {
        let (day, end) = self.cardinal(at).filter(|(n, _)| (1..=31).contains(n))?;
        let of = if self.text().key(end) == "من" { end + 1 } else { end };
        self.month_name(of).map(|_| i8::try_from(day).ok().map(|day| (day, end)))?
    }

    /// The month behind a day's number: `مايو`, `من شهر مايو`, `من الشهر المقبل`, `- أكتوبر`.
    pub(super) fn month_of_day(&self, at: usize) -> Option<(MonthRef, usize)> {
        let text = self.text();
        let mut start = at;
        if matches!(text.mark(start), Some('-' | '.' | '/')) && self.month_name(start + 1).is_some() {
            start += 1;
        }
        if matches!(text.key(start), "من" | "في") {
            start += 1;
        }
        if let Some((Meaning::Shift(Unit::Month, shift), end)) = self.period(start) {
            // سجل 15 في الشهر الماضي is no day.
            let from = text.key(start - 1) == "من" || text.key(start) == "هذا" || self.in_range;
            return from.then_some((MonthRef::Shift(i8::try_from(shift).ok()?), end));
        }
        // الخامس عشر من الشهر
        if text.key(start - 1) == "من"
            && let Some((Unit::Month, 1, end)) = self.unit(start)
            && self.words.attached(start).article
        {
            return Some((MonthRef::Shift(0), end));
        }
        if text.key(start) == "شهر" {
            start += 1;
        }
        let (month, calendar, _, end) = self.month_name(start)?;
        Some((MonthRef::Named(month, calendar), end))
    }

    /// `مايو الحادي والعشرين`, `أكتوبر/ 2`, `سبتمبر 10, 1901`.
    pub(super) fn month_day(&self, at: usize) -> Option<Piece> {
        let text = self.text();
        let (month, calendar, _, after) = self.month_name(at)?;
        let slash = text.is_mark(after, '/');
        let start = if slash { after + 1 } else { after };
        let month = Some(MonthRef::Named(month, calendar));
        let (day, end) = match self.figures(start) {
            Some(day) => (i8::try_from(day).ok()?, start + 1),
            None => match self.definite_ordinal(start) {
                Some(found) => found,
                None => self.cardinal(start).and_then(|(n, end)| Some((i8::try_from(n).ok()?, end)))?,
            },
        };
        if !(1..=31).contains(&day) {
            return None;
        }
        let ordinal = self.definite_ordinal(start).is_some();
        let year = self.year_behind_comma(end).or_else(|| ordinal.then(|| self.year_of_month(end)).flatten());
        // في مارس 15 شخصا: what the number counts stands behind it.
        let closed = year.is_some() || ordinal || !text.is_word(end) || slash;
        let fields = DateFields {
            day: Some(day),
            month,
            year: year.map_or(YearRef::Open, |y| y.0),
            ..DateFields::default()
        };
        closed.then_some((Meaning::Date(fields), year.map_or(end, |y| y.1)))
    }

    /// `الموافق 4 يوليو 2015`: the same day in the other calendar; it gives the value.
    fn matching(&self, at: usize) -> Option<Piece> {
        let text = self.text();
        let bracket = text.is_mark(at, '(');
        let at = if bracket || text.is_comma(at) { at + 1 } else { at };
        let end = self.words.is(at, Word::Matching)?;
        let at = if text.key(end) == "ل" { end + 1 } else { end };
        let (meaning, end) = self.numeric(at, true).or_else(|| self.day_month(at))?;
        let end = if bracket { text.is_mark(end, ')').then_some(end + 1)? } else { end };
        Some((meaning, end))
    }

    /// A month: after a preposition or `شهر`, or with a year or a direction behind it, or where its name is no
    /// other word.
    pub(super) fn month(&self, at: usize, led: bool) -> Option<Piece> {
        let text = self.text();
        let this = self.words.is(at, Word::This);
        let start = this.unwrap_or(at);
        let named = matches!(text.key(start), "شهر" | "لشهر" | "بشهر" | "وشهر");
        let start = if named { start + 1 } else { start };
        let (month, calendar, word, after) = self.month_name(start)?;
        let fields = DateFields { month: Some(MonthRef::Named(month, calendar)), ..DateFields::default() };
        let (mut fields, end) = self.finish_month(fields, after);
        if this.is_some() {
            fields.toward = Some(0);
        }
        let sure = named || this.is_some() || fields.toward.is_some() || fields.year != YearRef::Open;
        let hijri = calendar == Calendar::Hijri && word;
        (sure || !word || led && !hijri || led && self.in_month(at)).then_some((Meaning::Date(fields), end))
    }

    /// True where nothing but في stands before a word that is also a man's name: `في رمضان`.
    fn in_month(&self, at: usize) -> bool {
        at > 0 && matches!(self.text().key(at - 1), "في" | "خلال")
    }

    /// What may stand behind a month: a direction, its year.
    fn finish_month(&self, mut fields: DateFields, at: usize) -> (DateFields, usize) {
        let mut end = at;
        if let Some((toward, next)) = self.direction(end) {
            (fields.toward, end) = (Some(toward), next);
        }
        let hijri = matches!(fields.month, Some(MonthRef::Named(_, Calendar::Hijri)));
        let shifted = matches!(fields.month, Some(MonthRef::Shift(_)));
        if let Some((year, next)) = self.year_of_month(end).filter(|_| !shifted) {
            fields.year = match year {
                YearRef::Is(year) if hijri && HIJRI_YEARS.contains(&i32::from(year)) => YearRef::Hijri(year),
                YearRef::Hijri(year) if !hijri && self.era(next - 1).is_none() => YearRef::Is(year),
                year => year,
            };
            end = next;
        }
        (fields, end)
    }

    /// A year behind a month: `2021`, `من عام 2021`, `العام المقبل`, `, 2016`.
    fn year_of_month(&self, at: usize) -> Option<(YearRef, usize)> {
        let from = if self.text().key(at) == "من" { at + 1 } else { at };
        if let Some((Meaning::Shift(Unit::Year, shift), end)) = self.period(from) {
            return Some((YearRef::Shift(i8::try_from(shift).ok()?), end));
        }
        let dotted =
            if self.text().is_mark(at, '.') && !self.text().tokens()[at].space_before { at + 1 } else { at };
        self.year(from)
            .or_else(|| self.year(dotted).filter(|_| dotted > at && self.figures(dotted).is_some()))
            .or_else(|| self.year_behind_comma(at))
    }

    /// A year behind a comma, if nothing follows that it could count.
    fn year_behind_comma(&self, at: usize) -> Option<(YearRef, usize)> {
        let (year, end) = self.text().is_comma(at).then(|| self.year(at + 1)).flatten()?;
        (!self.text().is_word(end)).then_some((year, end))
    }

    /// `عام 2014`, `سنة 1436 هـ`; a bare year only after a preposition of time.
    pub(super) fn year_number(&self, at: usize, led: bool) -> Option<Piece> {
        let (year, end) = match self.year_noun(at) {
            Some(after) => self.named_year(after)?,
            None if led => self.year(at)?,
            None => return None,
        };
        Some((Meaning::Date(DateFields { year, ..DateFields::default() }), end))
    }

    /// عام, سنة, لعام: the end of the word before a year.
    pub(super) fn year_noun(&self, at: usize) -> Option<usize> {
        self.words
            .find_any(at, Kinds::UNIT, |w| (w == Word::Unit(Unit::Year, 1)).then_some(()))
            .map(|((), end)| end)
    }

    /// The number behind عام: three or four figures, or words.
    fn named_year(&self, at: usize) -> Option<(YearRef, usize)> {
        self.year(at).or_else(|| {
            let (number, end) = match self.figures(at) {
                Some(number) => (number, at + 1),
                None => self.cardinal(at).filter(|(_, end)| *end > at + 1)?,
            };
            let year = i16::try_from(number).ok().filter(|y| (100..=2200).contains(y))?;
            let behind = self.era(end);
            match behind {
                Some((Era::Before, end)) => Some((YearRef::Is(1 - year), end)),
                Some((Era::Hijri, end)) => Some((YearRef::Hijri(year), end)),
                Some((Era::Gregorian, end)) => Some((YearRef::Is(year), end)),
                None => Some((YearRef::Is(year), end)),
            }
        })
    }

    /// A year: four figures, or words from a thousand on; with عام before and هـ or م behind.
    pub(super) fn year(&self, at: usize) -> Option<(YearRef, usize)> {
        let start = self.year_noun(at).unwrap_or(at);
        let key = self.text().key(start);
        let (number, end) = match self.figures(start) {
            Some(number) if key.len() == 4 => (number, start + 1),
            Some(_) => return None,
            None => self.cardinal(start).filter(|(n, _)| (1000..=2200).contains(n))?,
        };
        // 2000 شخص: words or figures that count something; ألف alone is no year.
        if self.figures(start).is_none() && start == at && end < start + 1 + usize::from(number != 2000) {
            return None;
        }
        let year = i16::try_from(number).ok()?;
        match self.era(end) {
            Some((Era::Hijri, end)) => Some((YearRef::Hijri(year), end)),
            Some((Era::Gregorian, end)) => Some((YearRef::Is(year), end)),
            Some((Era::Before, end)) => Some((YearRef::Is(1 - year), end)),
            None if HIJRI_YEARS.contains(&number) => Some((YearRef::Hijri(year), end)),
            None => (1000..=2200).contains(&number).then_some((YearRef::Is(year), end)),
        }
    }

    /// هـ, م, ق.م.
    fn era(&self, at: usize) -> Option<(Era, usize)> {
        if self.text().kind(at) != TokenKind::Word {
            return None;
        }
        self.words.find(at, Kinds::ERA, |word| if let Word::Era(era) = word { Some(era) } else { None })
    }

    /// 1–31 in figures or as an ordinal.
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let (day, end) = match self.figures(at) {
            Some(day) => (i8::try_from(day).ok()?, at + 1),
            None => match self.definite_ordinal(at) {
                Some(found) => found,
                None => self.ordinal(at).filter(|(n, _)| *n == 1)?,
            },
        };
        (1..=31).contains(&day).then_some((day, end))
    }

    /// A month's name, with its name in the other system (`أغسطس (آب)`, `أيار/مايو`); whether its letters are also
    /// another word.
    pub(super) fn month_name(&self, at: usize) -> Option<(i8, Calendar, bool, usize)> {
        let text = self.text();
        let name = |at| {
            self.words.find(at, Kinds::MONTH, |w| {
                if let Word::Month(m, c, word) = w { Some((m, c, word)) } else { None }
            })
        };
        let ((month, calendar, word), end) = name(at).filter(|_| !self.words.attached(at).article)?;
        let pair =
            |start: usize| name(start).filter(|((other, ..), _)| *other == month).map(|(_, next)| next);
        let paired = if text.is_mark(end, '/') || text.is_mark(end, '-') {
            pair(end + 1)
        } else if text.is_mark(end, '(') {
            pair(end + 1).filter(|&next| text.is_mark(next, ')')).map(|next| next + 1)
        } else {
            // يوليو تموز
            pair(end)
        };
        Some((month, calendar, word && paired.is_none(), paired.unwrap_or(end)))
    }

    /// الماضي, المقبل, الجاري.
    pub(super) fn direction(&self, at: usize) -> Option<(i8, usize)> {
        self.words.find(
            at,
            Kinds::DIRECTION,
            |word| if let Word::Direction(d) = word { Some(d) } else { None },
        )
    }
}

/// A day by three numbers.
fn exact(year: i32, month: i32, day: i32, calendar: Calendar) -> Option<Meaning> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| i16::try_from(year).ok().map(|year| Meaning::exact_day(year, month, day, calendar)))
        .flatten()
}
