//! Looking ahead: whether a complementizer of the cue's own is still to come, and where a relative clause ends.

use super::{NAME_LENGTH, Step, Walk};
use crate::lexicon::{Class, Frames};
use crate::phrases::Phrases;
use crate::text::TokenKind;

impl Walk<'_> {
    /// A relative clause: to what closes it, or to the verb's own preposition behind it
    /// (`تطالب النقابات التي تنظم الإضراب | بزيادة الأجور`).
    pub(super) fn relative(&self, at: usize) -> Option<Step> {
        let p = self.p;
        if !p.is_relative(at) {
            return None;
        }
        let own_preposition = || {
            (at + 2..self.limit)
                .take_while(|&i| !(p.text.is_comma(i) || p.only_verb(i) && p.has_conjunction(i)))
                .find(|&i| self.own_preposition(i).is_some())
        };
        Some(skip_relative(p, at, self.limit).or_else(own_preposition).map_or(Step::Lost, Step::On))
    }
}

/// Which complementizers count as the cue's own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    Any,
    /// Not those that a noun or a preposition may govern (ضرورة أن, بعد أن).
    Sure,
}

/// True where a complementizer comes before anything that ends the search for it.
pub(super) fn clause_ahead(p: &Phrases<'_>, from: usize, limit: usize, strength: Strength) -> bool {
    let mut at = from;
    while at < limit {
        if p.is_complementizer(at) && !p.has_conjunction(at) {
            return strength == Strength::Any || is_free_complementizer(p, at);
        }
        if p.is_relative(at) {
            match skip_relative(p, at, limit) {
                Some(next) => at = next.max(at + 1),
                None => return false,
            }
            continue;
        }
        let participle = p.saying_participle(at).is_some() && !p.text.is_word(at.saturating_sub(1));
        if p.only_verb(at) || participle || matches!(p.text.mark(at), Some(':' | '؛')) {
            return false;
        }
        at += 1;
    }
    false
}

/// إن, or أن behind a mark, a time or a name.
fn is_free_complementizer(p: &Phrases<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let name = || {
        let readings = p.lexemes.readings(before);
        readings.is_empty()
            || readings.iter().any(|r| matches!(r.stem.class, Class::GivenName | Class::FamilyName))
    };
    p.text.surface(at).starts_with('إ') || !p.text.is_word(before) || p.inside_time(before) || name()
}

/// Past a relative clause: to its closing comma, or to the complementizer, colon or quotation of the cue.
fn skip_relative(p: &Phrases<'_>, from: usize, limit: usize) -> Option<usize> {
    let mut at = from + 1;
    let mut sayings = 0;
    while at < limit {
        if p.text.is_comma(at) {
            return Some(at);
        }
        if p.saying(at).is_some_and(|r| !r.stem.lemma().frames.has(Frames::RISKY)) {
            sayings += 1;
        }
        if p.is_complementizer(at) || p.text.is_mark(at, ':') {
            return (sayings == 0).then(|| own_complementizer(p, at, limit));
        }
        if p.text.kind(at) == TokenKind::Quote {
            let q = p.text.quotation_opened_by(at)?;
            if q.end - q.first() > NAME_LENGTH {
                return Some(at);
            }
            at = q.after();
            continue;
        }
        at += 1;
    }
    None
}

/// Of the complementizers behind a relative pronoun the cue's own: إن further on, where أن belongs to the relative
/// clause (`ولفت المراسل الذي عرف نفسه بأنه شاهد إن الأمر خطير`).
fn own_complementizer(p: &Phrases<'_>, at: usize, limit: usize) -> usize {
    const REACH: usize = 24;
    let surely = |i: usize| p.is_complementizer(i) && p.text.surface(i).starts_with('إ');
    if surely(at) {
        return at;
    }
    let words = (at + 1..limit.min(at + REACH)).take_while(|&i| p.text.is_word(i));
    words.into_iter().find(|&i| surely(i)).unwrap_or(at)
}
