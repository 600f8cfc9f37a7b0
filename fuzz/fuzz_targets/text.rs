#![no_main]
//! Any text, divided: tokens, sentences and quotations are cuts of it.

use isnad_fuzz::check_text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check_text(&String::from_utf8_lossy(bytes)));
