//! What a label names.

use crate::words::{Part, Word, arabic_key, latin_key, words};
use isnad::model::SpeakerKind;

/// Words of genealogy and nobility, which some spellings of a name have and others leave out.
const PARTICLES: [&str; 7] = ["بن", "ابن", "بنت", "ال", "الحاج", "فون", "دي"];
/// Words that are one name with the word behind them.
const JOINED: [&str; 3] = ["عبد", "ابو", "ام"];

/// A name, in the form that the linker compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Its words: folded, without article, titles and genealogical particles.
    pub(crate) words: Vec<String>,
    /// How each word sounds; the word itself where it has no key.
    pub(crate) keys: Vec<String>,
    /// Whether each word is a given name of the lexicon: its spelling is then no accident.
    pub(crate) given: Vec<bool>,
    /// Whether it names somebody or something, and does not merely describe.
    pub(crate) named: bool,
}

impl Name {
    /// The words as one key.
    pub(crate) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// How the whole name sounds.
    pub(crate) fn sound(&self) -> String {
        self.keys.join(" ")
    }
}

/// Takes a label apart; `None` where nothing is left of it.
pub(crate) fn name(label: &str, kind: SpeakerKind) -> Option<Name> {
    let all = words(label);
    let words = if kind == SpeakerKind::Person { behind_titles(label, &all) } else { &all };
    let personal = kind == SpeakerKind::Person && is_personal(words);
    let described = if personal { words } else { &all };
    let mut name = Name { words: Vec::new(), keys: Vec::new(), given: Vec::new(), named: false };
    let mut words = described.iter().peekable();
    while let Some(word) = words.next() {
        if personal && PARTICLES.contains(&&*word.exact) {
            continue;
        }
        let mut exact = bare(&word.exact).to_owned();
        let mut part = word.part;
        if personal
            && JOINED.contains(&&*exact)
            && let Some(next) = words.next()
        {
            exact.push_str(&next.exact);
            part = Part::Given;
        }
        let key = if exact.is_ascii() { latin_key(&exact) } else { arabic_key(&exact) };
        name.keys.push(key.unwrap_or_else(|| exact.clone()));
        name.given.push(part == Part::Given);
        name.words.push(exact);
    }
    name.named = personal || kind == SpeakerKind::Organization && is_institution(&all);
    (!name.words.is_empty()).then_some(name)
}

/// The name at the end of a description, where there is one of two words at least: `وزير الخارجية هاشم الراوي` → هاشم
/// الراوي (the foreign minister Hashim al-Rawi).
pub(crate) fn name_at_end(text: &str) -> Option<&str> {
    let all = words(text);
    let part = |word: &Word| word.part != Part::Ordinary && !word.number || particle(word);
    let first = all.iter().rposition(|word| !part(word)).map_or(0, |at| at + 1);
    let run = &all[first..];
    let (start, end) = (run.first()?.start, run.last()?.end);
    let proper = run.iter().filter(|word| !particle(word)).count() >= 2;
    let whole = !text[start..end].contains(['،', ',', '"', '«', '»', '(', '\n']);
    (proper && whole).then(|| &text[start..end])
}

/// Whether a word is part of names without being one.
fn particle(word: &Word) -> bool {
    PARTICLES.contains(&&*word.exact) || JOINED.contains(&&*word.exact)
}

/// The words behind the titles that a label begins with: `الرئيس الأميركي، دونالد ترامب` → دونالد ترامب.
fn behind_titles<'a>(label: &str, words: &'a [Word]) -> &'a [Word] {
    let is_name = |word: &Word| matches!(word.part, Part::Given | Part::Unknown);
    let comma = words.windows(2).position(|pair| label[pair[0].end..pair[1].start].contains(['،', ',']));
    if let Some(at) = comma {
        let (before, after) = words.split_at(at + 1);
        return if before.iter().any(is_name) { before } else { after };
    }
    let first = words.iter().position(|word| word.part != Part::Ordinary || JOINED.contains(&&*word.exact));
    &words[first.unwrap_or(0)..]
}

/// Whether words name a person: one of them is a name, and none is a word that only joins others.
fn is_personal(words: &[Word]) -> bool {
    let named = |word: &Word| word.part != Part::Ordinary;
    let whole = |word: &Word| !word.number && (!word.function || particle(word));
    match words {
        [] => false,
        // A given name alone names too many.
        [only] => matches!(only.part, Part::Family | Part::Unknown) && only.exact.chars().count() >= 3,
        [first, ..] => (named(first) || particle(first)) && words.iter().all(whole),
    }
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
