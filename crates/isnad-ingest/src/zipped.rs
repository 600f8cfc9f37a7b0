//! Zips: their files are read one after another, each as an input of its own.

use crate::error::Fault;
use crate::item::Place;
use crate::opening::{Context, open};
use crate::piece::Step;
use crate::unpack::{Bounded, Budget, Bytes, Counted};
use flate2::bufread::DeflateDecoder;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use zip::{CompressionMethod, ZipArchive};

/// Where a zip lies: its files are read apart, each with a reader of its own.
#[derive(Clone)]
pub(crate) enum Lies {
    /// In a file.
    File(PathBuf),
    /// In memory: it came out of a stream.
    Memory(Arc<[u8]>),
}

trait Seekable: Read + Seek + Send {}
impl<T: Read + Seek + Send> Seekable for T {}

impl Lies {
    fn reader(&self) -> io::Result<Box<dyn Seekable>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path)?),
            Self::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }
}

/// The files of a zip, in the order of its directory.
pub(crate) struct Zipped<'a> {
    name: String,
    lies: Lies,
    archive: ZipArchive<BufReader<Box<dyn Seekable>>>,
    context: Context,
    /// Packed bytes that were taken from all its files.
    count: Arc<AtomicU64>,
    /// Bytes of the zip that no file has claimed yet: files that overlap would be read again and again.
    unclaimed: u64,
    next: usize,
    /// Readers of what is in the zip are those of streams of any life.
    life: PhantomData<&'a ()>,
}

/// A file of a zip: where its bytes are and how they are packed.
struct Entry {
    start: u64,
    packed: u64,
    method: CompressionMethod,
}

impl Zipped<'_> {
    pub(crate) fn new(name: &str, lies: Lies, context: &Context) -> Result<Self, Fault> {
        let mut reader = BufReader::new(lies.reader().map_err(Fault::Open)?);
        let unclaimed = reader.seek(SeekFrom::End(0)).map_err(Fault::Read)?;
        let archive = ZipArchive::new(reader).map_err(|e| Fault::Zip(e.to_string()))?;
        let count = Arc::new(AtomicU64::new(0));
        let context = context.deeper(&count);
        Ok(Self {
            name: name.to_owned(),
            lies,
            archive,
            context,
            count,
            unclaimed,
            next: 0,
            life: PhantomData,
        })
    }

    /// The next file's name and place; `None` for folders.
    fn entry(&mut self, index: usize) -> (String, Result<Option<Entry>, Fault>) {
        let unnamed = format!("{}!{index}", self.name);
        let file = match self.archive.by_index_raw(index) {
            Ok(file) => file,
            Err(error) => return (unnamed, Err(Fault::Zip(error.to_string()))),
        };
        let name = file.name().map_or(unnamed, |name| format!("{}!{name}", self.name));
        let entry = || {
            if file.is_dir() || file.is_symlink() {
                return Ok(None);
            }
            if file.enclosed_name().is_none() {
                return Err(Fault::ZipName);
            }
            if file.encrypted() {
                return Err(Fault::Zip("it is encrypted".to_owned()));
            }
            let start = file.data_start().ok_or_else(|| Fault::Zip("its data cannot be found".to_owned()))?;
            Ok(Some(Entry { start, packed: file.compressed_size(), method: file.compression() }))
        };
        let entry = entry();
        (name, entry)
    }

    /// The bytes of a file, claimed once.
    fn bytes(&mut self, entry: &Entry) -> Result<Bytes<'static>, Fault> {
        let rest = self.unclaimed.checked_sub(entry.packed);
        self.unclaimed =
            rest.ok_or_else(|| Fault::Zip("its files lie over one another (a bomb?)".to_owned()))?;
        let mut reader = self.lies.reader().map_err(Fault::Open)?;
        reader.seek(SeekFrom::Start(entry.start)).map_err(Fault::Read)?;
        let packed = BufReader::new(reader.take(entry.packed));
        if entry.method == CompressionMethod::Stored {
            return Ok(Box::new(packed));
        }
        let count = Arc::new(AtomicU64::new(0));
        let own = Budget::of_stream(&count, self.context.options.limits.expansion);
        let all = self.context.budget_or(&self.count);
        let packed = Counted::new(Counted::new(packed, Arc::clone(&self.count)), count);
        match entry.method {
            CompressionMethod::Deflated => {
                Ok(Box::new(BufReader::new(Bounded::new(DeflateDecoder::new(packed), own, all))))
            }
            other => Err(Fault::Zip(format!("it is packed with {other}, which is not read"))),
        }
    }
}

impl<'a> Iterator for Zipped<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        while self.next < self.archive.len() {
            let index = self.next;
            self.next += 1;
            let (name, entry) = self.entry(index);
            let bytes = match entry {
                Ok(None) => continue,
                Ok(Some(entry)) => self.bytes(&entry),
                Err(fault) => Err(fault),
            };
            return Some(match bytes {
                Ok(bytes) => Step::Inner(open(&name, bytes, None, &self.context)),
                Err(fault) => Step::Fault(Place::of(&name).fault(fault)),
            });
        }
        None
    }
}
