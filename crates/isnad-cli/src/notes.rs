//! Messages to whoever runs the command, on standard error.
#![allow(clippy::print_stderr, reason = "standard error is for messages")]

/// Says what went wrong.
pub(crate) fn error(message: &str) {
    eprintln!("error: {message}");
}

/// Says something worth knowing.
pub(crate) fn note(message: &str) {
    eprintln!("note: {message}");
}
