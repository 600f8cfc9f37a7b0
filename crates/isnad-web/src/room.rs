//! What all requests share: the archive, and how many may work in it at once.

use crate::desks::Desks;
use crate::dossiers::{Dossiers, Followed};
use crate::error::Result;
use crate::guard::Token;
use crate::lasting::Page;
use crate::outside::Outside;
use crate::people::Directory;
use crate::recent::Recent;
use crate::rehearsal::rehearse;
use crate::topic::Topic;
use isnad::Engine;
use isnad_archive::{FacetCounts, Reader};
use jiff::civil::Date;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// The time for an answer. Exports begin within it, and may go on.
pub(crate) const TIME: Duration = Duration::from_secs(20);
/// How often the room looks whether the archive has grown.
const REFRESH: Duration = Duration::from_secs(5);

/// What pages that were made a moment ago may take of the memory, in bytes.
const PAGES: usize = 48 << 20;
/// Counts that are kept: values of facets, and days.
const COUNTS: usize = 400_000;

/// How many statements a query finds, and how they divide.
#[derive(Debug)]
pub(crate) struct Counted {
    /// All of them.
    pub(crate) total: u64,
    /// By facet.
    pub(crate) facets: Vec<FacetCounts>,
    /// By day, in order.
    pub(crate) days: Vec<(Date, u64)>,
}

impl Counted {
    fn values(counted: &Arc<Self>) -> usize {
        8 + counted.days.len() + counted.facets.iter().map(|facet| facet.counts.len()).sum::<usize>()
    }
}

/// The room.
pub(crate) struct Room {
    reader: Arc<Reader>,
    /// Reads what visitors paste.
    pub(crate) engine: Engine,
    /// Whom to let in.
    pub(crate) token: Option<Token>,
    /// Where visitors reach it.
    pub(crate) outside: Outside,
    /// What was counted a moment ago.
    pub(crate) counts: Recent<Arc<Counted>>,
    /// What was shown a moment ago.
    pub(crate) pages: Recent<Page>,
    /// How often the archive was seen to have changed.
    state: AtomicU64,
    people: RwLock<Arc<Directory>>,
    desks: Desks,
    dossiers: Dossiers,
}

impl Room {
    /// Opens the room over an archive.
    pub(crate) fn new(reader: Reader, token: Option<Token>, outside: Outside) -> Result<Arc<Self>> {
        let people = Directory::of(&reader)?;
        Ok(Arc::new(Self {
            reader: Arc::new(reader),
            engine: Engine::new(),
            token,
            outside,
            counts: Recent::new(COUNTS, Counted::values),
            pages: Recent::new(PAGES, Page::weight),
            state: AtomicU64::new(0),
            people: RwLock::new(Arc::new(people)),
            desks: Desks::for_each_processor()?,
            dossiers: Dossiers::new()?,
        }))
    }

    /// Works in the archive as soon as a desk is free. Whoever asked waits no longer than [`TIME`]: what searches then is
    /// given up.
    ///
    /// # Errors
    /// Those of the work, and [`Fault::Broken`](crate::error::Fault::Broken) where it panicked.
    pub(crate) async fn ask<T, W>(self: &Arc<Self>, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce(&Self, &Reader) -> Result<T> + Send + 'static,
    {
        let room = Arc::clone(self);
        let reader = self.reader.until(Instant::now() + TIME);
        self.desks.work(move || work(&room, &reader)).await
    }

    /// Gets ready for visitors. That anything fails is no hindrance: who asks for it will be told.
    pub(crate) async fn rehearse(self: &Arc<Self>) {
        let room = Arc::clone(self);
        if let Err(fault) = self.desks.work_at_each(move || rehearse(&room, &room.reader)).await {
            crate::log::fault(&fault);
        }
    }

    /// The dossier of a topic.
    ///
    /// # Errors
    /// [`Fault::Busy`](crate::error::Fault::Busy) where too many are asked for, and those of the archive.
    pub(crate) async fn dossier(&self, topic: Topic) -> Result<Arc<Followed>> {
        self.dossiers.of(self.reader(), self.state(), topic).await
    }

    /// The archive, for answers that are sent while they are made.
    pub(crate) fn reader(&self) -> Arc<Reader> {
        Arc::clone(&self.reader)
    }

    /// The number of the archive's state: another one as soon as anything in it may be otherwise than before.
    pub(crate) fn state(&self) -> u64 {
        self.state.load(Ordering::Acquire)
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
        if !self.reader.refresh()? {
            return Ok(());
        }
        // What is made from here on is made of the new state, or thrown away with what was made of the old one.
        let directory = Arc::new(Directory::of(&self.reader)?);
        *self.people.write().unwrap_or_else(PoisonError::into_inner) = directory;
        self.state.fetch_add(1, Ordering::AcqRel);
        Ok(())
    }
}
