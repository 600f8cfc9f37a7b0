//! The members of a packed web archive: one a record, so that each can be cited and found by its offset.

use crate::format::Format;
use crate::opening::Context;
use crate::unpack::{Bounded, Budget, Bytes, Counted, WINDOW_LOG};
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use zstd::stream::read::Decoder;

/// The bytes of a file as they lie in it, counted.
pub(super) struct Raw<'a> {
    bytes: Counted<Bytes<'a>>,
    count: Arc<AtomicU64>,
}

impl<'a> Raw<'a> {
    pub(super) fn new(bytes: Bytes<'a>) -> Self {
        let count = Arc::new(AtomicU64::new(0));
        Self { bytes: Counted::new(bytes, Arc::clone(&count)), count }
    }

    /// How many have been taken.
    pub(super) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }
}

impl Read for Raw<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.bytes.read(buffer)
    }
}

impl BufRead for Raw<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.bytes.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.bytes.consume(amount);
    }
}

/// A packed archive between two members.
pub(super) struct Packed<'a> {
    raw: Raw<'a>,
    limits: Limits,
}

/// How an archive is packed, and how far it may be unpacked.
#[derive(Clone)]
struct Limits {
    format: Format,
    expansion: u64,
    all: Budget,
}

/// A member of it.
pub(super) struct Unpacked<'a> {
    reader: BufReader<Bounded<Member<'a>>>,
    limits: Limits,
}

enum Member<'a> {
    Gzip(Box<GzDecoder<Raw<'a>>>),
    Zstandard(Box<Decoder<'static, Raw<'a>>>),
}

impl Read for Member<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(decoder) => decoder.read(buffer),
            Self::Zstandard(decoder) => decoder.read(buffer),
        }
    }
}

impl<'a> Packed<'a> {
    pub(super) fn new(raw: Raw<'a>, format: Format, context: &Context) -> Self {
        let expansion = context.options.limits.expansion;
        let limits = Limits { format, expansion, all: context.budget_or(&raw.count) };
        Self { raw, limits }
    }

    /// Where the next member begins.
    pub(super) fn offset(&self) -> u64 {
        self.raw.count()
    }

    /// Opens the next member; `None` at the end of the file.
    pub(super) fn enter(mut self) -> io::Result<Option<Unpacked<'a>>> {
        if self.raw.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let own = Budget::of_stream(&self.raw.count, self.limits.expansion);
        let member = if self.limits.format == Format::Gzip {
            Member::Gzip(Box::new(GzDecoder::new(self.raw)))
        } else {
            let mut decoder = Decoder::with_buffer(self.raw)?.single_frame();
            decoder.window_log_max(WINDOW_LOG)?;
            Member::Zstandard(Box::new(decoder))
        };
        let bounded = Bounded::new(member, own, self.limits.all.clone());
        Ok(Some(Unpacked { reader: BufReader::with_capacity(1 << 16, bounded), limits: self.limits }))
    }

    /// Goes to the next place that may be the beginning of a member; false at the end of the file.
    pub(super) fn find_next(&mut self) -> bool {
        let magic: &[u8] =
            if self.limits.format == Format::Gzip { &[0x1f, 0x8b, 8] } else { &[0x28, 0xb5, 0x2f, 0xfd] };
        loop {
            let Ok(buffer) = self.raw.fill_buf() else { return false };
            if buffer.is_empty() {
                return false;
            }
            // A magic number over the border of two buffers is missed: the next member after it is not.
            if let Some(at) = memchr::memmem::find(buffer, magic) {
                self.raw.consume(at);
                return true;
            }
            let length = buffer.len();
            self.raw.consume(length);
        }
    }
}

impl<'a> Unpacked<'a> {
    /// Goes on behind this member, which was read to its end or given up.
    pub(super) fn leave(self) -> Packed<'a> {
        let raw = match self.reader.into_inner().into_inner() {
            Member::Gzip(decoder) => decoder.into_inner(),
            Member::Zstandard(decoder) => decoder.finish(),
        };
        Packed { raw, limits: self.limits }
    }
}

impl Read for Unpacked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer)
    }
}

impl BufRead for Unpacked<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.reader.consume(amount);
    }
}

/// The first bytes in a Zstandard frame.
pub(crate) fn opening_of_zstandard(head: &[u8], opening: &mut [u8]) -> io::Result<()> {
    let mut decoder = Decoder::with_buffer(head)?;
    decoder.window_log_max(WINDOW_LOG)?;
    decoder.read_exact(opening)
}
