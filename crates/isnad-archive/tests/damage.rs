//! A full disk and damaged files: nothing is lost silently, and what is whole stays readable.

use isnad::{Article, Engine};
use isnad_archive::{Archive, Entry, ErrorKind, Search, query};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn entry(number: usize) -> Entry {
    // "The minister said that road N will open tomorrow."
    let body = format!("قال وزير النقل إن الطريق رقم {number} سيفتح غدا أمام السيارات.\n").repeat(8);
    let article = Article {
        id: format!("road-{number}"),
        published: Some(jiff::civil::date(2021, 4, 8)),
        headline: "فتح الطريق".to_owned(),
        body,
        ..Article::default()
    };
    let record = Engine::new().read(&article);
    Entry::new(article, record)
}

fn archive(articles: usize) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    for some in (0..articles).collect::<Vec<_>>().chunks(64) {
        writer.keep(some.iter().map(|number| entry(*number)).collect()).expect("it is kept");
    }
    writer.finish().expect("it is published");
    folder
}

fn flip(file: &Path, at: usize) {
    let mut bytes = fs::read(file).expect("it is read");
    bytes[at] ^= 0x10;
    fs::write(file, bytes).expect("it is written");
}

/// Where a text stands in a file.
fn find(file: &Path, text: &str) -> usize {
    let bytes = fs::read(file).expect("it is read");
    bytes.windows(text.len()).position(|window| window == text.as_bytes()).expect("it is there")
}

#[test]
fn a_flipped_byte_of_an_article_is_named_and_the_rest_stays_readable() {
    let folder = archive(200);
    let ledger = folder.path().join("ledger.redb");
    flip(&ledger, find(&ledger, "الطريق رقم 17 سيفتح"));
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    let whole = (0..200).filter(|number| reader.article(&format!("road-{number}")).is_ok()).count();
    assert_eq!(whole, 199);
    let error = reader.article("road-17").expect_err("it is damaged");
    assert_eq!(error.kind(), ErrorKind::Damaged);
    assert!(error.to_string().contains("its checksum is wrong"), "{error}");
    let report = Archive::check(folder.path(), false).expect("it checks");
    assert!(!report.is_clean());
    assert!(report.damage.iter().any(|fault| fault.contains("its checksum is wrong")), "{:?}", report.damage);
}

#[test]
fn a_flipped_byte_anywhere_is_told_or_does_no_harm() {
    let folder = archive(40);
    let ledger = folder.path().join("ledger.redb");
    let whole = fs::read(&ledger).expect("it is read");
    let articles: Vec<Article> = {
        let reader = Archive::open_reader(folder.path()).expect("it opens");
        (0..40).map(|number| reader.article(&format!("road-{number}")).expect("whole").article).collect()
    };
    let (mut told, mut harmless) = (0, 0);
    for at in (0..whole.len()).step_by(whole.len() / 60 + 1) {
        fs::write(&ledger, &whole).expect("it is restored");
        flip(&ledger, at);
        // Whatever comes back is what was put in; everything else is an error of a known kind.
        match Archive::open_reader(folder.path()) {
            Err(error) => {
                assert!(
                    matches!(error.kind(), ErrorKind::Damaged | ErrorKind::Newer | ErrorKind::Io),
                    "{error}"
                );
                told += 1;
            }
            Ok(reader) => {
                let mut wrong = 0;
                for (number, article) in articles.iter().enumerate() {
                    match reader.article(&format!("road-{number}")) {
                        Ok(document) => assert_eq!(document.article, *article, "byte {at}"),
                        Err(_) => wrong += 1,
                    }
                }
                drop(reader);
                let clean = Archive::check(folder.path(), false).is_ok_and(|report| report.is_clean());
                assert!(
                    wrong == 0 || !clean,
                    "byte {at}: {wrong} articles cannot be read and the check is clean"
                );
                if clean { harmless += 1 } else { told += 1 }
            }
        }
    }
    assert!(told > 0, "{told} told, {harmless} harmless");
}

#[test]
fn a_damaged_index_is_noticed_and_repaired() {
    let folder = archive(40);
    let index = folder.path().join("index");
    let store = fs::read_dir(&index)
        .expect("it is listed")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|e| e == "idx"))
        .expect("postings");
    let length = fs::metadata(&store).expect("a file").len() as usize;
    flip(&store, length / 2);
    let report = Archive::check(folder.path(), false).expect("it checks");
    assert!(report.damage.is_empty() && !report.index.is_empty(), "{report:?}");
    assert!(Archive::check(folder.path(), true).expect("it checks").is_clean());
    let report = Archive::check(folder.path(), false).expect("it checks");
    assert!(report.is_clean() && report.index.is_empty(), "{report:?}");
}

#[test]
fn a_search_in_a_damaged_index_never_panics() {
    let folder = archive(12);
    let index = folder.path().join("index");
    let files: Vec<_> = fs::read_dir(&index)
        .expect("it is listed")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.clone(), fs::read(path).expect("it is read")))
        .collect();
    let search = Search::new(query::parse("طريق").expect("a query"));
    for (file, whole) in &files {
        for at in (0..whole.len()).step_by(whole.len() / 16 + 1) {
            // Opening may have made the index anew.
            fs::remove_dir_all(&index).expect("it is removed");
            fs::create_dir(&index).expect("a folder");
            for (path, bytes) in &files {
                fs::write(path, bytes).expect("it is restored");
            }
            flip(file, at);
            if let Ok(reader) = Archive::open_reader(folder.path()) {
                // Whatever it says: the process goes on.
                let _ = reader.search(&search);
            }
        }
    }
}
