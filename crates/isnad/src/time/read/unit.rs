//! Units of time: `الشهر الماضي`, `الأيام الثلاثة الماضية`, `أول جمعة من مايو`, `مطلع العام`, `ثلاثة أعوام`.

use super::{Piece, Reader};
use crate::time::length::Length;
use crate::time::meaning::{DateFields, Meaning, Member, YearRef};
use crate::time::word::{Edge, Kinds, Unit, Word};

/// Amounts are thousandths.
const ONE: u64 = 1000;

/// A length as it is read; `None` where the text does not say how many (بضعة أيام).
pub(super) type LengthPiece = (Option<Length>, usize);

impl Reader<'_> {
    /// `الأسبوع الماضي`, `الشهر الجاري`, `هذا العام`, `الأسبوع بعد المقبل`.
    pub(super) fn period(&self, at: usize) -> Option<Piece> {
        let this = self.words.is(at, Word::This);
        let start = this.unwrap_or(at);
        let (unit, count, end) = self.unit(start)?;
        let definite = self.words.attached(start).article || unit == Unit::Weekend;
        if !definite || count != 1 || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
            return None;
        }
        if this.is_some() {
            return Some((Meaning::Shift(unit, 0), end));
        }
        match self.direction(end) {
            Some((toward, end)) => Some((Meaning::Shift(unit, i32::from(toward)), end)),
            None if unit == Unit::Weekend => Some((Meaning::Shift(unit, 0), end)),
            None => None,
        }
    }

    /// A unit, how many its form names, and its end; a preposition may be attached (`بالشهر الماضي`).
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, i8, usize)> {
        let name = |word| if let Word::Unit(unit, count) = word { Some((unit, count)) } else { None };
        self.words.find_any(at, Kinds::UNIT, name).map(|((unit, count), end)| (unit, count, end))
    }

    /// `الأيام الثلاثة الماضية`, `3 أيام القادمة`, `آخر 3 سنوات`, `العقدين الماضيين`, `السنوات الأخيرة`.
    pub(super) fn stretch(&self, at: usize) -> Option<Piece> {
        let last = self.words.find(at, Kinds::EDGE, |w| (w == Word::Edge(Edge::End)).then_some(())).is_some();
        if last && self.text().key(at) == "اخر" {
            let (amount, next) = self.amount(at + 1)?;
            let (unit, _, end) = self.unit(next)?;
            return counted_stretch(Some(amount), unit, -1, end);
        }
        let before = self.amount(at);
        let (unit, own, mut end) = self.unit(before.map_or(at, |b| b.1))?;
        let unit_at = before.map_or(at, |b| b.1);
        let mut amount = before.map(|b| b.0).or((own == 2).then_some(2 * ONE));
        let mut few = false;
        if own != 1 && amount.is_none() {
            if let Some(next) = self.words.is(end, Word::Few) {
                (few, end) = (true, next);
            } else if let Some((found, next)) = self.amount(end) {
                (amount, end) = (Some(found), next);
            }
        }
        let definite = self.words.attached(unit_at).article || before.is_some();
        let (toward, end) = self.direction(end).filter(|_| definite && (own != 1 || before.is_some()))?;
        if few {
            return Some((Meaning::Vague, end));
        }
        counted_stretch(amount, unit, toward, end)
    }

    /// `أول جمعة من مايو`, `الأسبوع الثالث من هذا الشهر`, `الربع الثاني من 2015`, `النصف الأول من العام`.
    pub(super) fn nth(&self, at: usize) -> Option<Piece> {
        let (nth, member, end) = self.member_first(at).or_else(|| self.member_behind(at))?;
        let text = self.text();
        let from = matches!(text.key(end), "من" | "في" | "ل");
        let (of, end) = self.whole(if from { end + 1 } else { end })?;
        Some((Meaning::Nth(nth, member, Box::new(of)), end))
    }

    /// `أول يوم جمعة`, `آخر خميس`.
    fn member_first(&self, at: usize) -> Option<(i8, Member, usize)> {
        let (nth, next) = self.ordinal(at).filter(|_| !self.words.attached(at).article)?;
        let noun = self.words.is(next, Word::Day);
        if let Some((weekday, end)) = self.weekday_name(noun.unwrap_or(next), true) {
            return Some((nth, Member::Weekday(weekday), end));
        }
        let (unit, count, end) = self.unit(next)?;
        (count != 2).then_some((nth, Member::Unit(unit), end))
    }

    /// `الأسبوع الثالث`, `الربع الأول`, `النصف الثاني`.
    fn member_behind(&self, at: usize) -> Option<(i8, Member, usize)> {
        if !self.words.attached(at).article {
            return None;
        }
        let half = self.words.find_any(at, Kinds::FRACTION, |w| (w == Word::Fraction(30)).then_some(()));
        let (member, next) = match (half, self.unit(at)) {
            (Some(((), next)), _) => (Member::Half, next),
            (None, Some((unit, 1, next))) => (Member::Unit(unit), next),
            _ => return None,
        };
        let (nth, end) = self.definite_ordinal(next).or_else(|| {
            // الربع الأخير
            self.direction(next).filter(|(d, _)| *d == -1 && self.text().key(next).starts_with("الاخير"))
        })?;
        Some((nth, member, end))
    }

    /// The period that something is a part of: `مايو`, `عام 2015`, `الشهر المقبل`, `العام`, `الصيف`, a holiday.
    pub(super) fn whole(&self, at: usize) -> Option<Piece> {
        self.period(at)
            .or_else(|| self.year_number(at, true))
            .or_else(|| self.month(at, true))
            .or_else(|| self.season(at, true))
            .or_else(|| self.century(at))
            .or_else(|| self.decade(at, true))
            .or_else(|| self.holiday(at))
            .or_else(|| self.present_unit(at))
    }

    /// الشهر, العام as a whole of something: the present one.
    fn present_unit(&self, at: usize) -> Option<Piece> {
        let (unit, count, end) = self.unit(at)?;
        let own = count == 1 && self.words.attached(at).article;
        let calendar = matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
        // العام الدراسي is no year of the calendar.
        let qualified =
            self.text().key(end).starts_with("ال") && self.text().is_word(end) && !self.words.known(end);
        (own && calendar && !qualified).then_some((Meaning::Shift(unit, 0), end))
    }

    /// `مطلع الشهر الجاري`, `نهاية 2021`, `منتصف مارس`, `أواخر العام الماضي`, `بقية الأسبوع`.
    pub(super) fn edge(&self, at: usize) -> Option<Piece> {
        let (edge, next) = self
            .words
            .find_any(at, Kinds::EDGE, |word| if let Word::Edge(edge) = word { Some(edge) } else { None })?;
        if self.words.attached(at).article {
            return None;
        }
        if let Some((week, end)) = self.period(at) {
            return Some((week, end));
        }
        let day = || self.day(next, false).filter(|(meaning, _)| meaning.is_day() && edge == Edge::End);
        let my_unit = || self.my_unit(next);
        let (of, end) = self.whole(next).or_else(day).or_else(my_unit)?;
        Some((Meaning::Edge(edge, Box::new(of)), end))
    }

    /// أسبوعي: my week, the present one.
    fn my_unit(&self, at: usize) -> Option<Piece> {
        let mine = |word| if let Word::Mine(unit) = word { Some(Meaning::Shift(unit, 0)) } else { None };
        self.words.find(at, Kinds::MINE, mine)
    }

    /// `أسبوع 16 سبتمبر`.
    pub(super) fn week_of(&self, at: usize) -> Option<Piece> {
        let (unit, count, end) = self.unit(at)?;
        let (day, end) = (unit == Unit::Week && count == 1).then(|| self.day_month(end)).flatten()?;
        Some((Meaning::WeekOf(Box::new(day)), end))
    }

    /// `الأسبوع المقبل يوم الجمعة`, `الأسبوع الماضي بين الجمعة والأحد`.
    pub(super) fn week_with_day(&self, at: usize) -> Option<Piece> {
        let (week, end) = self.period(at).filter(|(meaning, _)| meaning.is_week())?;
        let inner = self
            .between(end)
            .filter(|(m, _)| is_weekdays(m))
            .or_else(|| self.day(end, false).filter(|(meaning, _)| is_bare_weekday(meaning)))?;
        Some((Meaning::Within(Box::new(week), Box::new(inner.0)), inner.1))
    }

    /// A length: `ثلاثة أعوام`, `أسبوعين`, `نصف ساعة`, `ساعة ونصف`, `عام كامل`, `شهر واحد ويومان`. A unit by itself
    /// is one only behind a preposition.
    pub(super) fn length(&self, at: usize, led: bool) -> Option<LengthPiece> {
        let (mut length, mut end) = self.length_of_one_unit(at, led).or_else(|| self.unit_of_sum(at))?;
        while let Some(sum) = length {
            let comma = self.text().is_comma(end);
            let own = self.text().key(end) == "و";
            let next = if comma || own { end + 1 } else { end };
            let joined = comma || own || self.words.attached(next).conjunction;
            let Some((Some(more), after)) =
                joined.then(|| self.length_of_one_unit(next, own || led)).flatten()
            else {
                break;
            };
            (length, end) = (Some(sum.plus(more)), after);
        }
        Some((length, end))
    }

    /// A unit by itself that a sum goes on from: `شهر و 21 يوما`.
    fn unit_of_sum(&self, at: usize) -> Option<LengthPiece> {
        let first = self.length_of_one_unit(at, true)?;
        let own = self.text().key(first.1) == "و";
        let next = if own { first.1 + 1 } else { first.1 };
        let joined = own || self.words.attached(next).conjunction;
        (joined && !self.words.attached(at).article && self.amount(next).is_some())
            .then(|| self.length_of_one_unit(next, false))
            .flatten()
            .map(|_| first)
    }

    fn length_of_one_unit(&self, at: usize, led: bool) -> Option<LengthPiece> {
        let about = self.words.is(at, Word::About).unwrap_or(at);
        if let Some(next) = self.words.is(about, Word::Few) {
            let (_, _, end) = self.unit(next)?;
            return Some((None, end));
        }
        let fraction = |at| {
            self.words.find(at, Kinds::FRACTION, |w| if let Word::Fraction(m) = w { Some(m) } else { None })
        };
        // نصف سنة
        if let Some((minutes, next)) = fraction(about)
            && let Some((unit, 1, end)) = self.unit(next)
            && !self.words.attached(next).article
        {
            let thousandths = u64::try_from(minutes).ok()? * ONE / 60;
            return Some((Some(Length::of(unit, thousandths)), end));
        }
        if let Some((amount, next)) = self.amount(about) {
            let (unit, count, end) = self.unit(next)?;
            // 3 يومين is no number of days; 15 الشهر is a day of the month.
            let counted = count != 2 && (!self.words.attached(next).article || count == 0);
            return (counted && self.words.attached(next).preposition.is_none())
                .then(|| (Some(Length::of(unit, amount)), self.and_fraction(end).map_or(end, |f| f.1)))
                .map(|(length, end)| (length, self.words.is(end, Word::Whole).unwrap_or(end)));
        }
        let (unit, count, end) = self.unit(about).filter(|(unit, ..)| *unit != Unit::Weekend)?;
        let attached = self.words.attached(about);
        let dual = count == 2;
        if count == 0 {
            // أيام: nobody says how many.
            return (led && !attached.article)
                .then_some((None, self.words.is(end, Word::Few).unwrap_or(end)));
        }
        let whole = self.words.is(end, Word::Whole).or_else(|| {
            // شهر واحد
            self.cardinal(end).filter(|(n, _)| *n == 1 && !dual).map(|(_, end)| end)
        });
        let (fraction, tail) = self.and_fraction(end).map_or((0, whole.unwrap_or(end)), |f| f);
        let named = dual || whole.is_some() || fraction > 0 && !attached.article || led;
        let amount = u64::try_from(count).ok()? * ONE + fraction;
        // لأسبوعين, لعام ونصف
        let free = match attached.preposition {
            None => true,
            Some(letter) => letter == 'ل' && (dual || fraction > 0) && !attached.article,
        };
        (named && free).then_some((Some(Length::of(unit, amount)), tail))
    }

    /// `ونصف` behind a unit, in thousandths.
    fn and_fraction(&self, at: usize) -> Option<(u64, usize)> {
        let own = self.text().key(at) == "و";
        let start = if own { at + 1 } else { at };
        let (minutes, end) = self
            .words
            .find(start, Kinds::FRACTION, |w| if let Word::Fraction(m) = w { Some(m) } else { None })?;
        let joined = own || self.words.attached(start).conjunction;
        // ونصف الشهر is another thing.
        (joined && self.unit(end).is_none()).then_some((u64::try_from(minutes).ok()? * ONE / 60, end))
    }

    /// `القرن التاسع عشر`, `القرن الماضي`.
    pub(super) fn century(&self, at: usize) -> Option<Piece> {
        let (unit, count, end) = self.unit(at)?;
        if unit != Unit::Century || count != 1 || !self.words.attached(at).article {
            return None;
        }
        if let Some((toward, end)) = self.direction(end) {
            return Some((Meaning::Shift(Unit::Century, i32::from(toward)), end));
        }
        let (nth, end) = self.definite_ordinal(end)?;
        Some((Meaning::Century(i16::from(nth)), end))
    }

    /// `السبعينيات`, `سبعينيات القرن الماضي`.
    pub(super) fn decade(&self, at: usize, led: bool) -> Option<Piece> {
        let (tens, mut end) = self
            .words
            .find_any(at, Kinds::DECADE, |w| if let Word::Decade(t) = w { Some(t) } else { None })?;
        let from = if matches!(self.text().key(end), "من") { end + 1 } else { end };
        let mut century = None;
        match self.century(from) {
            Some((Meaning::Century(nth), next)) => (century, end) = (Some(nth - 1), next),
            // القرن الماضي: the twentieth, as decades are spoken of.
            Some((_, next)) => (century, end) = (Some(19), next),
            None if from > end => return None,
            None => {}
        }
        let sure = century.is_some() || led || self.words.attached(at).article || self.ends_phrase(end);
        sure.then_some((Meaning::Decade(tens, century), end))
    }

    /// `الصيف الماضي`, `صيف 2016`, `فصل الشتاء`.
    pub(super) fn season(&self, at: usize, led: bool) -> Option<Piece> {
        let this = self.words.is(at, Word::This);
        let start = this.unwrap_or(at);
        let start = if matches!(self.text().key(start), "فصل" | "موسم") { start + 1 } else { start };
        let (season, end) = self
            .words
            .find(start, Kinds::SEASON, |w| if let Word::Season(s) = w { Some(s) } else { None })?;
        if this.is_some() {
            return Some((Meaning::Season(season, YearRef::Shift(0)), end));
        }
        if let Some((toward, end)) = self.direction(end) {
            return Some((Meaning::Season(season, YearRef::Shift(toward)), end));
        }
        let from = if self.text().key(end) == "من" { end + 1 } else { end };
        if let Some((Meaning::Date(DateFields { year, .. }), end)) = self.year_number(from, true) {
            return Some((Meaning::Season(season, year), end));
        }
        if let Some((Meaning::Shift(Unit::Year, shift), end)) = self.period(from) {
            return Some((Meaning::Season(season, YearRef::Shift(i8::try_from(shift).ok()?)), end));
        }
        // الربيع العربي is no season.
        let bare = self.words.attached(start).article && !self.text().key(end).starts_with("ال");
        (bare && (led || self.ends_phrase(end))).then_some((Meaning::Season(season, YearRef::Open), end))
    }

    /// `عيد الفطر`, `أول أيام عيد الأضحى`, `عيد الشكر 2010`, `عيد الفطر الماضي`.
    pub(super) fn holiday(&self, at: usize) -> Option<Piece> {
        let name = |at| {
            self.words.find_any(at, Kinds::HOLIDAY, |w| if let Word::Holiday(h) = w { Some(h) } else { None })
        };
        let of_days = self.ordinal(at).and_then(|(nth, next)| {
            let definite = self.words.attached(at).article;
            let (unit, _, end) = self.unit(next)?;
            let of = if self.text().key(end) == "من" { end + 1 } else { end };
            (unit == Unit::Day && !definite).then_some((nth, of))
        });
        let named_day = || {
            let (unit, _, next) = self.unit(at)?;
            let (nth, end) = (unit == Unit::Day).then(|| self.definite_ordinal(next)).flatten()?;
            let of = if self.text().key(end) == "من" { end + 1 } else { end };
            Some((nth, of))
        };
        let nth = of_days.or_else(named_day);
        let (holiday, mut end) = name(nth.map_or(at, |(_, next)| next))?;
        let mut year = YearRef::Open;
        let mut toward = None;
        if let Some((direction, next)) = self.direction(end) {
            (toward, end) = (Some(direction), next);
        } else if let Some((Meaning::Date(DateFields { year: found, .. }), next)) =
            self.year_number(end, true)
        {
            (year, end) = (found, next);
        } else if let Some((Meaning::Shift(Unit::Year, shift), next)) = self.period(end) {
            (year, end) = (YearRef::Shift(i8::try_from(shift).ok()?), next);
        }
        Some((Meaning::Holiday(holiday, nth.map(|n| n.0), year, toward), end))
    }
}

fn is_bare_weekday(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Date(DateFields { weekday: Some(_), day: None, .. }))
}

fn is_weekdays(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Between(from, to) if is_bare_weekday(from) && is_bare_weekday(to))
}

/// So many units before or behind the present.
fn counted_stretch(amount: Option<u64>, unit: Unit, toward: i8, end: usize) -> Option<Piece> {
    let meaning = match amount {
        Some(amount) if toward != 0 => {
            Meaning::Stretch(unit, i64::try_from(amount / ONE).ok()?, i64::from(toward.signum()))
        }
        _ => Meaning::Vague,
    };
    Some((meaning, end))
}
