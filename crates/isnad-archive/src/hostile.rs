//! What the fuzz targets reach of the stored formats. It is there where a fuzzer builds the crate, and nowhere else.

use crate::ledger::{self, Link, Sought, StoredArticle, StoredHead, StoredRecord};
use crate::people::{Decision, KnownPerson, StoredSource};
use isnad_linkage::sayings::Kept;

/// Where bytes are a value of these kinds, the value is the same when it is encoded and decoded again.
macro_rules! again {
    ($bytes:ident: $($kind:ty),+) => {$(
        if let Ok(value) = postcard::from_bytes::<$kind>($bytes) {
            let written = postcard::to_stdvec(&value).expect("what was decoded is encoded");
            let read: $kind = postcard::from_bytes(&written).expect("what was encoded is decoded");
            assert_eq!(format!("{value:?}"), format!("{read:?}"));
        }
    )+};
}

/// Reads any bytes as every kind of value of a ledger, sealed and not.
///
/// # Panics
/// Where a value is another one when it is encoded and decoded again, or a seal does not hold.
pub fn values(bytes: &[u8]) {
    let sealed = ledger::seal(b"key", &bytes);
    assert_eq!(ledger::open::<&[u8]>("bytes", b"key", &sealed).ok(), Some(bytes));
    assert!(ledger::open::<&[u8]>("bytes", b"another", &sealed).is_err());
    let _ = ledger::open::<StoredArticle<'_>>("article", b"key", bytes);

    again!(bytes: StoredArticle<'_>, StoredRecord<'_>, Vec<Link>, StoredSource, Decision, KnownPerson, Kept);
    let _ = postcard::from_bytes::<StoredHead<'_>>(bytes);
    if let Ok(sought) = Sought::in_record(bytes, 1) {
        let _ = sought.model();
    }
    article_and_record(bytes);
}

/// An article with its record behind it: where both are decoded, the archive looks whether they fit.
fn article_and_record(bytes: &[u8]) {
    let Ok((article, rest)) = postcard::take_from_bytes::<StoredArticle<'_>>(bytes) else { return };
    let Ok(record) = postcard::from_bytes::<StoredRecord<'_>>(rest) else { return };
    if let Ok(record) = record.model(&article) {
        let _ = crate::fit::misfits(&article.model(), &record, &mut 0);
    }
}
