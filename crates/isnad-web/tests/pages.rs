//! What the pages show.

mod common;

use axum::http::StatusCode;
use common::Room;
use isnad::Article;
use isnad_web::Options;
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
        "/follow",
        "/follow?topic=%D8%A7%D9%84%D8%B7%D8%B1%D9%8A%D9%82",
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

/// A ministry says that the bridge will be closed, a municipality denies it; a promise, a number.
fn dialogue() -> Room {
    let said = "قالت وزارة النقل إن الجسر القديم سيغلق أمام الشاحنات. وأضافت الوزارة أن 2500 سيارة تعبر الجسر القديم كل يوم.";
    let denied =
        "نفت البلدية إغلاق الجسر القديم أمام الشاحنات. وتعهد رئيس البلدية بإصلاح الجسر القديم قبل 1 يونيو.";
    Room::over(
        vec![
            article("said", "الساحل", "2024-04-02", "الجسر القديم", said),
            article("denied", "المرسى", "2024-04-03", "الجسر القديم", denied),
        ],
        None,
    )
}

/// The old bridge.
const BRIDGE: &str = "%D8%A7%D9%84%D8%AC%D8%B3%D8%B1%20%D8%A7%D9%84%D9%82%D8%AF%D9%8A%D9%85";

#[tokio::test]
async fn a_dialogue_is_followed_to_its_sentences() {
    let room = dialogue();
    let dossier: Value =
        serde_json::from_str(&room.get(&format!("/api/follow?topic={BRIDGE}")).await.text).expect("JSON");
    let page = room.get(&format!("/follow?topic={BRIDGE}")).await.text;
    let sides = dossier["contested"][0]["sides"].as_array().expect("a contested point");
    for side in sides {
        let (article, id) = (&side["place"]["article"], &side["place"]["statement"]);
        let sentence =
            format!("/article/{}#s-{}", article.as_str().expect("an id"), id.as_str().expect("an id"));
        assert!(page.contains(&format!("href=\"{sentence}\"")), "{sentence}");
        let (path, mark) = sentence.split_once('#').expect("a sentence");
        assert!(room.get(path).await.text.contains(&format!("id=\"{mark}\"")), "the link leads somewhere");
    }
    assert!(page.contains("<mark>نفت</mark>"), "the clash is marked");
    assert!(page.contains("2,500") && page.contains("id=\"commitments\""));
    let none = room.get("/follow?topic=%D8%B2%D8%B1%D8%A7%D9%81%D8%A9").await;
    assert!(
        none.status == StatusCode::OK && none.text.contains("class=\"nothing\""),
        "nobody speaks of giraffes"
    );
}

#[tokio::test]
async fn a_picture_shows_which_party_speaks_when() {
    let said = "قالت وزارة النقل العراقية إن الجسر القديم سيغلق أمام الشاحنات.";
    let answered = "وتعهد وزير النقل الإيراني بإصلاح الجسر القديم قبل 1 يونيو.";
    let articles = [("said", "2024-04-02", said), ("answered", "2024-04-03", answered)];
    let room = Room::over(
        articles.map(|(id, day, text)| article(id, "الساحل", day, "الجسر القديم", text)).to_vec(),
        None,
    );
    let page = room.get(&format!("/follow?topic={BRIDGE}")).await.text;
    let picture = page.split("class=\"lanes\"").nth(1).expect("a picture");
    for (party, day) in [("العراق", "2024-04-02"), ("إيران", "2024-04-03")] {
        assert!(picture.contains(party) && picture.contains(&format!("href=\"#d-{day}\"")), "{party}");
        assert!(page.contains(&format!("id=\"d-{day}\"")), "a dot leads to its day");
    }
}

