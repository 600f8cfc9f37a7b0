//! Where fetched articles go: an append-only folder of JSON lines that `isnad read` reads.

use super::state::State;
use crate::item::Item;
use crate::line::Line;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;
use xxhash_rust::xxh3::xxh3_128;

/// A segment is closed behind so many bytes.
const SEGMENT: u64 = 64 << 20;

/// A store that cannot be used.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A file of it cannot be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        error: io::Error,
    },
    /// Another process writes it.
    #[error("{0}: another `isnad watch` uses this folder")]
    Locked(PathBuf),
    /// Its state cannot be understood.
    #[error("{path}: is no state of `isnad watch`: {error} (move it away to begin anew; no article is lost)")]
    State {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: serde_json::Error,
    },
}

/// A place for articles and for what is still to be fetched. Both are on the disk when a call returns.
pub trait Store {
    /// Whether the article of an address is stored.
    fn holds(&self, address: &str) -> bool;

    /// Stores the article of an address, once.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written.
    fn add(&mut self, address: &str, item: &Item) -> Result<(), StoreError>;

    /// The state that was saved last, as JSON.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read.
    fn state(&self) -> Result<Option<String>, StoreError>;

    /// Saves the state, whole or not at all.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written.
    fn save_state(&mut self, state: &str) -> Result<(), StoreError>;
}

/// A store in a folder: segments `articles-000001.jsonl` and a file of state.
#[derive(Debug)]
pub struct FolderStore {
    folder: PathBuf,
    /// Held open: its lock keeps other processes out.
    _lock: File,
    segment: File,
    path: PathBuf,
    number: u32,
    length: u64,
    /// Hashes of the addresses that are stored.
    held: HashSet<u128>,
}

/// An article on its line, and the address it was stored under.
#[derive(Serialize)]
struct Addressed<'a> {
    #[serde(flatten)]
    article: Line<'a>,
    address: &'a str,
}

#[derive(Deserialize)]
struct Stored {
    address: String,
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> StoreError + use<> {
    let path = path.to_owned();
    move |error| StoreError::File { path, error }
}

impl FolderStore {
    /// Opens a folder, or makes it. A line that a dying process left half written is cut off.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read or another process has it.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(folder).map_err(at(folder))?;
        let lock_path = folder.join(".lock");
        let lock = File::create(&lock_path).map_err(at(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::Locked(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(at(&lock_path)(error)),
        }
        let mut held = HashSet::new();
        let mut number = 1;
        while segment_path(folder, number + 1).exists() {
            read_segment(&segment_path(folder, number), &mut held)?;
            number += 1;
        }
        let path = segment_path(folder, number);
        let mut segment = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(at(&path))?;
        let length = read_segment(&path, &mut held)?;
        segment.set_len(length).map_err(at(&path))?;
        segment.seek(SeekFrom::End(0)).map_err(at(&path))?;
        sync_folder(folder)?;
        Ok(Self { folder: folder.to_owned(), _lock: lock, segment, path, number, length, held })
    }

    fn state_path(&self) -> PathBuf {
        self.folder.join(".state.json")
    }

    /// How many articles are stored.
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Whether no article is stored.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    fn next_segment(&mut self) -> Result<(), StoreError> {
        self.number += 1;
        self.path = segment_path(&self.folder, self.number);
        self.segment = File::create(&self.path).map_err(at(&self.path))?;
        self.length = 0;
        sync_folder(&self.folder)
    }

    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        self.segment.write_all(line)?;
        self.segment.sync_data()
    }
}

impl Store for FolderStore {
    fn holds(&self, address: &str) -> bool {
        self.held.contains(&xxh3_128(address.as_bytes()))
    }

