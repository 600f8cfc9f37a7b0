//! The watcher: what is due next, and what is done with the answer.

use super::fetch::{Answer, FetchError, Fetcher, LONGEST_WAIT, Manners};
use super::state::{Pending, State};
use super::store::{Store, StoreError};
use crate::error::Fault;
use crate::feed;
use crate::html;
use crate::item::{Extent, Item, Place};
use crate::options::Options;
use crate::piece::Page;
use crate::warc::charset;
use isnad::Article;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use thiserror::Error;

/// Waiting doubles so often at most.
const DOUBLINGS: u32 = 10;

/// Why a watcher stops.
#[derive(Debug, Error)]
pub enum WatchError {
    /// Its store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its state cannot be written as JSON.
    #[error("the state cannot be written: {0}")]
    State(#[from] serde_json::Error),
}

/// What a watcher has done.
#[derive(Debug)]
pub enum Event {
    /// A feed was read: so many pages of it are new.
    Feed {
        /// Its address.
        feed: String,
        /// Pages that it names and that are not stored.
        new: usize,
    },
    /// An article was stored.
    Stored {
        /// Its address.
        address: String,
        /// The page could not be had, and the feed's own text was stored.
        of_feed: Option<String>,
    },
    /// Something failed; it will be tried again.
    Later {
        /// Its address.
        address: String,
        /// Why.
        reason: String,
    },
    /// Something failed and will not be tried again.
    GivenUp {
        /// Its address.
        address: String,
        /// Why.
        reason: String,
    },
}

/// What is due.
#[derive(Debug, Clone)]
enum Task {
    Feed(String),
    Page(String),
}

/// Watches feeds.
#[derive(Debug)]
pub struct Watcher<S> {
    feeds: Vec<String>,
    store: S,
    state: State,
    fetcher: Fetcher,
    manners: Manners,
    options: Options,
    /// Feeds are asked once and pages no more often than they may fail.
    once: bool,
    asked: std::collections::HashSet<String>,
}

impl<S: Store> Watcher<S> {
    /// A watcher of feeds that goes on where an earlier one stopped. With `once` it ends when every feed was asked and
    /// every page that it named was stored or failed.
    ///
    /// # Errors
    /// [`WatchError`] where the store cannot be read.
    pub fn new(
        feeds: Vec<String>,
        store: S,
        manners: Manners,
        options: Options,
        once: bool,
    ) -> Result<Self, WatchError> {
        let mut state = State::load(&store)?;
        state.pending.retain(|address, _| !store.holds(address));
        let fetcher = Fetcher::new(manners.clone());
        Ok(Self {
            feeds,
            store,
            state,
            fetcher,
            manners,
            options,
            once,
            asked: std::collections::HashSet::new(),
        })
    }

    /// How long until something is due; `None` where a watcher that runs once is done.
    pub fn wait(&self) -> Option<Duration> {
        self.next_task().map(|(wait, _)| wait)
    }

    /// Does what is due and tells of it.
    ///
    /// # Errors
    /// [`WatchError`] where the store fails; a feed or page that fails is an event.
    pub fn step(&mut self) -> Result<Vec<Event>, WatchError> {
        match self.next_task() {
            Some((Duration::ZERO, Task::Feed(feed))) => self.ask_feed(&feed),
            Some((Duration::ZERO, Task::Page(address))) => self.ask_page(&address).map(|event| vec![event]),
            _ => Ok(Vec::new()),
        }
    }

    /// What comes next, and when: pages before feeds, so that what was named is not lost from sight.
    fn next_task(&self) -> Option<(Duration, Task)> {
        let now = seconds();
        let when = |due: f64, address: &str| {
            Duration::from_secs_f64((due - now).clamp(0.0, LONGEST_WAIT.as_secs_f64()))
                .max(self.fetcher.wait(address))
        };
        let page = |(address, pending): (&String, &Pending)| {
            let tried = self.once && self.asked.contains(address);
            (!tried).then(|| (when(pending.due, address), Task::Page(address.clone())))
        };
        let feed = |feed: &String| {
            let asked = self.once && self.asked.contains(feed);
            let due = self.state.feeds.get(feed).map_or(0.0, |state| state.due);
            let due = if self.once { 0.0 } else { due };
            (!asked).then(|| (when(due, feed), Task::Feed(feed.clone())))
        };
        let pages = self.state.pending.iter().filter_map(page);
        pages.chain(self.feeds.iter().filter_map(feed)).min_by_key(|(wait, _)| *wait)
    }

    fn save(&mut self) -> Result<(), WatchError> {
        let state = serde_json::to_string(&self.state)?;
        Ok(self.store.save_state(&state)?)
    }

    /// Asks for a feed and writes down what it names before any of it is fetched.
    fn ask_feed(&mut self, address: &str) -> Result<Vec<Event>, WatchError> {
        self.asked.insert(address.to_owned());
        let mut known = self.state.feeds.get(address).cloned().unwrap_or_default();
        let answer = self.fetcher.fetch(address, known.etag.as_deref(), known.last_modified.as_deref());
        let read = answer.and_then(|answer| self.read_feed(address, answer));
        let events = match read {
            Ok(None) => {
                known.failures = 0;
                known.due = seconds() + self.manners.interval.as_secs_f64();
                Vec::new()
            }
            Ok(Some((answer, events))) => {
                known.etag = answer.etag;
                known.last_modified = answer.last_modified;
                known.failures = 0;
                known.due = seconds() + self.manners.interval.as_secs_f64();
                events
            }
            Err(error) => {
                known.failures += 1;
                let wait = self.back_off(known.failures, &error).max(self.manners.interval / 2);
                known.due = seconds() + wait.as_secs_f64();
                vec![Event::Later { address: address.to_owned(), reason: error.to_string() }]
            }
        };
        self.state.feeds.insert(address.to_owned(), known);
        self.save()?;
        Ok(events)
    }

