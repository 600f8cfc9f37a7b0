//! What a person decided about sources.

use serde::{Deserialize, Serialize};

/// A decision about who is who; it outlasts reading again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Two sources are one; what is said by the first is said by the second.
    Merge {
        /// The source that goes.
        from: u32,
        /// The source that stays.
        into: u32,
    },
    /// A merged source is one of its own again.
    Unmerge {
        /// The source that comes back.
        source: u32,
    },
    /// A name means another source than the one it was linked to.
    Split {
        /// The source that had it.
        from: u32,
        /// The name.
        name: String,
        /// The source that has it now.
        into: u32,
    },
    /// The name to show.
    Rename {
        /// Of which source.
        source: u32,
        /// The name.
        label: String,
    },
    /// A source is a person of the list of known people.
    Known {
        /// Which source.
        source: u32,
        /// The id in the list.
        id: String,
    },
}

/// A person of a list of known people: a JSON line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPerson {
    /// An id such as a Wikidata Q-number.
    pub id: String,
    /// Names in any script; the first is shown.
    pub names: Vec<String>,
    /// Offices, with the days between which they were held.
    #[serde(default)]
    pub roles: Vec<KnownRole>,
}

/// An office of a known person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownRole {
    /// The office, in the words of articles.
    pub role: String,
    /// The country or institution.
    #[serde(default)]
    pub affiliation: Option<String>,
    /// First day, ISO 8601, partial or open.
    #[serde(default)]
    pub from: Option<String>,
    /// Last day.
    #[serde(default)]
    pub to: Option<String>,
}
