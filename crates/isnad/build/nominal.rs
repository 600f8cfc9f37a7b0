//! Inflection of nouns and adjectives: what the tables leave to rule.

/// A spelling with its gender and number.
pub(crate) type Form = (String, &'static str, &'static str);

/// Reads the `forms` field (`m:وزير,f:+ة,mp:وزراء,fp:+ات`) into all its spellings, duals included.
pub(crate) fn forms(field: &str) -> Result<Vec<Form>, String> {
    let mut out: Vec<Form> = Vec::new();
    let mut masculine = String::new();
    let mut feminine = String::new();
    for part in field.split(',') {
        let (mark, form) =
            part.split_once(':').ok_or_else(|| format!("`{part}` has no mark m: f: mp: fp:"))?;
        match mark {
            "m" => {
                if masculine.is_empty() {
                    form.clone_into(&mut masculine);
                }
                singular(form, "Masculine", &mut out);
            }
            "f" => {
                let form = if form == "+ة" { format!("{masculine}ة") } else { form.to_owned() };
                if feminine.is_empty() {
                    feminine.clone_from(&form);
                }
                singular(&form, "Feminine", &mut out);
            }
            "mp" if form == "+ون" => sound_plural(&masculine, &mut out),
            "mp" => broken_plural(form, "Masculine", &mut out),
            "fp" if form == "+ات" => {
                let base = if feminine.is_empty() { &masculine } else { &feminine };
                out.push((format!("{}ات", base.trim_end_matches(['ة', 'ه'])), "Feminine", "Plural"));
            }
            "fp" => broken_plural(form, "Feminine", &mut out),
            _ => return Err(format!("unknown mark `{mark}:`")),
        }
    }
    Ok(out)
}

/// The singular, its accusative in ا, and its dual with the construct forms. An abbreviation of one letter
/// (د, م) has no dual.
fn singular(form: &str, gender: &'static str, out: &mut Vec<Form>) {
    out.push((form.to_owned(), gender, "Singular"));
    let ends_in_ta = form.ends_with(['ة', 'ه']);
    if !ends_in_ta && !form.ends_with('ا') {
        out.push((format!("{form}ا"), gender, "Singular"));
    }
    if form.chars().count() == 1 {
        return;
    }
    let base = match form.strip_suffix('ة') {
        Some(stem) => format!("{stem}ت"),
        None => form.to_owned(),
    };
    for ending in ["ان", "ين", "ا", "ي"] {
        if ending == "ا" && !ends_in_ta {
            continue; // the same spelling as the accusative
        }
        if ending == "ي" && !ends_in_ta {
            continue; // the same spelling as "my …" and as a nisba
        }
        out.push((format!("{base}{ending}"), gender, "Dual"));
    }
}

/// A plural that has its own form, with the accusative in ا where its pattern takes one: أفكار، أفكارا.
fn broken_plural(form: &str, gender: &'static str, out: &mut Vec<Form>) {
    out.push((form.to_owned(), gender, "Plural"));
    if takes_tanwin(form) {
        out.push((format!("{form}ا"), gender, "Plural"));
    }
}

/// False for sound plurals and for the patterns without tanwin: فعلاء، أفعلاء، مفاعل، مفاعيل، فعلى.
fn takes_tanwin(form: &str) -> bool {
    let letters: Vec<char> = form.chars().collect();
    let sound = form.ends_with("ات") || form.ends_with("ون") || form.ends_with("ين");
    let last = letters.last().copied().unwrap_or_default();
    let long = letters.len() >= 5 && letters[2] == 'ا';
    letters.len() > 2 && !sound && !long && !matches!(last, 'ة' | 'ه' | 'ا' | 'ى' | 'ي' | 'ء' | 'و')
}

/// مهندسون، مهندسين، and before a genitive مهندسو، مهندسي.
fn sound_plural(singular: &str, out: &mut Vec<Form>) {
    for ending in ["ون", "ين", "و", "ي"] {
        out.push((format!("{singular}{ending}"), "Masculine", "Plural"));
    }
}

/// A nisba in all its forms: عراقي، عراقيا، عراقية، عراقيون، عراقيين، عراقيان، عراقيتان، عراقيات.
pub(crate) fn nisba(masculine: &str) -> Vec<Form> {
    let mut out = Vec::new();
    for (ending, gender, number) in [
        ("", "Masculine", "Singular"),
        ("ا", "Masculine", "Singular"),
        ("ة", "Feminine", "Singular"),
        ("ان", "Masculine", "Dual"),
        ("ين", "Masculine", "Plural"),
        ("ون", "Masculine", "Plural"),
        ("تان", "Feminine", "Dual"),
        ("تين", "Feminine", "Dual"),
        ("ات", "Feminine", "Plural"),
    ] {
        out.push((format!("{masculine}{ending}"), gender, number));
    }
    out
}
