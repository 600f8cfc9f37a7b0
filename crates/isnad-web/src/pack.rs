//! Packs pages with gzip where they are made. What packs is kept by its thread: making one anew costs more than packing a
//! page with it. So is the room that it packs in, since a page is kept for others, and should take no more memory than it
//! needs.

use axum::http::{HeaderMap, header};
use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use std::cell::RefCell;

/// The least. A page of hits gets a fifth longer than with the next effort (8 kB for 6.6), and still fits into what a server
/// sends before it waits for the other side (ten packets); packing is the largest single piece of making it.
const EFFORT: u32 = 1;
/// What a gzip file begins with: no name, no time, an unknown system (RFC 1952).
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

thread_local! {
    static PACKER: RefCell<(Compress, Vec<u8>)> =
        RefCell::new((Compress::new(Compression::new(EFFORT), false), Vec::new()));
}

/// Whether a browser takes what is packed.
pub(crate) fn is_wanted(headers: &HeaderMap) -> bool {
    let mut codings =
        headers.get_all(header::ACCEPT_ENCODING).into_iter().filter_map(|value| value.to_str().ok());
    codings.any(|codings| {
        codings.split(',').any(|coding| {
            let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
            let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32));
            name.trim().eq_ignore_ascii_case("gzip") && !refused
        })
    })
}

/// A page, packed; `None` where that fails, and the page is sent as it is.
pub(crate) fn packed(page: &[u8]) -> Option<Vec<u8>> {
    PACKER.with_borrow_mut(|(packer, packed)| {
        packer.reset();
        packed.clear();
        packed.reserve(page.len() / 3 + 1024);
        packed.extend_from_slice(&HEAD);
        loop {
            let read = usize::try_from(packer.total_in()).ok()?;
            match packer.compress_vec(page.get(read..)?, packed, FlushCompress::Finish).ok()? {
                Status::StreamEnd => break,
                // It needs more room.
                Status::Ok | Status::BufError => packed.reserve(page.len() / 3 + 1024),
            }
        }
        let mut sum = Crc::new();
        sum.update(page);
        packed.extend_from_slice(&sum.sum().to_le_bytes());
        packed.extend_from_slice(&sum.amount().to_le_bytes());
        Some(packed.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use flate2::read::GzDecoder;
    use proptest::prelude::*;
    use std::io::Read;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut page = Vec::new();
        GzDecoder::new(packed).read_to_end(&mut page).expect("it is gzip");
        page
    }

    proptest! {
        #[test]
        fn what_was_packed_is_unpacked_as_it_was(page in proptest::collection::vec(any::<u8>(), 0..20_000)) {
            prop_assert_eq!(unpacked(&packed(&page).expect("packed")), page);
        }
    }

    #[test]
    fn a_long_page_gets_short() {
        let page = "قال الوزير إن الطريق سيفتح. ".repeat(10_000);
        let packed = packed(page.as_bytes()).expect("packed");
        assert!(packed.len() < page.len() / 50);
        assert_eq!(unpacked(&packed), page.as_bytes());
    }

    #[test]
    fn browsers_say_whether_they_unpack() {
        let takes = |codings: &'static str| {
            let value = HeaderValue::from_static(codings);
            is_wanted(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]))
        };
        assert!(takes("gzip, deflate, br") && takes("br;q=1.0, GZIP;q=0.5"));
        assert!(!takes("br") && !takes("gzip;q=0, identity") && !is_wanted(&HeaderMap::new()));
    }
}
