//! Inflection of Arabic verbs by paradigm: root and form in, folded spellings out.
//!
//! Works on unvocalised, folded orthography (see `text/fold.rs`), which is all that the engine's look-up
//! sees. Weak roots follow the classes of the grammars: hollow (second radical و or ي), defective (third),
//! assimilated (first و), geminate (second = third), and hamzated, each with its spelling of the seat.

/// Grammatical features of one inflected form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Features {
    pub(crate) part: &'static str,
    pub(crate) person: u8,
    pub(crate) gender: &'static str,
    pub(crate) number: &'static str,
}

/// The spellings that a verb's forms are built from.
#[derive(Debug, Default)]
struct Stems {
    /// Perfect before nothing (قال، نفى).
    perfect_final: String,
    /// Perfect before a vowel suffix (قال-ت).
    perfect_long: String,
    /// Perfect before a consonant suffix (قل-نا).
    perfect_short: String,
    imperfect_final: String,
    imperfect_long: String,
    imperfect_short: String,
    passive_perfect: Option<String>,
    passive_imperfect: Option<String>,
    participle: String,
    /// The first radical is a hamza that merges with the first person's ا.
    merges_with_alef: bool,
    defective: bool,
}

/// Every form of a verb with its features, masdars excluded. The error says what is wrong with the entry.
/// A form marked `*` keeps its weak middle radical (استصوب X*).
pub(crate) fn conjugate(root: &[char], form: &str, vowel: &str) -> Result<Vec<(String, Features)>, String> {
    let stems = stems(root, form, vowel)?;
    let mut out = Vec::with_capacity(48);
    perfect(&stems, &mut out);
    imperfect(&stems, &mut out);
    participle(&stems, &mut out);
    Ok(out)
}

fn features(part: &'static str, person: u8, gender: &'static str, number: &'static str) -> Features {
    Features { part, person, gender, number }
}

fn perfect(s: &Stems, out: &mut Vec<(String, Features)>) {
    let f = |person, gender, number| features("Perfect", person, gender, number);
    out.push((s.perfect_final.clone(), f(3, "Masculine", "Singular")));
    out.push((format!("{}ت", s.perfect_long), f(3, "Feminine", "Singular")));
    if s.defective {
        out.push((format!("{}يت", s.perfect_long), f(3, "Feminine", "Singular")));
        out.push((format!("{}يا", s.perfect_long), f(3, "Masculine", "Dual")));
    }
    out.push((format!("{}ا", s.perfect_long), f(3, "Masculine", "Dual")));
    out.push((format!("{}تا", s.perfect_long), f(3, "Feminine", "Dual")));
    out.push((format!("{}وا", s.perfect_long), f(3, "Masculine", "Plural")));
    out.push((format!("{}ن", s.perfect_short), f(3, "Feminine", "Plural")));
    out.push((format!("{}ت", s.perfect_short), f(1, "Any", "Singular")));
    out.push((format!("{}نا", s.perfect_short), f(1, "Any", "Plural")));
    if let Some(stem) = &s.passive_perfect {
        let f = |gender, number| features("PassivePerfect", 3, gender, number);
        out.push((stem.clone(), f("Masculine", "Singular")));
        out.push((format!("{stem}ت"), f("Feminine", "Singular")));
    }
}

