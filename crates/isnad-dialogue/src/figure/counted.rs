//! What a number counts.

use super::Figure;
use super::number::Number;
use super::words::WORDS;
use crate::model::Unit;
use crate::word::{Key, Traits, Word};
use std::ops::Range;

/// Words that what is counted may have behind its noun.
const MODIFIERS: usize = 3;
/// How far back a word is looked for that makes the number a name.
const BACK: usize = 2;

/// The figure of a number; `None` where it counts nothing: a date, a name, an age, a score.
pub(super) fn figure(words: &[Word], number: Number) -> Option<Figure> {
    if is_name(words, &number) || is_year(words, &number) || is_joined_by_marks(words, &number) {
        return None;
    }
    let at = number.tokens.end;
    if let Some(length) = WORDS.percent.has(words, at) {
        let whole = share_of(words, at + length).or_else(|| rate_before(words, number.tokens.start))?;
        return Some(build(words, number, Unit::Percent, None, at + length, whole));
    }
    if let Some((currency, length)) = WORDS.currency.at(words, at) {
        let end = at + length;
        return Some(build(words, number, Unit::Money, Some(currency), end, at..end));
    }
    if let Some(mark) = at.checked_sub(number.core.len() + 1)
        && let Some((currency, 1)) = WORDS.currency.at(words, mark)
        && !words[mark].is(Traits::WORD)
    {
        return Some(build(words, number, Unit::Money, Some(currency), at, at..at));
    }
    let measure = WORDS.uncounted.form_at(words, at).map(|(measure, _)| measure);
    // نصف طن is a weight, and no part of one.
    if number.fraction && measure != Some(true) {
        let counted = noun_phrase(words, at, true)?;
        return Some(build(words, number, Unit::Part, None, counted.end, counted));
    }
    let unit = match measure {
        Some(false) => return None,
        Some(true) => Unit::Measure,
        None => Unit::Count,
    };
    // Of one there is nothing to count, and what is spelt as two (أثنى, he praised) mostly is no number.
    // `الثلاث` stands behind what it counts.
    let first = &words[number.core.start];
    let in_figures = first.is(Traits::NUMBER);
    if first.is(Traits::ARTICLE) && !in_figures && words.get(at).is_some_and(|word| !word.is(Traits::ARTICLE))
    {
        return None;
    }
    if unit == Unit::Count && (number.high < 2.0 || number.high < 3.0 && !in_figures) {
        return None;
    }
    let counted = if WORDS.of.has(words, at).is_some() {
        whole(words, at + 1)?
    } else {
        noun_phrase(words, at, false)?
    };
    Some(build(words, number, unit, None, counted.end, counted))
}

fn build(
    words: &[Word],
    number: Number,
    unit: Unit,
    currency: Option<&'static str>,
    end: usize,
    counted: Range<usize>,
) -> Figure {
    let head = words.get(counted.start).filter(|_| !counted.is_empty()).map_or(Key::NONE, Word::form);
    let end = if counted.start >= number.tokens.start { end.max(counted.end) } else { end };
    let (low, high, about, end) = qualified_behind(words, &number, end);
    Figure {
        tokens: number.tokens.start..end,
        number: number.core,
        low,
        high,
        about,
        unit,
        currency,
        counted,
        head,
    }
}

/// How exact a number is by what stands behind it (`60 شخصا على الأقل`): its least, its most, whether it is about right, and
/// one past those words.
fn qualified_behind(words: &[Word], number: &Number, end: usize) -> (f64, f64, bool, usize) {
    let Number { low, high, about, .. } = *number;
    // `420 مليون دولار إضافية تقريبا`, `"23 مقاتلا" على الأقل`
    let between = words.get(end).is_some_and(|word| word.is(Traits::ADJECTIVE) || word.is(Traits::QUOTE));
    let says = |at: usize| {
        [&WORDS.about_behind, &WORDS.at_least, &WORDS.at_most].iter().any(|t| t.has(words, at).is_some())
    };
    let end = if between && says(end + 1) { end + 1 } else { end };
    if let Some(length) = WORDS.about_behind.has(words, end) {
        return (low, high, true, end + length);
    }
    let open = if high.is_finite() { WORDS.at_least.has(words, end) } else { None };
    if let Some(length) = open {
        return (low, f64::INFINITY, about, end + length);
    }
    match WORDS.at_most.has(words, end).filter(|_| high.is_finite()) {
        Some(length) => (0.0, high, about, end + length),
        None => (low, high, about, end),
    }
}

