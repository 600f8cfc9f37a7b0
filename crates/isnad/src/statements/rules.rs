//! The names of the constructions, as records carry them.

/// A construction: how a sentence says who says what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name: [`Statement::rule`](crate::Statement::rule).
    pub name: &'static str,
    /// What it is, in a sentence or two.
    pub about: &'static str,
}

const fn rule(name: &'static str, about: &'static str) -> Rule {
    Rule { name, about }
}

/// Every construction, the most frequent kinds first.
pub const RULES: [Rule; 13] = [
    rule(
        "verb-clause",
        "A verb of saying, its subject behind it or implied, then a clause with إن or أن, or quoted words.",
    ),
    rule(
        "subject-verb",
        "The subject stands before its verb, as in headlines and behind participles of the press.",
    ),
    rule(
        "nominal-complement",
        "What is said is no clause but a noun phrase: an object, or what a preposition brings.",
    ),
    rule("quotation-first", "The quoted words come first, the verb and its speaker behind them."),
    rule("participle", "A participle that goes on reporting what the speaker of the sentence says."),
    rule(
        "attribution",
        "No verb: an expression such as بحسب (according to) names whom the clause beside it comes from.",
    ),
    rule(
        "postposed",
        "A verb behind كما or حسبما (as … reported), which says whose words the clause before it are.",
    ),
    rule("passed-on", "نقلا عن (quoting): what the sentence tells was taken from the one that is named."),
    rule(
        "relayed",
        "A verb that passes on the words of another, who is named behind its preposition (نقلت … عن).",
    ),
    rule(
        "noun-cue",
        "A noun of saying or a noun for what is said, with its agent: قوله (his saying), إعلان (announcement).",
    ),
    rule(
        "cue-phrase",
        "A fixed expression brings what is said, such as جاء في (it came in) before a document.",
    ),
    rule(
        "what-is-said",
        "A relative clause takes up what was told before it, or a thing that is said, and tells who says so: وهو ما (which).",
    ),
    rule(
        "headline-colon",
        "A speaker, a colon, what he says: in headlines and in lines that are made like them.",
    ),
];
