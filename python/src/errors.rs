//! Errors as Python sees them.

use pyo3::{PyErr, import_exception};
use std::fmt::Display;

import_exception!(isnad.errors, FormatError);
import_exception!(isnad.errors, InputError);
import_exception!(isnad.errors, SchemaError);

/// An article or a file that cannot be read.
pub(crate) fn input(error: impl Display) -> PyErr {
    InputError::new_err(error.to_string())
}

/// A batch or a record that is not what it should be.
pub(crate) fn schema(error: impl Display) -> PyErr {
    SchemaError::new_err(error.to_string())
}

/// A word that names nothing.
pub(crate) fn format(error: impl Display) -> PyErr {
    FormatError::new_err(error.to_string())
}
