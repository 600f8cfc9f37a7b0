//! An article as lists and headings show it: outlet, day, headline.

use crate::links;
use crate::screen::Frame;
use isnad::Record;
use isnad_archive::ArticleHead;

/// A day, for programs and for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Day {
    /// As ISO 8601.
    pub(crate) iso: String,
    /// In the words of the reader's language.
    pub(crate) label: String,
}

impl Day {
    /// A day of ISO 8601.
    pub(crate) fn new(frame: &Frame, iso: &str) -> Self {
        Self { iso: iso.to_owned(), label: frame.date(iso) }
    }
}

/// An article without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// The outlet.
    pub(crate) outlet: Option<String>,
    /// The day of publication.
    pub(crate) published: Option<Day>,
    /// The headline.
    pub(crate) headline: String,
    /// Its page.
    pub(crate) href: String,
}

impl Head {
    /// That of an article that was found.
    pub(crate) fn of(frame: &Frame, head: &ArticleHead) -> Self {
        Self {
            outlet: head.outlet.clone(),
            published: head.published.map(|day| Day::new(frame, &day.to_string())),
            headline: head.headline.clone(),
            href: links::article(&head.id),
        }
    }

    /// That of an article that was read, with the address of the version that is meant.
    pub(crate) fn of_record(frame: &Frame, record: &Record, href: String) -> Self {
        Self {
            outlet: record.outlet.clone(),
            published: record.published.as_deref().map(|day| Day::new(frame, day)),
            headline: record.headline.clone(),
            href,
        }
    }
}
