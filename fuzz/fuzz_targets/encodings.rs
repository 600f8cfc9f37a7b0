#![no_main]
//! Any bytes under any name, told by their content alone: articles or errors, never a crash.

use isnad_ingest::{Limits, Options, articles_with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { page: 1 << 20, article: 1 << 20, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    for article in articles_with("fuzz", bytes, &options).flatten() {
        assert!(!article.text().contains('\u{feff}') || !article.headline.starts_with('\u{feff}'));
    }
});
