//! One compile function a table. Errors are `LINE: message`.

use crate::collect::{Lemma, Lexicon, Phrase, Stem, key};
use crate::table::{Line, lines};
use crate::{nominal, paradigm};

type Compile = fn(&str, &mut Lexicon) -> Result<(), String>;

/// Every table and what compiles it.
pub(crate) const ALL: [(&str, Compile); 9] = [
    ("saying.txt", saying),
    ("verbs.txt", verbs),
    ("nouns.txt", nouns),
    ("common.txt", nouns),
    ("places.txt", places),
    ("names.txt", names),
    ("organizations.txt", organizations),
    ("particles.txt", particles),
    ("phrases.txt", phrases),
];

/// The frames and flags of `saying.txt` and `phrases.txt`, and the constants of `Frames` that stand for them.
const FRAMES: [(&str, &str); 24] = [
    ("clause", "CLAUSE"),
    ("quote", "QUOTE"),
    ("obj", "OBJECT"),
    ("ila", "ILA"),
    ("ala", "ALA"),
    ("aan", "AAN"),
    ("min", "MIN"),
    ("bi", "BI"),
    ("li", "LI"),
    ("fi", "FI"),
    ("hawl", "HAWL"),
    ("obj+bi", "OBJECT_BI"),
    ("obj+obj", "OBJECT_OBJECT"),
    ("to-obj", "TO_OBJECT"),
    ("to-li", "TO_LI"),
    ("to-ila", "TO_ILA"),
    ("to-min", "TO_MIN"),
    ("to-ala", "TO_ALA"),
    ("!risky", "RISKY"),
    ("!voice", "VOICE"),
    ("!cont", "CONTINUES"),
    ("!doc", "DOCUMENT"),
    ("!relay", "RELAY"),
    ("!tells", "TELLS"),
];

fn frames(fields: &[&str], line: usize) -> Result<Vec<String>, String> {
    fields
        .iter()
        .map(|f| {
            let found = FRAMES.iter().find(|(name, _)| name == f);
            found.map(|(_, c)| (*c).to_owned()).ok_or_else(|| format!("{line}: unknown frame `{f}`"))
        })
        .collect()
}

