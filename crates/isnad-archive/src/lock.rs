//! One writer at a time.

use crate::error::{Error, Fault, Result};
use crate::paths::Paths;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};

/// Held by the process that writes an archive; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct WriteLock(#[allow(dead_code, reason = "held open, for its lock")] File);

impl WriteLock {
    /// Takes the lock; an error of kind `Locked` where another has it.
    pub(crate) fn take(paths: &Paths) -> Result<Self> {
        let path = paths.lock();
        let io = |error| Error::io(&path, error);
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(io)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut writer = String::new();
                // Who it is helps, but is not needed.
                let _ = file.read_to_string(&mut writer);
                let writer = writer.trim();
                let known = if writer.is_empty() { String::new() } else { format!(" (process {writer})") };
                return Err(Fault::Locked(paths.folder().to_owned(), known).into());
            }
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
        // A full disk must not keep anybody from writing less.
        let _ = file
            .set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| writeln!(file, "{}", std::process::id()));
        Ok(Self(file))
    }
}
