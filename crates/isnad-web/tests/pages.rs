//! What the pages show.

mod common;

use axum::http::StatusCode;
use common::Room;
use isnad::Article;
use serde_json::Value;

fn article(id: &str, outlet: &str, day: &str, headline: &str, body: &str) -> Article {
    Article {
        id: id.into(),
        outlet: Some(outlet.into()),
        published: day.parse().ok(),
        headline: headline.into(),
        body: body.into(),
        ..Article::default()
    }
}

/// Two outlets on one story, and its denial.
fn room() -> Room {
    let body = "قال وزير النقل محمد علي إن الطريق الساحلي سيفتح صباح السبت أمام السيارات كلها. ونفى مصدر طلب عدم ذكر اسمه أن \
                يكون الجسر مغلقا.\nوأضاف علي أن العمل في الجسر الجديد سيكتمل في نهاية العام المقبل.";
    let denial =
        "نفى وزير الداخلية سالم حسن أن يكون الطريق قد أغلق. وقالت سارة محمود إن الوزير \"لم يقل الحقيقة\".";
    Room::over(
        vec![
            article("one", "الساحل", "2024-10-02", "الطريق سيفتح", body),
            article("two", "المرسى", "2024-10-03", "الطريق سيفتح", body),
            article("three", "الجنوب", "2024-10-05", "نفي", denial),
        ],
        None,
    )
}

#[tokio::test]
async fn a_search_finds_marks_counts_and_filters() {
    let room = room();
    let page = room.get("/?q=%D8%A7%D9%84%D8%B7%D8%B1%D9%8A%D9%82").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("<mark>الطريق</mark>"));
    assert!(page.text.contains("act=deny"), "a facet filters");
    assert!(page.text.contains("said=2024-10-0"), "a bar filters");
    let denied = room.get("/?act=deny").await.text;
    assert!(denied.contains("سالم حسن") && !denied.contains("سيفتح صباح السبت"));
}

#[tokio::test]
async fn an_article_shows_its_statements_in_place() {
    let room = room();
    let page = room.get("/article/one").await.text;
    let statement: Value = serde_json::from_str(&room.get("/api/articles/one").await.text).expect("JSON");
    for s in statement["record"]["statements"].as_array().expect("statements") {
        let id = s["id"].as_str().expect("an id");
        assert!(page.contains(&format!("id=\"s-{id}\"")) && page.contains(&format!("id=\"n-{id}\"")), "{id}");
        let to = room.get(&format!("/statement/{id}")).await;
        assert_eq!(to.headers["location"], format!("/article/one#s-{id}"));
    }
    assert!(page.contains("/beside?a=one&#38;b=two"), "the near-copy stands beside");
    assert!(page.contains("hidden-source"), "who hides is hatched");
}

#[tokio::test]
async fn every_page_opens_in_both_languages() {
    let room = room();
    for address in [
        "/",
        "/people",
        "/person/1",
        "/compare",
        "/compare?a=1&b=2",
        "/read",
        "/beside?a=one&b=two",
        "/api",
        "/enter",
    ] {
        let page = room.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        let language = axum::http::Request::get(address).header("cookie", "lang=en");
        let request =
            language.header("accept", "text/html").body(axum::body::Body::empty()).expect("a request");
        let english = room.ask(request).await.text;
        assert!(english.contains("<html lang=\"en\" dir=\"ltr\""), "{address}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_told() {
    let room = room();
    for address in ["/article/none", "/person/9999", "/statement/00", "/saying/zz", "/none", "/export/x"] {
        assert_eq!(room.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let page = room.get("/?q=speeker:x").await;
    assert!(page.status == StatusCode::OK && page.text.contains("⟦speeker⟧"));
}

#[tokio::test]
async fn exports_and_the_feed_hold_what_is_shown() {
    let room = room();
    let total =
        |text: &str| serde_json::from_str::<Value>(text).expect("JSON")["total"].as_u64().expect("a number");
    let all = total(&room.get("/api/statements").await.text) as usize;
    let csv = room.get("/export/statements.csv").await.text;
    assert_eq!(csv.lines().count(), all + 1);
    let annotations = room.get("/export/annotations.jsonl").await.text;
    assert_eq!(annotations.lines().count(), all);
    let records = room.get("/export/records.jsonl?act=deny").await.text;
    for line in records.lines() {
        let record: Value = serde_json::from_str(line).expect("JSON");
        assert!(record["statements"].as_array().is_some_and(|s| s.iter().all(|s| s["act"] == "deny")));
    }
    let packed = axum::http::Request::get("/export/statements.csv").header("accept-encoding", "gzip");
    let packed = room.ask(packed.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!(packed.headers["content-encoding"], "gzip");
    let feed = room.get("/feed.atom").await;
    assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
    assert_eq!(feed.text.matches("<entry>").count(), all);
}

#[tokio::test]
async fn the_api_tells_what_it_is() {
    let room = room();
    let description: Value = serde_json::from_str(&room.get("/api").await.text).expect("JSON");
    assert!(description["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let text = description.to_string();
    let schemas = description["components"]["schemas"].as_object().expect("schemas");
    for part in text.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().expect("a name");
        assert!(schemas.contains_key(name), "{name} is named and not described");
    }
}
