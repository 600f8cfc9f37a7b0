//! Words as scoring compares them: punctuation, vowel marks and the common spelling variants make no difference.

use crate::place::{Place, Text};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A word with its decimals: letters and numbers of any script. Vowel marks are none of them and divide words.
static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{N}]+(?:[.,٫٬][0-9٠-٩]+)*").expect("the pattern is valid"));

/// Complementizers and prepositions that may lead a content or not, in folded spelling.
const LEADS: &[&str] = &[
    "ان",
    "بان",
    "لان",
    "انه",
    "انها",
    "انهم",
    "بانه",
    "بانها",
    "بانهم",
    "انهما",
    "الي",
    "علي",
    "عن",
    "من",
    "في",
    "ل",
    "ب",
];

/// The places of a content's words, without what may lead it or not.
pub(crate) fn core(text: &Text, content: &[Place]) -> BTreeSet<usize> {
    content
        .iter()
        .flat_map(|&place| words(text, place))
        .skip_while(|(_, word)| LEADS.contains(&word.as_str()))
        .map(|(at, _)| at)
        .collect()
}

/// The words of a name, without their article.
pub(crate) fn names(text: &Text, place: Place) -> BTreeSet<String> {
    words(text, place).map(|(_, word)| without_article(word)).collect()
}

/// The folded words of a place with the byte at which each starts.
fn words(text: &Text, place: Place) -> impl Iterator<Item = (usize, String)> {
    let start = text.byte(place.start);
    WORD.find_iter(text.cut(place)).map(move |word| (start + word.start(), folded(word.as_str())))
}

fn folded(word: &str) -> String {
    let fold = |letter| match letter {
        // Vowel marks and tatweel.
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        other => Some(other),
    };
    word.chars().filter_map(fold).collect()
}

fn without_article(word: String) -> String {
    match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> (Text, Place) {
        let place = Place { start: 0, end: text.chars().count() as u32 };
        (Text::new(text.to_owned()), place)
    }

    fn core_words(text: &str) -> Vec<String> {
        let (text, place) = whole(text);
        let core = core(&text, &[place]);
        words(&text, place).filter(|(at, _)| core.contains(at)).map(|(_, word)| word).collect()
    }

    #[test]
    fn marks_and_leading_complementizers_make_no_difference() {
        // "to that the price is 3,5 pounds."
        assert_eq!(core_words("إلى أنّ «السعر» 3,5 جنيهـات."), ["السعر", "3,5", "جنيهات"]);
        assert_eq!(core_words("إلى أن"), Vec::<String>::new());
    }

    #[test]
    fn vowel_marks_divide_words() {
        // "blamed", with a shadda in the middle.
        assert_eq!(core_words("حمّل"), ["حم", "ل"]);
    }

    #[test]
    fn names_are_compared_without_their_article() {
        let (text, place) = whole("الوزير آل علي");
        assert_eq!(names(&text, place).into_iter().collect::<Vec<_>>(), ["ال", "علي", "وزير"]);
    }
}
