//! How far reading has come: a line on a terminal, nothing in a pipe.

use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};
use isnad_ingest::Taken;
use std::time::Duration;

/// A line that tells how far reading has come.
pub(crate) struct Progress {
    bar: ProgressBar,
    taken: Taken,
    articles: u64,
    statements: u64,
}

impl Progress {
    /// Begins; `total` is the size of the inputs, 0 where nobody knows it. It is silent where standard error is no
    /// terminal, and where the output would run through it.
    pub(crate) fn new(taken: Taken, total: u64, quiet: bool) -> Self {
        let bar = if quiet {
            ProgressBar::hidden()
        } else if total > 0 {
            ProgressBar::new(total)
        } else {
            ProgressBar::no_length()
        };
        let template = if total > 0 {
            "{percent:>3}% {binary_bytes} of {binary_total_bytes}, {binary_bytes_per_sec}, {msg}, {eta} left"
        } else {
            "{binary_bytes}, {binary_bytes_per_sec}, {msg}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, taken, articles: 0, statements: 0 }
    }

    /// One more article was read.
    pub(crate) fn article(&mut self, statements: usize) {
        self.articles += 1;
        self.statements += statements as u64;
    }

    /// Shows how far reading has come.
    pub(crate) fn show(&self) {
        self.bar.set_position(self.taken.bytes());
        let (articles, statements) = (HumanCount(self.articles), HumanCount(self.statements));
        self.bar.set_message(format!("{articles} articles, {statements} statements"));
    }

    /// Ends; the last line says what there was.
    pub(crate) fn finish(self) {
        let time = self.bar.elapsed();
        let (bytes, articles) = (HumanBytes(self.taken.bytes()), HumanCount(self.articles));
        let line =
            format!("{bytes}, {articles} articles, {} statements in {time:.1?}", HumanCount(self.statements));
        if !self.bar.is_hidden() {
            self.bar.suspend(|| crate::notes::note(&line));
        }
        self.bar.finish_and_clear();
    }

    /// Does something that prints on the terminal.
    pub(crate) fn aside<T>(&self, act: impl FnOnce() -> T) -> T {
        self.bar.suspend(act)
    }
}
