//! Ids as numbers.

use xxhash_rust::xxh3::xxh3_64;

/// The number of a statement's id, which is written as 16 hexadecimal digits. An id of another make (records of other
/// tools may be kept, too) is hashed.
pub fn statement(id: &str) -> u64 {
    if id.len() == 16
        && let Ok(number) = u64::from_str_radix(id, 16)
    {
        return number;
    }
    xxh3_64(id.as_bytes())
}
