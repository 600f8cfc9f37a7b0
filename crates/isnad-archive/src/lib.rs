//! The embedded archive: keeps articles and what is said in them in a folder, and finds it again.
//!
//! ```
//! use isnad::{Article, Engine};
//! use isnad_archive::{Archive, Entry, Facet, Search, query};
//!
//! let folder = tempfile::tempdir().unwrap();
//! // "Opening of the road / The minister said that the road will open tomorrow."
//! let article = Article::from_text("sample", "فتح الطريق\nقال وزير النقل إن الطريق سيفتح غدا.");
//! let record = Engine::new().read(&article);
//!
//! let mut writer = Archive::open_writer(folder.path()).unwrap();
//! writer.keep(vec![Entry::new(article, record)]).unwrap(); // on the disk
//! writer.finish().unwrap(); // and found
//!
//! let reader = Archive::open_reader(folder.path()).unwrap();
//! let search = Search::new(query::parse("طرق speaker:وزير").unwrap()).counted([Facet::Act]);
//! let found = reader.search(&search).unwrap();
//! assert_eq!(found.total, 1);
//! assert_eq!(found.hits[0].statement.content[0].text, "إن الطريق سيفتح غدا");
//! assert_eq!(found.facets[0].counts[0].value, "say");
//! ```
//!
//! # What is in the folder
//!
//! `ledger.redb` is the truth: every version of every article, its record, who was found to speak, what people
//! decided. Every value carries a checksum. `index/` is a search index that is made of it, and made again whenever it
//! is missing, unreadable or behind. `lock` keeps a second writer out.
//!
//! # Who sees what, and when
//!
//! [`Writer::keep`] returns when its batch is on the disk, whole; a process that is killed leaves a batch whole or
//! not at all. [`Writer::publish`] lets readers find what was kept. A [`Reader`] never waits for the writer; it sees what
//! was published when it was opened or last refreshed. Who opens an archive that a writer left unpublished, brings its
//! index up to date first.
//!
//! # Where things are
//!
//! * [`query`]: the query language and its syntax tree; [`Search`], [`Found`], [`Hit`]: asking and answers.
//! * [`Reader::article`], [`Reader::statement`], [`Reader::copies`]: one thing by its id.
//! * [`Reader::source`], [`Writer::merge`], [`Writer::split`]: people across articles.
//! * [`Reader::saying`]: the same statement in many outlets, with the [`Difference`]s word by word.
//! * [`Archive::check`]: is everything whole?

mod batch;
mod check;
mod decide;
mod diff;
mod entry;
mod error;
mod facets;
mod fit;
mod highlight;
#[cfg(fuzzing)]
pub mod hostile;
mod index;
mod ledger;
mod lock;
mod names;
mod paths;
mod people;
pub mod query;
mod reader;
mod search;
mod topics;
mod waiting;
mod writer;

pub use check::Report;
pub use decide::known_people;
pub use diff::{Difference, differences};
pub use entry::Entry;
pub use error::{Error, ErrorKind, Result};
pub use highlight::Highlighter;
pub use people::{Decision, KnownPerson, KnownRole, Naming, Source};
pub use reader::{Document, Reader, Retelling, Saying, Selection};
pub use search::{ArticleHead, Count, Facet, FacetCounts, Found, Hit, Search, Sort, SourceLink};
pub use topics::Topic;
pub use writer::{Outcome, Recovery, Writer};

use std::path::Path;

/// The engine whose records are kept: the version of the workspace.
pub(crate) const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// An archive: a folder.
#[derive(Debug)]
pub enum Archive {}

impl Archive {
    /// Opens an archive to write, and makes it where there is none.
    ///
    /// # Errors
    /// Of kind `Locked` where another process writes it; `DiskFull`, `Io`, `Damaged`, `Newer`, `Index`.
    pub fn open_writer(folder: &Path) -> Result<Writer> {
        Writer::open(folder)
    }

    /// Opens an archive to read, beside whoever writes it.
    ///
    /// # Errors
    /// Of kind `Missing` where there is none; `Io`, `Damaged`, `Newer`, `Index`.
    pub fn open_reader(folder: &Path) -> Result<Reader> {
        Reader::open(folder)
    }

    /// Looks at everything: every checksum, every span against its article, the index against the ledger. With
    /// `repair` an index that is wrong is made anew.
    ///
    /// # Errors
    /// Of kind `Locked` where another process writes it, `Missing` where there is none; `Io`, `Damaged` where the
    /// ledger cannot even be opened.
    pub fn check(folder: &Path, repair: bool) -> Result<Report> {
        if !paths::Paths::new(folder).ledger().is_file() {
            return Err(error::Fault::Missing(folder.to_owned()).into());
        }
        check::check(folder, repair)
    }
}
