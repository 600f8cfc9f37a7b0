//! What the keeper of the room is told, on standard error. Nothing of what visitors read or write is told.

use crate::error::Fault;
use std::io::Write;

/// A fault of the server.
pub(crate) fn fault(fault: &Fault) {
    line(&format!("error: {fault}"));
}

/// A line. There is nobody to tell where it cannot be written.
fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "isnad serve: {text}");
}
