//! What a record owes its article.

use isnad::{Article, Record};
use std::collections::HashSet;

/// Every span is a cut of the article's text by code points, ids are unique, statements come in order, and the record
/// is the same behind its JSON.
///
/// # Panics
/// Where one of these does not hold.
pub fn check_record(article: &Article, record: &Record) {
    let text = article.text();
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    for span in record.spans() {
        assert!(span.start < span.end, "an empty span: {span:?}");
        let cut = bytes.get(span.start as usize).zip(bytes.get(span.end as usize));
        assert_eq!(cut.map(|(&start, &end)| &text[start..end]), Some(&*span.text), "{span:?}");
    }
    let ids: HashSet<&str> = record.statements.iter().map(|statement| &*statement.id).collect();
    assert_eq!(ids.len(), record.statements.len(), "an id is there twice");
    assert!(record.statements.is_sorted_by_key(|statement| statement.cue.start), "cues are not in order");
    assert!(record.statements.iter().all(|statement| !statement.content.is_empty()), "nothing is said");
    let json = serde_json::to_vec(record).expect("a record is written as JSON");
    assert_eq!(&serde_json::from_slice::<Record>(&json).expect("what was written is read"), record);
}
