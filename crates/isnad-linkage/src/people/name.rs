//! What a label names.

use crate::words::{Part, Word, arabic_key, latin_key, words};
use isnad::model::SpeakerKind;
use serde::{Deserialize, Serialize};

/// Words of genealogy and nobility, which some spellings of a name have and others leave out.
const PARTICLES: [&str; 7] = ["بن", "ابن", "بنت", "ال", "الحاج", "فون", "دي"];
/// Words that are one name with the word behind them.
const JOINED: [&str; 3] = ["عبد", "ابو", "ام"];

/// A name, in the form that the linker compares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The name as the label has it, without titles.
    pub text: String,
    /// Its words: folded, without article, titles and genealogical particles.
    pub words: Vec<String>,
    /// How each word sounds; the word itself where it has no key.
    pub keys: Vec<String>,
    /// Whether each word is a given name of the lexicon: its spelling is then no accident.
    pub given: Vec<bool>,
    /// Whether it names somebody or something, and does not merely describe.
    pub named: bool,
}

impl Name {
    fn new(text: &str, words: &[Word], personal: bool, named: bool) -> Self {
        let mut name =
            Self { text: text.to_owned(), words: Vec::new(), keys: Vec::new(), given: Vec::new(), named };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if personal && PARTICLES.contains(&&*word.exact) {
                continue;
            }
            let mut exact = bare(&word.exact).to_owned();
            let mut given = word.part == Part::Given;
            if personal
                && JOINED.contains(&&*exact)
                && let Some(next) = words.next()
            {
                exact.push_str(&next.exact);
                given = true;
            }
            name.keys.push(sound(&exact));
            name.given.push(given);
            name.words.push(exact);
        }
        name
    }

    /// The words as one key.
    pub fn key(&self) -> String {
        self.words.join(" ")
    }

    /// How the whole name sounds.
    pub fn sound(&self) -> String {
        self.keys.join(" ")
    }
}

/// Takes a label apart; `None` where nothing is left of it.
pub fn name(label: &str, kind: SpeakerKind) -> Option<Name> {
    if kind == SpeakerKind::Person {
        let parts = label.split(['،', ',', '\n']);
        let mut personal: Vec<Name> = parts.filter_map(personal).collect();
        // The fullest of what the commas divide, of equals the first.
        personal.sort_by_key(|name| std::cmp::Reverse(name.words.len().min(2)));
        if !personal.is_empty() {
            return Some(personal.swap_remove(0));
        }
    }
    let all = words(label);
    let (start, end) = (all.first()?.start, all.last()?.end);
    let named = kind == SpeakerKind::Organization && is_institution(&all);
    Some(Name::new(&label[start..end], &all, false, named))
}

/// The name of a person in a part of a label: behind titles, before words that belong to no name.
fn personal(label: &str) -> Option<Name> {
    let all = words(label);
    let first = all.iter().position(|word| word.part != Part::Ordinary || particle(word))?;
    let rest = &all[first..];
    let proper = |words: &[Word]| words.iter().filter(|word| !particle(word)).count();
    // A family name may be an ordinary word; what follows it is not.
    let ends = |at: usize| {
        let word = &rest[at];
        let ordinary = word.part == Part::Ordinary && !particle(word);
        word.number
            || word.function && !particle(word)
            || ordinary && proper(&rest[..at]) >= 2 && !definite(word)
    };
    let end = (0..rest.len()).find(|at| ends(*at)).unwrap_or(rest.len());
    let words = &rest[..end];
    let whole = match words {
        // A given name alone names too many.
        [only] => matches!(only.part, Part::Family | Part::Unknown) && only.exact.chars().count() >= 3,
        words => proper(words) >= 2,
    };
    let (start, end) = (words.first()?.start, words.last()?.end);
    whole.then(|| Name::new(&label[start..end], words, true, true))
}

/// Whether a word has the article.
fn definite(word: &Word) -> bool {
    word.exact.starts_with("ال")
}

