#![no_main]
//! Any bytes read as a record's JSON: refused, or the same behind JSON again and written in every other format.

use isnad::{Article, Record};
use isnad_formats::{annotation, quotation, table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(record) = serde_json::from_slice::<Record>(bytes) else { return };
    let json = serde_json::to_vec(&record).expect("a record is written as JSON");
    assert_eq!(serde_json::from_slice::<Record>(&json).expect("what was written is read"), record);
    // The text that the spans speak of may be another one.
    let article =
        Article { headline: record.headline.clone(), body: "متن".repeat(9), ..Article::default() };
    let mut lines = Vec::new();
    annotation::write(&article, &record, &mut lines).expect("memory takes it");
    quotation::write(&record, &mut lines).expect("memory takes it");
    for line in lines.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        serde_json::from_slice::<serde_json::Value>(line).expect("a line of JSON");
    }
    for statement in &record.statements {
        assert_eq!(table::row(&record, statement)[4], statement.id);
    }
});
