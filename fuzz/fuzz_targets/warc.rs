#![no_main]
//! Any bytes read as a web archive, packed or not: articles or errors, never a crash.

use isnad_ingest::{Format, Limits, Options, articles_with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { page: 1 << 20, article: 1 << 20, ..Limits::default() };
    let options = Options { format: Some(Format::Warc), any_language: true, limits, ..Options::default() };
    for article in articles_with("fuzz", bytes, &options).flatten() {
        assert!(!article.body.is_empty());
    }
});
