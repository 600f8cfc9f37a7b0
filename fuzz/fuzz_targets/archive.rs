#![no_main]
//! An archive whose files were changed at any place: every article comes back as it was or not at all, and nothing
//! crashes.

use isnad::{Article, Engine};
use isnad_archive::{Archive, Entry, Facet, Search, query};
use libfuzzer_sys::{arbitrary, fuzz_target};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Articles of the archive.
const ARTICLES: usize = 6;

/// A change of one of the archive's files.
#[derive(Debug, arbitrary::Arbitrary)]
enum Change {
    /// Bytes are overwritten.
    Write { file: u8, at: u32, bytes: [u8; 4] },
    /// Bits of one byte are flipped.
    Flip { file: u8, at: u32, bits: u8 },
    /// The end is cut off.
    Cut { file: u8, at: u32 },
}

/// The archive as it was made: its articles and its files.
struct Made {
    articles: Vec<Article>,
    files: Vec<(PathBuf, Vec<u8>)>,
}

static MADE: OnceLock<Made> = OnceLock::new();

fuzz_target!(|changes: Vec<Change>| {
    let made = MADE.get_or_init(make);
    let folder = tempfile::tempdir().expect("a folder");
    put(made, &changes, folder.path());
    read(made, folder.path());
    // A check may find damage, and a repair may not succeed; neither may crash.
    let _ = Archive::check(folder.path(), false);
    if Archive::check(folder.path(), true).is_ok_and(|report| report.is_clean()) {
        read(made, folder.path());
    }
});

/// Reads all that there is. Whatever comes back is what was put in.
fn read(made: &Made, folder: &Path) {
    let Ok(reader) = Archive::open_reader(folder) else { return };
    for article in &made.articles {
        if let Ok(document) = reader.article(&article.id) {
            assert_eq!(document.article, *article);
            isnad_fuzz::check_record(article, &document.record);
        }
    }
    let _ = reader.sources();
    for text in ["", "طريق وزير", "\"وزير النقل\"", "طر* said:2021", "-act:deny"] {
        let search = Search::new(query::parse(text).expect("a query")).page(0, 50).counted([Facet::Act]);
        let _ = reader.search(&search);
    }
}

/// Makes an archive and keeps its files in memory.
fn make() -> Made {
    // What panics inside the stores is caught there and told as damage. The fuzzer would end at once instead.
    drop(std::panic::take_hook());
    std::panic::set_hook(Box::new(|_| {}));
    let folder = tempfile::tempdir().expect("a folder");
    let articles: Vec<Article> = (0..ARTICLES).map(article).collect();
    let mut writer = Archive::open_writer(folder.path()).expect("an archive");
    for article in &articles {
        let record = Engine::new().read(article);
        writer.keep(vec![Entry::new(article.clone(), record)]).expect("it is kept");
    }
    writer.finish().expect("it is published");
    let mut files = Vec::new();
    collect(folder.path(), folder.path(), &mut files);
    files.sort();
    Made { articles, files }
}

fn article(number: usize) -> Article {
    // "The transport minister said that road N will open tomorrow. The spokesman denied that."
    let body = format!("قال وزير النقل سالم الجبوري إن الطريق رقم {number} سيفتح غدا.\nونفى المتحدث ذلك.");
    let published = Some(jiff::civil::date(2021, 4, 8));
    Article {
        id: format!("road-{number}"),
        published,
        headline: "فتح الطريق".to_owned(),
        body,
        ..Article::default()
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("it is inside").to_owned();
            files.push((name, fs::read(&path).expect("it is read")));
        }
    }
}

/// Puts the archive into a folder, changed.
fn put(made: &Made, changes: &[Change], folder: &Path) {
    let mut files = made.files.clone();
    for change in changes {
        let (Change::Write { file, at, .. } | Change::Flip { file, at, .. } | Change::Cut { file, at }) =
            change;
        let count = files.len();
        let bytes = &mut files[usize::from(*file) % count].1;
        let at = *at as usize % bytes.len().max(1);
        match change {
            Change::Write { bytes: new, .. } => {
                for (old, new) in bytes[at..].iter_mut().zip(new) {
                    *old = *new;
                }
            }
            Change::Flip { bits, .. } => bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= bits),
            Change::Cut { .. } => bytes.truncate(at),
        }
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("it is written");
    }
}