/// The name at the end of a description, where there is one of two words at least: `وزير الخارجية هاشم الراوي` → هاشم
/// الراوي (the foreign minister Hashim al-Rawi).
pub(crate) fn name_at_end(text: &str) -> Option<&str> {
    let text = text.rsplit(['،', ',', '\n']).next()?;
    let all = words(text);
    // Behind بن or عبد stands a name, whatever else it may be.
    let follows = |at: usize| at > 0 && particle(&all[at - 1]);
    let named = |at: usize| (all[at].part != Part::Ordinary || follows(at)) && !all[at].number;
    let part = |at: usize| {
        // An ordinary word may stand inside a name: رجب طيب أردوغان.
        let inside = at > 0 && at + 1 < all.len() && named(at - 1) && named(at + 1) && !definite(&all[at]);
        named(at) || particle(&all[at]) || inside && !all[at].function
    };
    let first = (0..all.len()).rev().find(|at| !part(*at)).map_or(0, |at| at + 1);
    let run = &all[first..];
    let (start, end) = (run.first()?.start, run.last()?.end);
    let proper = run.iter().filter(|word| !particle(word)).count() >= 2;
    let whole = !text[start..end].contains(['"', '«', '»', '(', '“', '”']);
    (proper && whole).then(|| &text[start..end])
}

/// Whether a word is part of names without being one.
fn particle(word: &Word) -> bool {
    PARTICLES.contains(&&*word.exact) || JOINED.contains(&&*word.exact)
}

/// Whether words name an institution: several words, or one that is a name; a lone `الوزارة` (the ministry) only
/// points at one.
fn is_institution(words: &[Word]) -> bool {
    match words {
        [] => false,
        [only] => only.part != Part::Ordinary,
        _ => true,
    }
}

/// How a word of a name sounds; the word itself where it is too short to tell.
pub(crate) fn sound(word: &str) -> String {
    let key = if word.is_ascii() { latin_key(word) } else { arabic_key(word) };
    key.unwrap_or_else(|| word.to_owned())
}

/// A word without its article.
fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(label: &str) -> Option<Name> {
        name(label, SpeakerKind::Person).filter(|name| name.named)
    }

    #[track_caller]
    fn same(a: &str, b: &str) {
        assert_eq!(person(a).map(|n| n.key()), person(b).map(|n| n.key()));
        assert!(person(a).is_some(), "{a}");
    }

    #[test]
    fn titles_and_particles_fall() {
        same("الرئيس الأميركي، دونالد ترامب", "دونالد ترامب");
        same("الرئيس الأميركي دونالد ترامب", "دونالد ترامب");
        same("محمد بن نايف بن عبدالعزيز", "محمد نايف عبد العزيز");
        same("مصطفى الكاظمي", "مصطفي كاظمي");
    }

    #[test]
    fn spellings_of_a_foreign_name_sound_the_same() {
        let sound = |label| person(label).map(|n| n.sound());
        assert_eq!(sound("دونالد ترامب"), sound("دونالد ترمب"));
        assert_eq!(sound("Donald Trump"), sound("دونالد ترامب"));
    }

    #[test]
    fn a_description_may_end_in_a_name() {
        assert_eq!(name_at_end("المتحدث باسم وزارة الدفاع الأميركية دانيال هارت"), Some("دانيال هارت"));
        assert_eq!(name_at_end("رئيس السلطة، عبد القادر بن يمينة"), Some("عبد القادر بن يمينة"));
        assert_eq!(name_at_end("وزير الخارجية"), None);
    }

    #[test]
    fn descriptions_name_nobody() {
        for label in ["الوزير", "مصدر أمني", "باسم", "به", "عبد"] {
            assert_eq!(person(label), None, "{label}");
        }
        let institution = |label| name(label, SpeakerKind::Organization).is_some_and(|n| n.named);
        assert!(institution("وزارة الداخلية") && institution("رويترز"));
        assert!(!institution("الوزارة"));
    }
}