fn saying(table: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    let mut faults = Vec::new();
    for line in lines(table) {
        let act = line.field(5, "act")?;
        let lemma = Lemma {
            text: line.fields[0].to_owned(),
            act: Some(act.to_owned()),
            frames: frames(line.fields.get(6..).unwrap_or_default(), line.number)?,
            tag: String::new(),
        };
        faults.extend(verb(&line, "Saying", lemma, lexicon).err());
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn verbs(table: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    let mut faults = Vec::new();
    for line in lines(table) {
        let lemma = Lemma { text: line.fields[0].to_owned(), ..Lemma::default() };
        faults.extend(verb(&line, "Verb", lemma, lexicon).err());
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn verb(line: &Line<'_>, class: &'static str, lemma: Lemma, lexicon: &mut Lexicon) -> Result<(), String> {
    let root: Vec<char> = line.field(1, "root")?.split('-').filter_map(|r| r.chars().next()).collect();
    let forms = paradigm::conjugate(&root, line.field(2, "form")?, line.field(3, "vowel")?)
        .map_err(|e| format!("{}: {e}", line.number))?;
    let masdars = line.field(4, "masdar")?.to_owned();
    let own = key(&lemma.text);
    if !forms.iter().any(|(spelling, _)| key(spelling) == own) {
        let made = &forms[0].0;
        return Err(format!("{}: root and form give {made}, not {}", line.number, lemma.text));
    }
    let lemma = lexicon.lemma(lemma);
    // ريج, عُلي: of verbs that do not report, the passives of weak roots are rarer than the names they look like.
    let rare = class == "Verb" && line.field(2, "form")? == "I";
    for (spelling, f) in forms.into_iter().filter(|(_, f)| !(rare && f.part == "PassivePerfect")) {
        let stem = Stem { class, part: f.part, person: f.person, gender: f.gender, number: f.number, lemma };
        lexicon.stem(&spelling, stem);
    }
    for masdar in masdars.split(',').filter(|m| *m != "-") {
        let gender = if masdar.ends_with('ة') { "Feminine" } else { "Masculine" };
        let stem = Stem { class, part: "Masdar", person: 3, gender, number: "Singular", lemma };
        lexicon.stem(masdar, stem.clone());
        if !masdar.ends_with(['ة', 'ا', 'ى']) {
            lexicon.stem(&format!("{masdar}ا"), stem);
        }
    }
    Ok(())
}

const fn nominal_stem(class: &'static str, gender: &'static str, number: &'static str, lemma: u32) -> Stem {
    Stem { class, part: "Nominal", person: 3, gender, number, lemma }
}

fn nouns(table: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    for line in lines(table) {
        let class = match line.section {
            "role" => "Role",
            "title" => "Title",
            "organization" => "Organization",
            "group" => "Group",
            "document" => "Document",
            "channel" => "Channel",
            "anonymous" => "Anonymous",
            "claimstuff" => "Claim",
            "common" => "Common",
            "adjective" => "Adjective",
            "quantity" => "Quantity",
            other => return Err(format!("{}: unknown section [{other}]", line.number)),
        };
        let forms = nominal::forms(line.fields[0]).map_err(|e| format!("{}: {e}", line.number))?;
        let lemma = lexicon.lemma(Lemma {
            text: forms.first().map(|f| f.0.clone()).unwrap_or_default(),
            act: line.attribute("act").map(str::to_owned),
            tag: line.attribute("type").unwrap_or_default().to_owned(),
            ..Lemma::default()
        });
        for (spelling, gender, number) in forms {
            if spelling.contains('_') {
                expression(&spelling, class, gender, number, lemma, lexicon);
            } else {
                lexicon.stem(&spelling, nominal_stem(class, gender, number, lemma));
            }
        }
    }
    Ok(())
}

/// Adds an expression of several words joined with `_`.
fn expression(
    joined: &str,
    class: &'static str,
    gender: &'static str,
    number: &'static str,
    lemma: u32,
    lexicon: &mut Lexicon,
) {
    let mut words: Vec<&str> = joined.split('_').filter(|w| !w.is_empty()).collect();
    let mut particle = None;
    if let Some(&last) = words.last()
        && matches!(last, "لـ" | "بـ" | "ل" | "ب")
        && words.len() > 1
    {
        particle = last.chars().next();
        words.pop();
    }
    let words = words
        .iter()
        .map(|w| match w.strip_suffix("ـه") {
            Some(stem) => format!("{}…", key(stem)),
            None => key(w),
        })
        .collect();
    lexicon.phrase(Phrase { words, particle, class, gender, number, lemma });
}

/// A proper name: one word is a stem, several are an expression.
fn name(
    written: &str,
    class: &'static str,
    gender: &'static str,
    number: &'static str,
    lemma: u32,
    lexicon: &mut Lexicon,
) {
    if written.contains('_') {
        expression(written, class, gender, number, lemma, lexicon);
    } else {
        lexicon.stem(written, nominal_stem(class, gender, number, lemma));
    }
}

fn places(table: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    for line in lines(table) {
        let kind = line.field(1, "kind")?;
        let gender = if line.attribute("gender") == Some("m") { "Masculine" } else { "Feminine" };
        let first = line.fields[0].split(',').next().unwrap_or_default().replace('_', " ");
        let lemma = lexicon.lemma(Lemma { text: first.clone(), tag: kind.to_owned(), ..Lemma::default() });
        for written in line.fields[0].split(',') {
            name(written, "Place", gender, "Singular", lemma, lexicon);
        }
        let Some(nisbas) = line.attribute("nisba") else { continue };
        let nisba = lexicon.lemma(Lemma { text: first, tag: "nisba".to_owned(), ..Lemma::default() });
        for written in nisbas.split(',') {
            for (spelling, gender, number) in nominal::nisba(written) {
                if !spelling.contains('_') {
                    lexicon.stem(&spelling, nominal_stem("Nisba", gender, number, nisba));
                }
            }
        }
    }
    Ok(())
}

fn names(table: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    for line in lines(table) {
        let (class, gender) = match line.section {
            "male" => ("GivenName", "Masculine"),
            "female" => ("GivenName", "Feminine"),
            "family" => ("FamilyName", "Any"),
            "particle" => ("NameParticle", "Any"),
            other => return Err(format!("{}: unknown section [{other}]", line.number)),
        };
        let lemma = lexicon.lemma(Lemma {
            text: line.fields[0].split(',').next().unwrap_or_default().replace('_', " "),
            tag: if line.has("ambiguous") { "ambiguous".to_owned() } else { String::new() },
            ..Lemma::default()
        });
        for written in line.fields[0].split(',') {
            name(written, class, gender, "Singular", lemma, lexicon);
        }
    }
    Ok(())
}

fn organizations(table: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    for line in lines(table) {
        let (gender, number) = match line.field(2, "gender")? {
            "m" => ("Masculine", "Singular"),
            "f" => ("Feminine", "Singular"),
            "mp" => ("Masculine", "Plural"),
            "fp" => ("Feminine", "Plural"),
            "a" => ("Any", "Singular"),
            other => return Err(format!("{}: unknown gender `{other}`", line.number)),
        };
        let lemma = lexicon.lemma(Lemma {
            text: line.fields[0].split(',').next().unwrap_or_default().replace('_', " "),
            tag: line.field(1, "kind")?.to_owned(),
            ..Lemma::default()
        });
        for written in line.fields[0].split(',') {
            name(written, "Institution", gender, number, lemma, lexicon);
        }
    }
    Ok(())
}

fn particles(table: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    for line in lines(table) {
        let class = match line.field(1, "class")? {
            "preposition" => "Preposition",
            "conjunction" => "Conjunction",
            "complementizer" => "Complementizer",
            "relative" => "Relative",
            "demonstrative" => "Demonstrative",
            "negation" => "Negation",
            "pronoun" => "Pronoun",
            "interrogative" => "Interrogative",
            "auxiliary" => "Auxiliary",
            "adverb" => "Adverb",
            "boundary" => "Boundary",
            other => return Err(format!("{}: unknown class `{other}`", line.number)),
        };
        let lemma = lexicon.lemma(Lemma { text: line.fields[0].replace('_', " "), ..Lemma::default() });
        if line.fields[0].contains('_') {
            expression(line.fields[0], class, "Any", "Singular", lemma, lexicon);
        } else {
            lexicon.stem(
                line.fields[0],
                Stem { class, part: "Particle", person: 3, gender: "Any", number: "Singular", lemma },
            );
        }
    }
    Ok(())
}

fn phrases(table: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    for line in lines(table) {
        let class = match line.field(1, "class")? {
            "attribution" => "Attribution",
            "echo" => "Echo",
            "cue" => "CuePhrase",
            "filler" => "Filler",
            "voice" => "Voice",
            "aside" => "Aside",
            "hidden" => "Hidden",
            other => return Err(format!("{}: unknown class `{other}`", line.number)),
        };
        let given: Vec<&str> = line.attribute("frames").map(|f| f.split(',').collect()).unwrap_or_default();
        let lemma = lexicon.lemma(Lemma {
            text: line.fields[0].replace('_', " ").replace("ـه", "ه"),
            act: line.attribute("act").map(str::to_owned),
            frames: frames(&given, line.number)?,
            tag: line.attribute("type").unwrap_or_default().to_owned(),
        });
        expression(line.fields[0], class, "Any", "Singular", lemma, lexicon);
    }
    Ok(())
}
