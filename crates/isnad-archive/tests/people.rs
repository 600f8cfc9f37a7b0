//! Who is who across articles, and what people decide about it.

use isnad::{Article, Engine};
use isnad_archive::{Archive, Entry, ErrorKind, Reader, Search, Source, known_people, query};
use std::path::Path;
use tempfile::TempDir;

fn article(id: &str, day: i8, body: &str) -> Entry {
    let article = Article {
        id: id.to_owned(),
        outlet: Some(format!("outlet-{id}")),
        published: Some(jiff::civil::date(2021, 4, day)),
        headline: "عنوان".to_owned(),
        body: body.to_owned(),
        ..Article::default()
    };
    let record = Engine::new().read(&article);
    Entry::new(article, record)
}

fn keep(folder: &Path, entries: Vec<Entry>) {
    let mut writer = Archive::open_writer(folder).expect("it opens");
    writer.keep(entries).expect("it is kept");
    writer.finish().expect("it is published");
}

fn reader(folder: &Path) -> Reader {
    Archive::open_reader(folder).expect("it opens")
}

/// The source of the only statement of an article.
fn source_of(reader: &Reader, id: &str) -> Source {
    let document = reader.article(id).expect("it is there");
    let link = document.sources[0].as_ref().expect("it has a source");
    reader.source(link.id).expect("it is there")
}

fn count(reader: &Reader, text: &str) -> u64 {
    reader.search(&Search::new(query::parse(text).expect("a query"))).expect("it searches").total
}

/// Two spellings of a foreign name, the short name, and another person.
fn archive() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    keep(
        folder.path(),
        vec![
            article("a", 1, "قال الرئيس الأميركي دونالد ترامب إن الطريق سيفتح غدا."),
            article("b", 2, "قال الرئيس الأميركي دونالد ترمب إن الجسر سيفتح غدا."),
            article("c", 3, "قال وزير الخارجية الروسي سيرغي لافروف إن الاتفاق قريب."),
        ],
    );
    folder
}

#[test]
fn spellings_of_a_foreign_name_are_one_person() {
    let folder = archive();
    let reader = reader(folder.path());
    let (a, b, c) = (source_of(&reader, "a"), source_of(&reader, "b"), source_of(&reader, "c"));
    assert_eq!(a.id, b.id);
    assert_ne!(a.id, c.id);
    assert!(a.named && a.names.len() == 2, "{a:?}");
    assert_eq!(count(&reader, &format!("person:{}", a.id)), 2);
    assert_eq!(count(&reader, "speaker:trump"), 2);
}

#[test]
fn a_merge_holds_for_what_is_there_and_what_comes_and_can_be_taken_back() {
    let folder = archive();
    let (a, c) = (source_of(&reader(folder.path()), "a").id, source_of(&reader(folder.path()), "c").id);
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    writer.merge(c, a).expect("both are there");
    writer
        .keep(vec![article("d", 4, "قال وزير الخارجية الروسي سيرغي لافروف إن اللقاء غدا.")])
        .expect("it is kept");
    writer.finish().expect("it is published");
    let merged = reader(folder.path());
    assert_eq!(source_of(&merged, "c").id, a);
    assert_eq!(source_of(&merged, "d").id, a);
    assert_eq!(count(&merged, &format!("person:{a}")), 4);
    drop(merged);
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    writer.unmerge(c).expect("it was merged");
    writer.finish().expect("it is published");
    let apart = reader(folder.path());
    assert_eq!((count(&apart, &format!("person:{a}")), count(&apart, &format!("person:{c}"))), (2, 2));
    assert!(Archive::check(folder.path(), false).expect("it checks").is_clean());
}

