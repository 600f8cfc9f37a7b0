//! What a word of time is: its kind, and what its entry in the table holds.

use super::calendar::Holiday;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// ثانية.
    Second,
    /// دقيقة.
    Minute,
    /// ساعة.
    Hour,
    /// يوم.
    Day,
    /// عطلة نهاية الأسبوع.
    Weekend,
    /// أسبوع.
    Week,
    /// شهر.
    Month,
    /// ربع.
    Quarter,
    /// عام, سنة.
    Year,
    /// عقد.
    Decade,
    /// قرن.
    Century,
}

/// The calendar of a month's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calendar {
    /// January to December, in the Egyptian, Levantine or Maghrebi names.
    Gregorian,
    /// Muharram to Dhu al-Hijja.
    Hijri,
}

/// What stands behind a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// م.
    Gregorian,
    /// هـ.
    Hijri,
    /// ق.م.
    Before,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// فجر.
    Dawn,
    /// صباح.
    Morning,
    /// ظهر.
    Noon,
    /// عصر, بعد الظهر.
    Afternoon,
    /// مساء.
    Evening,
    /// ليل.
    Night,
    /// منتصف الليل.
    Midnight,
    /// نهار.
    Day,
}

/// A season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// ربيع.
    Spring,
    /// صيف.
    Summer,
    /// خريف.
    Autumn,
    /// شتاء.
    Winter,
}

/// A part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// مطلع.
    Early,
    /// منتصف.
    Middle,
    /// أواخر.
    Late,
    /// نهاية.
    End,
    /// بقية.
    Rest,
}

/// The preposition before a time, as far as it matters to its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// في, عند.
    At,
    /// منذ, اعتبارا من.
    Since,
    /// حتى.
    Until,
    /// بحلول.
    By,
    /// قبل.
    Before,
    /// بعد.
    After,
    /// خلال.
    During,
    /// في غضون.
    Within,
    /// لمدة.
    For,
    /// بين.
    Between,
    /// من.
    From,
    /// إلى.
    To,
}

/// A piece of the expressions that say that no date is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Undated {
    /// دون.
    Without,
    /// لا, لم.
    Not,
    /// يوجد, يحدد.
    Set,
    /// موعد, جدول زمني.
    Date,
    /// أجل غير مسمى.
    Never,
}

/// What a word of time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// 1 = Monday … 7 = Sunday.
    Weekday(i8),
    /// 1–12; true where its letters are also a word or a name.
    Month(i8, Calendar, bool),
    /// يوم before a weekday or a date.
    Day,
    /// عامي before two years.
    Years,
    /// Days from today, and the part of that day.
    Relative(i8, Option<Part>),
    Now,
    /// −1 past, 0 this, 1 next, 2 the one after it.
    Direction(i8),
    /// هذا.
    This,
    Number(i32),
    /// −1 for the last.
    Ordinal(i8),
    /// A unit, and how many of it the form itself names (يوم: 1, يومين: 2); 0 for a plural.
    Unit(Unit, i8),
    Part(Part),
    Edge(Edge),
    Lead(Lead),
    Season(Season),
    Holiday(Holiday),
    /// 20 for the twenties.
    Decade(i8),
    Frequency(Unit),
    Every,
    /// نحو.
    About,
    /// بضعة.
    Few,
    /// كامل.
    Whole,
    /// Minutes of an hour.
    Fraction(i8),
    /// إلا.
    Less,
    /// من الآن.
    FromNow,
    /// الساعة.
    Clock,
    Zone(&'static str),
    Era(Era),
    /// الموافق.
    Matching,
    /// مؤخرا.
    Vague,
    /// آنذاك.
    Then,
    /// أسبوعي: my week.
    Mine(Unit),
    /// في وقت سابق.
    Earlier(Edge),
    /// صلاة: the weekday after it is none, nor is اليوم.
    Blocked,
    /// الوطني: اليوم before it is not today.
    NoToday,
    /// المقرر: what is dated lies ahead.
    Future,
    /// سياسة: begins as a future verb does and is none.
    Present,
    /// قال: what is dated lies behind.
    Past,
    Undated(Undated),
}

impl Word {
    /// True for what is a time by itself.
    pub(super) const fn stands_alone(self) -> bool {
        matches!(
            self,
            Self::Weekday(_)
                | Self::Month(..)
                | Self::Relative(..)
                | Self::Now
                | Self::Unit(..)
                | Self::Part(_)
                | Self::Season(_)
                | Self::Decade(_)
                | Self::Frequency(_)
                | Self::Vague
                | Self::Then
        )
    }

    /// True for what can be an expression's first word.
    pub(super) const fn begins(self) -> bool {
        !matches!(
            self,
            Self::Direction(_)
                | Self::Less
                | Self::FromNow
                | Self::Mine(_)
                | Self::Zone(_)
                | Self::Era(_)
                | Self::Matching
                | Self::Blocked
                | Self::NoToday
                | Self::Future
                | Self::Present
                | Self::Past
                | Self::Undated(_)
        )
    }
}

/// A set of kinds of words of time: what the entries of a word are, whatever they hold.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinds(u64);

macro_rules! kinds {
    ($($name:ident = $bit:literal: $pattern:pat),+ $(,)?) => {
        impl Kinds {
            $(pub(super) const $name: Self = Self(1 << $bit);)+

            /// The kind of a word.
            pub(super) const fn of(word: Word) -> Self {
                match word { $($pattern => Self::$name,)+ }
            }
        }
    };
}

kinds! {
    WEEKDAY = 0: Word::Weekday(_),
    MONTH = 1: Word::Month(..),
    DAY = 2: Word::Day,
    YEARS = 3: Word::Years,
    RELATIVE = 4: Word::Relative(..),
    NOW = 5: Word::Now,
    DIRECTION = 6: Word::Direction(_),
    THIS = 7: Word::This,
    NUMBER = 8: Word::Number(_),
    ORDINAL = 9: Word::Ordinal(_),
    UNIT = 10: Word::Unit(..),
    PART = 11: Word::Part(_),
    EDGE = 12: Word::Edge(_),
    LEAD = 13: Word::Lead(_),
    SEASON = 14: Word::Season(_),
    HOLIDAY = 15: Word::Holiday(_),
    DECADE = 16: Word::Decade(_),
    FREQUENCY = 17: Word::Frequency(_),
    EVERY = 18: Word::Every,
    ABOUT = 19: Word::About,
    FEW = 20: Word::Few,
    WHOLE = 21: Word::Whole,
    FRACTION = 22: Word::Fraction(_),
    LESS = 23: Word::Less,
    FROM_NOW = 24: Word::FromNow,
    CLOCK = 25: Word::Clock,
    ZONE = 26: Word::Zone(_),
    ERA = 27: Word::Era(_),
    MATCHING = 28: Word::Matching,
    VAGUE = 29: Word::Vague,
    THEN = 30: Word::Then,
    MINE = 31: Word::Mine(_),
    EARLIER = 32: Word::Earlier(_),
    BLOCKED = 33: Word::Blocked,
    NO_TODAY = 34: Word::NoToday,
    FUTURE = 35: Word::Future,
    PRESENT = 36: Word::Present,
    PAST = 37: Word::Past,
    UNDATED = 38: Word::Undated(_),
}

impl Kinds {
    /// The set with those of another.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True where the sets have a kind in common.
    #[inline]
    pub(super) const fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
