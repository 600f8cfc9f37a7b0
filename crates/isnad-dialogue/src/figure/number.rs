//! The number itself: digits, words, scales, ranges, fractions, and how exact it is.

use super::words::{Scale, WORDS};
use crate::word::{Traits, Word};
use isnad::text::Text;
use isnad::time::Numbers;
use std::ops::Range;

/// A number as it is read.
#[derive(Debug, Clone)]
pub(super) struct Number {
    /// With the words that say how exact it is.
    pub(super) tokens: Range<usize>,
    /// Without them.
    pub(super) core: Range<usize>,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) about: bool,
    /// A part of a whole: ثلث.
    pub(super) fraction: bool,
}

/// How exact a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Exact,
    About,
    More,
    Less,
}

/// The number that begins at a token, its approximator before it.
pub(super) fn read(words: &[Word], numbers: &Numbers<'_>, at: usize, text: &Text<'_>) -> Option<Number> {
    let (bound, start) = bound(words, at);
    // ثلاثة أرباع is no three of something.
    let part = || fraction(words, start);
    let several = part().filter(|part| part.core.len() > 1);
    let number = several.or_else(|| range(words, numbers, start, text)).or_else(part)?;
    let end = number.tokens.end;
    let (low, high) = match bound {
        Bound::More => (number.low, f64::INFINITY),
        Bound::Less => (0.0, number.high),
        Bound::Exact | Bound::About => (number.low, number.high),
    };
    Some(Number { tokens: at..end, low, high, about: bound == Bound::About, ..number })
}

/// نحو, أكثر من, أقل من before a number: which, and one past it.
fn bound(words: &[Word], at: usize) -> (Bound, usize) {
    let found = |bound, length: Option<usize>| length.map(|length| (bound, at + length));
    // `لا يزيد على` is the longer, so that it is asked before `يزيد على`.
    found(Bound::Less, WORDS.less.has(words, at))
        .or_else(|| found(more(words, at), WORDS.more.has(words, at)))
        .or_else(|| found(Bound::About, WORDS.about.has(words, at)))
        .map_or((Bound::Exact, at), |(bound, end)| (bound, end + between(words, end)))
}

/// What the words for more say: behind `لا`, at most.
fn more(words: &[Word], at: usize) -> Bound {
    let negated = at > 0 && WORDS.not.has(words, at - 1).is_some();
    if negated { Bound::Less } else { Bound::More }
}

/// Words between how exact a number is and the number: `فوق حاجز 50`, `تفوق قيمتها 250 ألفا`.
fn between(words: &[Word], at: usize) -> usize {
    let is_its = |word: &&Word| word.is(Traits::PRONOUN) && word.is(Traits::NOUN) && !word.is(Traits::NUMBER);
    WORDS.threshold.has(words, at).or_else(|| words.get(at).filter(is_its).map(|_| 1)).unwrap_or(0)
}

/// A number, or one to another: `بين 20 و30`, `20 إلى 30 ألف`.
fn range(words: &[Word], numbers: &Numbers<'_>, at: usize, text: &Text<'_>) -> Option<Number> {
    let opened = WORDS.between.has(words, at).is_some();
    let start = if opened { at + 1 } else { at };
    let (first, end) = scaled(words, numbers, start, text)?;
    let and = opened && WORDS.and.has(words, end).is_some() || WORDS.up_to.has(words, end).is_some();
    let joined = and.then_some(end + 1);
    let second = joined.and_then(|next| scaled(words, numbers, next, text));
    let (low, high, end) = match second {
        Some((second, end)) if second > first => {
            // من 20 إلى 30 ألفا: the scale belongs to both.
            let scale = scale(words, numbers, joined.unwrap_or(end));
            let first = if first < 1000.0 && scale > 1.0 { first * scale } else { first };
            (first, second, end)
        }
        // 18 إلى 12 is no range that one could tell.
        Some(_) => return None,
        None if opened => return None,
        None => (first, first, end),
    };
    Some(Number { tokens: at..end, core: start..end, low, high, about: false, fraction: false })
}

/// The scale behind the number at a token.
fn scale(words: &[Word], numbers: &Numbers<'_>, at: usize) -> f64 {
    let Some((_, end)) = numbers.amount(at) else { return 1.0 };
    WORDS.scale.at(words, end).map_or(1.0, |(scale, _)| scale.value)
}

/// A number with its scale: `3.5 مليون`, `ثلاثة آلاف`, `مليوني`.
fn scaled(words: &[Word], numbers: &Numbers<'_>, at: usize, text: &Text<'_>) -> Option<(f64, usize)> {
    let word = words.get(at)?;
    if WORDS.vague.has(words, at).is_some() {
        return None;
    }
    if let Some((scale, length)) = WORDS.scale.at(words, at)
        && !word.is(Traits::ARTICLE)
        && numbers.amount(at).is_none()
    {
        return Some(with_rest(words, numbers, (scale.value, at + length), scale, text));
    }
    let (amount, end) = amount(text, numbers, at).or_else(|| attached(words, text, numbers, at))?;
    match WORDS.scale.at(words, end) {
        Some((scale, length)) if !words[end].is(Traits::JOINED) => {
            let value = thousandths(amount * scale.value);
            Some(with_rest(words, numbers, (value, end + length), scale, text))
        }
        _ => Some((amount, end)),
    }
}