    fn add(&mut self, address: &str, item: &Item) -> Result<(), StoreError> {
        if self.holds(address) {
            return Ok(());
        }
        if self.length > SEGMENT {
            self.next_segment()?;
        }
        let line = Addressed { article: Line::from(item), address };
        let mut bytes = serde_json::to_vec(&line).map_err(|e| at(&self.path)(e.into()))?;
        bytes.push(b'\n');
        if let Err(error) = self.write(&bytes) {
            // What was written of the line must not stand before the next.
            let _ = self.segment.set_len(self.length).and_then(|()| self.segment.seek(SeekFrom::End(0)));
            return Err(at(&self.path)(error));
        }
        self.length += bytes.len() as u64;
        self.held.insert(xxh3_128(address.as_bytes()));
        Ok(())
    }

    fn state(&self) -> Result<Option<String>, StoreError> {
        let path = self.state_path();
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at(&path)(error)),
        }
    }

    fn save_state(&mut self, state: &str) -> Result<(), StoreError> {
        let path = self.state_path();
        let new = self.folder.join(".state.json.new");
        let write = || {
            let mut file = File::create(&new)?;
            file.write_all(state.as_bytes())?;
            file.sync_all()?;
            fs::rename(&new, &path)
        };
        write().map_err(at(&path))?;
        sync_folder(&self.folder)
    }
}

impl State {
    /// The state of a store; a new one where none was saved.
    pub(super) fn load(store: &impl Store) -> Result<Self, StoreError> {
        let Some(text) = store.state()? else { return Ok(Self::default()) };
        serde_json::from_str(&text).map_err(|error| StoreError::State { path: ".state.json".into(), error })
    }
}

fn segment_path(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("articles-{number:06}.jsonl"))
}

/// Notes the addresses of a segment; gives its length without a last line that is half written.
fn read_segment(path: &Path, held: &mut HashSet<u128>) -> Result<u64, StoreError> {
    let mut reader = BufReader::new(File::open(path).map_err(at(path))?);
    let (mut length, mut line) = (0, Vec::new());
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line).map_err(at(path))?;
        if read == 0 || line.last() != Some(&b'\n') {
            return Ok(length);
        }
        length += read as u64;
        if let Ok(stored) = serde_json::from_slice::<Stored>(&line) {
            held.insert(xxh3_128(stored.address.as_bytes()));
        }
    }
}

/// Names of files are on the disk when their folder is.
fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad::Article;

    fn item(body: &str) -> Item {
        Item {
            article: Article { id: body.to_owned(), body: body.to_owned(), ..Article::default() },
            ..Item::default()
        }
    }

    #[test]
    fn every_article_is_stored_once_and_half_a_line_is_cut_off() {
        let folder = tempfile::tempdir().expect("a folder");
        {
            let mut store = FolderStore::open(folder.path()).expect("a store");
            store.add("http://a/1", &item("ا")).expect("stored");
            store.add("http://a/1", &item("ا")).expect("stored");
            assert!(FolderStore::open(folder.path()).is_err_and(|e| e.to_string().contains("another")));
        }
        let segment = folder.path().join("articles-000001.jsonl");
        OpenOptions::new()
            .append(true)
            .open(&segment)
            .and_then(|mut f| f.write_all(b"{\"id\": \"half"))
            .expect("torn");
        let mut store = FolderStore::open(folder.path()).expect("a store");
        assert!(store.holds("http://a/1") && !store.holds("http://a/2"));
        store.add("http://a/2", &item("ب")).expect("stored");
        let text = fs::read_to_string(&segment).expect("the segment");
        assert_eq!(text.lines().count(), 2);
        let name = folder.path().to_string_lossy().into_owned();
        let read: Vec<_> =
            crate::Pieces::of_inputs([name], &crate::Options::default()).items().articles().collect();
        assert_eq!(read.into_iter().map(|a| a.expect("an article").body).collect::<Vec<_>>(), ["ا", "ب"]);
    }

    #[test]
    fn the_state_is_replaced_as_a_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = FolderStore::open(folder.path()).expect("a store");
        assert_eq!(store.state().expect("no state"), None);
        store.save_state("{}").expect("saved");
        assert_eq!(store.state().expect("a state").as_deref(), Some("{}"));
    }
}
