//! Watching feeds: they are asked politely, the pages that they name are fetched, and every article is stored once.
//!
//! What a feed named is written down, together with the mark (`ETag`) that will make its server answer "not
//! modified", before the first page is fetched; an article is on the disk before its page counts as fetched. A
//! process may die at any moment: the next one goes on where it stopped.

mod address;
mod fetch;
mod list;
mod robots;
mod state;
mod store;
mod watcher;

pub use fetch::{FetchError, Manners};
pub use list::{ListError, feeds};
pub use store::{FolderStore, Store, StoreError};
pub use watcher::{Event, WatchError, Watcher};