fn imperfect(s: &Stems, out: &mut Vec<(String, Features)>) {
    let f = |person, gender, number| features("Imperfect", person, gender, number);
    let first = |stem: &str| if s.merges_with_alef { stem.to_owned() } else { format!("ا{stem}") };
    for (prefix, gender) in [("ي", "Masculine"), ("ت", "Feminine")] {
        out.push((format!("{prefix}{}", s.imperfect_final), f(3, gender, "Singular")));
        // A weak third radical stands before the ending of the dual: يدعوان, ينفيان.
        let dual = if s.defective { &s.imperfect_final } else { &s.imperfect_long };
        out.push((format!("{prefix}{dual}ان"), f(3, gender, "Dual")));
        out.push((format!("{prefix}{dual}ا"), f(3, gender, "Dual")));
        if s.imperfect_short != s.imperfect_final {
            out.push((format!("{prefix}{}", s.imperfect_short), f(3, gender, "Singular")));
        }
    }
    out.push((format!("ي{}ون", s.imperfect_long), f(3, "Masculine", "Plural")));
    out.push((format!("ي{}وا", s.imperfect_long), f(3, "Masculine", "Plural")));
    out.push((format!("ت{}ون", s.imperfect_long), f(2, "Masculine", "Plural")));
    out.push((format!("ت{}وا", s.imperfect_long), f(2, "Masculine", "Plural")));
    let plural = if s.defective { &s.imperfect_final } else { &s.imperfect_short };
    out.push((format!("ي{plural}ن"), f(3, "Feminine", "Plural")));
    out.push((first(&s.imperfect_final), f(1, "Any", "Singular")));
    out.push((format!("ن{}", s.imperfect_final), f(1, "Any", "Plural")));
    if let Some(stem) = &s.passive_imperfect {
        let f = |gender| features("PassiveImperfect", 3, gender, "Singular");
        out.push((format!("ي{stem}"), f("Masculine")));
        out.push((format!("ت{stem}"), f("Feminine")));
    }
}

fn participle(s: &Stems, out: &mut Vec<(String, Features)>) {
    let f = |gender, number| features("Participle", 3, gender, number);
    let p = &s.participle;
    if s.defective {
        for ending in ["", "ي", "يا"] {
            out.push((format!("{p}{ending}"), f("Masculine", "Singular")));
        }
        out.push((format!("{p}يه"), f("Feminine", "Singular")));
        out.push((format!("{p}يان"), f("Masculine", "Dual")));
        out.push((format!("{p}ون"), f("Masculine", "Plural")));
        out.push((format!("{p}ين"), f("Masculine", "Plural")));
        out.push((format!("{p}يات"), f("Feminine", "Plural")));
        return;
    }
    out.push((p.clone(), f("Masculine", "Singular")));
    out.push((format!("{p}ا"), f("Masculine", "Singular")));
    out.push((format!("{p}ه"), f("Feminine", "Singular")));
    out.push((format!("{p}ان"), f("Masculine", "Dual")));
    out.push((format!("{p}ون"), f("Masculine", "Plural")));
    out.push((format!("{p}ين"), f("Masculine", "Plural")));
    if p.starts_with('م') {
        // مستخدمو الموقع, مشجعي الفريق; of the first form these are family names (صالحي).
        out.push((format!("{p}و"), f("Masculine", "Plural")));
        out.push((format!("{p}ي"), f("Masculine", "Plural")));
    }
    out.push((format!("{p}تان"), f("Feminine", "Dual")));
    out.push((format!("{p}تين"), f("Feminine", "Dual")));
    out.push((format!("{p}ات"), f("Feminine", "Plural")));
}

const fn is_weak(c: char) -> bool {
    matches!(c, 'و' | 'ي')
}

fn stems(root: &[char], form: &str, vowel: &str) -> Result<Stems, String> {
    if form.starts_with('Q') {
        return quadriliteral(root, form);
    }
    let &[c1, c2, c3] = root else {
        return Err(format!("form {form} wants three radicals"));
    };
    if form == "I" && !matches!(vowel, "a" | "i" | "u") {
        return Err("form I wants the imperfect's vowel: a, i or u".to_owned());
    }
    let (form, keeps_middle) = form.strip_suffix('*').map_or((form, false), |form| (form, true));
    let (perfect_head, imperfect_head, participle_head) = heads(c1, form)?;
    let merges_with_alef = c1 == 'ء' && form == "I";
    let tail = if keeps_middle { sound(c2, c3, form, vowel) } else { tail(c2, c3, form, vowel) };
    let join = |head: &str, rest: &str| format!("{head}{rest}");
    Ok(Stems {
        perfect_final: join(&perfect_head, &tail.perfect_final),
        perfect_long: join(&perfect_head, &tail.perfect_long),
        perfect_short: join(&perfect_head, &tail.perfect_short),
        imperfect_final: join(&imperfect_head, &tail.imperfect_final),
        imperfect_long: join(&imperfect_head, &tail.imperfect_long),
        imperfect_short: join(&imperfect_head, &tail.imperfect_short),
        passive_perfect: tail.passive_perfect.map(|t| join(&perfect_head, &t)),
        passive_imperfect: tail.passive_imperfect.map(|t| join(&imperfect_head, &t)),
        participle: join(&participle_head, &tail.participle),
        merges_with_alef,
        defective: is_weak(c3),
    })
}

