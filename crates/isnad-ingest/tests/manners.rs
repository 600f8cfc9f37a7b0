//! How watching behaves towards a site: a server on loopback says what it was asked.

use isnad_ingest::Options;
use isnad_ingest::watch::{Event, FolderStore, Manners, Watcher};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

const BODY: &str = "قال الوزير إن الطريق الذي أغلق منذ شهرين سيفتح غدا أمام السيارات بعد انتهاء أعمال الصيانة فيه، \
    وأضاف أن العمل في الجسر انتهى أيضا وأن الشاحنات ستمر منه.";

/// What a site answers to a path: its status with further headers, and a body.
type Answers = fn(&str) -> (&'static str, String);

/// A site on loopback, and the requests that it was sent.
struct Site {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn open(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&log);
                thread::spawn(move || answer(stream, answers, &log));
            }
        });
        Self { port, asked }
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn requests(&self) -> Vec<String> {
        self.asked.lock().expect("the log").clone()
    }

    fn was_asked(&self, path: &str) -> bool {
        self.requests().iter().any(|request| request.starts_with(&format!("GET {path} ")))
    }
}

fn answer(mut stream: TcpStream, answers: Answers, log: &Mutex<Vec<String>>) -> Option<()> {
    let lines = BufReader::new(stream.try_clone().ok()?).lines();
    let request: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let path = request.first()?.split(' ').nth(1)?.to_owned();
    log.lock().ok()?.push(request.join("\n"));
    let (status, body) = answers(&path);
    write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        .ok()
}

fn feed(entries: &[(&str, &str)]) -> String {
    let item = |(path, text): &(&str, &str)| {
        format!(
            "<item><title>خبر</title><link>{path}</link><guid>{path}</guid><description>{text}</description></item>"
        )
    };
    let items = entries.iter().map(item).collect::<Vec<_>>().concat();
    format!("<rss version=\"2.0\"><channel><title>الموقع</title>{items}</channel></rss>")
}

fn page() -> String {
    format!(
        "<html><head><title>خبر</title></head><body><h1>خبر من المدينة</h1><p>{BODY}</p><p>{BODY}</p></body></html>"
    )
}

fn manners() -> Manners {
    Manners {
        delay: Duration::ZERO,
        back_off: Duration::from_millis(1),
        timeout: Duration::from_secs(10),
        allow_private: true,
        attempts: 2,
        ..Manners::default()
    }
}

fn watcher(folder: &Path, site: &Site, manners: Manners) -> Watcher<FolderStore> {
    let store = FolderStore::open(folder).expect("a store");
    Watcher::new(vec![site.address("/feed")], store, manners, Options::default(), true).expect("a watcher")
}

/// Watches a site's feed once, to the end.
fn watch(folder: &Path, site: &Site, manners: Manners) -> Vec<Event> {
    let mut watcher = watcher(folder, site, manners);
    let mut events = Vec::new();
    while let Some(wait) = watcher.wait() {
        thread::sleep(wait);
        events.extend(watcher.step().expect("a step"));
    }
    events
}

/// What was said of the page at a path.
fn said(events: &[Event], path: &str) -> String {
    let of = |event: &Event| match event {
        Event::Stored { address, of_feed } => {
            Some((address.clone(), of_feed.clone().unwrap_or_else(|| "stored".to_owned())))
        }
        Event::Later { address, reason } | Event::GivenUp { address, reason } => {
            Some((address.clone(), reason.clone()))
        }
        Event::Feed { .. } => None,
    };
    events.iter().filter_map(of).find(|(address, _)| address.ends_with(path)).expect("an event").1
}

fn stored(folder: &Path) -> String {
    fs::read_to_string(folder.join("articles-000001.jsonl")).expect("the articles")
}

