#![no_main]
//! Any text read as an article: spans cut the text, and what was read before changes nothing.

use isnad::{Article, Engine};
use isnad_fuzz::check_record;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The first byte tells whether the article is dated, and when.
    let (&first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let published =
        (first % 2 == 1).then(|| jiff::civil::date(1900 + i16::from(first), 1 + (first % 12) as i8, 28));
    let article = Article { published, ..Article::from_text("fuzz", &String::from_utf8_lossy(rest)) };
    let record = Engine::new().read(&article);
    check_record(&article, &record);
    assert_eq!(Engine::new().read(&article), record, "the second reading gives another record");
});
