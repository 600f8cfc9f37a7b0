//! Reading time expressions off a text: a grammar over the words of time, figures and marks.
//!
//! Every function takes the token at which something may begin and gives what it means and where it ends; none
//! looks at the article's date. What can mean several things is tried from the most specific down.

mod clock;
mod date;
mod day;
mod number;
mod span;
mod unit;

use super::meaning::Meaning;
use super::value::Clock;
use super::word::{Kinds, Lead, Unit, Word};
use super::words::Words;
use crate::text::{Text, TokenKind};

/// A meaning and one past its last token.
type Piece = (Meaning, usize);

/// An expression as it is read.
#[derive(Debug)]
pub(super) struct Found {
    /// One past its last token.
    pub(super) end: usize,
    /// Its first token behind the preposition that leads it.
    pub(super) core: usize,
    /// The preposition.
    pub(super) lead: Option<Lead>,
    pub(super) meaning: Meaning,
}

/// Reads expressions off a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) words: &'a Words<'a>,
    /// True inside a stretch, where a bare number is a day.
    in_range: bool,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(words: &'a Words<'a>) -> Self {
        Self { words, in_range: false }
    }

    fn text(&self) -> &'a Text<'a> {
        self.words.text
    }

    /// The expression that starts at a token.
    pub(super) fn expression(&self, at: usize) -> Option<Found> {
        if !self.worth_reading(at) {
            return None;
        }
        match self.text().kind(at) {
            TokenKind::Number => {
                self.unled(at, None).map(|(meaning, end)| Found { end, core: at, lead: None, meaning })
            }
            TokenKind::Word if self.words.begins(at) => {
                let plain = |(meaning, end)| Found { end, core: at, lead: None, meaning };
                let earlier = self.earlier(at);
                // Most prepositions stand before no time: what may follow is asked first.
                if self.lead(at).is_some_and(|(_, next)| !self.may_begin(next)) {
                    return earlier.or_else(|| self.vague(at).map(plain));
                }
                earlier.or_else(|| self.led(at)).or_else(|| self.unled(at, None).map(plain))
            }
            _ => None,
        }
    }

    /// A preposition of time: what it means, and its end.
    fn lead(&self, at: usize) -> Option<(Lead, usize)> {
        self.words.find(at, Kinds::LEAD, |word| if let Word::Lead(lead) = word { Some(lead) } else { None })
    }

    /// False where nothing can begin: most figures, and words such as هذا and كل, stand before no word of time.
    fn worth_reading(&self, at: usize) -> bool {
        match self.text().kind(at) {
            TokenKind::Number => !self.text().is_word(at + 1) || self.may_begin(at + 1),
            TokenKind::Word => {
                self.words.stands_alone(at)
                    || self.words.known(at) && { !self.text().is_word(at + 1) || self.may_begin(at + 1) }
            }
            _ => false,
        }
    }

    /// True where figures or a word of time stand.
    fn may_begin(&self, at: usize) -> bool {
        self.words.known(at) || self.text().kind(at) == TokenKind::Number || self.text().key(at) == "ال"
    }

    /// An expression behind its preposition.
    fn led(&self, at: usize) -> Option<Found> {
        let (lead, next) = self.lead(at)?;
        // بعد غد, بعد الظهر, قبل ذلك are expressions of their own.
        if self.vague(at).is_some() || self.relative_word(at).is_some() || self.part(at).is_some() {
            return None;
        }
        let found = |meaning, end| Some(Found { end, core: next, lead: Some(lead), meaning });
        if let Some((meaning, end)) = self.between(at) {
            return Some(Found { end, core: at, lead: Some(lead), meaning });
        }
        if let Some((meaning, end)) = self.away(lead, next) {
            return found(meaning, end);
        }
        match lead {
            Lead::From | Lead::To | Lead::Between => {
                // من الأحد is read as الأحد: من may stand before anything.
                None
            }
            Lead::For => None,
            Lead::At => {
                let (meaning, end) = self.behind_in(next)?;
                found(meaning, end)
            }
            Lead::During | Lead::Within => {
                let (meaning, end) = self.unled(next, Some(lead)).filter(|(meaning, _)| !meaning.is_day())?;
                found(meaning, end)
            }
            Lead::Since | Lead::Until | Lead::By | Lead::Before | Lead::After => {
                let (meaning, end) = self.unled(next, Some(lead)).filter(|(m, _)| !m.is_length())?;
                found(meaning, end)
            }
        }
    }

    /// What may follow في: anything but a weekday or أمس, which stand without it; figures only as a date or a time.
    fn behind_in(&self, at: usize) -> Option<Piece> {
        let found = if self.text().kind(at) == TokenKind::Number {
            self.numbered(at, true)
                .or_else(|| self.year_number(at, true))
                .or_else(|| self.day_number_alone(at))
        } else {
            self.unled(at, Some(Lead::At)).or_else(|| self.day_number_alone(at))
        }?;
        (!found.0.is_length()).then_some(found)
    }

    /// Lengths behind a preposition: `قبل يومين`, `منذ ثلاثة أعوام`, `بعد أسبوع`, `خلال شهرين`, `لمدة ساعة`.
    fn away(&self, lead: Lead, at: usize) -> Option<Piece> {
        if !matches!(lead, Lead::Before | Lead::Since | Lead::After | Lead::During | Lead::Within | Lead::For)
        {
            return None;
        }
        // الأيام الثلاثة الماضية is no length, and منذ عام 2006, قبل يوم الخميس tell no length either.
        let other = self.stretch(at).or_else(|| self.dated_unit(at));
        if other.is_some() {
            return None;
        }
        let about = self.words.is(at, Word::About).is_some();
        let (length, end) = self.length(at, true)?;
        let article = self.words.attached(at).article;
        if article && lead != Lead::For {
            return None;
        }
        let Some(length) = length else {
            return (lead != Lead::For).then_some((Meaning::Vague, end));
        };
        let now = self.words.is(end, Word::FromNow);
        let end = now.unwrap_or(end);
        // قبل يومين من الموعد, بعد عام على الثورة: counted from something else.
        let elsewhere = now.is_none() && matches!(self.text().key(end), "من" | "علي");
        let meaning = match lead {
            _ if lead == Lead::For => Meaning::Length(length),
            _ if elsewhere || about => Meaning::Vague,
            Lead::Before | Lead::Since => Meaning::Away(length, -1),
            Lead::After if now.is_some() => Meaning::Away(length, 1),
            Lead::After => Meaning::Later(length),
            _ => Meaning::Inside(length),
        };
        Some((meaning, end))
    }

    /// `عام 2006`, `شهر مارس`, `يوم الخميس`: a unit with its name behind it.
    fn dated_unit(&self, at: usize) -> Option<Piece> {
        self.unit(at)?;
        self.year_number(at, true)
            .or_else(|| self.month(at, true))
            .or_else(|| self.day(at, false))
            .or_else(|| self.day_of_this_month(at, false))
            .or_else(|| self.period(at))
            .or_else(|| self.edge(at))
    }

    /// Expressions that need no preposition; the one that leads them, if one does.
    fn unled(&self, at: usize, lead: Option<Lead>) -> Option<Piece> {
        let is_led = lead.is_some();
        if self.text().kind(at) == TokenKind::Number {
            return self.numbered(at, is_led);
        }
        if !self.words.known(at) {
            return None;
        }
        let kinds = self.words.kinds(at);
        let opens = |first: Kinds| kinds.meet(first).then_some(at);
        let point = self
            .vague(at)
            .or_else(|| self.every(at))
            .or_else(|| self.clock_of_every(opens(CLOCK)?))
            .or_else(|| self.holiday(at))
            .or_else(|| self.week_with_day(at))
            .or_else(|| self.nth(at))
            .or_else(|| self.moment_or_stretch(opens(MOMENT)?, lead))
            .or_else(|| self.month_with_days(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.day_month(opens(COUNT)?))
            .or_else(|| self.stretch(at))
            .or_else(|| self.edge(at))
            .or_else(|| self.month(at, is_led))
            .or_else(|| self.period(at))
            .or_else(|| self.week_of(at))
            .or_else(|| self.year_number(at, is_led))
            .or_else(|| self.season(at, is_led))
            .or_else(|| self.decade(at, is_led))
            .or_else(|| self.century(at));
        point.or_else(|| self.bare_length(at))
    }

    /// Expressions that begin with figures.
    fn numbered(&self, at: usize, led: bool) -> Option<Piece> {
        self.clock_of_every(at)
            .or_else(|| self.two_ends(at, Lead::To))
            .or_else(|| self.moment(at, led))
            .or_else(|| self.stretch(at))
            .or_else(|| self.bare_length(at))
            .or_else(|| self.year_number(at, led))
    }

    /// A day or a moment, and the stretch that it opens.
    fn moment_or_stretch(&self, at: usize, lead: Option<Lead>) -> Option<Piece> {
        let (meaning, end) = self.moment(at, lead.is_some())?;
        if meaning.is_day() && matches!(lead, None | Some(Lead::At)) {
            if let Some(stretch) = self.two_ends(at, Lead::To).filter(|s| s.1 > end) {
                return Some(stretch);
            }
            // الاثنين القادم 1-3 مساء
            if let Some((times @ Meaning::Between(..), end)) = self.hours(end, Lead::To) {
                return Some((Meaning::On(Box::new(meaning), Box::new(times)), end));
            }
            // غدا بين الثالثة والخامسة مساء
            if let Some((times, end)) = self.between(end).filter(|(times, _)| times.is_hours()) {
                return Some((Meaning::On(Box::new(meaning), Box::new(times)), end));
            }
        }
        Some((meaning, end))
    }

    /// A length without a preposition.
    fn bare_length(&self, at: usize) -> Option<Piece> {
        let (length, end) = self.length(at, false)?;
        let length = length?;
        match self.words.is(end, Word::FromNow) {
            Some(end) => Some((Meaning::FromNow(length), end)),
            None => Some((Meaning::Length(length), end)),
        }
    }

    /// مؤخرا, الآن.
    fn vague(&self, at: usize) -> Option<Piece> {
        self.words.find(at, Kinds::VAGUE.with(Kinds::THEN).with(Kinds::NOW), |word| match word {
            Word::Vague => Some(Meaning::Vague),
            Word::Then => Some(Meaning::Then),
            Word::Now => Some(Meaning::Now),
            _ => None,
        })
    }

    /// `في وقت سابق`, `في ساعة مبكرة من صباح الخميس`, `في وقت لاحق من هذا الشهر`.
    fn earlier(&self, at: usize) -> Option<Found> {
        let (edge, end) = self.words.find(at, Kinds::EARLIER, |word| {
            if let Word::Earlier(edge) = word { Some(edge) } else { None }
        })?;
        let inner = if self.text().key(end) == "من" { end + 1 } else { end };
        let found = |meaning, end| Some(Found { end, core: at, lead: None, meaning });
        if let Some((day, end)) = self.day(inner, false) {
            return found(day, end);
        }
        match self.period(inner) {
            Some((Meaning::Shift(Unit::Day, shift), end)) => found(Meaning::Shift(Unit::Day, shift), end),
            Some((period, end)) => found(Meaning::Edge(edge, Box::new(period)), end),
            None => found(Meaning::Vague, end),
        }
    }
}

/// What a number in words begins with.
const COUNT: Kinds = Kinds::NUMBER.with(Kinds::ORDINAL);
/// What a time of day in words begins with.
const CLOCK: Kinds = COUNT.with(Kinds::CLOCK).with(Kinds::ABOUT);
/// What a day or a moment in words begins with.
const MOMENT: Kinds = CLOCK
    .with(Kinds::DAY)
    .with(Kinds::EDGE)
    .with(Kinds::PART)
    .with(Kinds::RELATIVE)
    .with(Kinds::THIS)
    .with(Kinds::WEEKDAY);

/// An hour with nothing else.
fn bare_clock(hour: i8) -> Option<Clock> {
    (0..=24).contains(&hour).then_some(Clock {
        hour,
        minute: None,
        second: None,
        zone: None,
        ambiguous: hour <= 12,
    })
}
