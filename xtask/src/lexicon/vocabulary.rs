//! The closed vocabularies of the tables, as `crates/isnad/lexicon/README.md` gives them.

/// The tables.
pub(crate) const TABLES: &[&str] = &[
    "common.txt",
    "names.txt",
    "nouns.txt",
    "organizations.txt",
    "particles.txt",
    "phrases.txt",
    "places.txt",
    "saying.txt",
    "time.txt",
    "uses.txt",
    "verbs.txt",
];

/// Speech acts.
pub(crate) const ACTS: &[&str] = &[
    "say", "affirm", "deny", "demand", "warn", "threaten", "promise", "announce", "claim", "accuse",
    "condemn", "praise", "feel", "judge", "ask",
];

/// Forms of the verb.
pub(crate) const FORMS: &[&str] =
    &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII", "QIV"];

/// Frames of verbs of saying.
pub(crate) const FRAMES: &[&str] = &[
    "clause", "quote", "obj", "ila", "ala", "aan", "min", "bi", "li", "fi", "hawl", "obj+bi", "obj+obj",
    "to-obj", "to-li", "to-ila", "to-min", "to-ala",
];

/// Flags of verbs of saying, and of expressions.
pub(crate) const FLAGS: &[&str] = &["!risky", "!voice", "!cont", "!doc", "!relay", "!tells"];

/// Kinds of channel.
pub(crate) const CHANNELS: &[&str] = &[
    "tweet",
    "press-conference",
    "statement",
    "interview",
    "speech",
    "report",
    "memo",
    "letter",
    "call",
    "meeting",
    "broadcast",
    "agency",
    "leak",
    "other",
];

/// Kinds of place.
pub(crate) const PLACES: &[&str] = &["country", "city", "region", "continent"];

/// Kinds of organization.
pub(crate) const ORGANIZATIONS: &[&str] = &[
    "state",
    "party",
    "armed",
    "company",
    "court",
    "bank",
    "international",
    "sport",
    "media",
    "agency",
    "metonym",
    "religious",
    "union",
    "ngo",
];

/// Classes of closed-class words.
pub(crate) const PARTICLES: &[&str] = &[
    "preposition",
    "conjunction",
    "complementizer",
    "relative",
    "demonstrative",
    "negation",
    "pronoun",
    "interrogative",
    "auxiliary",
    "adverb",
    "boundary",
];

/// Classes of expressions.
pub(crate) const PHRASES: &[&str] = &["attribution", "echo", "cue", "filler", "voice", "aside", "hidden"];

/// What words do for the constructions.
pub(crate) const USES: &[&str] = &[
    "aan",
    "aan-him",
    "after",
    "ala",
    "also-pronoun",
    "amid",
    "and",
    "and-as-told",
    "and-but",
    "and-had",
    "and-he",
    "and-they",
    "and-was",
    "and-what",
    "and-who",
    "as",
    "as-for",
    "as-told",
    "at",
    "attributes",
    "before",
    "bi",
    "bi-him",
    "bi-what",
    "but",
    "but-he",
    "but-they",
    "came",
    "complementizer",
    "during",
    "during-him",
    "event",
    "except",
    "facing",
    "fi",
    "fi-him",
    "following",
    "had",
    "had-indeed",
    "hawl",
    "he",
    "ila",
    "ila-him",
    "impersonal",
    "in-the-name",
    "in-the-wake",
    "issued",
    "issues",
    "li",
    "li-him",
    "li-us",
    "locality",
    "measure",
    "min",
    "negates",
    "of-what",
    "on",
    "online",
    "outlet",
    "outlet-alone",
    "own-text",
    "preceded",
    "questions",
    "quoting",
    "relative",
    "reply",
    "responsibility",
    "says",
    "she",
    "since",
    "social-media",
    "somebody",
    "thanks",
    "that",
    "that-he",
    "that-too",
    "then",
    "this",
    "this-too",
    "through",
    "time-of",
    "turns-to",
    "unreal",
    "was",
    "were",
    "what",
    "what-for",
    "when",
    "where",
    "while",
    "with",
    "within",
    "words-follow",
    "yet",
];

/// Calendars of month names.
pub(crate) const CALENDARS: &[&str] = &["gregorian", "levantine", "maghrebi", "hijri"];

/// Genders of a name.
pub(crate) const GENDERS: &[&str] = &["m", "f", "mp", "fp", "a"];

/// The sections that a table has; empty where it has none.
pub(crate) fn sections(table: &str) -> &'static [&'static str] {
    match table {
        "nouns.txt" => &[
            "role",
            "title",
            "organization",
            "group",
            "document",
            "channel",
            "anonymous",
            "claimstuff",
            "common",
            "adjective",
            "quantity",
        ],
        "names.txt" => &["male", "female", "family", "particle"],
        "time.txt" => &[
            "weekday",
            "month",
            "part",
            "day",
            "years",
            "relative",
            "now",
            "unit",
            "direction",
            "this",
            "number",
            "ordinal",
            "edge",
            "lead",
            "season",
            "holiday",
            "decade",
            "frequency",
            "every",
            "about",
            "few",
            "whole",
            "fraction",
            "less",
            "from-now",
            "clock",
            "zone",
            "era",
            "matching",
            "vague",
            "then",
            "mine",
            "earlier",
            "blocked",
            "no-today",
            "future",
            "present",
            "past",
            "undated",
        ],
        "common.txt" => &["adjective", "common"],
        "uses.txt" => USES,
        "phrases.txt" => &["attribution", "echo", "cue", "filler", "voice", "aside", "hidden"],
        _ => &[],
    }
}

/// How the entries of a table are counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    /// What an entry is.
    pub(crate) noun: &'static str,
    /// What the figures are split by.
    pub(crate) by: By,
}

/// What figures are split by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By {
    /// The section.
    Section,
    /// The field at this position.
    Field(usize),
}

/// How the entries of a table are counted.
pub(crate) fn counted(table: &str) -> Counted {
    let (noun, by) = match table {
        "saying.txt" => ("lemmas", By::Field(5)),
        "verbs.txt" => ("lemmas", By::Field(2)),
        "nouns.txt" | "common.txt" => ("nouns", By::Section),
        "names.txt" => ("names", By::Section),
        "places.txt" => ("places", By::Field(1)),
        "organizations.txt" => ("names", By::Field(1)),
        "time.txt" | "uses.txt" => ("words", By::Section),
        "particles.txt" => ("words", By::Field(1)),
        _ => ("entries", By::Field(1)),
    };
    Counted { noun, by }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The README is what people read; what the audit knows must stand there.
    #[test]
    fn the_readme_names_every_word() {
        let readme = include_str!("../../../crates/isnad/lexicon/README.md");
        let words: Vec<&str> =
            readme.split(|c: char| !(c.is_ascii_alphanumeric() || "+-!.".contains(c))).collect();
        let stands = |word: &str| words.iter().any(|w| w.trim_end_matches('.') == word);
        let all =
            [TABLES, ACTS, FRAMES, FLAGS, CHANNELS, PLACES, ORGANIZATIONS, PARTICLES, PHRASES, CALENDARS];
        for word in all.into_iter().flatten() {
            assert!(stands(word), "the README does not name {word}");
        }
        for section in TABLES.iter().flat_map(|table| sections(table)) {
            assert!(stands(section), "the README does not name [{section}]");
        }
    }
}
