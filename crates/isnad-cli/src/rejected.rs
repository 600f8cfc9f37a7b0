//! What could not be read: named on standard error, and where asked for in a file.

use crate::notes;
use anyhow::{Context, Result};
use isnad_ingest::IngestError;
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};

/// Tells of rejected inputs and counts them.
pub(crate) struct Rejected {
    file: Option<BufWriter<File>>,
    count: usize,
}

impl Rejected {
    /// Opens the file that takes them, if there is one.
    pub(crate) fn new(file: Option<&str>) -> Result<Self> {
        let open = |name| File::create(name).with_context(|| format!("{name}: cannot be written"));
        Ok(Self { file: file.map(open).transpose()?.map(BufWriter::new), count: 0 })
    }

    /// Tells of one.
    pub(crate) fn add(&mut self, error: &IngestError) -> Result<()> {
        self.count += 1;
        notes::error(&error.to_string());
        if let Some(file) = &mut self.file {
            let line = json!({
                "input": error.input, "line": error.line, "offset": error.offset, "reason": error.reason(),
            });
            writeln!(file, "{line}").context("the file of errors cannot be written")?;
        }
        Ok(())
    }

    /// Tells how many of all there were, where there were several.
    pub(crate) fn finish(mut self, read: usize) -> Result<usize> {
        if let Some(file) = &mut self.file {
            file.flush().context("the file of errors cannot be written")?;
        }
        if self.count > 0 && read + self.count > 1 {
            notes::error(&format!("{} of {} could not be read", self.count, read + self.count));
        }
        Ok(self.count)
    }
}