/// Whether a word before the number makes it a name: القرار 2231, المادة 5, الرحلة 370.
fn is_name(words: &[Word], number: &Number) -> bool {
    // حركة "خمس نجوم"
    let quoted = number.tokens.start > 0 && words[number.tokens.start - 1].is(Traits::QUOTE);
    let start = number.tokens.start - usize::from(quoted);
    // Windows 10
    if start > 0 && words[start - 1].is(Traits::LATIN) {
        return true;
    }
    (start.saturating_sub(BACK)..start).any(|at| {
        let behind = WORDS.name.form_at(words, at).is_some_and(|((), length)| at + length == start);
        // القرار الدولي 2231
        let noun = WORDS.name.at(words, at).is_some_and(|((), length)| at + length < start);
        behind || noun && words[at].is(Traits::ARTICLE) && words[at + 1].is(Traits::ARTICLE)
    })
}

/// `مونديال 2022`: a number that may be a year, right behind the noun that it belongs to.
fn is_year(words: &[Word], number: &Number) -> bool {
    const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;
    let exact = number.core == number.tokens && words[number.core.start].is(Traits::NUMBER);
    let noun = number.core.start.checked_sub(1).map(|at| &words[at]).filter(|word| word.is_content());
    exact
        && YEARS.contains(&number.low)
        && noun.is_some_and(|word| word.is(Traits::NOUN) && !word.is(Traits::VERB))
}

/// 3-1, 5+1, 24/7, F16, 12:30: figures that marks hold together.
fn is_joined_by_marks(words: &[Word], number: &Number) -> bool {
    let close = |a: usize, b: usize| words.get(a).zip(words.get(b)).is_some_and(|(a, b)| a.end == b.start);
    let mark = |at: usize| words.get(at).is_some_and(|w| !w.is(Traits::WORD) && !w.is(Traits::NUMBER));
    let plain = |at: usize| {
        words.get(at).is_some_and(|w| {
            w.is(Traits::QUOTE) || w.is(Traits::COMMA) || w.is(Traits::STOP) || w.is(Traits::WORD)
        }) || WORDS.percent.has(words, at).is_some()
            || WORDS.currency.at(words, at).is_some()
    };
    let (first, end) = (number.core.start, number.core.end);
    let behind = close(end - 1, end) && mark(end) && !plain(end);
    let before = first > 0 && close(first - 1, first) && mark(first - 1) && !plain(first - 1);
    let bracketed = before && behind;
    let separate = first > 1 && mark(first - 1) && words[first - 2].is(Traits::NUMBER);
    let followed = mark(end) && !plain(end) && words.get(end + 1).is_some_and(|w| w.is(Traits::NUMBER));
    // `5ر4`: which of the two is the whole differs between papers.
    let figure = |at: usize| words.get(at).is_some_and(|w| w.is(Traits::NUMBER));
    let letter = |at: usize| words.get(at).is_some_and(|w| w.is(Traits::WORD) && w.end - w.start <= 2);
    let divided =
        |at: usize| at > 0 && letter(at) && figure(at - 1) && close(at - 1, at) && close(at, at + 1);
    if first > 0 && divided(first - 1) || divided(end) && figure(end + 1) {
        return true;
    }
    (behind || before) && !bracketed || separate && !words[first - 1].is(Traits::COMMA) || followed
}

/// `في المئة من اليورانيوم`: of what a share is one.
fn share_of(words: &[Word], at: usize) -> Option<Range<usize>> {
    WORDS.of.has(words, at).and_then(|_| whole(words, at + 1))
}

/// What a share or a number is of, behind من and the words for all of it: `من إجمالي الأصوات`.
fn whole(words: &[Word], at: usize) -> Option<Range<usize>> {
    let at = at + WORDS.total.has(words, at).unwrap_or(0);
    noun_phrase(words, at, true).filter(|_| !is_origin(words, at))
}