/// What stands before the second radical: in the perfect, in the imperfect (after its person letter) and in
/// the active participle.
fn heads(c1: char, form: &str) -> Result<(String, String, String), String> {
    let hamza = c1 == 'ء';
    let first = if hamza { 'ا' } else { c1 };
    let o = |s: String| s;
    Ok(match form {
        "I" => {
            let imperfect = if c1 == 'و' { String::new() } else { first.to_string() };
            let participle = if hamza { "ا".to_owned() } else { format!("{first}ا") };
            (first.to_string(), imperfect, participle)
        }
        "II" => {
            let after_u = if hamza { 'و' } else { first };
            (first.to_string(), after_u.to_string(), format!("م{after_u}"))
        }
        "III" => {
            let perfect = if hamza { "ا".to_owned() } else { format!("{first}ا") };
            let after_u = if hamza { "وا".to_owned() } else { format!("{first}ا") };
            (perfect, after_u.clone(), format!("م{after_u}"))
        }
        "IV" => {
            let perfect = if hamza { "ا".to_owned() } else { format!("ا{first}") };
            let after_u = if hamza || c1 == 'ي' { 'و' } else { first };
            (perfect, after_u.to_string(), format!("م{after_u}"))
        }
        "V" => (format!("ت{first}"), format!("ت{first}"), format!("مت{first}")),
        "VI" => {
            let core = if hamza { "تا".to_owned() } else { format!("ت{first}ا") };
            (core.clone(), core.clone(), format!("م{core}"))
        }
        "VII" => (format!("ان{first}"), format!("ن{first}"), format!("من{first}")),
        "VIII" => {
            let core = match c1 {
                'و' | 'ي' | 'ء' | 'ت' => o("ت".to_owned()),
                'د' | 'ذ' => o("د".to_owned()),
                'ط' => o("ط".to_owned()),
                'ز' => o("زد".to_owned()),
                'ص' => o("صط".to_owned()),
                'ض' => o("ضط".to_owned()),
                'ظ' => o("ظ".to_owned()),
                _ => format!("{first}ت"),
            };
            (format!("ا{core}"), core.clone(), format!("م{core}"))
        }
        "X" => (format!("است{first}"), format!("ست{first}"), format!("مست{first}")),
        _ => return Err(format!("unknown form {form}")),
    })
}

#[derive(Default)]
struct Tail {
    perfect_final: String,
    perfect_long: String,
    perfect_short: String,
    imperfect_final: String,
    imperfect_long: String,
    imperfect_short: String,
    passive_perfect: Option<String>,
    passive_imperfect: Option<String>,
    participle: String,
}

fn tail(c2: char, c3: char, form: &str, vowel: &str) -> Tail {
    let contracts = matches!(form, "I" | "IV" | "VII" | "VIII" | "X");
    if is_weak(c2) && !is_weak(c3) && contracts {
        hollow(c3, form, vowel)
    } else if c2 == c3 && (contracts || matches!(form, "III" | "VI")) {
        let one = c2.to_string();
        let two = format!("{c2}{c3}");
        Tail {
            perfect_final: one.clone(),
            perfect_long: one.clone(),
            perfect_short: two.clone(),
            imperfect_final: one.clone(),
            imperfect_long: one.clone(),
            imperfect_short: two,
            participle: one,
            ..Tail::default()
        }
    } else if is_weak(c3) {
        defective(c2, c3, form, vowel)
    } else {
        sound(c2, c3, form, vowel)
    }
}

/// قال / قل-نا, يقول / يقل, قائل; أشار / أشر-نا, يشير, مشير.
fn hollow(c3: char, form: &str, vowel: &str) -> Tail {
    let last = c3;
    let imperfect = match (form, vowel) {
        ("I", "u") => 'و',
        ("I", "a") | ("VII" | "VIII", _) => 'ا',
        _ => 'ي',
    };
    let participle = match form {
        "VII" | "VIII" => format!("ا{last}"),
        _ => format!("ي{last}"),
    };
    let short = if c3 == 'ء' { 'ي' } else { last };
    Tail {
        perfect_final: format!("ا{last}"),
        perfect_long: format!("ا{last}"),
        perfect_short: short.to_string(),
        imperfect_final: format!("{imperfect}{last}"),
        imperfect_long: format!("{imperfect}{last}"),
        imperfect_short: short.to_string(),
        passive_perfect: Some(format!("ي{last}")),
        passive_imperfect: (imperfect != 'ا').then(|| format!("ا{last}")),
        participle,
    }
}

