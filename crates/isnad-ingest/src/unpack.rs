//! Packed streams, and their limit: a small bomb must not unpack to gigabytes.

use crate::error::Fault;
use crate::opening::Context;
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Any stream of bytes.
pub(crate) type Bytes<'a> = Box<dyn BufRead + Send + 'a>;

/// So much may come out of any stream, however small.
const FREE: u64 = 64 << 20;
/// So much may come out of all streams in one another and beside one another in an input.
const FREE_IN_ALL: u64 = 1 << 30;
/// What comes out of a stream beyond so much counts among all: small files are read beside any bomb.
const SMALL: u64 = 1 << 20;

/// What may come out of something packed: so many bytes for every byte that went in, beyond what is free.
#[derive(Clone)]
pub(crate) struct Budget {
    packed: Arc<AtomicU64>,
    /// What had gone in before.
    start: u64,
    unpacked: Arc<AtomicU64>,
    free: u64,
    limit: u64,
}

impl Budget {
    /// For one stream, which unpacks what `packed` counts from now on.
    pub(crate) fn of_stream(packed: &Arc<AtomicU64>, limit: u64) -> Self {
        Self::new(packed, FREE, limit)
    }

    /// For all streams of an input: an archive of a million small bombs is a large one.
    pub(crate) fn of_all(packed: &Arc<AtomicU64>, limit: u64) -> Self {
        Self::new(packed, FREE_IN_ALL, limit)
    }

    fn new(packed: &Arc<AtomicU64>, free: u64, limit: u64) -> Self {
        let start = packed.load(Ordering::Relaxed);
        Self { packed: Arc::clone(packed), start, unpacked: Arc::new(AtomicU64::new(0)), free, limit }
    }

    /// Spends bytes that came out; gives all that came out so far.
    fn spend(&self, bytes: usize) -> Result<u64, TooMuch> {
        let unpacked = self.unpacked.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        let packed = self.packed.load(Ordering::Relaxed).saturating_sub(self.start);
        let fits = unpacked <= self.free || unpacked <= packed.saturating_mul(self.limit);
        if fits { Ok(unpacked) } else { Err(TooMuch { limit: self.limit }) }
    }
}

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
    own: Budget,
    all: Budget,
}

impl<R: Read> Bounded<R> {
    /// Limits `inner` by its own budget and by that of all that is packed in its input.
    pub(crate) fn new(inner: R, own: Budget, all: Budget) -> Self {
        Self { inner, own, all }
    }

    pub(crate) fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        let unpacked = self.own.spend(length).map_err(io::Error::other)?;
        if unpacked > SMALL {
            self.all.spend(length).map_err(io::Error::other)?;
        }
        Ok(length)
    }
}

/// The bytes in a gzip stream of one or many members, and the context of what is in it.
pub(crate) fn gzip<'a>(packed: Bytes<'a>, context: &Context) -> (Bytes<'a>, Context) {
    let (packed, own, inside) = entered(packed, context);
    (bounded(MultiGzDecoder::new(packed), own, &inside), inside)
}

/// The bytes in a Zstandard stream of one or many frames, and the context of what is in it.
pub(crate) fn zstandard<'a>(packed: Bytes<'a>, context: &Context) -> io::Result<(Bytes<'a>, Context)> {
    let (packed, own, inside) = entered(packed, context);
    let mut unpacked = zstd::stream::read::Decoder::with_buffer(packed)?;
    unpacked.window_log_max(WINDOW_LOG)?;
    Ok((bounded(unpacked, own, &inside), inside))
}

/// A packed stream that is counted, its own budget, and the context of what is in it.
fn entered<'a>(packed: Bytes<'a>, context: &Context) -> (Counted<Bytes<'a>>, Budget, Context) {
    let count = Arc::new(AtomicU64::new(0));
    let own = Budget::of_stream(&count, context.options.limits.expansion);
    let inside = context.deeper(&count);
    (Counted::new(packed, count), own, inside)
}

fn bounded<'a>(unpacked: impl Read + Send + 'a, own: Budget, inside: &Context) -> Bytes<'a> {
    let all = inside.budget.clone().unwrap_or_else(|| own.clone());
    Box::new(BufReader::with_capacity(1 << 16, Bounded::new(unpacked, own, all)))
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