    /// Notes the pages that a feed names; nothing where it has not changed.
    fn read_feed(
        &mut self,
        address: &str,
        mut answer: Answer,
    ) -> Result<Option<(Answer, Vec<Event>)>, FetchError> {
        if answer.unchanged {
            return Ok(None);
        }
        let (entries, whole) = feed::entries(&answer.body, address, &self.options)
            .map_err(|fault| FetchError::Later { reason: fault.to_string(), wait: None })?;
        if !whole {
            // Its marks would say that the rest is known.
            (answer.etag, answer.last_modified) = (None, None);
        }
        let mut new = 0;
        for item in entries {
            let key = key_of(&item, address);
            if !self.store.holds(&key)
                && !self.state.given_up.contains_key(&key)
                && !self.state.pending.contains_key(&key)
            {
                new += 1;
                self.state.pending.insert(key, pending_of(item, address));
            }
        }
        Ok(Some((answer, vec![Event::Feed { feed: address.to_owned(), new }])))
    }

    /// Fetches a page and stores its article.
    fn ask_page(&mut self, address: &str) -> Result<Event, WatchError> {
        self.asked.insert(address.to_owned());
        let Some(pending) = self.state.pending.get(address).cloned() else {
            return Ok(Event::Later { address: address.to_owned(), reason: "is fetched already".to_owned() });
        };
        let fetched = self.fetcher.fetch(address, None, None).and_then(|answer| {
            self.article(address, &answer).map_err(|fault| FetchError::Never(fault.to_string()))
        });
        match fetched {
            Ok(item) => self.put(address, &completed(item, &pending), None),
            Err(FetchError::Later { .. }) if pending.failures + 1 >= self.manners.attempts => {
                self.give_up(address, &pending, "failed too often")
            }
            Err(error @ FetchError::Later { .. }) => {
                let wait = self.back_off(pending.failures + 1, &error);
                if let Some(pending) = self.state.pending.get_mut(address) {
                    pending.failures += 1;
                    pending.due = seconds() + wait.as_secs_f64();
                }
                self.save()?;
                Ok(Event::Later { address: address.to_owned(), reason: error.to_string() })
            }
            Err(FetchError::Never(reason)) => self.give_up(address, &pending, &reason),
        }
    }

    fn article(&self, address: &str, answer: &Answer) -> Result<Item, Fault> {
        let page = Page {
            bytes: answer.body.clone(),
            url: Some(address.to_owned()),
            charset: charset(&answer.content_type),
            id: Some(address.to_owned()),
            only_arabic: false,
        };
        html::item(&page, &Place::of(address), &self.options)?.ok_or(Fault::Empty)
    }

    /// A page that cannot be had: the feed's own text is stored, if it has any.
    fn give_up(&mut self, address: &str, pending: &Pending, reason: &str) -> Result<Event, WatchError> {
        if !pending.body.is_empty() {
            return self.put(address, &of_feed(address, pending), Some(reason.to_owned()));
        }
        self.state.pending.remove(address);
        self.state.given_up.insert(address.to_owned(), reason.to_owned());
        self.save()?;
        Ok(Event::GivenUp { address: address.to_owned(), reason: reason.to_owned() })
    }

    fn put(&mut self, address: &str, item: &Item, of_feed: Option<String>) -> Result<Event, WatchError> {
        self.store.add(address, item)?;
        // The store knows now; the state is saved with the next change.
        self.state.pending.remove(address);
        Ok(Event::Stored { address: address.to_owned(), of_feed })
    }

    fn back_off(&self, failures: u32, error: &FetchError) -> Duration {
        let asked = match error {
            FetchError::Later { wait, .. } => wait.unwrap_or_default(),
            FetchError::Never(_) => LONGEST_WAIT,
        };
        let doubled = self.manners.back_off.saturating_mul(1 << failures.saturating_sub(1).min(DOUBLINGS));
        doubled.max(asked).min(LONGEST_WAIT)
    }
}

fn seconds() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |time| time.as_secs_f64())
}

/// The name under which an entry is stored: its page, or where it has none its own name in its feed.
fn key_of(item: &Item, feed: &str) -> String {
    match &item.article.url {
        Some(url) => url.split('#').next().unwrap_or(url).to_owned(),
        None => format!("{feed}#{}", item.article.id),
    }
}

fn pending_of(item: Item, feed: &str) -> Pending {
    Pending {
        feed: feed.to_owned(),
        outlet: item.article.outlet,
        headline: item.article.headline,
        published: item.article.published.map(|date| date.to_string()),
        byline: item.article.byline,
        body: item.article.body,
        summary: item.extent == Extent::Summary,
        ..Pending::default()
    }
}

/// The article of a feed's entry.
fn of_feed(address: &str, pending: &Pending) -> Item {
    let article = Article {
        id: address.to_owned(),
        url: Some(address.to_owned()),
        body: pending.body.clone(),
        ..Article::default()
    };
    let extent = if pending.summary { Extent::Summary } else { Extent::Whole };
    completed(Item { article, place: Place::of(address), extent, dateline: None }, pending)
}

/// The article of a page with what only its feed says.
fn completed(mut item: Item, pending: &Pending) -> Item {
    let article = &mut item.article;
    article.published = article.published.or_else(|| pending.published.as_deref()?.parse().ok());
    article.byline = article.byline.take().or_else(|| pending.byline.clone());
    article.outlet = pending.outlet.clone().or_else(|| article.outlet.take());
    if article.headline.is_empty() {
        article.headline.clone_from(&pending.headline);
    }
    item
}
