//! Characters: which belong in an entry, and which spellings the look-up takes as one.

/// What is wrong with a character inside an entry, if anything is.
pub(crate) fn stray(c: char) -> Option<&'static str> {
    match c {
        '\u{0640}' => Some("tatweel"),
        '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{06d6}'..='\u{06ed}' => {
            Some("diacritic")
        }
        'ی' | 'ک' | 'ہ' | 'ە' | 'ے' | 'ۃ' | 'ڪ' => Some("Persian or Urdu look-alike"),
        'ﭐ'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Some("presentation form"),
        '،' | '؛' | '؟' => Some("Arabic punctuation mark"),
        _ => stray_anywhere(c),
    }
}

/// What is wrong with a character anywhere in a file, comments too, if anything is.
pub(crate) fn stray_anywhere(c: char) -> Option<&'static str> {
    match c {
        '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
            Some("invisible character")
        }
        '\u{feff}' => Some("byte order mark"),
        '\u{00a0}' | '\u{00ad}' => Some("no-break blank or soft hyphen"),
        '\r' => Some("carriage return"),
        '\t' => Some("tab"),
        '\u{fffd}' => Some("replacement character"),
        c if c.is_control() => Some("control character"),
        _ => None,
    }
}

/// The key that an entry is looked up by: spelling variants of a letter count as one.
pub(crate) fn folded(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ئ' => 'ي',
            'ة' => 'ه',
            'ؤ' => 'و',
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_have_one_key() {
        assert_eq!(folded("أميركا"), folded("اميركا"));
        assert_eq!(folded("وزارة"), "وزاره");
        assert_ne!(folded("قال"), folded("قيل"));
    }

    #[test]
    fn only_plain_letters_belong() {
        assert!("رئيس_الوزراء,ئ-ء".chars().all(|c| stray(c).is_none()));
        assert_eq!(stray('\u{064e}'), Some("diacritic"));
        assert_eq!(stray('ی'), Some("Persian or Urdu look-alike"));
        assert_eq!(stray_anywhere('\u{200f}'), Some("invisible character"));
        assert_eq!(stray_anywhere('\u{064e}'), None);
    }
}
