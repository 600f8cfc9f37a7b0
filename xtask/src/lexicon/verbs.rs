//! The fields of `saying.txt` and `verbs.txt`: root, form, vowel, act, frames.

use super::characters::folded;
use super::table::Entry;
use super::vocabulary::{ACTS, FLAGS, FORMS, FRAMES};

/// What is wrong with an entry of `saying.txt`.
pub(crate) fn saying(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = verb(entry);
    if entry.fields.len() < 7 {
        faults.push("wants lemma, root, form, vowel, masdar, act and at least one frame".to_owned());
        return faults;
    }
    let act = entry.field(5);
    if !ACTS.contains(&act) {
        faults.push(format!("`{act}` is no act"));
    }
    let mut flags_began = false;
    for (index, &word) in entry.fields[6..].iter().enumerate() {
        let flag = word.starts_with('!');
        if !(FRAMES.contains(&word) || FLAGS.contains(&word)) {
            faults.push(format!("`{word}` is no {}", if flag { "flag" } else { "frame" }));
        } else if flags_began && !flag {
            faults.push(format!("the frame `{word}` stands behind a flag"));
        } else if index == 0 && flag {
            faults.push("has no frame".to_owned());
        }
        if entry.fields[6..6 + index].contains(&word) {
            faults.push(format!("`{word}` stands twice"));
        }
        flags_began |= flag;
    }
    faults
}

/// What is wrong with an entry of `verbs.txt`.
pub(crate) fn other(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = verb(entry);
    if entry.fields.len() != 5 {
        faults.push(format!("wants lemma, root, form, vowel and masdar, has {} fields", entry.fields.len()));
    }
    faults
}

fn verb(entry: &Entry<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let &[lemma, root, form, vowel, ..] = &entry.fields[..] else {
        return faults;
    };
    let radicals: Vec<&str> = root.split('-').collect();
    let wanted = if form.starts_with('Q') { 4 } else { 3 };
    if let Some(radical) = radicals.iter().find(|r| r.chars().count() != 1) {
        faults.push(format!("`{radical}` is no radical: one letter each, joined with `-`"));
    } else if radicals.len() != wanted {
        faults.push(format!("form {form} wants {wanted} radicals, the root {root} has {}", radicals.len()));
    } else {
        for radical in
            radicals.iter().filter(|r| matches!(**r, "ا" | "أ" | "إ" | "آ" | "ؤ" | "ئ" | "ى" | "ة"))
        {
            faults.push(format!("`{radical}` is no radical: a hamza is written ء, a weak radical و or ي"));
        }
        if let Some(radical) = missing_radical(lemma, &radicals) {
            faults.push(format!("the radical {radical} of {root} is not where it belongs in {lemma}"));
        }
    }
    // The mark `*` keeps a weak middle radical.
    let form = form.trim_end_matches('*');
    if !FORMS.contains(&form) {
        faults.push(format!("`{form}` is no form of the verb"));
    } else if !fits(lemma, form) {
        faults.push(format!("{lemma} does not look like form {form}"));
    }
    match (form, vowel) {
        ("I", "a" | "i" | "u") => {}
        ("I", _) => faults.push("form I wants the imperfect's vowel: a, i or u".to_owned()),
        (_, "-") => {}
        _ => faults.push(format!("the vowel of form {form} is `-`, not `{vowel}`")),
    }
    faults
}

/// The first strong radical that the lemma does not hold, in the root's order. Weak radicals and hamzas change
/// or drop, the second of two like radicals is not written, and form VIII may swallow its ت or its first radical.
fn missing_radical<'a>(lemma: &str, radicals: &[&'a str]) -> Option<&'a str> {
    let mut rest = lemma.chars();
    let mut before = "";
    for &radical in radicals {
        let strong = !matches!(radical, "و" | "ي" | "ء");
        if strong && radical != before && !rest.any(|c| radical.contains(c)) {
            return Some(radical);
        }
        before = radical;
    }
    None
}

/// True where the lemma begins as its form does.
fn fits(lemma: &str, form: &str) -> bool {
    let folded = folded(lemma);
    match form {
        "IV" => lemma.starts_with(['أ', 'آ']),
        "V" | "VI" | "QII" => lemma.starts_with('ت'),
        "VII" => folded.starts_with("ان"),
        "X" => folded.starts_with("است"),
        "VIII" | "IX" | "QIV" => folded.starts_with('ا'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Table;
    use super::*;

    fn faults(check: fn(&Entry<'_>) -> Vec<String>, line: &str) -> Vec<String> {
        let table = Table::read("t.txt", line);
        table.entries.iter().flat_map(check).collect()
    }

    #[test]
    fn good_verbs_pass() {
        for line in [
            "قال ق-و-ل I u قول say clause quote to-li",
            "اتهم و-ه-م VIII - اتهام accuse obj+bi to-obj",
            "ادعى د-ع-و VIII - ادعاء claim clause",
            "شدد ش-د-د II - تشديد affirm ala clause quote",
            "رد ر-د-د I u رد say to-ala quote !risky",
            "اطمأن ط-م-ء-ن QIV - اطمئنان feel clause",
        ] {
            assert_eq!(faults(saying, line), Vec::<String>::new(), "{line}");
        }
        assert_eq!(faults(other, "كتب ك-ت-ب I u كتابة"), Vec::<String>::new());
    }

    #[test]
    fn root_and_lemma_agree() {
        assert_eq!(
            faults(other, "أعلن ع-ل-م IV - إعلان"),
            ["the radical م of ع-ل-م is not where it belongs in أعلن"]
        );
        assert_eq!(
            faults(other, "قال ق-ا-ل I u قول"),
            ["`ا` is no radical: a hamza is written ء, a weak radical و or ي"]
        );
        assert_eq!(faults(other, "دحرج د-ح-ر QI - -"), ["form QI wants 4 radicals, the root د-ح-ر has 3"]);
    }

    #[test]
    fn form_and_vowel_agree() {
        assert_eq!(faults(other, "قال ق-و-ل I - قول"), ["form I wants the imperfect's vowel: a, i or u"]);
        assert_eq!(faults(other, "أعلن ع-ل-ن IV u إعلان"), ["the vowel of form IV is `-`, not `u`"]);
        assert_eq!(faults(other, "علن ع-ل-ن IV - إعلان"), ["علن does not look like form IV"]);
        assert_eq!(faults(other, "علن ع-ل-ن XI - إعلان"), ["`XI` is no form of the verb"]);
    }

    #[test]
    fn acts_and_frames_are_known() {
        assert_eq!(
            faults(saying, "قال ق-و-ل I u قول tell clause !shy quote quote"),
            [
                "`tell` is no act",
                "`!shy` is no flag",
                "the frame `quote` stands behind a flag",
                "the frame `quote` stands behind a flag",
                "`quote` stands twice"
            ]
        );
        assert_eq!(faults(saying, "قال ق-و-ل I u قول say !doc"), ["has no frame"]);
        assert_eq!(
            faults(other, "كتب ك-ت-ب I u كتابة say"),
            ["wants lemma, root, form, vowel and masdar, has 6 fields"]
        );
    }
}
