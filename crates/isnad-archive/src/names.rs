//! Names of sources, remembered as long as the ledger stays as it is: every page of hits asks for them again.

use crate::error::{Error, Result};
use crate::ledger::{Link, Stamp, View};
use crate::search::SourceLink;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What was looked up at one state of the ledger.
#[derive(Debug, Default)]
pub(crate) struct Names(Mutex<(Stamp, HashMap<u32, Named>)>);

/// A source as its number was resolved.
#[derive(Debug, Clone)]
struct Named {
    /// The number of the source that it was merged into, or its own.
    id: u32,
    label: Arc<str>,
    /// Whether it is a name, and does not merely describe.
    is_name: bool,
}

/// The names of a ledger's state.
pub(crate) struct NamesOf<'a> {
    names: &'a Names,
    view: &'a View,
    stamp: Stamp,
}

impl Names {
    /// The names at the state of a view.
    pub(crate) fn of<'a>(&'a self, view: &'a View) -> Result<NamesOf<'a>> {
        Ok(NamesOf { names: self, view, stamp: view.stamp()? })
    }

    fn known(&self) -> MutexGuard<'_, (Stamp, HashMap<u32, Named>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, stamp: Stamp, id: u32) -> Option<Named> {
        let known = self.known();
        (known.0 == stamp).then(|| known.1.get(&id).cloned()).flatten()
    }

    /// Remembers a name; those of an earlier state are forgotten.
    fn keep(&self, stamp: Stamp, id: u32, named: &Named) {
        let mut known = self.known();
        if known.0 < stamp {
            *known = (stamp, HashMap::new());
        }
        if known.0 == stamp {
            known.1.insert(id, named.clone());
        }
    }
}

impl NamesOf<'_> {
    /// The source of a statement.
    pub(crate) fn link(&self, link: &Link) -> Result<Option<SourceLink>> {
        if link.source == 0 {
            return Ok(None);
        }
        let Named { id, label, is_name } =
            self.named(link.source)?.ok_or_else(|| Error::unknown("the person", link.source.to_string()))?;
        Ok(Some(SourceLink { id, label: label.to_string(), confidence: link.confidence, named: is_name }))
    }

    /// The name of a source; empty where there is none of this number.
    pub(crate) fn label(&self, id: u32) -> Result<String> {
        Ok(self.named(id)?.map(|named| named.label.to_string()).unwrap_or_default())
    }

    fn named(&self, number: u32) -> Result<Option<Named>> {
        if let Some(known) = self.names.get(self.stamp, number) {
            return Ok(Some(known));
        }
        let id = resolved(self.view, number)?;
        let Some(source) = self.view.source(id)? else { return Ok(None) };
        let named = Named { id, label: source.label().into(), is_name: source.named };
        self.names.keep(self.stamp, number, &named);
        Ok(Some(named))
    }
}

/// What a source was merged into, itself where it was not.
pub(crate) fn resolved(view: &View, mut id: u32) -> Result<u32> {
    while let Some(into) = view.source(id)?.and_then(|source| source.merged) {
        id = into;
    }
    Ok(id)
}
