//! Letters: which characters carry none, and which spellings count as one.
//!
//! This file is also compiled into the build script, so that the lexicon's keys and the text's keys are
//! folded by the same function.

/// True for a character that is no letter of its own and may stand inside a word: diacritics, tatweel,
/// Quranic marks, zero-width characters, bidirectional controls, soft hyphen, byte order mark.
pub const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061a}' | '\u{061c}' | '\u{0640}' | '\u{064b}'..='\u{065f}' | '\u{0670}'
        | '\u{06d6}'..='\u{06dc}' | '\u{06df}'..='\u{06e8}' | '\u{06ea}'..='\u{06ed}'
        | '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The letter that stands for a spelling variant: أ إ آ ٱ ٲ ٳ → ا, ى → ي, ة → ه, ؤ → و, ئ → ي, and the Persian
/// and Urdu code points that keyboards put for ك, ي and ه.
pub const fn fold(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ئ' | 'ی' | 'ے' => 'ي',
        'ة' | 'ہ' | 'ە' | 'ۃ' => 'ه',
        'ؤ' => 'و',
        'ک' | 'ڪ' => 'ك',
        _ => c,
    }
}

/// True for a letter of the Arabic script (presentation forms included).
pub const fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063f}' | '\u{0641}'..='\u{064a}' | '\u{066e}'..='\u{066f}'
        | '\u{0671}'..='\u{06d3}' | '\u{06d5}' | '\u{06fa}'..='\u{06fc}' | '\u{0750}'..='\u{077f}'
        | '\u{fb50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
}

/// True for the code points of Arabic presentation forms, which stand for one or more plain letters.
pub const fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}')
}

/// The value of a digit in any of the three digit sets of Arabic texts (0-9, ٠-٩, ۰-۹).
pub const fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}
