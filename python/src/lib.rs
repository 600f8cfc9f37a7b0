//! The native part of the Python package `isnad`: the engine, the readers of files, the fingerprints of articles, and
//! what links articles, over Arrow batches and JSON lines. `python/isnad` gives them the shape that people see; every function here lets go of
//! Python's lock while it works.

mod articles;
mod columns;
mod copies;
mod errors;
mod files;
mod linking;
mod reading;
mod stream;

use pyo3::prelude::*;

/// The module `isnad._isnad`.
#[pymodule]
mod _isnad {
    #[pymodule_export]
    use crate::articles::articles_schema;
    #[pymodule_export]
    use crate::copies::{near, signatures};
    #[pymodule_export]
    use crate::files::Articles;
    #[pymodule_export]
    use crate::linking::{Linker, Sayings, told};
    #[pymodule_export]
    use crate::reading::{batch, lines, read, read_batch, schema};
}
