//! Hostile texts and visitors.

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use common::Room;
use isnad::Article;

/// A room over one article of a text.
fn room_of(text: &str) -> Room {
    let article = Article { outlet: Some("الساحل".into()), ..Article::from_text("a", text) };
    Room::over(vec![article], None)
}

/// Texts that try to become something else than text.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "{{7*7}}{% raw %}",
    "&lt;script&gt;&#60;script&#62;",
    "<!--<script>-->",
    "\u{202e}<b>\u{2066}",
    "]]><script>alert(1)</script>",
    "x\" onmouseover=\"alert(1)",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<q data-hx-get=\"/x\" data-hx-trigger=\"load\">",
];

/// An article with an attack in every field.
fn hostile(attack: &str) -> Article {
    let attack_in_names = attack.replace(['\n', '\r'], " ");
    Article {
        id: format!("id {attack}"),
        url: Some(format!("javascript:alert(1)//{attack}")),
        outlet: Some(attack_in_names.clone()),
        published: None,
        byline: Some(attack.into()),
        headline: format!("قال الوزير {attack_in_names}: الطريق سيفتح"),
        body: format!(
            "قال وزير النقل محمد {attack} علي لقناة {attack} إن الطريق {attack} سيفتح غدا.\nوأضاف \"{attack}\"، بحسب {attack}."
        ),
    }
}

/// Every tag of a page is one that our templates write: no script but our own, no attribute that runs or styles, no
/// address that is a script.
#[track_caller]
fn harmless(page: &str, what: &str) {
    for rest in page.split('<').skip(1) {
        // What is written into attributes has its > escaped.
        let tag = rest.split('>').next().unwrap_or_default().to_lowercase();
        let name = tag.split([' ', '/', '\n']).find(|name| !name.is_empty()).unwrap_or_default();
        assert!(
            !["img", "iframe", "object", "embed", "style", "base", "b\u{2066}"].contains(&name),
            "{what}: <{tag}>"
        );
        assert!(
            name != "script" || tag.starts_with('/') || tag.starts_with("script src=\"/assets/"),
            "{what}: <{tag}>"
        );
        let mut inside = false;
        for part in tag.split('"') {
            let attribute = part.trim_start();
            if inside {
                assert!(
                    !attribute.starts_with("javascript:") && !attribute.starts_with("data:"),
                    "{what}: <{tag}>"
                );
            } else {
                let runs = part
                    .split(' ')
                    .any(|a| a.starts_with("on") || a.starts_with("style=") || a.starts_with("srcdoc"));
                assert!(!runs, "{what}: <{tag}>");
            }
            inside = !inside;
        }
        assert!(inside, "{what}: a quotation mark is open in <{tag}>");
    }
}

fn escaped(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[tokio::test]
async fn hostile_articles_stay_text_on_every_page() {
    for attack in ATTACKS {
        let article = hostile(attack);
        let id = escaped(&article.id);
        let room = Room::over(vec![article], None);
        let q = escaped(attack);
        let pages = [
            "/".to_owned(),
            format!("/?q={q}"),
            format!("/?outlet={q}"),
            format!("/?act={q}&sort={q}"),
            format!("/article/{id}"),
            format!("/beside?a={id}&b={id}"),
            "/people".to_owned(),
            format!("/people?q={q}"),
            "/person/1".to_owned(),
            format!("/compare?a={q}&b={q}&q={q}"),
            format!("/suggest?q={q}"),
            format!("/article/{q}"),
            format!("/{q}"),
        ];
        for address in pages {
            let page = room.get(&address).await;
            assert!(page.status.as_u16() < 500, "{address}: {}", page.status);
            harmless(&page.text, &format!("{attack} at {address}"));
        }
        let feed = room.get("/feed.atom").await.text;
        assert!(!feed.to_lowercase().contains("<script"), "{attack}");
    }
}

#[tokio::test]
async fn a_hostile_text_that_is_read_now_stays_text() {
    let room = room_of("عنوان\nقال الوزير إن الطريق سيفتح.");
    for attack in ATTACKS {
        let body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nعنوان {attack}\nقال الوزير {attack} إن الطريق {attack} \
             سيفتح.\r\n--b\r\nContent-Disposition: form-data; name=\"published\"\r\n\r\n{attack}\r\n--b--\r\n"
        );
        let request = Request::post("/read").header("content-type", "multipart/form-data; boundary=b");
        let page = room.ask(request.body(Body::from(body)).expect("a request")).await;
        assert_eq!(page.status, StatusCode::OK);
        harmless(&page.text, attack);
    }
}

#[tokio::test]
async fn nothing_foreign_may_run_whatever_happens() {
    let room = room_of("عنوان\nقال الوزير إن الطريق سيفتح.");
    for address in ["/", "/article/a", "/none", "/api/size", "/assets/x/room.css"] {
        let answer = room.get(address).await;
        let policy = answer.headers["content-security-policy"].to_str().expect("a policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        // What the policy forbids is not in the page either.
        assert!(!answer.text.contains(" style=\"") && !answer.text.contains("<style"), "{address}");
    }
}

#[tokio::test]
async fn a_closed_room_lets_in_who_has_the_token() {
    let article = Article::from_text("a", "عنوان\nقال الوزير إن الطريق سيفتح.");
    let room = Room::over(vec![article], Some("a token of some length"));
    let page = room.get("/article/a").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert!(!page.text.contains("الطريق"));
    for closed in ["/api/size", "/api/articles/a", "/export/records.jsonl", "/feed.atom"] {
        assert_eq!(room.get(closed).await.status, StatusCode::UNAUTHORIZED, "{closed}");
    }
    let with = |token: &str| {
        Request::get("/api/size")
            .header("authorization", format!("Bearer {token}"))
            .body(Body::empty())
            .expect("")
    };
    assert_eq!(room.ask(with("a token of some length")).await.status, StatusCode::OK);
    assert_eq!(room.ask(with("another")).await.status, StatusCode::UNAUTHORIZED);
    let enter = |token: &'static str| {
        let request = Request::post("/enter").header("content-type", "application/x-www-form-urlencoded");
        request.body(Body::from(format!("token={token}"))).expect("a request")
    };
    assert_eq!(room.ask(enter("wrong")).await.status, StatusCode::UNAUTHORIZED);
    let entered = room.ask(enter("a+token+of+some+length")).await;
    let cookie = entered.headers["set-cookie"].to_str().expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
    let pass = cookie.split(';').next().expect("a pair");
    let request = Request::get("/article/a").header("cookie", pass).body(Body::empty()).expect("a request");
    assert_eq!(room.ask(request).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_open_room_answers_to_this_machine_alone() {
    let room = room_of("عنوان\nقال الوزير إن الطريق سيفتح.");
    let request = Request::get("/").header("host", "evil.example").body(Body::empty()).expect("a request");
    assert_eq!(room.ask(request).await.status, StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let room = room_of("عنوان\nقال الوزير إن الطريق سيفتح.");
    let request = Request::post("/api/read").header("content-type", "application/json");
    let body = format!("{{\"body\": \"{}\"}}", "x".repeat(2 << 20));
    let answer = room.ask(request.body(Body::from(body)).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn nothing_can_be_written() {
    let room = room_of("عنوان\nقال الوزير إن الطريق سيفتح.");
    for method in ["PUT", "DELETE", "PATCH", "POST"] {
        let request =
            Request::builder().method(method).uri("/article/a").body(Body::empty()).expect("a request");
        assert_eq!(room.ask(request).await.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
}
