//! What is known of feeds and what is still to be fetched.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The state of a watcher, kept between its runs.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    pub(super) feeds: BTreeMap<String, FeedState>,
    /// Pages that feeds named and that are not stored yet, by their address.
    pub(super) pending: BTreeMap<String, Pending>,
    /// Pages that will not be asked for again, with the reason.
    pub(super) given_up: BTreeMap<String, String>,
}

/// What is known of a feed.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(super) struct FeedState {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    /// Failures in a row.
    pub(super) failures: u32,
    /// Seconds since 1970 before which it is not asked.
    pub(super) due: f64,
}

/// A page to fetch, and what its feed said of it.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(super) struct Pending {
    pub(super) feed: String,
    pub(super) outlet: Option<String>,
    pub(super) headline: String,
    pub(super) published: Option<String>,
    pub(super) byline: Option<String>,
    /// The feed's own text, for pages that cannot be had.
    pub(super) body: String,
    pub(super) summary: bool,
    pub(super) failures: u32,
    pub(super) due: f64,
}
