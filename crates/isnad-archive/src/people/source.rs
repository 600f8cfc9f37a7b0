//! A source of the archive.

use isnad::model::SpeakerKind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A person, an institution or another voice, with the names that articles give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number in this archive; it never means another source.
    pub id: u32,
    /// The name to show: the one that was decided, else the name that is used most.
    pub label: String,
    /// What kind of source it is.
    pub kind: SpeakerKind,
    /// False for descriptions (`مصدر أمني`, a security source), which may mean anybody.
    pub named: bool,
    /// Its names, the one used most first.
    pub names: Vec<Naming>,
    /// Its offices, the one named most first.
    pub roles: Vec<Naming>,
    /// Its countries and institutions, the one named most first.
    pub affiliations: Vec<Naming>,
    /// Its id in the list of known people, such as a Wikidata Q-number.
    pub known: Option<String>,
    /// Day of the first article that names it.
    pub first: Option<Date>,
    /// Day of the last article that names it.
    pub last: Option<Date>,
    /// Articles in which it speaks.
    pub articles: u32,
    /// The source that it was merged into.
    pub merged: Option<u32>,
}

/// A name or office, and how often articles use it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// The words, as an article has them.
    pub text: String,
    /// Articles that use them.
    pub articles: u32,
}

/// How a source is stored, first format. Days are numbers, 0 is none.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stored {
    /// The name that a person decided on.
    pub(crate) decided: Option<String>,
    pub(crate) kind: String,
    pub(crate) named: bool,
    pub(crate) names: Vec<Spelling>,
    pub(crate) roles: Vec<Naming>,
    pub(crate) affiliations: Vec<Naming>,
    pub(crate) known: Option<String>,
    pub(crate) first: u64,
    pub(crate) last: u64,
    pub(crate) articles: u32,
    pub(crate) merged: Option<u32>,
}

/// A name of a source: the key that the linker looks up, and the words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Spelling {
    pub(crate) key: String,
    pub(crate) text: String,
    pub(crate) articles: u32,
}

impl Stored {
    /// The name to show.
    pub(crate) fn label(&self) -> &str {
        let most = || self.names.iter().max_by_key(|n| (n.articles, std::cmp::Reverse(n.text.len())));
        self.decided.as_deref().or_else(|| most().map(|n| &*n.text)).unwrap_or_default()
    }

    pub(crate) fn model(&self, id: u32) -> Source {
        let most_first = |namings: &[Naming]| {
            let mut namings = namings.to_vec();
            namings.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.text.cmp(&b.text)));
            namings
        };
        let names: Vec<Naming> =
            self.names.iter().map(|n| Naming { text: n.text.clone(), articles: n.articles }).collect();
        let kind = SpeakerKind::ALL.iter().copied().find(|kind| kind.as_str() == self.kind);
        Source {
            id,
            label: self.label().to_owned(),
            kind: kind.unwrap_or(SpeakerKind::Unknown),
            named: self.named,
            names: most_first(&names),
            roles: most_first(&self.roles),
            affiliations: most_first(&self.affiliations),
            known: self.known.clone(),
            first: crate::days::day(self.first),
            last: crate::days::day(self.last),
            articles: self.articles,
            merged: self.merged,
        }
    }
}
