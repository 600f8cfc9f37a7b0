//! What a check found: a place and what is wrong there.

use std::fmt;

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// The file, relative to the workspace.
    pub(crate) file: String,
    /// Its line, counted from 1.
    pub(crate) line: usize,
    /// What is wrong, in lower case, without a full stop.
    pub(crate) message: String,
}

impl Finding {
    /// A finding at a line of a file.
    pub(crate) fn new(file: &str, line: usize, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// The messages alone, for tests.
#[cfg(test)]
pub(crate) fn messages(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{}: {}", f.line, f.message)).collect()
}
