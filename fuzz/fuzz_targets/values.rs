#![no_main]
//! Any bytes as values of a ledger, sealed or not: refused or decoded, and what is decoded is the same when it is
//! encoded again.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| isnad_archive::hostile::values(bytes));