#[test]
fn redirections_are_followed_and_heed_robots_txt_where_they_lead() {
    let site = Site::open(|path| match path {
        "/robots.txt" => ("200 OK", "User-agent: *\nDisallow: /secret".to_owned()),
        "/feed" => ("301 Moved Permanently\r\nLocation: /rss", String::new()),
        "/rss" => ("200 OK", feed(&[("/moved", ""), ("/hidden", ""), ("/endless", ""), ("/file", "")])),
        "/moved" => ("302 Found\r\nLocation: /page", String::new()),
        "/page" => ("200 OK\r\nContent-Type: text/html", page()),
        "/hidden" => ("302 Found\r\nLocation: /secret/1", String::new()),
        "/endless" => ("302 Found\r\nLocation: /endless", String::new()),
        "/file" => ("302 Found\r\nLocation: file:///etc/passwd", String::new()),
        _ => ("404 Not Found", String::new()),
    });
    let folder = tempfile::tempdir().expect("a folder");
    let events = watch(folder.path(), &site, manners());
    assert_eq!(said(&events, "/moved"), "stored");
    assert_eq!(said(&events, "/hidden"), "robots.txt forbids it");
    assert_eq!(said(&events, "/endless"), "more than 5 redirections (raise --max-redirects)");
    assert_eq!(said(&events, "/file"), "file addresses are not fetched");
    assert!(!site.was_asked("/secret/1"), "what robots.txt forbids is not asked for");
}

#[test]
fn a_feed_is_asked_for_what_has_changed() {
    let site = Site::open(|path| match path {
        "/feed" => {
            ("200 OK\r\nETag: \"7\"\r\nLast-Modified: Thu, 08 Apr 2021 10:00:00 GMT", feed(&[("/1", "")]))
        }
        "/1" => ("200 OK\r\nContent-Type: text/html", page()),
        _ => ("404 Not Found", String::new()),
    });
    let folder = tempfile::tempdir().expect("a folder");
    watch(folder.path(), &site, manners());
    let first = site.requests().len();
    watch(folder.path(), &site, manners());
    let asked = site.requests().split_off(first).join("\n").to_ascii_lowercase();
    assert!(asked.contains("if-none-match: \"7\""), "{asked}");
    assert!(asked.contains("if-modified-since: thu, 08 apr 2021 10:00:00 gmt"), "{asked}");
    assert!(!asked.contains("get /1 "), "a page is fetched once");
    assert_eq!(stored(folder.path()).lines().count(), 1);
}

#[test]
fn pages_that_cannot_be_had_give_way_to_the_feeds_own_text() {
    let site = Site::open(|path| match path {
        "/feed" => ("200 OK", feed(&[("/gone", BODY), ("/empty", BODY), ("/large", BODY), ("/nothing", "")])),
        "/empty" => ("200 OK\r\nContent-Type: text/html", "<p>لا شيء".to_owned()),
        "/large" => ("200 OK\r\nContent-Type: text/html", page().repeat(1000)),
        _ => ("404 Not Found", String::new()),
    });
    let folder = tempfile::tempdir().expect("a folder");
    let events = watch(folder.path(), &site, Manners { size: 100_000, ..manners() });
    assert_eq!(said(&events, "/gone"), "HTTP 404");
    assert!(said(&events, "/empty").contains("without an article"));
    assert_eq!(said(&events, "/large"), "is larger than 100000 bytes (raise --max-page)");
    assert_eq!(said(&events, "/nothing"), "HTTP 404");
    let stored = stored(folder.path());
    assert_eq!(stored.lines().filter(|line| line.contains("\"summary\":true")).count(), 3);
    assert_eq!(stored.lines().count(), 3, "without any text there is no article");
}

#[test]
fn a_host_that_asks_for_patience_is_left_alone() {
    let site = Site::open(|path| match path {
        "/feed" => ("200 OK", feed(&[("/1", BODY), ("/2", BODY)])),
        "/robots.txt" => ("404 Not Found", String::new()),
        _ => ("429 Too Many Requests\r\nRetry-After: 3600", String::new()),
    });
    let folder = tempfile::tempdir().expect("a folder");
    let mut watcher = watcher(folder.path(), &site, manners());
    for _ in ["the feed", "one page"] {
        watcher.step().expect("a step");
    }
    assert!(watcher.wait().is_some_and(|wait| wait > Duration::from_mins(50)), "the other page waits, too");
    assert!(site.was_asked("/1") != site.was_asked("/2"));
}

#[test]
fn an_answer_that_never_ends_is_cut_off() {
    let site = Site::open(|path| match path {
        "/feed" => ("200 OK", feed(&[("/slow", BODY)])),
        "/slow" => {
            thread::sleep(Duration::from_mins(10));
            ("200 OK", page())
        }
        _ => ("404 Not Found", String::new()),
    });
    let folder = tempfile::tempdir().expect("a folder");
    let manners = Manners { timeout: Duration::from_millis(300), ..manners() };
    let events = watch(folder.path(), &site, manners);
    assert!(said(&events, "/slow").contains("timeout"), "{events:?}");
}
