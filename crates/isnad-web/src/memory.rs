//! What was found a moment ago, for those who ask the same: the entrance above all, which counts the whole archive.

use crate::error::Result;
use isnad_archive::Found;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Searches that are kept.
const KEPT: usize = 256;

/// The last searches by their address. It is forgotten whenever the archive is looked at anew.
#[derive(Debug, Default)]
pub(crate) struct Memory(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    found: HashMap<String, Arc<Found>>,
    /// The oldest first.
    order: VecDeque<String>,
}

impl Memory {
    /// What an address finds: as it was found before, or by searching now.
    ///
    /// # Errors
    /// Those of the search.
    pub(crate) fn recall(
        &self,
        address: String,
        search: impl FnOnce() -> Result<Found>,
    ) -> Result<Arc<Found>> {
        let known = self.kept().found.get(&address).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        // Others are not kept waiting while this one searches.
        let found = Arc::new(search()?);
        self.kept().keep(address, &found);
        Ok(found)
    }

    /// Forgets everything.
    pub(crate) fn forget(&self) {
        *self.kept() = Kept::default();
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn keep(&mut self, address: String, found: &Arc<Found>) {
        if self.found.insert(address.clone(), Arc::clone(found)).is_none() {
            self.order.push_back(address);
        }
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.found.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(total: u64) -> Found {
        Found { total, hits: Vec::new(), facets: Vec::new() }
    }

    #[test]
    fn what_was_found_is_kept_until_it_is_forgotten() {
        let memory = Memory::default();
        let total = |n| memory.recall("/".into(), || Ok(found(n))).map(|found| found.total).ok();
        assert_eq!(total(1), Some(1));
        assert_eq!(total(2), Some(1));
        memory.forget();
        assert_eq!(total(3), Some(3));
    }

    #[test]
    fn the_oldest_goes_first() {
        let memory = Memory::default();
        for n in 0..=KEPT {
            memory.recall(n.to_string(), || Ok(found(n as u64))).expect("found");
        }
        assert_eq!(memory.kept().found.len(), KEPT);
        assert!(!memory.kept().found.contains_key("0"));
    }
}
