//! A source of the archive.

use super::StoredSource;
use isnad::model::SpeakerKind;
use isnad_linkage::days;
pub use isnad_linkage::people::Naming;
use jiff::civil::Date;

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

impl Source {
    /// A source as the ledger has it.
    pub(crate) fn of(id: u32, stored: &StoredSource) -> Self {
        let most_first = |namings: &[Naming]| {
            let mut namings = namings.to_vec();
            namings.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.text.cmp(&b.text)));
            namings
        };
        let names: Vec<Naming> =
            stored.names.iter().map(|n| Naming { text: n.text.clone(), articles: n.articles }).collect();
        let kind = SpeakerKind::ALL.iter().copied().find(|kind| kind.as_str() == stored.kind);
        Self {
            id,
            label: stored.label().to_owned(),
            kind: kind.unwrap_or(SpeakerKind::Unknown),
            named: stored.named,
            names: most_first(&names),
            roles: most_first(&stored.roles),
            affiliations: most_first(&stored.affiliations),
            known: stored.known.clone(),
            first: days::day(stored.first),
            last: days::day(stored.last),
            articles: stored.articles,
            merged: stored.merged,
        }
    }
}
