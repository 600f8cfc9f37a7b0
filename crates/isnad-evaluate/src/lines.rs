//! JSON lines: one object a line; a broken line is an error of its own, and the rest is read.

use crate::error::{Fault, InputError};
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use std::collections::BTreeMap;
use std::io::BufRead;

/// What is in a file, and what is wrong with it.
#[derive(Debug)]
pub struct Read<T> {
    /// The lines that could be read, in their order.
    pub items: Vec<T>,
    /// The faults of the others.
    pub errors: Vec<InputError>,
}

/// Reads every line. `make` makes an item of a line's object or tells what is wrong with it, `id` gives an item's
/// id, which must be its own.
pub(crate) fn read<R: BufRead, F: DeserializeOwned, T>(
    name: &str,
    mut reader: R,
    make: impl Fn(F) -> Result<T, Fault>,
    id: impl Fn(&T) -> &str,
) -> Read<T> {
    let (mut items, mut errors) = (Vec::new(), Vec::new());
    let mut first_lines = BTreeMap::new();
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => continue,
            Ok(_) => {}
            Err(error) => {
                errors.push(InputError::new(name, Fault::Read(error)));
                return Read { items, errors };
            }
        }
        let item = parse(&bytes).and_then(&make).and_then(|item| {
            let first = *first_lines.entry(id(&item).to_owned()).or_insert(line);
            if first == line { Ok(item) } else { Err(Fault::Duplicate { id: id(&item).to_owned(), first }) }
        });
        match item {
            Ok(item) => items.push(item),
            Err(fault) => errors.push(InputError::at_line(name, line, fault)),
        }
    }
    if items.is_empty() && errors.is_empty() {
        errors.push(InputError::new(name, Fault::Empty));
    }
    Read { items, errors }
}

/// A field that may be left out may be `null` as well.
pub(crate) fn null_is_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    value: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(value)?.unwrap_or_default())
}

fn parse<F: DeserializeOwned>(bytes: &[u8]) -> Result<F, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|error| Fault::Encoding(error.valid_up_to()))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| Fault::Json { column: error.column(), message: without_place(&error.to_string()) })
}

/// The parser's message without its own `at line 1 column 5`: the place is told before it.
fn without_place(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}
