//! `لا يوجد جدول زمني`, `دون تحديد موعد`: where a text itself says that no date is set.

use super::word::{Kinds, Undated, Word};
use super::words::Words;
use crate::text::Text;
use std::ops::Range;

/// How many other words may stand between the pieces of such an expression.
const GAP: usize = 3;

/// The first place in a token range that says so.
pub fn no_date(text: &Text<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let words = Words::of_range(text, range.clone());
    range.clone().find_map(|at| no_date_at(&words, at, range.end))
}

fn no_date_at(words: &Words<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let (piece, end) = piece(words, at)?;
    match piece {
        Undated::Never => Some(at..end),
        Undated::Without => {
            let (_, end) = next(words, end, limit, Undated::Date)?;
            Some(at..end)
        }
        Undated::Not => {
            // لا جدول زمنيا says it at once; لم يحدد موعدا with a verb between.
            if let Some((Undated::Date, end)) = self::piece(words, end)
                && words.text.surface(end - 1).ends_with(['ا', 'ً'])
            {
                return Some(at..end);
            }
            let (_, set) = next(words, end, limit.min(end + 2), Undated::Set)?;
            let (_, end) = next(words, set, limit, Undated::Date)?;
            Some(at..end)
        }
        Undated::Set | Undated::Date => None,
    }
}

/// The next piece of a kind, a few words on at most and in the same clause.
fn next(words: &Words<'_>, from: usize, limit: usize, wanted: Undated) -> Option<(usize, usize)> {
    (from..limit.min(from + GAP + 1))
        .take_while(|&at| words.text.is_word(at))
        .filter(|&at| wanted != Undated::Date || is_date_word(words, at))
        .find_map(|at| piece(words, at).filter(|(piece, _)| *piece == wanted).map(|(_, end)| (at, end)))
}

/// False for التاريخ, which is history, and for `المكان والتاريخ`, of which the first is meant.
fn is_date_word(words: &Words<'_>, at: usize) -> bool {
    let attached = words.attached(at);
    !(attached.conjunction || attached.article && words.text.key(at).ends_with("تاريخ"))
}

fn piece(words: &Words<'_>, at: usize) -> Option<(Undated, usize)> {
    words.find_any(
        at,
        Kinds::UNDATED,
        |word| if let Word::Undated(piece) = word { Some(piece) } else { None },
    )
}
