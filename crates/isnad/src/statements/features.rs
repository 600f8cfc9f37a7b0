//! What the models of the statement layer are told in the same words.

use crate::lexicon::Class;
use crate::phrases::Phrases;
use crate::text::TokenKind;

/// The classes of a word's readings, each once: `Verb`, `Saying+` (with و or ف), `unknown`.
pub(super) fn for_classes(p: &Phrases<'_>, token: usize, mut each: impl FnMut(&str)) {
    const MOST_CLASSES: usize = 12;
    let readings = p.lexemes.readings(token);
    if readings.is_empty() {
        each(if p.text.is_word(token) { "unknown" } else { kind(p, token) });
        return;
    }
    let mut told: [Option<(Class, bool)>; MOST_CLASSES] = [None; MOST_CLASSES];
    for (i, r) in readings.iter().take(MOST_CLASSES).enumerate() {
        let pair = (r.stem.class, r.conjunction);
        if told.contains(&Some(pair)) {
            continue;
        }
        told[i] = Some(pair);
        each(r.stem.class.name());
        if r.conjunction {
            each("conjoined");
        }
    }
}

/// A count as a word.
pub(super) const fn bucket(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "5",
        6..=8 => "8",
        9..=12 => "12",
        13..=20 => "20",
        21..=35 => "35",
        _ => "more",
    }
}

/// A word's folded key, or what else the token is.
pub(super) fn word<'t>(p: &'t Phrases<'_>, token: usize) -> &'t str {
    if p.text.is_word(token) { p.text.key(token) } else { kind(p, token) }
}

fn kind(p: &Phrases<'_>, token: usize) -> &'static str {
    match p.text.kind(token) {
        TokenKind::Word => "word",
        TokenKind::Number => "number",
        TokenKind::Quote => "quote",
        TokenKind::Punct => "mark",
        TokenKind::Break => "break",
    }
}
