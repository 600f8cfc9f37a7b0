//! What all requests share: the archive, and how many may work in it at once.

use crate::error::{Fault, Result};
use crate::guard::Token;
use crate::memory::Memory;
use crate::people::Directory;
use isnad::Engine;
use isnad_archive::Reader;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How often the room looks whether the archive has grown.
const REFRESH: Duration = Duration::from_secs(5);

/// The room.
pub(crate) struct Room {
    reader: Arc<Reader>,
    /// Reads what visitors paste.
    pub(crate) engine: Engine,
    /// Whom to let in.
    pub(crate) token: Option<Token>,
    /// What was searched for a moment ago.
    pub(crate) memory: Memory,
    people: RwLock<Arc<Directory>>,
    desks: Semaphore,
}

impl Room {
    /// Opens the room over an archive.
    pub(crate) fn new(reader: Reader, token: Option<Token>) -> Result<Arc<Self>> {
        let people = Directory::of(&reader)?;
        // Archive and engine work on the processor: more at once than there are processors only delays all.
        let desks = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Arc::new(Self {
            reader: Arc::new(reader),
            engine: Engine::new(),
            token,
            memory: Memory::default(),
            people: RwLock::new(Arc::new(people)),
            desks: Semaphore::new(desks),
        }))
    }

    /// Works in the archive, on a thread that may wait, as soon as a desk is free.
    ///
    /// # Errors
    /// Those of the work, and [`Fault::Broken`] where it panicked.
    pub(crate) async fn ask<T, W>(self: &Arc<Self>, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&Self, &Reader) -> Result<T> + Send + 'static,
    {
        let room = Arc::clone(self);
        let desk = self.desks.acquire().await.map_err(|_| Fault::Broken("the room is closed".into()))?;
        let done = tokio::task::spawn_blocking(move || work(&room, &room.reader)).await;
        drop(desk);
        done.map_err(|error| Fault::Broken(error.to_string()))?
    }

    /// The archive, for answers that are sent while they are made.
    pub(crate) fn reader(&self) -> Arc<Reader> {
        Arc::clone(&self.reader)
    }

    /// Who speaks in the archive.
    pub(crate) fn people(&self) -> Arc<Directory> {
        Arc::clone(&self.people.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Follows the archive while it grows. Never ends.
    pub(crate) async fn follow(self: Arc<Self>) {
        loop {
            tokio::time::sleep(REFRESH).await;
            let room = Arc::clone(&self);
            let refreshed = tokio::task::spawn_blocking(move || room.refresh()).await;
            if let Ok(Err(fault)) = refreshed {
                crate::log::fault(&fault);
            }
        }
    }

    fn refresh(&self) -> Result<()> {
        self.reader.refresh()?;
        self.memory.forget();
        if self.reader.size()? != self.people().size() {
            let directory = Arc::new(Directory::of(&self.reader)?);
            *self.people.write().unwrap_or_else(PoisonError::into_inner) = directory;
        }
        Ok(())
    }
}
