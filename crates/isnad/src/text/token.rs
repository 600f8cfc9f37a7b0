//! Tokens: words, numbers, quotation marks, punctuation and line ends, each with its exact place.

use super::fold::{digit_value, fold, is_arabic_letter, is_mark, is_presentation_form};
use unicode_normalization::UnicodeNormalization;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters of one script, with the marks inside it.
    Word,
    /// Digits, with the separators between them (`3.6`, `2,500`).
    Number,
    /// A quotation mark of any kind.
    Quote,
    /// One punctuation mark or symbol.
    Punct,
    /// The end of a line.
    Break,
}

/// A token; offsets are bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
    /// Range of the folded key in [`Tokens::keys`].
    key: (u32, u32),
    /// What it is.
    pub kind: TokenKind,
    /// The mark itself for punctuation and quotation marks, the first letter for words.
    pub mark: char,
    /// True where white space (or the text's edge) stands before it.
    pub space_before: bool,
}

/// The tokens of a text and their folded keys.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// In the order of the text.
    pub list: Vec<Token>,
    keys: String,
}

impl Tokens {
    /// The folded key of a token: its letters without marks, spelling variants made one.
    #[inline]
    pub fn key(&self, token: &Token) -> &str {
        &self.keys[token.key.0 as usize..token.key.1 as usize]
    }
}

/// What a character does in the division into tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Arabic,
    Latin,
    Digit,
    Mark,
    Space,
    Quote,
    Break,
    Punct,
}

/// The roles of the code points of the Arabic block, which are nearly all of a text's.
static ARABIC_ROLES: [Role; 0x100] = {
    let mut roles = [Role::Punct; 0x100];
    let mut at = 0;
    while at < roles.len() {
        // What the lists leave out is punctuation but for three letters of other languages.
        match char::from_u32(ARABIC_BLOCK + at as u32) {
            Some('\u{06ee}' | '\u{06ef}' | '\u{06ff}') => roles[at] = Role::Latin,
            Some(c) if let Some(known) = role_by_list(c) => roles[at] = known,
            _ => {}
        }
        at += 1;
    }
    roles
};
const ARABIC_BLOCK: u32 = 0x600;

#[inline]
fn role(c: char) -> Role {
    match ARABIC_ROLES.get((c as usize).wrapping_sub(ARABIC_BLOCK as usize)) {
        Some(&role) => role,
        None if c == ' ' => Role::Space,
        None => role_elsewhere(c),
    }
}

/// The role of a character outside the Arabic block.
fn role_elsewhere(c: char) -> Role {
    if let Some(role) = role_by_list(c) {
        role
    } else if c.is_whitespace() || c.is_control() {
        Role::Space
    } else if c.is_alphabetic() {
        Role::Latin
    } else {
        Role::Punct
    }
}

/// The role of a character that our own lists name.
const fn role_by_list(c: char) -> Option<Role> {
    if is_mark(c) {
        Some(Role::Mark)
    } else if is_arabic_letter(c) {
        Some(Role::Arabic)
    } else if digit_value(c).is_some() {
        Some(Role::Digit)
    } else if is_quote(c) {
        Some(Role::Quote)
    } else if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
        Some(Role::Break)
    } else {
        None
    }
}

/// True for every quotation mark of Arabic news.
pub(crate) const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '«'
            | '»'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‹'
            | '›'
            | '\''
            | '‘'
            | '’'
            | '‚'
            | '″'
            | '〝'
            | '〞'
            | '＂'
    )
}

/// True for a separator that holds the digits on its two sides together.
const fn joins_digits(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

/// Divides a text into tokens.
pub fn tokenize(text: &str) -> Tokens {
    let mut tokens =
        Tokens { list: Vec::with_capacity(text.len() / 8), keys: String::with_capacity(text.len()) };
    let mut space = true;
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let script = role(c);
        let start = at;
        at += c.len_utf8();
        let kind = match script {
            Role::Space => {
                space = true;
                continue;
            }
            // A mark that begins no word (a stray control character) belongs to nothing.
            Role::Mark => continue,
            Role::Break => TokenKind::Break,
            Role::Quote => TokenKind::Quote,
            Role::Punct => TokenKind::Punct,
            Role::Digit => TokenKind::Number,
            Role::Arabic | Role::Latin => TokenKind::Word,
        };
        let key_start = tokens.keys.len();
        at = match script {
            Role::Arabic if is_in_letters(c) => letters(text, start, &mut tokens.keys),
            _ => {
                push_key(&mut tokens.keys, c);
                at
            }
        };
        if !matches!(kind, TokenKind::Quote | TokenKind::Punct) {
            at = rest_of_token(text, at, (c, script, kind), &mut tokens.keys);
        }
        tokens.list.push(Token {
            byte_start: start as u32,
            byte_end: at as u32,
            key: (key_start as u32, tokens.keys.len() as u32),
            kind,
            mark: c,
            space_before: space,
        });
        space = kind == TokenKind::Break;
    }
    tokens
}

#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Past whatever else belongs to a token that began with a character; its key goes on with it.
fn rest_of_token(
    text: &str,
    mut at: usize,
    (first, script, kind): (char, Role, TokenKind),
    keys: &mut String,
) -> usize {
    while let Some(next) = char_at(text, at) {
        let next_role = role(next);
        let continues = match kind {
            TokenKind::Word => {
                next_role == script || next_role == Role::Mark || is_apostrophe(text, at, next, script)
            }
            TokenKind::Number => {
                next_role == Role::Digit
                    || joins_digits(next)
                        && char_at(text, at + next.len_utf8()).and_then(digit_value).is_some()
            }
            TokenKind::Break => first == '\r' && next == '\n',
            TokenKind::Quote | TokenKind::Punct => false,
        };
        if !continues {
            break;
        }
        if next_role != Role::Mark {
            push_key(keys, next);
        }
        at += next.len_utf8();
    }
    at
}

