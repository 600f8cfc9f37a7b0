//! What is written is read again.

use isnad::{Article, Engine, Record};
use isnad_arrow::{Container, Document, Error, Shape, Sink, articles, batch, parquet, records};
use std::io::{Seek, Write};

/// Two articles: one dated by its source, one by a line of its text; "The minister said that the road will open."
fn news() -> Vec<(Article, Record)> {
    let dated = Article {
        published: Some("2021-04-08".parse().expect("a day")),
        outlet: Some("الساحل".to_owned()),
        ..Article::from_text(
            "a",
            "فتح الطريق\nقال وزير النقل أمس إن \"الطريق\" سيفتح غدا، بحسب وكالة الأنباء.",
        )
    };
    let undated = Article::from_text("b", "عنوان\nالخميس 2021/04/08\nقال الوزير إن الطريق سيفتح.");
    let engine = Engine::new();
    [dated, undated].map(|article| (article.clone(), engine.read(&article))).into()
}

#[test]
fn an_article_comes_back_whole_from_a_parquet_file() {
    let news = news();
    let mut file = tempfile::tempfile().unwrap();
    let mut sink = Sink::new(file.try_clone().unwrap(), Container::Parquet, Shape::Whole).unwrap();
    let rows: Vec<Document<'_>> =
        news.iter().map(|(article, record)| Document::whole(record, &article.body)).collect();
    sink.write(&rows).unwrap();
    sink.finish().unwrap();
    file.flush().unwrap();
    file.rewind().unwrap();
    let read: Vec<(Article, Record)> =
        parquet(file).unwrap().flat_map(|batch| articles(&batch.unwrap()).unwrap()).collect();
    assert_eq!(read, news);
    assert!(read[1].0.published.is_none(), "its day of publication was read in the text");
}

#[test]
fn without_bodies_there_are_records_and_no_articles() {
    let news = news();
    let rows: Vec<Document<'_>> = news.iter().map(|(_, record)| Document::of(record)).collect();
    let batch = batch(Shape::Nested, &rows).unwrap();
    assert_eq!(records(&batch).unwrap(), news.into_iter().map(|(_, record)| record).collect::<Vec<_>>());
    assert!(matches!(articles(&batch), Err(Error::NoBody)));
}

#[test]
fn a_file_that_is_no_parquet_is_said_to_be_none() {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(b"PK, and nothing of a table").unwrap();
    assert!(matches!(parquet(file).map(|_| ()), Err(Error::Parquet(_))));
}
