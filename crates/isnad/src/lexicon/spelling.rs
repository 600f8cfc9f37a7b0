//! What the written form tells that the folded key does not: ة is no pronoun, إ opens no perfect of أفعل.

use super::grammar::{Class, Part};
use super::split::Reading;
use crate::text::is_mark;

/// What a word's own letters say of its readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Spelling {
    /// It ends in ة.
    ta_marbuta: bool,
    /// It ends in ى.
    alif_maqsura: bool,
    /// Position of its first إ, in letters.
    hamza_below: Option<u8>,
}

impl Spelling {
    /// Reads it off the written word.
    pub(super) fn of(surface: &str) -> Self {
        let letters = || surface.chars().filter(|&c| !is_mark(c));
        let last = letters().next_back();
        Self {
            ta_marbuta: last == Some('ة'),
            alif_maqsura: last == Some('ى'),
            hamza_below: letters().take(4).position(|c| c == 'إ').map(|i| i as u8),
        }
    }

    /// False where the letters rule a reading out.
    pub(super) fn allows(self, reading: &Reading) -> bool {
        let pronoun = self.ta_marbuta && reading.pronoun.is_some();
        let finite = matches!(
            reading.stem.part,
            Part::Perfect | Part::Imperfect | Part::PassivePerfect | Part::PassiveImperfect
        );
        let opens_stem = self.hamza_below.is_some_and(|i| i == prefix_length(reading));
        let fourth_form = finite && opens_stem && reading.stem.lemma().text.starts_with('أ');
        // على is the preposition, علي the name.
        let name = matches!(reading.stem.class, Class::GivenName | Class::FamilyName);
        let other_name = self.alif_maqsura && name && reading.stem.lemma().text.ends_with('ي');
        !pronoun && !fourth_form && !other_name
    }
}

/// Letters before the stem.
fn prefix_length(reading: &Reading) -> u8 {
    let preposition = u8::from(reading.preposition.is_some());
    let article = match (reading.article, reading.preposition) {
        (false, _) => 0,
        // للوزير: the ا of the article falls after ل.
        (true, Some('ل')) => 1,
        (true, _) => 2,
    };
    u8::from(reading.conjunction) + preposition + article + u8::from(reading.future)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Lexemes, Part};
    use crate::text::Text;

    fn has_finite(word: &str) -> bool {
        let text = Text::new(word);
        Lexemes::new(&text).readings(0).iter().any(|r| r.stem.part == Part::Perfect)
    }

    #[test]
    fn ta_marbuta_is_no_pronoun() {
        // "condemnation" against "he condemned him"
        assert!(!has_finite("إدانة"));
        assert!(has_finite("أدانه"));
    }

    #[test]
    fn hamza_below_opens_no_perfect_of_the_fourth_form() {
        // "announcing" against "he announced"
        assert!(!has_finite("إعلان"));
        assert!(has_finite("أعلن"));
        assert!(has_finite("إعتبر"), "a common misspelling of اعتبر");
    }
}
