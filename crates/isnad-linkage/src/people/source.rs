//! A source, as the linker knows it.

use serde::{Deserialize, Serialize};

/// A name or office, and how often articles use it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// The words, as an article has them.
    pub text: String,
    /// Articles that use them.
    pub articles: u32,
}

/// What is known of a source. Archives store it: fields are not to be changed. Days are numbers, 0 is none.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Source {
    /// The name that a person decided on.
    pub decided: Option<String>,
    /// What kind of source it is, in the record's word.
    pub kind: String,
    /// False for descriptions (`مصدر أمني`, a security source), which may mean anybody.
    pub named: bool,
    /// Its names.
    pub names: Vec<Spelling>,
    /// Its offices.
    pub roles: Vec<Naming>,
    /// Its countries and institutions.
    pub affiliations: Vec<Naming>,
    /// Its id in a list of known people.
    pub known: Option<String>,
    /// Day of the first article that names it.
    pub first: u64,
    /// Day of the last article that names it.
    pub last: u64,
    /// Articles in which it speaks.
    pub articles: u32,
    /// The source that it was merged into.
    pub merged: Option<u32>,
}

/// A name of a source.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Spelling {
    /// The key that the linker looks up.
    pub key: String,
    /// The words, as an article has them.
    pub text: String,
    /// Articles that use them.
    pub articles: u32,
}

impl Source {
    /// The name to show: the one that was decided, else the name that is used most.
    pub fn label(&self) -> &str {
        let most = || self.names.iter().max_by_key(|n| (n.articles, std::cmp::Reverse(n.text.len())));
        self.decided.as_deref().or_else(|| most().map(|n| &*n.text)).unwrap_or_default()
    }
}
