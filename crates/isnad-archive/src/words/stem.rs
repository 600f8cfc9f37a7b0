//! The stems of a word.

use isnad::lexicon::Reading;

/// The article with what may be attached before it.
const ARTICLES: [&str; 9] = ["وبال", "وكال", "ولل", "فال", "وال", "بال", "كال", "لل", "ال"];
/// Endings of number, gender and possession, the longer first.
const ENDINGS: [&str; 13] = ["يات", "هما", "ها", "هم", "هن", "نا", "ات", "ان", "ون", "ين", "يه", "ه", "ي"];

/// What a folded word is a form of: the entries of its readings with the fewest attached particles, else light stems.
pub(super) fn stems(word: &str, readings: &[Reading]) -> Vec<String> {
    let Some(fewest) = readings.iter().map(attached).min() else { return unknown(word) };
    let mut stems: Vec<String> = Vec::with_capacity(1);
    for reading in readings.iter().filter(|r| attached(r) == fewest) {
        let stem = of_entry(reading.stem.lemma().text);
        if !stems.contains(&stem) {
            stems.push(stem);
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

/// The stem of a dictionary entry: folded, without article and ending.
fn of_entry(text: &str) -> String {
    let folded: String = text.chars().filter(|c| !is_mark(*c)).map(fold).collect();
    let bare = folded.strip_prefix("ال").filter(|rest| letters(rest) >= 3).unwrap_or(&folded);
    without_ending(bare).to_owned()
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