/// Whether those who come from there are not counted by it: `من ديارهم`, `من دول أفريقية`.
fn is_origin(words: &[Word], at: usize) -> bool {
    let adjective = |word: &Word| word.is(Traits::ADJECTIVE) || word.is(Traits::NISBA);
    let some = !words[at].is(Traits::ARTICLE)
        && words.get(at + 1).is_some_and(|w| adjective(w) && !w.is(Traits::ARTICLE));
    (words[at].is(Traits::PRONOUN) || some) && WORDS.origin.form_at(words, at).is_some()
}

/// `معدل البطالة 15%`: the rate that the number is.
fn rate_before(words: &[Word], at: usize) -> Option<Range<usize>> {
    const BACK: usize = 6;
    let rate = (at.saturating_sub(BACK)..at).rev().find(|&at| WORDS.rate.form_at(words, at).is_some())?;
    noun_phrase(words, rate, true).filter(|phrase| phrase.len() > 1 && phrase.end <= at)
}

/// A noun with its adjectives, and the noun that it belongs to.
fn noun_phrase(words: &[Word], at: usize, definite: bool) -> Option<Range<usize>> {
    let head = words.get(at)?;
    // A letter is an abbreviation.
    let letter = head.end - head.start <= 2;
    let noun = head.is(Traits::WORD)
        && !letter
        && WORDS.and.has(words, at).is_none()
        && (head.is(Traits::NOUN) || head.is(Traits::NISBA))
        && !head.is(Traits::FUNCTION)
        && !head.is(Traits::PARTICLE)
        && !head.is(Traits::COMPLEMENTIZER)
        && !head.is(Traits::ONLY_VERB)
        && !head.is(Traits::JOINED)
        && !head.is(Traits::GOVERNED)
        && !head.is(Traits::LATIN)
        && (definite || !head.is(Traits::ARTICLE) && !head.is(Traits::PRONOUN));
    if !noun || definite && WORDS.uncounted.form_at(words, at).is_some_and(|(measure, _)| !measure) {
        return None;
    }
    let mut end = at + 1;
    while end < words.len() && end <= at + MODIFIERS && modifies(words, at, end) {
        end += 1;
    }
    Some(at..end)
}

/// Whether a word is said of the noun phrase and no part of it: of one many (`100 ألف طفل مهددون`), or a verb's noun
/// (`ألف شخص مغادرة منازلهم`, to leave their homes).
const fn is_told_of(head: &Word, word: &Word) -> bool {
    let bare = !word.is(Traits::ARTICLE) && !word.is(Traits::NISBA);
    let of_many = word.is(Traits::PLURAL) && !head.is(Traits::PLURAL);
    bare && (of_many || word.is(Traits::MASDAR) && word.is(Traits::ADJECTIVE))
}

/// Whether a word belongs to the noun phrase before it.
fn modifies(words: &[Word], head: usize, at: usize) -> bool {
    let next = at == head + 1;
    // A measure is of nothing that stands behind it without من.
    let measure = WORDS.uncounted.form_at(words, head).is_some();
    let (head, word, before) = (&words[head], &words[at], &words[at - 1]);
    if !word.is_content()
        || word.is(Traits::JOINED)
        || word.is(Traits::GOVERNED)
        || word.is(Traits::ONLY_VERB)
        || word.is(Traits::VERB)
        || word.is(Traits::PARTICLE)
        || word.is(Traits::PRONOUN)
        || is_told_of(head, word)
    {
        return false;
    }
    let quality = word.is(Traits::ADJECTIVE) || word.is(Traits::NISBA);
    // مساحة العراق: the noun that it belongs to; مقاتلين أجانب: both without the article.
    let owner = word.is(Traits::ARTICLE) || word.is(Traits::NAME);
    let open = !before.is(Traits::ARTICLE);
    (quality && word.is(Traits::ARTICLE) == head.is(Traits::ARTICLE))
        || (owner
            && open
            && !measure
            && (!quality || next && word.is(Traits::NOUN))
            && !before.is(Traits::ADJECTIVE))
}
