//! A reader that takes bytes back: what a lying length swallowed of the next record.

use std::io::{self, BufRead, Read};

pub(super) struct Pushback<R> {
    inner: R,
    front: Vec<u8>,
    at: usize,
}

impl<R: BufRead> Pushback<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, front: Vec::new(), at: 0 }
    }

    /// Puts bytes before those that come next.
    pub(super) fn put_back(&mut self, mut bytes: Vec<u8>) {
        bytes.extend_from_slice(&self.front[self.at..]);
        self.front = bytes;
        self.at = 0;
    }

    /// Bytes that were put back and not taken again.
    pub(super) fn waiting(&self) -> u64 {
        (self.front.len() - self.at) as u64
    }

    pub(super) fn inner(&self) -> &R {
        &self.inner
    }

    pub(super) fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: BufRead> Read for Pushback<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.front.len() {
            return self.inner.read(buffer);
        }
        let length = (&self.front[self.at..]).read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Pushback<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.front.len() { Ok(&self.front[self.at..]) } else { self.inner.fill_buf() }
    }

    fn consume(&mut self, amount: usize) {
        if self.at < self.front.len() {
            self.at += amount;
        } else {
            self.inner.consume(amount);
        }
        if self.at == self.front.len() && !self.front.is_empty() {
            self.front = Vec::new();
            self.at = 0;
        }
    }
}
