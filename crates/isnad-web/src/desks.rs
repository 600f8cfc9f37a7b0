//! The desks at which requests are worked at: a thread for each processor, for archive and engine work on the processor,
//! and more at once would only delay all. The threads stay the same, since each remembers what it met of the lexicon.

use crate::error::{Fault, Result};
use futures_util::future::join_all;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Barrier, Mutex, PoisonError};
use std::thread;
use tokio::sync::oneshot;

type Work = Box<dyn FnOnce() + Send>;

/// The desks, and who waits for one, in the order of coming.
pub(crate) struct Desks {
    waiting: Sender<Work>,
    number: usize,
}

impl Desks {
    /// A desk for each processor.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(crate) fn for_each_processor() -> io::Result<Self> {
        Self::new(thread::available_parallelism().map_or(2, usize::from))
    }

    /// So many desks.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(crate) fn new(number: usize) -> io::Result<Self> {
        let (sender, receiver) = channel::<Work>();
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..number {
            let waiting = Arc::clone(&receiver);
            thread::Builder::new().name("desk".into()).spawn(move || sit(&waiting))?;
        }
        Ok(Self { waiting: sender, number })
    }

    /// Works as soon as a desk is free; not at all, if by then nobody waits for it any more.
    ///
    /// # Errors
    /// Those of the work, and [`Fault::Broken`] where it panicked.
    pub(crate) async fn work<T, W>(&self, work: W) -> Result<T>
    where
        T: Send + 'static,
        W: FnOnce() -> Result<T> + Send + 'static,
    {
        let (done, result) = oneshot::channel();
        let work = move || {
            if !done.is_closed() {
                // Whoever asked may have gone meanwhile.
                let _ = done.send(work());
            }
        };
        self.waiting.send(Box::new(work)).map_err(|_| Fault::Broken("the room is closed".into()))?;
        result.await.map_err(|_| Fault::Broken("the work was given up".into()))?
    }

    /// Does the same at every desk, at once. Not to be called again before it is done: each call would wait for the
    /// desks that the other has.
    ///
    /// # Errors
    /// As [`Self::work`].
    pub(crate) async fn work_at_each<W>(&self, work: W) -> Result<()>
    where
        W: Fn() -> Result<()> + Send + Sync + 'static,
    {
        // Nobody begins before all are there: so no desk is taken twice.
        let (all, work) = (Arc::new(Barrier::new(self.number)), Arc::new(work));
        let at_one = || {
            let (all, work) = (Arc::clone(&all), Arc::clone(&work));
            self.work(move || {
                all.wait();
                work()
            })
        };
        join_all((0..self.number).map(|_| at_one())).await.into_iter().collect()
    }
}

/// Works until the room is gone. What panics is told by the panic's own message, and takes nothing else along.
fn sit(waiting: &Mutex<Receiver<Work>>) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(work) = next else { return };
        let _ = catch_unwind(AssertUnwindSafe(work));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[tokio::test]
    async fn work_is_done_and_a_panic_harms_nobody_else() {
        let desks = Desks::new(2).expect("threads");
        for _ in 0..20 {
            let broken = desks.work(|| -> Result<()> { panic!("on purpose") }).await;
            assert!(matches!(broken, Err(Fault::Broken(_))));
        }
        assert_eq!(desks.work(|| Ok(7)).await.ok(), Some(7));
    }

    #[tokio::test]
    async fn what_is_done_at_each_desk_is_done_once_by_each_thread() {
        let desks = Desks::new(3).expect("threads");
        let threads = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&threads);
        let work = move || {
            seen.lock().unwrap_or_else(PoisonError::into_inner).push(thread::current().id());
            Ok(())
        };
        desks.work_at_each(work).await.expect("it is done");
        let threads = threads.lock().unwrap_or_else(PoisonError::into_inner);
        let distinct: HashSet<_> = threads.iter().collect();
        assert_eq!((threads.len(), distinct.len()), (3, 3));
    }
}
