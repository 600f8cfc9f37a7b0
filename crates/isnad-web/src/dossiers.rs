//! Dossiers of dialogues. To follow one takes as long as many pages do, so that they have a desk of their own, one at a
//! time on one processor; who waits behind too many is asked to come again.

use crate::desks::Desks;
use crate::error::{Fault, Result};
use crate::recent::Recent;
use crate::topic::Topic;
use isnad_archive::Reader;
use isnad_dialogue::{Dossier, archive, follow};
use rayon::ThreadPool;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Articles that a dialogue is followed through, at most: the newest of a topic.
const ARTICLES: usize = 1000;
/// Dossiers that are made or wait.
const WAITING: usize = 6;
/// Dossiers that are kept: so many sayings.
const KEPT: usize = 40_000;

/// A dossier, and what it leaves out.
#[derive(Debug)]
pub(crate) struct Followed {
    /// The dossier.
    pub(crate) dossier: Dossier,
    /// Older articles of the topic that it does not rest on.
    pub(crate) left_out: usize,
}

impl Followed {
    fn weight(followed: &Arc<Self>) -> usize {
        8 + followed.dossier.sayings.len()
    }
}

/// Those that were made a moment ago, and where others are made.
pub(crate) struct Dossiers {
    kept: Arc<Recent<Arc<Followed>>>,
    places: Semaphore,
    desk: Desks,
    /// What is done side by side elsewhere is done here by one: the other processors are for pages.
    processor: Arc<ThreadPool>,
}

impl Dossiers {
    /// None yet.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(crate) fn new() -> Result<Self> {
        let processor = rayon::ThreadPoolBuilder::new().num_threads(1).thread_name(|_| "dossier".into());
        Ok(Self {
            kept: Arc::new(Recent::new(KEPT, Followed::weight)),
            places: Semaphore::new(WAITING),
            desk: Desks::new(1)?,
            processor: Arc::new(processor.build().map_err(|error| Fault::Broken(error.to_string()))?),
        })
    }

    /// The dossier of a topic in the archive's state of this number.
    ///
    /// # Errors
    /// [`Fault::Busy`] where too many wait, and those of the archive.
    pub(crate) async fn of(&self, reader: Arc<Reader>, state: u64, topic: Topic) -> Result<Arc<Followed>> {
        let key = topic.address("");
        if let Some(followed) = self.kept.get(state, &key) {
            return Ok(followed);
        }
        let _place = self.places.try_acquire().map_err(|_| Fault::Busy)?;
        let (kept, processor) = (Arc::clone(&self.kept), Arc::clone(&self.processor));
        let work = move || {
            // Whoever stood before may have asked for the same.
            if let Some(followed) = kept.get(state, &key) {
                return Ok(followed);
            }
            let followed = Arc::new(processor.install(|| followed(&reader, &topic))?);
            kept.keep(state, key, Arc::clone(&followed));
            Ok(followed)
        };
        self.desk.work(work).await
    }
}

fn followed(reader: &Reader, topic: &Topic) -> Result<Followed> {
    let gathered = archive::newest(reader, &topic.words, ARTICLES)?;
    Ok(Followed { dossier: follow(&topic.question(), gathered.told), left_out: gathered.left_out })
}
