//! Times counted from the article's date: weekdays, أمس, `الشهر الماضي`, `قبل يومين`, `في وقت سابق`.

use super::value::{self, Value};
use super::words::{self, TimeKind, Unit};
use super::{Found, Reader};
use crate::text::TokenKind;
use jiff::ToSpan;

impl Reader<'_> {
    /// `الخميس`, `يوم الخميس الماضي`, `مساء أمس`, `اليوم (الثلاثاء)`, `الأحد 8 نوفمبر 2015`.
    pub(super) fn day(&self, at: usize) -> Option<Found> {
        let part = words::at(self.text, at, |kind| kind == TimeKind::DayPart);
        let start = part.map_or(at, |(_, end)| end);
        let named = self.weekday(start, part.is_some()).or_else(|| self.relative_day(start));
        // مساء 5 مايو
        named.or_else(|| part.and_then(|_| self.day_month(start)))
    }

    /// A weekday, its direction and the date that follows it.
    fn weekday(&self, at: usize, after_part: bool) -> Option<Found> {
        let (number, mut end) = self.weekday_name(at, after_part)?;
        if at > 0 && words::at(self.text, at - 1, |kind| kind == TimeKind::Blocked).is_some() {
            return None;
        }
        let direction = self.direction(end);
        if let Some((_, next)) = direction {
            end = next;
        }
        if let Some(date) = self.date_after(end) {
            return Some(date);
        }
        let value =
            self.published.and_then(|p| value::weekday(p, number, direction.map(|d| d.0))).map(Value::Day);
        Some(Found { end, value })
    }

    /// Its name, with the article; without it only after يوم or مساء.
    fn weekday_name(&self, at: usize, after_part: bool) -> Option<(i8, usize)> {
        let weekday = |kind| matches!(kind, TimeKind::Weekday(_));
        if let Some((TimeKind::Weekday(number), end)) = words::at(self.text, at, weekday) {
            return Some((number, end));
        }
        if !after_part {
            return None;
        }
        words::weekday_without_article(self.text.key(at)).map(|number| (number, at + 1))
    }

    /// أمس, اليوم, غدا, with the weekday and the date that say it again.
    fn relative_day(&self, at: usize) -> Option<Found> {
        let (TimeKind::Relative(days), end) =
            words::at(self.text, at, |kind| matches!(kind, TimeKind::Relative(_)))?
        else {
            return None;
        };
        if days == 0 && self.is_no_today(at, end) {
            return None;
        }
        let own = self.published.and_then(|p| value::days_from(p, i64::from(days))).map(Value::Day);
        let bracket = self.text.is_mark(end, '(');
        let comma = self.text.is_comma(end);
        let inner = if bracket || comma { end + 1 } else { end };
        if let Some(again) = self.weekday(inner, false) {
            // غدا الخميس in a paper of Thursday, written the day before, is that Thursday.
            let coming = self
                .weekday_name(inner, false)
                .zip(self.published.and_then(|p| value::days_from(p, i64::from(days))))
                .and_then(|((number, _), day)| value::nearest_weekday(day, number))
                .map(Value::Day);
            let closed = !bracket || self.text.is_mark(again.end, ')');
            if closed {
                let end = if bracket {
                    self.date_after(again.end + 1).map_or(again.end + 1, |d| d.end)
                } else {
                    again.end
                };
                return Some(Found { end, value: if days > 0 { coming.or(own) } else { again.value } });
            }
        }
        Some(self.date_after(end).unwrap_or(Found { end, value: own }))
    }

    /// اليوم that is some other day or a name: في اليوم التالي, اليوم الوطني, اليوم الأول, «المصري اليوم».
    fn is_no_today(&self, at: usize, end: usize) -> bool {
        let led = at.checked_sub(1).is_some_and(|before| {
            matches!(self.text.key(before), "في" | "وفي")
                || words::at(self.text, before, |kind| kind == TimeKind::Blocked).is_some()
        });
        let ordinal = self.text.key(end).starts_with("ال")
            && words::at(self.text, end, |kind| matches!(kind, TimeKind::Number(_))).is_some();
        led || ordinal
            || words::at(self.text, end, |kind| kind == TimeKind::NoToday).is_some()
            || self.text.quotation_closed_by(end).is_some_and(|q| q.end - q.first() <= 3)
    }

    /// A date right after a weekday, with or without a comma or brackets.
    fn date_after(&self, at: usize) -> Option<Found> {
        let bracket = self.text.is_mark(at, '(');
        let start = if bracket || self.text.is_comma(at) { at + 1 } else { at };
        let date = self.numeric(start).or_else(|| self.day_month(start))?;
        if bracket {
            return self.text.is_mark(date.end, ')').then_some(Found { end: date.end + 1, ..date });
        }
        Some(date)
    }

    /// `الأسبوع الماضي`, `الشهر الجاري`, `هذا العام`.
    pub(super) fn period(&self, at: usize) -> Option<Found> {
        let pointed = matches!(self.text.key(at), "هذا" | "هذه" | "وهذا" | "وهذه");
        let at = if pointed { at + 1 } else { at };
        let key = self.text.key(at);
        let (unit, count) = words::unit_of(key.strip_prefix('و').unwrap_or(key).strip_prefix("ال")?)?;
        let (direction, end) = if pointed {
            (0, at + 1)
        } else {
            self.direction(if count == 1 { at + 1 } else { self.counted(at + 1) })?
        };
        // السنوات الأخيرة names no one year.
        let value = self.published.filter(|_| count == 1).and_then(|p| match unit {
            Unit::Month => p
                .first_of_month()
                .checked_add(i64::from(direction).months())
                .ok()
                .map(|d| Value::Month(d.year(), d.month())),
            Unit::Year => Some(Value::Year(p.year() + i16::from(direction))),
            _ => None,
        });
        Some(Found { end, value })
    }

    /// The end of what may stand between a plural and its direction: `الأيام القليلة`, `الأعوام العشرة`,
    /// `الساعات الـ24`.
    fn counted(&self, at: usize) -> usize {
        let key = self.text.key(at);
        let number = words::at(self.text, at, |kind| matches!(kind, TimeKind::Number(_)));
        let bare = key.strip_prefix("ال").unwrap_or(key);
        let bare = words::number_of(bare).map(|_| at + 1);
        match key {
            "القليله" => at + 1,
            "ال" if self.text.kind(at + 1) == TokenKind::Number => at + 2,
            _ => number.map(|(_, end)| end).or(bare).unwrap_or(at),
        }
    }

    /// `قبل يومين`, `منذ ثلاثة أعوام`, `قبل أيام`, `منذ نحو أسبوع`.
    pub(super) fn ago(&self, at: usize) -> Option<Found> {
        if !matches!(self.text.key(at), "قبل" | "منذ" | "ومنذ" | "وقبل") {
            return None;
        }
        let mut next = at + 1;
        let about = matches!(self.text.key(next), "نحو" | "حوالي" | "قرابه" | "اكثر" | "عده" | "بضعه");
        if about {
            next += 1;
        }
        let count = match words::at(self.text, next, |kind| matches!(kind, TimeKind::Number(_))) {
            Some((TimeKind::Number(n), end)) => Some((i64::from(n), end)),
            _ => self.text.key(next).parse::<i64>().ok().filter(|n| *n < 200).map(|n| (n, next + 1)),
        };
        let unit_at = count.map_or(next, |c| c.1);
        let (TimeKind::Unit(unit, own), end) =
            words::at(self.text, unit_at, |kind| matches!(kind, TimeKind::Unit(..)))?
        else {
            return None;
        };
        // منذ عام 2006, منذ شهر مارس, قبل يوم الخميس: no length of time.
        if count.is_none() && own == 1 && self.unled(unit_at, true).is_some() {
            return None;
        }
        let plural_without_count = count.is_none() && own == 0;
        let number = count.map_or(i64::from(own), |c| c.0);
        let value = self.published.filter(|_| !about && !plural_without_count).and_then(|p| match unit {
            Unit::Day => value::days_from(p, -number).map(Value::Day),
            Unit::Year => i16::try_from(number).ok().map(|n| Value::Year(p.year() - n)),
            _ => None,
        });
        Some(Found { end, value })
    }

    /// `في وقت سابق`, `في ساعة مبكرة من صباح الخميس`, `مؤخرا`.
    pub(super) fn vague(&self, at: usize) -> Option<Found> {
        let vague = |kind| matches!(kind, TimeKind::Vague | TimeKind::Earlier);
        let (kind, end) = words::at(self.text, at, vague)?;
        if kind == TimeKind::Earlier {
            let inner = if matches!(self.text.key(end), "من" | "يوم") { end + 1 } else { end };
            let pointed = if self.text.key(end) == "يوم" { end } else { inner };
            if let Some(found) = self.day(pointed).or_else(|| self.period(inner)) {
                let day = matches!(found.value, Some(Value::Day(_)));
                return Some(Found { value: found.value.filter(|_| day), ..found });
            }
        }
        Some(Found { end, value: None })
    }
}
