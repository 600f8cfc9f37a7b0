//! Articles and statements in a PostgreSQL database that a newsroom shares: documented tables with keys, indexes and an
//! Arabic search column.
//!
//! [`Database::write`] copies a batch into temporary tables and merges it in one transaction, together with how far the
//! export has come ([`Database::progress`]): an export that was cut off goes on where it was, one that is run again
//! changes nothing but what has changed. `schema.sql` says what the tables hold.

mod connection;
mod copy;
mod database;
mod error;
mod rows;

pub use database::{Database, Export, Progress};
pub use error::Error;
pub use rows::{Entry, Link};