#[tokio::test]
async fn a_search_leads_to_the_dialogue_and_the_dialogue_to_files() {
    let room = dialogue();
    let search = room.get(&format!("/?q={BRIDGE}%20-act:ask")).await.text;
    assert!(search.contains(&format!("href=\"/follow?topic={BRIDGE}\"")));
    assert!(!room.get("/?act=deny").await.text.contains("href=\"/follow?topic="), "no words, no topic");
    let page = room.get(&format!("/follow?topic={BRIDGE}&party=&party=")).await.text;
    for (format, kind) in [("md", "text/markdown"), ("json", "application/json"), ("html", "text/html")] {
        let address = format!("/export/dossier.{format}?topic={BRIDGE}");
        assert!(page.contains(&format!("href=\"{address}\"")), "{address}");
        let file = room.get(&address).await;
        assert!(file.headers["content-type"].to_str().is_ok_and(|found| found.starts_with(kind)));
        assert!(file.headers["content-disposition"].to_str().is_ok_and(|how| how.starts_with("attachment")));
        assert!(file.text.contains("الجسر القديم"), "{format}");
    }
    assert_eq!(room.get(&format!("/export/dossier.exe?topic={BRIDGE}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_question_that_makes_no_sense_is_not_followed() {
    let room = dialogue();
    for wrong in ["", "?topic=", "?topic=x&confidence=7", "?topic=x&confidence=sure"] {
        let answer = room.get(&format!("/api/follow{wrong}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let page = room.get(&format!("/follow?topic={BRIDGE}&confidence=7")).await;
    assert!(
        page.status == StatusCode::OK && page.text.contains("class=\"fault\""),
        "what was typed is shown with its fault"
    );
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
    let columns = room.get_bytes("/export/statements.parquet").await;
    assert!(columns.starts_with(b"PAR1") && columns.ends_with(b"PAR1"));
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

#[tokio::test]
async fn earlier_versions_are_a_link_away_and_lead_back() {
    let first =
        article("one", "الساحل", "2024-10-02", "الطريق", "قال وزير النقل محمد علي إن الطريق سيفتح السبت.");
    let mut second = first.clone();
    second.body = "قال وزير النقل محمد علي إن الطريق سيفتح الأحد.".into();
    let room = Room::over_rounds(vec![vec![first], vec![second]], &Options::default());
    let last = room.get("/article/one").await.text;
    assert!(last.contains("الأحد") && last.contains("href=\"/article/one/version/1\""));
    let earlier = room.get("/article/one/version/1").await;
    assert_eq!(earlier.status, StatusCode::OK);
    assert!(earlier.text.contains("السبت") && earlier.text.contains("href=\"/article/one\""));
    let beside = room.get("/beside?a=one&b=one&before=1&now=2").await.text;
    assert!(beside.contains("<del>السبت</del>") && beside.contains("<ins>الأحد</ins>"));
    for none in ["/article/one/version/0", "/article/one/version/3", "/article/none/version/1"] {
        assert_eq!(room.get(none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
}

#[tokio::test]
async fn a_voice_has_topics_that_lead_to_its_words() {
    let about = |id: &str, who: &str, what: &str| {
        article(
            id,
            "الساحل",
            "2024-10-02",
            "خبر",
            &format!("قال {who} إن {what} ستبدأ غدا. وأضاف أن {what} مهمة للجميع."),
        )
    };
    let room = Room::over(
        vec![
            about("a", "وزير النقل محمد علي", "أعمال الطريق"),
            about("b", "وزير النقل محمد علي", "أعمال الطريق"),
            about("c", "وزير التعليم سالم حسن", "الامتحانات"),
            about("d", "وزير التعليم سالم حسن", "الامتحانات"),
        ],
        None,
    );
    let people: Value = serde_json::from_str(&room.get("/api/people").await.text).expect("JSON");
    let teacher = people["people"].as_array().expect("people").iter().find(|p| p["label"] == "سالم حسن");
    let id = &teacher.expect("he speaks")["id"];
    let page = room.get(&format!("/person/{id}")).await.text;
    let exams = "%D8%A7%D9%84%D8%A7%D9%85%D8%AA%D8%AD%D8%A7%D9%86%D8%A7%D8%AA";
    assert!(page.contains(&format!("/?q={exams}&#38;person={id}")), "the exams are his topic");
}

#[tokio::test]
async fn the_feed_gives_the_address_that_visitors_know() {
    let entry =
        |feed: &str| feed.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    let room = room();
    let feed = room.get("/feed.atom").await.text;
    assert_eq!(entry(&feed).as_deref(), Some("http://localhost/feed.atom"));
    let options = Options { public_url: Some("https://news.example.org".into()), ..Options::default() };
    let one =
        || article("one", "الساحل", "2024-10-02", "الطريق", "قال وزير النقل محمد علي إن الطريق سيفتح السبت.");
    let room = Room::with(vec![one()], &options);
    let feed = room.get("/feed.atom?act=say").await.text;
    assert_eq!(entry(&feed).as_deref(), Some("https://news.example.org/feed.atom?act=say"));
    let page = room.get("/article/one").await.text;
    assert!(page.contains("<link rel=\"canonical\" href=\"https://news.example.org/article/one\">"));
    // A server before the room is believed only where the keeper says so.
    let forwarded = || {
        let request = axum::http::Request::get("/feed.atom").header("host", "localhost");
        let request = request.header("x-forwarded-proto", "https").header("x-forwarded-host", "b.example");
        request.body(axum::body::Body::empty()).expect("a request")
    };
    for (trust_proxy, address) in
        [(false, "http://localhost/feed.atom"), (true, "https://b.example/feed.atom")]
    {
        let room = Room::with(vec![one()], &Options { trust_proxy, ..Options::default() });
        assert_eq!(entry(&room.ask(forwarded()).await.text).as_deref(), Some(address));
    }
}

#[tokio::test]
async fn a_page_that_a_browser_has_is_not_sent_again() {
    let room = room();
    let page = room.get("/article/one").await;
    let tag = page.headers["etag"].to_str().expect("a tag").to_owned();
    assert_eq!(room.get("/article/one").await.text, page.text);
    let ask = |language: &str| {
        let request = axum::http::Request::get("/article/one").header("host", "localhost");
        let request = request.header("if-none-match", &tag).header("cookie", format!("lang={language}"));
        request.body(axum::body::Body::empty()).expect("a request")
    };
    let same = room.ask(ask("ar")).await;
    assert_eq!((same.status, same.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let english = room.ask(ask("en")).await;
    assert!(english.status == StatusCode::OK && english.text.contains("lang=\"en\""));
}