/// A number of a scale, with what stands behind و: `مليون ونصف`, `42 ألفا و384`.
fn with_rest(
    words: &[Word],
    numbers: &Numbers<'_>,
    (value, end): (f64, usize),
    scale: Scale,
    text: &Text<'_>,
) -> (f64, usize) {
    part_behind(words, end, scale)
        .or_else(|| smaller_behind(words, numbers, end, text, scale))
        .map_or((value, end), |(rest, end)| (thousandths(value + rest), end))
}

/// `ونصف`, `ونصف المليون`: a part of the scale.
fn part_behind(words: &[Word], at: usize, scale: Scale) -> Option<(f64, usize)> {
    let (share, length) = WORDS.fraction.at(words, at).filter(|_| words[at].is(Traits::JOINED))?;
    let end = at + length;
    let again = WORDS.scale.at(words, end).filter(|(again, _)| again.value.total_cmp(&scale.unit).is_eq());
    Some((share * scale.unit, again.map_or(end, |(_, length)| end + length)))
}

/// `42 ألفا و384`, `مليارين وثمانمئة مليون`: the part below the scale.
fn smaller_behind(
    words: &[Word],
    numbers: &Numbers<'_>,
    at: usize,
    text: &Text<'_>,
    scale: Scale,
) -> Option<(f64, usize)> {
    // Of `مليون واحد` (one million) the second word is no one behind and.
    const ONE: f64 = 1.0;
    let apart = WORDS.and.has(words, at).map(|length| at + length);
    let attached = || (at < words.len() && text.key(at).starts_with('و')).then_some(at);
    let next = apart.or_else(attached)?;
    scaled(words, numbers, next, text).filter(|(rest, _)| ONE < *rest && *rest < scale.unit)
}

/// A number in figures or words. A comma with other than three digits behind it divides off a fraction: `3,67`.
fn amount(text: &Text<'_>, numbers: &Numbers<'_>, at: usize) -> Option<(f64, usize)> {
    let (thousandths, end) = numbers.amount(at)?;
    let digits = text.key(end - 1);
    if let Some(whole) = grouped(digits) {
        return Some((whole, end));
    }
    if let Some((whole, fraction)) = digits.split_once(',')
        && (fraction.len() < 3 || whole == "0")
    {
        return Some((format!("{whole}.{fraction}").parse().ok()?, end));
    }
    #[allow(clippy::cast_precision_loss, reason = "figures of the news are below 2^52")]
    let amount = thousandths as f64 / 1000.0;
    Some((amount, end))
}

/// `19.589.137`: points between groups of three, more than one of them.
fn grouped(digits: &str) -> Option<f64> {
    let mut groups = digits.split('.').skip(1);
    let several = digits.matches('.').count() > 1 && groups.all(|group| group.len() == 3);
    several.then(|| digits.replace('.', "").parse().ok()).flatten()
}

/// A number in words with a preposition attached, and what joins with it: `بسبعة`, `بخمسة عشر`, `بمئة وعشرين`.
fn attached(words: &[Word], text: &Text<'_>, numbers: &Numbers<'_>, at: usize) -> Option<(f64, usize)> {
    let (first, length) = WORDS.digit.at(words, at).filter(|_| words[at].is(Traits::GOVERNED))?;
    let next = at + length;
    let behind = (next < words.len()).then(|| amount(text, numbers, next)).flatten();
    let joins = |rest: f64| match first {
        ..10.0 => (10.0..100.0).contains(&rest) && rest % 10.0 == 0.0,
        100.0.. => rest < 100.0 && text.key(next).starts_with('و'),
        _ => false,
    };
    Some(behind.filter(|(rest, _)| joins(*rest)).map_or((first, next), |(rest, end)| (first + rest, end)))
}

/// Without what binary fractions leave behind.
fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// ثلث, نصف before what it is a part of; نصف مليون is a number.
fn fraction(words: &[Word], at: usize) -> Option<Number> {
    let (share, length) = WORDS.fraction.at(words, at)?;
    let end = at + length;
    let number = |end, value, fraction| Number {
        tokens: at..end,
        core: at..end,
        low: value,
        high: value,
        about: false,
        fraction,
    };
    if let Some((scale, length)) = WORDS.scale.at(words, end) {
        return Some(number(end + length, thousandths(share * scale.value), false));
    }
    // الربع الأول is a time.
    if WORDS.not_part.form_at(words, end).is_some() {
        return None;
    }
    let next = words.get(end)?;
    (next.is(Traits::NOUN) && next.is_content()).then(|| number(end, share, true))
}
