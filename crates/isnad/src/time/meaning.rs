//! What an expression says, before it is known from which day it is counted.

use super::calendar::Holiday;
use super::length::Length;
use super::value::Clock;
use super::word::{Calendar, Edge, Part, Season, Unit};

/// A month, as the text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthRef {
    /// By its name.
    Named(i8, Calendar),
    /// So many months from the present one.
    Shift(i8),
}

/// A year, as the text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum YearRef {
    /// Not at all.
    #[default]
    Open,
    /// By its number.
    Is(i16),
    /// By its number in the Hijri calendar.
    Hijri(i16),
    /// So many years from the present one.
    Shift(i8),
}

/// A date by its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct DateFields {
    pub(super) weekday: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) month: Option<MonthRef>,
    pub(super) year: YearRef,
    /// −1 past, 0 this, 1 next, where the text says so.
    pub(super) toward: Option<i8>,
}

/// What is counted in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    Weekday(i8),
    Unit(Unit),
    /// نصف.
    Half,
}

/// What an expression says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// `5 مايو 2021`, `الخميس`, `مارس الماضي`, `2014`.
    Date(DateFields),
    /// أمس, `الشهر الماضي`: a unit counted from the present one.
    Shift(Unit, i32),
    /// `أمس الخميس`: days from today, and the weekday that says it again.
    Again(i32, Box<Meaning>),
    /// `قبل يومين`: a length before (−1) or after (1) the present.
    Away(Length, i64),
    /// `بعد يومين`: after the present in what is to come, after something else in what is told.
    Later(Length),
    /// `شهران من الآن`.
    FromNow(Length),
    /// `خلال أسبوعين`.
    Inside(Length),
    /// `الأيام الثلاثة الماضية`: so many units up to (−1) or from (1) the present.
    Stretch(Unit, i64, i64),
    /// `أول جمعة من مايو`, `الربع الثاني من 2015`.
    Nth(i8, Member, Box<Meaning>),
    /// `مطلع الشهر`.
    Edge(Edge, Box<Meaning>),
    /// `الأسبوع المقبل يوم الجمعة`: a weekday, or weekdays, of a week.
    Within(Box<Meaning>, Box<Meaning>),
    /// `أسبوع 16 سبتمبر`: the week that holds a day.
    WeekOf(Box<Meaning>),
    Season(Season, YearRef),
    /// A holiday, and which of its days.
    Holiday(Holiday, Option<i8>, YearRef, Option<i8>),
    /// Tens, and the century where it is named.
    Decade(i8, Option<i16>),
    Century(i16),
    /// `مساء الخميس`, `الساعة 8 مساء يوم 15`.
    Moment(Option<Box<Meaning>>, Option<Clock>, Option<Part>),
    /// `من 5 إلى 6 مساء من 22 أبريل`: times of one day.
    On(Box<Meaning>, Box<Meaning>),
    /// `بين 3 و5 مايو`.
    Between(Box<Meaning>, Box<Meaning>),
    Length(Length),
    /// `كل أسبوعين`.
    Every(Length),
    /// `كل خميس`.
    EveryWeekday(i8, Option<Clock>),
    /// `كل يوم الساعة 3`.
    EveryDay(Clock),
    Now,
    /// آنذاك: a time that the text has told before.
    Then,
    /// `في وقت سابق`, `قبل أيام`: no date can be told.
    Vague,
}

impl Meaning {
    /// A day of which the date is known as it stands.
    pub(super) const fn exact_day(year: i16, month: i8, day: i8, calendar: Calendar) -> Self {
        Self::Date(DateFields {
            weekday: None,
            day: Some(day),
            month: Some(MonthRef::Named(month, calendar)),
            year: match calendar {
                Calendar::Gregorian => YearRef::Is(year),
                Calendar::Hijri => YearRef::Hijri(year),
            },
            toward: None,
        })
    }

    /// True where it names a day, or days.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Self::Date(fields) => fields.day.is_some() || fields.weekday.is_some(),
            Self::Again(..)
            | Self::Holiday(..)
            | Self::Shift(Unit::Day, _)
            | Self::Nth(_, Member::Weekday(_) | Member::Unit(Unit::Day), _) => true,
            Self::Moment(day, ..) => day.is_some(),
            Self::Within(_, inner) => inner.is_day(),
            _ => false,
        }
    }

    /// True for a week: a weekday beside it is one of its days.
    pub(super) const fn is_week(&self) -> bool {
        matches!(self, Self::Shift(Unit::Week, _))
    }

    /// True from one hour to another.
    pub(super) fn is_hours(&self) -> bool {
        let is_clock = |meaning: &Self| matches!(meaning, Self::Moment(None, Some(_), _));
        matches!(self, Self::Between(from, to) if is_clock(from) && is_clock(to))
    }

    /// True where the words themselves say that it lies ahead: غدا, الأحد المقبل.
    pub(super) fn is_ahead(&self) -> bool {
        match self {
            Self::Date(fields) => {
                fields.toward.is_some_and(|toward| toward > 0)
                    || matches!(fields.year, YearRef::Shift(1..))
                    || matches!(fields.month, Some(MonthRef::Shift(1..)))
            }
            Self::Shift(_, shift) | Self::Again(shift, _) => *shift > 0,
            Self::Away(_, sign) | Self::Stretch(_, _, sign) => *sign > 0,
            Self::Nth(_, _, of) | Self::Edge(_, of) | Self::Within(of, _) | Self::On(of, _) => of.is_ahead(),
            Self::Moment(day, ..) => day.as_ref().is_some_and(|day| day.is_ahead()),
            _ => false,
        }
    }

    /// True where nothing of it depends on the present.
    pub(super) fn is_length(&self) -> bool {
        matches!(self, Self::Length(_))
    }
}
