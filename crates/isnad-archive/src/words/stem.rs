//! The stems of a word.

use isnad::lexicon::{Part, Reading};

/// The article with what may be attached before it.
const ARTICLES: [&str; 9] = ["وبال", "وكال", "ولل", "فال", "وال", "بال", "كال", "لل", "ال"];
/// Endings of number, gender and possession, the longer first.
const ENDINGS: [&str; 13] = ["يات", "هما", "ها", "هم", "هن", "نا", "ات", "ان", "ون", "ين", "يه", "ه", "ي"];

/// What a folded word is a form of: the entries of its readings with the fewest attached particles, else light stems.
/// Forms of a verb, its participles and its verbal noun are forms of one word, which is kept apart from nouns that are
/// spelt like it (أجل, to postpone, and أجل, a term).
pub(super) fn stems(word: &str, readings: &[Reading]) -> Vec<String> {
    let Some(fewest) = readings.iter().map(attached).min() else { return unknown(word) };
    let least: Vec<&Reading> = readings.iter().filter(|r| attached(r) == fewest).collect();
    let nominal = least.iter().any(|r| r.stem.part == Part::Nominal);
    let mut stems: Vec<String> = Vec::with_capacity(1);
    let mut push = |stem: String| {
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    };
    for reading in least {
        let (lemma, part) = (reading.stem.lemma().text, reading.stem.part);
        let participle = part == Part::Participle;
        // A noun that is spelt like a participle is meant as the noun: مدرسة is a school, not one who teaches. It
        // stays a form of the participle of its gender (متظاهرون, demonstrators), but not of the verb.
        if !(nominal && participle) {
            push(of_entry(lemma, part));
        }
        if participle {
            let feminine = if word.ends_with('ه') || word.ends_with("ات") { "ه" } else { "" };
            push(format!("^{feminine}{}", folded(lemma)));
        }
    }
    stems
}

/// How much is attached to a word in a reading. The article is part of many entries and counts for nothing.
fn attached(reading: &Reading) -> u32 {
    u32::from(reading.conjunction)
        + u32::from(reading.preposition.is_some())
        + u32::from(reading.future)
        + u32::from(reading.pronoun.is_some())
}

/// The stem of a dictionary entry: folded, without article; of verbs with a mark.
fn of_entry(text: &str, part: Part) -> String {
    let folded = folded(text);
    match part {
        Part::Nominal | Part::Particle => {
            folded.strip_prefix("ال").filter(|rest| letters(rest) >= 3).unwrap_or(&folded).to_owned()
        }
        _ => format!("~{folded}"),
    }
}

/// A light stem of a folded word: its article and attached particles fall where enough is left, and its ending.
pub(crate) fn light(word: &str) -> String {
    unknown(word).pop().unwrap_or_default()
}

/// The stems of a word that no lexicon knows: of a first و ف ب ل ك nobody can tell whether it is attached, so both
/// are kept, the shorter last.
fn unknown(word: &str) -> Vec<String> {
    if word.is_ascii() {
        return vec![word.to_owned()];
    }
    let with_article =
        ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(|rest| letters(rest) >= 2));
    if let Some(rest) = with_article {
        return vec![without_ending(rest).to_owned()];
    }
    let mut stems = vec![without_ending(word).to_owned()];
    let rest = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|rest| letters(rest) >= 4);
    stems.extend(rest.map(|rest| without_ending(rest).to_owned()));
    stems
}

/// A word without an ending of number, gender or possession.
fn without_ending(word: &str) -> &str {
    ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| letters(rest) >= 3))
        .unwrap_or(word)
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).map(fold).collect()
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// The letters that count as one, as the engine's text layer folds them.
fn fold(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        '_' => ' ',
        _ => c,
    }
}
