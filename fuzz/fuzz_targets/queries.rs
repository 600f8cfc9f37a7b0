#![no_main]
//! Any query: refused at a place that can be shown, or answered by an archive.

use isnad::{Article, Engine};
use isnad_archive::{Archive, Entry, Facet, Reader, Search, query};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

static READER: OnceLock<Reader> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match query::parse(&text) {
        Err(error) => {
            assert!(text.get(error.range()).is_some(), "{:?} is no place of the query", error.range());
            assert!(error.to_string().contains('⟦'));
        }
        Ok(node) => {
            let reader = READER.get_or_init(archive);
            let search = Search::new(node).page(0, 5).counted([Facet::Act, Facet::Speaker]);
            // An index may refuse a query, such as one whose automaton grows too large.
            if let Ok(found) = reader.search(&search) {
                assert!(found.hits.len() as u64 <= found.total);
            }
        }
    }
});

/// An archive of two articles. Its folder goes as soon as it is open: a fuzzer does not end, it is stopped.
fn archive() -> Reader {
    let folder = tempfile::tempdir().expect("a folder");
    let mut writer = Archive::open_writer(folder.path()).expect("an archive");
    let texts =
        [include_str!("../../examples/talks-baghdad.txt"), include_str!("../../examples/oil-vienna.txt")];
    let entry = |(id, text): (usize, &&str)| {
        let article = Article::from_text(id.to_string(), text);
        let record = Engine::new().read(&article);
        Entry::new(article, record)
    };
    writer.keep(texts.iter().enumerate().map(entry).collect()).expect("it is kept");
    writer.finish().expect("it is published");
    Archive::open_reader(folder.path()).expect("it opens")
}
