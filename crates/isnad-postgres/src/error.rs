//! What can go wrong.

use thiserror::Error;

/// A database that cannot be reached or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The address is none.
    #[error("⟦{address}⟧ is no address of a database: {why} (postgres://USER@HOST/DATABASE)")]
    Address {
        /// Without its password.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// It cannot be connected to.
    #[error("the database cannot be reached: {}", said(.0))]
    Connect(#[source] postgres::Error),
    /// There are no certificates to tell who answers.
    #[error("no certificates of this machine can be read: {0} (sslmode=disable connects without encryption)")]
    Certificates(String),
    /// It refuses something.
    #[error("the database refuses {what}: {}", said(.error))]
    Database {
        /// What was to be done.
        what: &'static str,
        /// The answer.
        #[source]
        error: postgres::Error,
    },
    /// The connection broke.
    #[error("the connection to the database broke: {0} (run it again: it goes on where it was)")]
    Broken(#[source] std::io::Error),
    /// Its tables are those of another version.
    #[error("the tables in the schema `isnad` are of version {0}, this program writes version 1")]
    Version(i32),
    /// Somebody else exports into it.
    #[error("another export into this database is under way (wait until it ends)")]
    Busy,
    /// A record cannot be written as JSON.
    #[error("a record cannot be written: {0}")]
    Record(#[from] serde_json::Error),
}

/// What the server said, with its hint: `postgres::Error` alone says `db error`.
fn said(error: &postgres::Error) -> String {
    let Some(db) = error.as_db_error() else {
        let cause = std::error::Error::source(error).map(|cause| format!(": {cause}"));
        return format!("{error}{}", cause.unwrap_or_default());
    };
    let more = [db.detail(), db.hint()];
    more.into_iter().flatten().fold(db.message().to_owned(), |said, more| format!("{said}; {more}"))
}

/// Says what was to be done where the database refuses it.
pub(crate) trait To<T> {
    fn to(self, what: &'static str) -> Result<T, Error>;
}

impl<T> To<T> for Result<T, postgres::Error> {
    fn to(self, what: &'static str) -> Result<T, Error> {
        self.map_err(|error| Error::Database { what, error })
    }
}
