//! How a value lies in the ledger: a byte that tells the format, the payload, and a checksum over key, format and
//! payload, so that neither a flipped bit nor a value under a wrong key passes for good.

use crate::error::{Fault, Result};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use xxhash_rust::xxh3::Xxh3;

/// The format that is written. Others that are read: none yet.
const FORMAT: u8 = 1;
/// Bytes of the checksum.
const CHECKSUM: usize = 8;

/// Puts a value into its envelope.
pub(crate) fn seal<T: Serialize>(key: &[u8], value: &T) -> Vec<u8> {
    // Writing plain structures into memory cannot fail; an empty payload would be found by `open`.
    let mut bytes = postcard::to_extend(value, vec![FORMAT]).unwrap_or_default();
    let sum = checksum(key, &bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// Takes a value out of its envelope. `what` and `key` name it in errors.
pub(crate) fn open<'a, T: Deserialize<'a>>(what: &'static str, key: &[u8], bytes: &'a [u8]) -> Result<T> {
    open_with(what, key, bytes, postcard::from_bytes)
}

/// The same of a value that is not read as a whole.
pub(crate) fn open_with<'a, T>(
    what: &'static str,
    key: &[u8],
    bytes: &'a [u8],
    read: impl FnOnce(&'a [u8]) -> std::result::Result<T, postcard::Error>,
) -> Result<T> {
    let damaged = |why: String| Fault::Value { what, key: shown(key), why }.into();
    let Some((sealed, sum)) = bytes.split_last_chunk::<CHECKSUM>().filter(|(sealed, _)| !sealed.is_empty())
    else {
        return Err(damaged("it is too short".to_owned()));
    };
    if checksum(key, sealed) != u64::from_le_bytes(*sum) {
        return Err(damaged("its checksum is wrong".to_owned()));
    }
    if sealed[0] != FORMAT {
        let what = format!("{what} {} has format {}, this version reads {FORMAT}", shown(key), sealed[0]);
        return Err(Fault::Newer { path: "ledger".into(), what }.into());
    }
    read(&sealed[1..]).map_err(|error| damaged(error.to_string()))
}

fn checksum(key: &[u8], sealed: &[u8]) -> u64 {
    let mut hash = Xxh3::new();
    hash.update(key);
    hash.update(sealed);
    hash.digest()
}

/// A key in errors: numbers as numbers.
fn shown(key: &[u8]) -> String {
    match key.try_into() {
        Ok(bytes) => u64::from_be_bytes(bytes).to_string(),
        Err(_) => key.iter().fold(String::new(), |mut out, byte| {
            // Writing into a string cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_under_its_key() {
        let bytes = seal(&7_u64.to_be_bytes(), &("قال", 3_u32));
        let value: (&str, u32) = open("record", &7_u64.to_be_bytes(), &bytes).expect("it opens");
        assert_eq!(value, ("قال", 3));
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let bytes = seal(&7_u64.to_be_bytes(), &("قال", 3_u32));
        for at in 0..bytes.len() * 8 {
            let mut broken = bytes.clone();
            broken[at / 8] ^= 1 << (at % 8);
            let opened: Result<(&str, u32)> = open("record", &7_u64.to_be_bytes(), &broken);
            assert!(opened.is_err(), "bit {at}");
        }
    }

    #[test]
    fn a_value_under_another_key_is_noticed() {
        let bytes = seal(&7_u64.to_be_bytes(), &1_u32);
        let opened: Result<u32> = open("record", &8_u64.to_be_bytes(), &bytes);
        assert_eq!(
            opened.expect_err("a wrong key").to_string(),
            "record 8 is damaged: its checksum is wrong (`isnad check` lists all that is)"
        );
    }

    #[test]
    fn a_short_value_is_noticed() {
        assert!(open::<u32>("record", b"", &[1, 2, 3]).is_err());
    }
}
