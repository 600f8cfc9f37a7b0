//! Articles as they were read, without their statements: JSON lines that can be read again.

use anyhow::Result;
use isnad_ingest::{Item, Line};
use std::io::Write;

/// Writes an article on a line.
pub(crate) fn write(out: &mut impl Write, item: &Item) -> Result<()> {
    serde_json::to_writer(&mut *out, &Line::from(item))?;
    out.write_all(b"\n")?;
    Ok(())
}