#[test]
fn a_split_gives_a_name_to_somebody_else_and_holds_when_articles_are_read_anew() {
    let folder = archive();
    let a = source_of(&reader(folder.path()), "a").id;
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    let new = writer.split(a, "دونالد ترمب").expect("it has that name");
    let articles: Vec<_> =
        writer.articles().expect("it lists").map(|article| article.expect("whole")).collect();
    let engine = Engine::new();
    let records = articles.into_iter().map(|(number, article)| {
        let mut record = engine.read(&article);
        record.statements[0].rule.push('!');
        (number, record)
    });
    assert_eq!(writer.reread(records.collect()).expect("it rereads"), 3);
    writer.keep(vec![article("d", 4, "قال دونالد ترمب إن اللقاء غدا.")]).expect("it is kept");
    writer.finish().expect("it is published");
    let reader = reader(folder.path());
    assert_eq!(source_of(&reader, "a").id, a);
    assert_eq!(source_of(&reader, "b").id, new);
    assert_eq!(source_of(&reader, "d").id, new);
}

#[test]
fn a_new_name_is_shown_and_found() {
    let folder = archive();
    let c = source_of(&reader(folder.path()), "c").id;
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    writer.rename(c, "Sergey Lavrov").expect("it is there");
    assert_eq!(writer.rename(999, "x").expect_err("nobody").kind(), ErrorKind::Unknown);
    writer.finish().expect("it is published");
    let reader = reader(folder.path());
    assert_eq!(source_of(&reader, "c").label, "Sergey Lavrov");
    assert_eq!(count(&reader, "speaker:\"sergey lavrov\""), 1);
}

#[test]
fn known_people_win() {
    let folder = archive();
    let list = "{\"id\": \"Q22686\", \"names\": [\"دونالد ترامب\", \"دونالد ترمب\", \"Donald Trump\"], \
                \"roles\": [{\"role\": \"الرئيس الأميركي\", \"from\": \"2017-01-20\"}]}\n\n";
    let people = known_people(list).expect("a list");
    let mut writer = Archive::open_writer(folder.path()).expect("it opens");
    assert_eq!(writer.import_known(&people).expect("it is kept"), 1);
    writer.keep(vec![article("d", 4, "قال دونالد ترمب إن اللقاء غدا.")]).expect("it is kept");
    writer.finish().expect("it is published");
    let reader = reader(folder.path());
    let known = source_of(&reader, "d");
    assert_eq!(known.known.as_deref(), Some("Q22686"));
    assert_eq!(known.id, source_of(&reader, "a").id);
    assert_eq!(reader.known_people().expect("it lists"), people);
    let wrong = known_people("{\"id\": 1}").expect_err("no person");
    assert!(wrong.to_string().starts_with("the list of known people, line 1:"), "{wrong}");
}

#[test]
fn the_same_statement_in_two_outlets_is_one_saying() {
    let folder = TempDir::new().expect("a folder");
    let whole =
        "قال وزير النقل سالم الجبوري إن الطريق الساحلي سيفتح أمام السيارات والشاحنات صباح السبت المقبل.";
    let cut = "أعلن وزير النقل سالم الجبوري أن الطريق الساحلي سيفتح أمام السيارات صباح السبت.";
    let other = "قال وزير النقل سالم الجبوري إن الموازنة الجديدة تخصص مليارا للمدارس والمستشفيات في الجنوب.";
    keep(folder.path(), vec![article("a", 1, whole), article("b", 2, cut), article("c", 2, other)]);
    let reader = reader(folder.path());
    let of = |id: &str| reader.article(id).expect("it is there").sayings[0].clone();
    assert_eq!(of("a"), of("b"));
    assert_ne!(of("a"), of("c"));
    let saying = reader.saying(&of("a")).expect("it is there");
    assert_eq!(saying.outlets(), ["outlet-a", "outlet-b"]);
    assert_eq!(saying.fullest, 0);
    let left: Vec<&isnad_archive::Difference> = saying.retellings[1]
        .differences
        .iter()
        .filter(|difference| matches!(difference, isnad_archive::Difference::Left(_)))
        .collect();
    assert_eq!(left.len(), 2, "{:?}", saying.retellings[1].differences);
    assert_eq!(reader.sayings(2).expect("it lists").len(), 1);
}
