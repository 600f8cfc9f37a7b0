//! Packed streams, and their limit: a small bomb must not unpack to gigabytes.

use crate::error::Fault;
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Any stream of bytes.
pub(crate) type Bytes<'a> = Box<dyn BufRead + Send + 'a>;

/// So much may come out of any stream, however small.
const FREE: u64 = 64 << 20;

/// Counts the bytes that are taken from a stream; the count can be read elsewhere.
pub(crate) struct Counted<R> {
    inner: R,
    count: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub(crate) fn new(inner: R, count: Arc<AtomicU64>) -> Self {
        Self { inner, count }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.count.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count.fetch_add(amount as u64, Ordering::Relaxed);
        self.inner.consume(amount);
    }
}

/// More came out of a stream than may.
#[derive(Debug, thiserror::Error)]
#[error("unpacks to more than {limit} times its size")]
pub(crate) struct TooMuch {
    pub(crate) limit: u64,
}

/// An unpacked stream that ends with an error where it grows beyond all measure.
pub(crate) struct Bounded<R> {
    inner: R,
    packed: Arc<AtomicU64>,
    /// What went in before this stream began.
    start: u64,
    unpacked: u64,
    limit: u64,
}

impl<R: Read> Bounded<R> {
    /// Limits `inner`, which unpacks what `packed` counts.
    pub(crate) fn new(inner: R, packed: Arc<AtomicU64>, limit: u64) -> Self {
        let start = packed.load(Ordering::Relaxed);
        Self { inner, packed, start, unpacked: 0, limit }
    }

    pub(crate) fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.unpacked += length as u64;
        let packed = self.packed.load(Ordering::Relaxed) - self.start;
        if self.unpacked > FREE && self.unpacked > packed.saturating_mul(self.limit) {
            return Err(io::Error::other(TooMuch { limit: self.limit }));
        }
        Ok(length)
    }
}

/// The bytes in a gzip stream of one or many members.
pub(crate) fn gzip(packed: Bytes<'_>, limit: u64) -> Bytes<'_> {
    let count = Arc::new(AtomicU64::new(0));
    let unpacked = MultiGzDecoder::new(Counted::new(packed, Arc::clone(&count)));
    Box::new(BufReader::with_capacity(1 << 16, Bounded::new(unpacked, count, limit)))
}

/// The bytes in a Zstandard stream of one or many frames.
pub(crate) fn zstandard(packed: Bytes<'_>, limit: u64) -> io::Result<Bytes<'_>> {
    let count = Arc::new(AtomicU64::new(0));
    let mut unpacked = zstd::stream::read::Decoder::with_buffer(Counted::new(packed, Arc::clone(&count)))?;
    unpacked.window_log_max(WINDOW_LOG)?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, Bounded::new(unpacked, count, limit))))
}

/// The largest window of a Zstandard frame, as a power of two: its memory is ours.
pub(crate) const WINDOW_LOG: u32 = 27;

impl Fault {
    /// The fault of a stream that ended with an error.
    pub(crate) fn of_read(error: io::Error) -> Self {
        match error.get_ref().and_then(|e| e.downcast_ref::<TooMuch>()) {
            Some(TooMuch { limit }) => Self::Expansion { limit: *limit },
            None => Self::Read(error),
        }
    }
}

/// The whole of a stream, up to a limit; `None` where there is more.
pub(crate) fn read_up_to(reader: &mut impl Read, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}
