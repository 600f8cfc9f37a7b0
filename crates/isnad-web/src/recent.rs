//! What was made a moment ago, for those who ask the same. It holds for one state of the archive, and no more than a
//! given weight is kept; what nobody asked for longest goes first.

use lru::LruCache;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Values by the request that they answer.
pub(crate) struct Recent<V> {
    kept: Mutex<Kept<V>>,
    most: usize,
    weigh: fn(&V) -> usize,
}

struct Kept<V> {
    /// The state of the archive that all of it is of.
    state: u64,
    values: LruCache<String, V>,
    weight: usize,
}

impl<V: Clone> Recent<V> {
    /// Keeps values of a weight of at most `most` together, each weighed by `weigh`.
    pub(crate) fn new(most: usize, weigh: fn(&V) -> usize) -> Self {
        let kept = Kept { state: 0, values: LruCache::unbounded(), weight: 0 };
        Self { kept: Mutex::new(kept), most, weigh }
    }

    /// The value of a request at a state of the archive.
    pub(crate) fn get(&self, state: u64, request: &str) -> Option<V> {
        let mut kept = self.kept();
        (kept.state == state).then(|| kept.values.get(request).cloned()).flatten()
    }

    /// Keeps a value that was made at a state of the archive; those of earlier states are forgotten.
    pub(crate) fn keep(&self, state: u64, request: String, value: V) {
        let mut kept = self.kept();
        if kept.state < state {
            *kept = Kept { state, values: LruCache::unbounded(), weight: 0 };
        }
        let weight = (self.weigh)(&value);
        if kept.state > state || weight > self.most {
            return;
        }
        kept.weight += weight;
        if let Some((_, other)) = kept.values.push(request, value) {
            kept.weight -= (self.weigh)(&other);
        }
        while kept.weight > self.most
            && let Some((_, oldest)) = kept.values.pop_lru()
        {
            kept.weight -= (self.weigh)(&oldest);
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept<V>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent() -> Recent<&'static str> {
        Recent::new(10, |value| value.len())
    }

    #[test]
    fn what_was_made_is_kept_as_long_as_the_archive_stays_as_it_is() {
        let recent = recent();
        recent.keep(1, "/".into(), "page");
        assert_eq!(recent.get(1, "/"), Some("page"));
        assert_eq!(recent.get(2, "/"), None);
        recent.keep(2, "/a".into(), "new");
        assert_eq!((recent.get(2, "/"), recent.get(2, "/a")), (None, Some("new")));
        recent.keep(1, "/b".into(), "late");
        assert_eq!(recent.get(2, "/b"), None);
    }

    #[test]
    fn what_nobody_asked_for_goes_first() {
        let recent = recent();
        recent.keep(0, "/a".into(), "1234");
        recent.keep(0, "/b".into(), "1234");
        assert!(recent.get(0, "/a").is_some());
        recent.keep(0, "/c".into(), "1234");
        assert_eq!(recent.get(0, "/b"), None);
        assert!(recent.get(0, "/a").is_some() && recent.get(0, "/c").is_some());
    }

    #[test]
    fn a_value_takes_the_place_of_another_for_the_same_request() {
        let recent = recent();
        for _ in 0..9 {
            recent.keep(0, "/a".into(), "1234");
        }
        recent.keep(0, "/b".into(), "123456");
        assert!(recent.get(0, "/a").is_some() && recent.get(0, "/b").is_some());
        recent.keep(0, "/c".into(), "longer than all");
        assert_eq!(recent.get(0, "/c"), None);
    }
}
