//! The database: its tables, and what goes into them.

use crate::connection::connect;
use crate::copy::Rows;
use crate::error::{Error, To};
use crate::rows::{ARTICLE, Entry, PERSON, STATEMENT, Staged};
use postgres::{Client, Transaction};
use std::io::Write;

/// Brings the tables about.
const SCHEMA: &str = include_str!("schema.sql");
/// Makes the temporary tables of a batch.
const STAGE: &str = include_str!("stage.sql");
/// Merges a batch.
const MERGE: &str = include_str!("merge.sql");
/// The version of the tables.
const VERSION: i32 = 1;
/// The lock that an export holds as long as it is connected.
const LOCK: i64 = 0x69_736e_6164;

/// A database with the tables of Isnad. One export at a time writes it.
pub struct Database {
    client: Client,
}

/// Which export: what of which archive goes into the database.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The archive's name.
    pub archive: &'a str,
    /// What of it; empty for all.
    pub query: &'a str,
}

/// How far an export has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The number of the last article that is in the database.
    pub through: u64,
    /// Whether that was all.
    pub finished: bool,
}

impl Database {
    /// Connects, makes the tables where they are missing, and takes the lock of exports.
    ///
    /// # Errors
    /// [`Error::Address`], [`Error::Connect`], [`Error::Certificates`]; [`Error::Busy`] where another export is under way;
    /// [`Error::Version`] where the tables are of another version.
    pub fn open(address: &str) -> Result<Self, Error> {
        let mut client = connect(address)?;
        let locked = client.query_one("select pg_try_advisory_lock($1)", &[&LOCK]).to("a lock")?;
        if !locked.get::<_, bool>(0) {
            return Err(Error::Busy);
        }
        // What exists already is no news.
        client.batch_execute("set client_min_messages = warning").to("a setting")?;
        client.batch_execute(SCHEMA).to("its tables")?;
        let version: i32 =
            client.query_one("select number from isnad.version", &[]).to("its version")?.get(0);
        if version != VERSION {
            return Err(Error::Version(version));
        }
        Ok(Self { client })
    }

    /// How far an export came; `None` where it never began.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn progress(&mut self, export: Export<'_>) -> Result<Option<Progress>, Error> {
        let asked = "select through, finished from isnad.export where archive = $1 and query = $2";
        let row = self.client.query_opt(asked, &[&export.archive, &export.query]).to("its state")?;
        Ok(row.map(|row| Progress { through: row.get::<_, i64>(0).cast_unsigned(), finished: row.get(1) }))
    }

    /// Writes a batch, all of it or nothing, and that the export has come as far.
    ///
    /// # Errors
    /// [`Error::Database`]; all batches before are in the database.
    pub fn write(&mut self, export: Export<'_>, entries: &[Entry<'_>], through: u64) -> Result<(), Error> {
        let staged = Staged::of(entries)?;
        let mut transaction = self.client.transaction().to("a transaction")?;
        transaction.batch_execute(STAGE).to("temporary tables")?;
        copy(&mut transaction, "staged_article", ARTICLE, &staged.articles)?;
        copy(&mut transaction, "staged_person", PERSON, &staged.people)?;
        copy(&mut transaction, "staged_statement", STATEMENT, &staged.statements)?;
        transaction.batch_execute(MERGE).to("a batch")?;
        note(&mut transaction, export, Progress { through, finished: false })?;
        transaction.commit().to("a batch")
    }

    /// Notes that an export is done.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn finish(&mut self, export: Export<'_>, through: u64) -> Result<(), Error> {
        let mut transaction = self.client.transaction().to("a transaction")?;
        note(&mut transaction, export, Progress { through, finished: true })?;
        transaction.commit().to("its state")?;
        self.client.batch_execute("analyze isnad.article, isnad.person, isnad.statement").to("its statistics")
    }
}

fn copy(transaction: &mut Transaction<'_>, table: &str, columns: &str, rows: &Rows) -> Result<(), Error> {
    let mut writer = transaction.copy_in(&format!("copy {table} ({columns}) from stdin")).to("a copy")?;
    writer.write_all(rows.as_bytes()).map_err(broken)?;
    writer.finish().to("the rows of a batch")?;
    Ok(())
}

/// A copy that broke off: the database's own words, where it had any.
fn broken(error: std::io::Error) -> Error {
    match error.downcast::<postgres::Error>() {
        Ok(error) => Error::Database { what: "the rows of a batch", error },
        Err(error) => Error::Broken(error),
    }
}

fn note(transaction: &mut Transaction<'_>, export: Export<'_>, progress: Progress) -> Result<(), Error> {
    let told = "insert into isnad.export (archive, query, through, finished) values ($1, $2, $3, $4) \
        on conflict (archive, query) do update set through = excluded.through, finished = excluded.finished, at = now()";
    let through = progress.through.cast_signed();
    transaction
        .execute(told, &[&export.archive, &export.query, &through, &progress.finished])
        .to("its state")?;
    Ok(())
}
