//! Single mistakes, for whoever wants to see what is behind the figures.

use crate::place::{Place, Text};
use serde::Serialize;
use std::fmt;

/// What is wrong with a statement. Texts are cut from the article; a content's spans are divided by ` … `.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "mistake", rename_all = "lowercase")]
pub enum Mistake {
    /// It is annotated and was not found.
    Missed {
        /// The reporting word.
        cue: String,
        /// What is said.
        content: String,
    },
    /// Its content is another.
    Content {
        /// The reporting word.
        cue: String,
        /// What is annotated.
        gold: String,
        /// What was found.
        found: String,
    },
    /// Its source is another.
    Speaker {
        /// The reporting word.
        cue: String,
        /// Who is annotated.
        gold: Option<String>,
        /// Who was found.
        found: Option<String>,
    },
    /// It was found and is not annotated.
    Spurious {
        /// The reporting word.
        cue: String,
        /// What is taken for its content.
        content: String,
    },
}

/// A content's spans in one line.
pub(crate) fn joined(text: &Text, content: &[Place]) -> String {
    content.iter().map(|&place| text.cut(place)).collect::<Vec<_>>().join(" … ")
}

/// So many letters of a content are shown where it has no counterpart.
const SHOWN: usize = 90;

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missed { cue, content } => write!(f, "missed    {} | {}", line(cue), start(content)),
            Self::Content { cue, gold, found } => {
                write!(f, "content   {} | gold ⟦{}⟧ | got ⟦{}⟧", line(cue), line(gold), line(found))
            }
            Self::Speaker { cue, gold, found } => {
                write!(
                    f,
                    "speaker   {} | gold {} | got {}",
                    line(cue),
                    who(gold.as_ref()),
                    who(found.as_ref())
                )
            }
            Self::Spurious { cue, content } => write!(f, "spurious  {} | {}", line(cue), start(content)),
        }
    }
}

fn line(text: &str) -> String {
    text.replace('\n', " ¶ ")
}

fn start(content: &str) -> String {
    line(&content.chars().take(SHOWN).collect::<String>())
}

fn who(name: Option<&String>) -> String {
    name.map_or_else(|| "nobody".to_owned(), |name| format!("⟦{}⟧", line(name)))
}
