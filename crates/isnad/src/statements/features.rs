//! What the models of the statement layer are told in the same words.

use crate::learned::Value;
use crate::lexicon::Class;
use crate::phrases::Phrases;
use crate::text::TokenKind;

/// The classes of a word's readings, each once: `Verb`, `Saying+` (with و or ف), `unknown`.
pub(super) fn for_classes(p: &Phrases<'_>, token: usize, mut each: impl FnMut(Value<'static>)) {
    const MOST_CLASSES: usize = 12;
    const { assert!(Class::ALL.len() <= u64::BITS as usize, "every class has a bit") };
    let readings = p.lexemes.readings(token);
    if readings.is_empty() {
        each(if p.text.is_word(token) { Value::of("unknown") } else { kind(p, token) });
        return;
    }
    // A bit for each class, without a conjunction and with one.
    let mut told = [0_u64; 2];
    for r in readings.iter().take(MOST_CLASSES) {
        let (told, bit) = (&mut told[usize::from(r.conjunction)], 1 << r.stem.class as u32);
        if *told & bit != 0 {
            continue;
        }
        *told |= bit;
        each(class(r.stem.class));
        if r.conjunction {
            each(Value::of("conjoined"));
        }
    }
}

/// A class by its name.
#[inline]
pub(crate) fn class(class: Class) -> Value<'static> {
    static NAMES: [Value<'static>; Class::ALL.len()] = {
        let mut names = [Value::of(""); Class::ALL.len()];
        let mut i = 0;
        while i < names.len() {
            names[i] = Value::of(Class::ALL[i].name());
            i += 1;
        }
        names
    };
    NAMES[class as usize]
}

/// A count as a word.
#[inline]
pub(super) const fn bucket(count: usize) -> Value<'static> {
    match count {
        0 => Value::of("0"),
        1 => Value::of("1"),
        2 => Value::of("2"),
        3 => Value::of("3"),
        4..=5 => Value::of("5"),
        6..=8 => Value::of("8"),
        9..=12 => Value::of("12"),
        13..=20 => Value::of("20"),
        21..=35 => Value::of("35"),
        _ => Value::of("more"),
    }
}

/// A word's folded key, or what else the token is.
#[inline]
pub(super) fn word<'t>(p: &'t Phrases<'_>, token: usize) -> Value<'t> {
    if p.text.is_word(token) {
        Value::hashed(p.text.key(token), p.text.key_hash(token))
    } else {
        kind(p, token)
    }
}

fn kind(p: &Phrases<'_>, token: usize) -> Value<'static> {
    match p.text.kind(token) {
        TokenKind::Word => Value::of("word"),
        TokenKind::Number => Value::of("number"),
        TokenKind::Quote => Value::of("quote"),
        TokenKind::Punct => Value::of("mark"),
        TokenKind::Break => Value::of("break"),
    }
}
