//! A disk that is full.

use super::*;
use isnad::Engine;
use redb::StorageBackend;
use redb::backends::FileBackend;
use std::fs::OpenOptions;
use std::io;

/// A file on a disk with so many bytes.
#[derive(Debug)]
struct SmallDisk {
    file: FileBackend,
    bytes: u64,
}

impl SmallDisk {
    fn check(&self, end: u64) -> io::Result<()> {
        if end > self.bytes { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

impl StorageBackend for SmallDisk {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.file.read(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.check(len)?;
        self.file.set_len(len)
    }

    fn sync_data(&self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.check(offset + data.len() as u64)?;
        self.file.write(offset, data)
    }

    fn close(&self) -> io::Result<()> {
        self.file.close()
    }
}

fn entry(number: usize) -> Entry {
    // "The minister said that road N will open tomorrow."
    let body = format!("قال وزير النقل إن الطريق رقم {number} سيفتح غدا أمام السيارات.\n").repeat(20);
    let article =
        Article { id: format!("road-{number}"), headline: "فتح".to_owned(), body, ..Article::default() };
    let record = Engine::new().read(&article);
    Entry::new(article, record)
}

#[test]
fn a_full_disk_is_told_and_what_was_kept_before_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = Paths::new(folder.path());
    let options =
        || OpenOptions::new().read(true).write(true).create(true).truncate(false).open(paths.ledger());
    let file = FileBackend::new(options().expect("a file")).expect("a ledger");
    let lock = WriteLock::take(&paths).expect("nobody writes");
    let ledger = Ledger::over(&paths.ledger(), SmallDisk { file, bytes: 6 << 20 }).expect("there is room");
    let mut writer = Writer::with(paths.clone(), lock, ledger).expect("it opens");
    let mut kept = 0;
    let error = loop {
        match writer.keep((kept..kept + 20).map(entry).collect()) {
            Ok(outcomes) => kept += outcomes.len(),
            Err(error) => break error,
        }
        assert!(kept < 100_000, "the disk is never full");
    };
    assert_eq!(error.kind(), ErrorKind::DiskFull, "{error}");
    assert!(error.to_string().contains("the disk is full"), "{error}");
    drop(writer);
    // There is room again.
    let mut writer = Writer::open(folder.path()).expect("it opens");
    let view = writer.ledger().view().expect("it is read");
    assert_eq!(view.len().expect("it counts"), kept as u64);
    assert!(kept > 0);
    writer.keep((kept..kept + 20).map(entry).collect()).expect("it goes on");
    writer.finish().expect("it is published");
    assert!(crate::Archive::check(folder.path(), false).expect("it checks").is_clean());
}
