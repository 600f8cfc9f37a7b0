//! What is kept is found again, once, whatever happened in between.

use isnad::{Article, Engine};
use isnad_archive::{Archive, Entry, ErrorKind, Outcome, Reader, Recovery, Search, Writer, query};
use std::path::Path;
use tempfile::TempDir;

fn entry(id: &str, headline: &str, body: &str) -> Entry {
    let article = Article {
        id: id.to_owned(),
        outlet: Some("sample".to_owned()),
        published: Some(jiff::civil::date(2021, 4, 8)),
        headline: headline.to_owned(),
        body: body.to_owned(),
        ..Article::default()
    };
    let record = Engine::new().read(&article);
    Entry::new(article, record)
}

/// "Opening of the road / The transport minister said that the road will open tomorrow."
fn road(id: &str) -> Entry {
    entry(id, "فتح الطريق", "قال وزير النقل إن الطريق سيفتح غدا.")
}

fn keep(folder: &Path, entries: Vec<Entry>) -> Vec<Outcome> {
    let mut writer = Archive::open_writer(folder).expect("it opens");
    let outcomes = writer.keep(entries).expect("it is kept");
    writer.finish().expect("it is published");
    outcomes
}

fn count(reader: &Reader, text: &str) -> u64 {
    reader.search(&Search::new(query::parse(text).expect("a query"))).expect("it searches").total
}

#[test]
fn reading_a_source_twice_changes_nothing() {
    let folder = TempDir::new().expect("a folder");
    assert_eq!(keep(folder.path(), vec![road("a"), road("b")]), [Outcome::New, Outcome::New]);
    assert_eq!(keep(folder.path(), vec![road("a"), road("b")]), [Outcome::Unchanged, Outcome::Unchanged]);
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    assert_eq!(count(&reader, "الطريق"), 2);
    assert!(Archive::check(folder.path(), false).expect("it checks").is_clean());
}

#[test]
fn a_changed_article_is_a_new_version_and_the_old_one_stays() {
    let folder = TempDir::new().expect("a folder");
    keep(folder.path(), vec![road("a")]);
    let changed = entry("a", "فتح الطريق", "قال وزير النقل إن الجسر سيفتح غدا.");
    assert_eq!(keep(folder.path(), vec![changed]), [Outcome::Version(2)]);
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    assert_eq!((count(&reader, "الطريق"), count(&reader, "الجسر")), (0, 1));
    let now = reader.article("a").expect("it is there");
    assert_eq!((now.version, &now.earlier[..]), (2, &[1][..]));
    assert!(reader.version(1).expect("it is there").article.body.contains("الطريق"));
    assert!(Archive::check(folder.path(), false).expect("it checks").is_clean());
}

#[test]
fn one_process_writes_and_others_read_meanwhile() {
    let folder = TempDir::new().expect("a folder");
    keep(folder.path(), vec![road("a")]);
    let mut writer: Writer = Archive::open_writer(folder.path()).expect("it opens");
    let second = Archive::open_writer(folder.path()).err().expect("one writes already");
    assert_eq!(second.kind(), ErrorKind::Locked);
    assert!(second.to_string().contains("another process is writing this archive"), "{second}");
    writer.keep(vec![road("b")]).expect("it is kept");
    let reader = Archive::open_reader(folder.path()).expect("it opens beside the writer");
    assert_eq!(count(&reader, "الطريق"), 1);
    writer.publish().expect("it is published");
    assert_eq!(count(&reader, "الطريق"), 1);
    reader.refresh().expect("it goes on");
    assert_eq!(count(&reader, "الطريق"), 2);
}

#[test]
fn what_was_kept_and_not_published_is_found_by_the_next_who_opens() {
    let folder = TempDir::new().expect("a folder");
    keep(folder.path(), vec![road("a")]);
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    writer.keep(vec![road("b")]).expect("it is kept");
    drop(writer);
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    assert_eq!(reader.recovery(), Some(Recovery::Replayed(1)));
    assert_eq!(count(&reader, "الطريق"), 2);
}

#[test]
fn an_index_that_is_gone_or_broken_is_made_anew() {
    let folder = TempDir::new().expect("a folder");
    keep(folder.path(), vec![road("a"), road("b")]);
    let index = folder.path().join("index");
    std::fs::remove_dir_all(&index).expect("it goes");
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    assert_eq!(reader.recovery(), Some(Recovery::Rebuilt(2)));
    drop(reader);
    std::fs::write(index.join("meta.json"), "{").expect("it breaks");
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    assert_eq!(reader.recovery(), Some(Recovery::Rebuilt(2)));
    assert_eq!(count(&reader, "الطريق"), 2);
}

#[test]
fn where_there_is_no_archive_that_is_said() {
    let folder = TempDir::new().expect("a folder");
    let error = Archive::open_reader(folder.path()).err().expect("nothing is there");
    assert_eq!(error.kind(), ErrorKind::Missing);
    assert!(error.to_string().contains("isnad ingest"), "{error}");
}

#[test]
fn reading_anew_keeps_ids_and_sayings_where_statements_stay() {
    let folder = TempDir::new().expect("a folder");
    keep(folder.path(), vec![road("a")]);
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    let (seq, article) = writer.articles().expect("it lists").next().expect("one").expect("whole");
    let mut record = Engine::new().read(&article);
    assert_eq!(writer.reread(vec![(seq, record.clone())]).expect("it rereads"), 0);
    record.statements[0].act = isnad::model::Act::Promise;
    let id = record.statements[0].id.clone();
    assert_eq!(writer.reread(vec![(seq, record)]).expect("it rereads"), 1);
    writer.finish().expect("it is published");
    let reader = Archive::open_reader(folder.path()).expect("it opens");
    assert_eq!((count(&reader, "act:say"), count(&reader, "act:promise")), (0, 1));
    assert_eq!(reader.statement(&id).expect("it is there").saying, id);
    assert!(Archive::check(folder.path(), false).expect("it checks").is_clean());
}
