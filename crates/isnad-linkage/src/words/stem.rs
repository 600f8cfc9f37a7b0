//! The stems of a word.

use super::mask::Mask;
use isnad::lexicon::{Part, Reading};

/// The article with what may be attached before it.
const ARTICLES: [&str; 9] = ["وبال", "وكال", "ولل", "فال", "وال", "بال", "كال", "لل", "ال"];
/// Endings of number, gender and possession, the longer first.
const ENDINGS: [&str; 13] = ["يات", "هما", "ها", "هم", "هن", "نا", "ات", "ان", "ون", "ين", "يه", "ه", "ي"];

/// A stem of a word that the lexicon knows: a mark and the letters of an entry, not yet put together.
#[derive(Clone, Copy)]
struct Entry<'a> {
    /// Tells forms of verbs and participles from nouns that are spelt like them.
    mark: &'static str,
    lemma: &'a str,
}

impl Entry<'_> {
    /// Its letters: the mark, and the entry folded; of a noun without its article where enough is left.
    fn letters(&self) -> impl Iterator<Item = char> + '_ {
        let folded = self.folded();
        let article = self.mark.is_empty()
            && folded.clone().take(2).eq(['ا', 'ل'])
            && folded.clone().nth(ARTICLE + 2).is_some();
        self.mark.chars().chain(folded.skip(if article { ARTICLE } else { 0 }))
    }

    fn folded(&self) -> impl Iterator<Item = char> + Clone + '_ {
        self.lemma.chars().filter(|c| !is_mark(*c)).map(fold)
    }

    /// Whether these are its letters. Most words differ in the first, which is looked at before all.
    fn is(&self, letters: &str) -> bool {
        let Some(rest) = letters.strip_prefix(self.mark) else { return false };
        let first = self.folded().next();
        let may_be_article = self.mark.is_empty() && first == Some('ا');
        (may_be_article || first == rest.chars().next()) && self.letters().eq(letters.chars())
    }
}

/// Letters of the article.
const ARTICLE: usize = 2;

/// What a folded word is a form of: the entries of its readings with the fewest attached particles, else light stems.
/// Forms of a verb, its participles and its verbal noun are forms of one word, which is kept apart from nouns that are
/// spelt like it (أجل, to postpone, and أجل, a term).
pub(super) fn stems(word: &str, readings: &[Reading]) -> Vec<String> {
    if readings.is_empty() {
        return unknown(word).map(str::to_owned).collect();
    }
    let mut stems: Vec<String> = Vec::with_capacity(1);
    for entry in entries(word, readings) {
        if !stems.iter().any(|stem| entry.is(stem)) {
            stems.push(entry.letters().collect());
        }
    }
    stems
}

/// Whether a stem is among the [`stems`] of a word, which are not made for it.
pub(super) fn has_stem(word: &str, readings: &[Reading], wanted: &str) -> bool {
    if readings.is_empty() {
        return unknown(word).any(|stem| stem == wanted);
    }
    entries(word, readings).any(|entry| entry.is(wanted))
}

/// What the [`stems`] of a word leave in its mask.
pub(super) fn masks(word: &str, readings: &[Reading]) -> Mask {
    if readings.is_empty() {
        return unknown(word).map(|stem| Mask::of(stem.chars())).sum();
    }
    entries(word, readings).map(|entry| Mask::of(entry.letters())).sum()
}

/// The entries that a known word is a form of; some may be the same.
fn entries<'a>(word: &str, readings: &'a [Reading]) -> impl Iterator<Item = Entry<'a>> {
    let fewest = readings.iter().map(attached).min();
    let least = readings.iter().filter(move |r| Some(attached(r)) == fewest);
    let nominal = least.clone().any(|r| r.stem.part == Part::Nominal);
    let feminine = word.ends_with('ه') || word.ends_with("ات");
    least.flat_map(move |reading| {
        let (lemma, part) = (reading.stem.lemma().text, reading.stem.part);
        let participle = part == Part::Participle;
        // A noun that is spelt like a participle is meant as the noun: مدرسة is a school, not one who teaches. It
        // stays a form of the participle of its gender (متظاهرون, demonstrators), but not of the verb.
        let own = !(nominal && participle);
        let own = own.then(|| Entry { mark: if is_noun(part) { "" } else { "~" }, lemma });
        let of_gender = participle.then_some(Entry { mark: if feminine { "^ه" } else { "^" }, lemma });
        own.into_iter().chain(of_gender)
    })
}

const fn is_noun(part: Part) -> bool {
    matches!(part, Part::Nominal | Part::Particle)
}

/// How much is attached to a word in a reading. The article is part of many entries and counts for nothing.
fn attached(reading: &Reading) -> u32 {
    u32::from(reading.conjunction)
        + u32::from(reading.preposition.is_some())
        + u32::from(reading.future)
        + u32::from(reading.pronoun.is_some())
}

/// A light stem of a folded word: its article and attached particles fall where enough is left, and its ending.
pub fn light(word: &str) -> String {
    unknown(word).last().unwrap_or_default().to_owned()
}

/// The stems of a word that no lexicon knows: of a first و ف ب ل ك nobody can tell whether it is attached, so both
/// are kept, the shorter last.
fn unknown(word: &str) -> impl Iterator<Item = &str> {
    let article =
        || ARTICLES.iter().find_map(|article| word.strip_prefix(article).filter(|rest| letters(rest) >= 2));
    let (whole, rest) = if word.is_ascii() {
        (word, None)
    } else if let Some(rest) = article() {
        (without_ending(rest), None)
    } else {
        let rest = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|rest| letters(rest) >= 4);
        (without_ending(word), rest.map(without_ending))
    };
    [Some(whole), rest].into_iter().flatten()
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