/// What a letter does to a word's key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    /// It stands in the key as it is.
    Plain,
    /// Another stands for it.
    Folded,
    /// It is a mark on the letter before it.
    Mark,
    /// It is no letter.
    None,
}

/// What the characters of the first half of the Arabic block do, which two bytes each encode: nearly all of a text.
static LETTERS: [Letter; 0x80] = {
    let mut letters = [Letter::None; 0x80];
    let mut at = 0;
    while at < letters.len() {
        if let Some(c) = char::from_u32(ARABIC_BLOCK + at as u32) {
            letters[at] = match ARABIC_ROLES[at] {
                Role::Arabic if fold(c) == c => Letter::Plain,
                Role::Arabic => Letter::Folded,
                Role::Mark => Letter::Mark,
                _ => Letter::None,
            };
        }
        at += 1;
    }
    letters
};

/// True for a character that [`LETTERS`] knows.
const fn is_in_letters(c: char) -> bool {
    matches!(c as u32, ARABIC_BLOCK..0x680)
}

/// Past the letters of [`LETTERS`] from a token on; their folded form goes into its key, whole stretches at once.
fn letters(text: &str, start: usize, keys: &mut String) -> usize {
    let bytes = text.as_bytes();
    let (mut from, mut at) = (start, start);
    while let Some(&[lead @ (0xd8 | 0xd9), low]) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        match LETTERS[usize::from(lead & 1) << 6 | usize::from(low & 0x3f)] {
            Letter::Plain => {}
            Letter::Folded => {
                keys.push_str(&text[from..at]);
                keys.extend(char_at(text, at).map(fold));
                from = at + 2;
            }
            Letter::Mark => {
                keys.push_str(&text[from..at]);
                from = at + 2;
            }
            Letter::None => break,
        }
        at += 2;
    }
    keys.push_str(&text[from..at]);
    at
}

/// An apostrophe between two Latin letters is part of the word.
fn is_apostrophe(text: &str, at: usize, c: char, script: Role) -> bool {
    script == Role::Latin
        && matches!(c, '\'' | '’')
        && char_at(text, at + c.len_utf8()).is_some_and(|next| role(next) == Role::Latin)
}

#[inline]
fn push_key(keys: &mut String, c: char) {
    // Plain Arabic letters come first, being nearly all.
    if matches!(c, '\u{0621}'..='\u{064a}') {
        keys.push(fold(c));
    } else if is_presentation_form(c) {
        keys.extend(std::iter::once(c).nfkc().filter(|&c| !is_mark(c)).map(fold));
    } else if let Some(value) = digit_value(c) {
        keys.extend(char::from_digit(value, 10));
    } else if c == '٫' {
        keys.push('.');
    } else if c == '٬' {
        keys.push(',');
    } else if c.is_ascii() {
        keys.push(c.to_ascii_lowercase());
    } else {
        keys.push(fold(c));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let tokens = tokenize(text);
        tokens.list.iter().map(|t| tokens.key(t).to_owned()).collect()
    }

    fn cuts(text: &str) -> Vec<&str> {
        tokenize(text).list.iter().map(|t| &text[t.byte_start as usize..t.byte_end as usize]).collect()
    }

    #[test]
    fn marks_stay_in_the_cut_and_leave_the_key() {
        assert_eq!(cuts("قـــالَ مُشيراً"), ["قـــالَ", "مُشيراً"]);
        assert_eq!(keys("قـــالَ مُشيراً"), ["قال", "مشيرا"]);
    }

    #[test]
    fn spelling_variants_have_one_key() {
        assert_eq!(
            keys("أكّد إعلان مستشفى وزارة مسؤول رئيس"),
            ["اكد", "اعلان", "مستشفي", "وزاره", "مسوول", "رييس"]
        );
    }

    #[test]
    fn the_table_of_roles_agrees_with_the_lists() {
        for c in (0x600..0x700).filter_map(char::from_u32) {
            assert!(role(c) == role_elsewhere(c), "{c:?}");
        }
    }

    #[test]
    fn presentation_forms_are_letters() {
        assert_eq!(keys("ﻗﺎﻝ ﷲ"), ["قال", "الله"]);
    }

    #[test]
    fn a_no_break_space_and_a_bidi_control_divide_or_vanish() {
        assert_eq!(keys("قال\u{a0}الوزير"), ["قال", "الوزير"]);
        assert_eq!(keys("\u{202b}قال\u{202c}"), ["قال"]);
    }

    #[test]
    fn numbers_keep_their_separators_and_fold_their_digits() {
        assert_eq!(keys("٢٬٥٠٠ و3.6 في 2021."), ["2,500", "و", "3.6", "في", "2021", "."]);
    }

    #[test]
    fn an_attached_particle_before_a_mark_is_a_word() {
        assert_eq!(cuts("بـ\"الطريق\""), ["بـ", "\"", "الطريق", "\""]);
        assert_eq!(cuts("لـ«الشرق»"), ["لـ", "«", "الشرق", "»"]);
    }
}
