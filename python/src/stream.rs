//! A Python file as a Rust reader.

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::io::{self, Read};

/// A binary file object: whatever has a method `read` that gives bytes.
pub(crate) struct PythonFile(Py<PyAny>);

impl PythonFile {
    pub(crate) const fn new(file: Py<PyAny>) -> Self {
        Self(file)
    }
}

impl Read for PythonFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Python::attach(|py| {
            let given = self.0.bind(py).call_method1("read", (buffer.len(),)).map_err(io::Error::other)?;
            let bytes = given
                .cast::<PyBytes>()
                .map_err(|_| io::Error::other("its `read` gives no bytes: open it in binary mode"))?
                .as_bytes();
            let room = buffer
                .get_mut(..bytes.len())
                .ok_or_else(|| io::Error::other("its `read` gives more than it was asked for"))?;
            room.copy_from_slice(bytes);
            Ok(bytes.len())
        })
    }
}
