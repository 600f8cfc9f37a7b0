//! Pages of our own making: ten layouts with the clutter that news sites put round an article, three articles in
//! each, in UTF-8 and windows-1256. Every field comes out exact.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1256};
use isnad_ingest::{Item, Options, items};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const URL: &str = "https://aljarida.example/news/1";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn articles() -> Vec<Value> {
    let text = fs::read_to_string(folder().join("articles.jsonl")).expect("the articles");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn layouts() -> Vec<(String, String)> {
    let mut layouts: Vec<(String, String)> = fs::read_dir(folder())
        .expect("the layouts")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "html"))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("a layout"))
        })
        .collect();
    layouts.sort();
    layouts
}

/// The page of an article in a layout.
fn page(layout: &str, article: &Value, encoding: &'static Encoding) -> Vec<u8> {
    let mut page = layout.replace("{{charset}}", encoding.name());
    for field in ["headline", "byline", "dateline", "published", "date"] {
        page = page.replace(&format!("{{{{{field}}}}}"), article[field].as_str().expect("a text"));
    }
    for (index, paragraph) in article["body"].as_array().expect("paragraphs").iter().enumerate() {
        page = page.replace(&format!("{{{{p{}}}}}", index + 1), paragraph.as_str().expect("a text"));
    }
    let (bytes, _, unknown) = encoding.encode(&page);
    assert!(!unknown, "{} has all letters of the page", encoding.name());
    bytes.into_owned()
}

fn read(bytes: &[u8]) -> Item {
    let mut items = items("page.html", bytes, &Options::default());
    let item = items.next().expect("an article").expect("a page with an article");
    assert!(items.next().is_none(), "one article a page");
    item
}

#[test]
fn every_layout_comes_out_exact() {
    let mut pages = 0;
    for (name, layout) in layouts() {
        for article in articles() {
            for encoding in [UTF_8, WINDOWS_1256] {
                let item = read(&page(&layout, &article, encoding));
                let place = format!("{name} in {}", encoding.name());
                let paragraphs: Vec<&str> = article["body"]
                    .as_array()
                    .expect("paragraphs")
                    .iter()
                    .filter_map(Value::as_str)
                    .collect();
                assert_eq!(item.article.body, paragraphs.join("\n"), "body of {place}");
                assert_eq!(item.article.headline, article["headline"], "headline of {place}");
                assert_eq!(item.article.byline.as_deref(), article["byline"].as_str(), "byline of {place}");
                assert_eq!(
                    item.article.published.map(|d| d.to_string()).as_deref(),
                    article["published"].as_str(),
                    "date of {place}"
                );
                assert_eq!(item.article.outlet.as_deref(), Some("الجريدة"), "outlet of {place}");
                assert_eq!(item.article.url.as_deref(), Some(URL), "address of {place}");
                assert_eq!(item.dateline.as_deref(), article["dateline"].as_str(), "dateline of {place}");
                assert_eq!(item.article.id, "page");
                pages += 1;
            }
        }
    }
    assert!(pages >= 60, "ten layouts, three articles, two encodings: {pages}");
}

#[test]
fn a_page_without_an_article_says_so() {
    let link = |i| format!("<li><a href=/{i}>خبر رقم {i} من أخبار اليوم في المدينة</a>");
    let links = (0..40).map(link).collect::<Vec<_>>().concat();
    let page = format!("<html><title>الجريدة</title><body><h1>الجريدة</h1><ul>{links}</ul></body></html>");
    let error = items("home.html", page.as_bytes(), &Options::default()).next().expect("an item");
    let error = error.expect_err("no article").to_string();
    assert_eq!(error, "home.html: is a page without an article: no text but links and short lines");
}
