//! `isnad watch`: feeds are polled, and the articles that they name stored.

use crate::args::WatchOptions;
use crate::notes;
use anyhow::{Context, Result, bail};
use isnad_ingest::watch::{Event, FolderStore, Manners, Watcher, feeds};
use isnad_ingest::{Limits, Options};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Watches feeds until it is stopped, or with `--once` until all is fetched; gives the number of failures.
pub(crate) fn run(options: &WatchOptions) -> Result<usize> {
    let list =
        fs::read_to_string(&options.feeds).with_context(|| format!("{}: cannot be read", options.feeds))?;
    let feeds = feeds(&list).with_context(|| options.feeds.clone())?;
    let manners = Manners {
        delay: seconds("--delay", options.delay)?,
        interval: seconds("--interval", options.interval)?,
        back_off: seconds("--back-off", options.back_off)?,
        timeout: seconds("--timeout", options.timeout)?,
        size: options.max_page,
        redirects: options.max_redirects,
        allow_private: options.allow_private,
        attempts: options.attempts.max(1),
    };
    let limits = Limits { page: options.max_page, ..Limits::default() };
    let store = FolderStore::open(Path::new(&options.store))?;
    let reader = Options { limits, ..Options::default() };
    let mut watcher = Watcher::new(feeds, store, manners, reader, options.once)?;
    let mut failed = 0;
    while let Some(wait) = watcher.wait() {
        std::thread::sleep(wait);
        for event in watcher.step()? {
            failed += tell(&event);
        }
    }
    Ok(failed)
}

fn seconds(name: &str, value: f64) -> Result<Duration> {
    match Duration::try_from_secs_f64(value) {
        Ok(duration) => Ok(duration),
        Err(_) => bail!("{name} {value}: not a number of seconds"),
    }
}

/// Tells of an event; gives 1 for a failure.
fn tell(event: &Event) -> usize {
    match event {
        Event::Feed { feed, new } => notes::note(&format!("{feed}: {new} new")),
        Event::Stored { address, of_feed: None } => notes::note(&format!("{address}: stored")),
        Event::Stored { address, of_feed: Some(reason) } => {
            notes::note(&format!("{address}: the feed's own text is stored, for the page {reason}"));
        }
        Event::Later { address, reason } | Event::GivenUp { address, reason } => {
            notes::error(&format!("{address}: {reason}"));
            return 1;
        }
    }
    0
}