/// نفى / نفت / نفوا, ينفي; دعا, يدعو, داع.
fn defective(c2: char, c3: char, form: &str, vowel: &str) -> Tail {
    let second = |i: bool| if c2 == 'ء' { if i { 'ي' } else { 'ا' } } else { c2 };
    // رأى loses its hamza in the imperfect: يرى.
    let seen = form == "I" && c2 == 'ء';
    let imperfect_second = if seen { String::new() } else { second(true).to_string() };
    let perfect_last = if form == "I" && c3 == 'و' && vowel == "u" { 'ا' } else { 'ي' };
    let short_last = if form == "I" && c3 == 'و' && vowel == "u" { 'و' } else { 'ي' };
    let imperfect_last = if form == "I" && vowel == "u" { 'و' } else { 'ي' };
    Tail {
        perfect_final: format!("{}{perfect_last}", second(false)),
        perfect_long: second(false).to_string(),
        perfect_short: format!("{}{short_last}", second(false)),
        imperfect_final: format!("{imperfect_second}{imperfect_last}"),
        imperfect_long: imperfect_second.clone(),
        imperfect_short: imperfect_second,
        passive_perfect: (perfect_last == 'ا').then(|| format!("{}ي", second(true))),
        passive_imperfect: (imperfect_last == 'و').then(|| format!("{}ي", second(false))),
        participle: second(true).to_string(),
    }
}

fn sound(c2: char, c3: char, form: &str, vowel: &str) -> Tail {
    let long_before = matches!(form, "III" | "VI");
    let seat = |fatha: bool| match (fatha, long_before) {
        (true, true) => 'ء',
        (true, false) => 'ا',
        (false, _) => 'ي',
    };
    let imperfect_fatha = matches!(form, "V" | "VI") || form == "I" && vowel == "a";
    let middle = |fatha: bool| if c2 == 'ء' { seat(fatha) } else { c2 };
    let last = |fatha: bool| match c3 {
        'ء' if fatha => 'ا',
        'ء' => 'ي',
        _ => c3,
    };
    let perfect = format!("{}{}", middle(true), last(true));
    let imperfect = if form == "I" && c2 == 'ء' && vowel == "u" {
        format!("و{}", last(false))
    } else {
        format!("{}{}", middle(imperfect_fatha), last(imperfect_fatha))
    };
    Tail {
        perfect_final: perfect.clone(),
        perfect_long: perfect.clone(),
        perfect_short: perfect,
        imperfect_final: imperfect.clone(),
        imperfect_long: imperfect.clone(),
        imperfect_short: imperfect,
        participle: format!("{}{}", middle(false), last(false)),
        ..Tail::default()
    }
}

fn quadriliteral(root: &[char], form: &str) -> Result<Stems, String> {
    let &[c1, c2, c3, c4] = root else {
        return Err(format!("form {form} wants four radicals"));
    };
    let third = |fatha: bool| if c3 == 'ء' { if fatha { 'ا' } else { 'ي' } } else { c3 };
    let (head, merged) = match form {
        "QI" => ("", ""),
        "QII" => ("ت", "ت"),
        "QIV" => ("ا", ""),
        _ => return Err(format!("unknown form {form}")),
    };
    let perfect = format!("{head}{c1}{c2}{}{c4}", third(true));
    let imperfect = format!("{merged}{c1}{c2}{}{c4}", third(form == "QII"));
    Ok(Stems {
        perfect_final: perfect.clone(),
        perfect_long: perfect.clone(),
        perfect_short: perfect,
        imperfect_final: imperfect.clone(),
        imperfect_long: imperfect.clone(),
        imperfect_short: imperfect,
        participle: format!("م{merged}{c1}{c2}{}{c4}", third(false)),
        ..Stems::default()
    })
}
