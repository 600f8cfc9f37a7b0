//! `isnad watch` against a server that fails in every way, and against its own death: every article is stored once
//! and none is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Articles that the feed names by and by.
const ARTICLES: usize = 60;
/// How often the process is killed.
const KILLS: u64 = 20;

/// A news site on loopback that answers well only now and then.
#[derive(Default)]
struct Site {
    port: u16,
    asked: AtomicUsize,
    /// Articles that the feed names by now.
    named: AtomicUsize,
    /// How often each path was answered whole.
    served: Mutex<BTreeMap<String, usize>>,
    unchanged: AtomicUsize,
}

impl Site {
    fn open() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let site = Arc::new(Self { port, named: AtomicUsize::new(5), ..Self::default() });
        let server = Arc::clone(&site);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = Arc::clone(&server);
                // A client that dies in the middle is no fault of the server.
                thread::spawn(move || server.answer(stream));
            }
        });
        site
    }

    fn answer(&self, mut stream: TcpStream) -> Option<()> {
        let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
        let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
        let headers: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
        let turn = self.asked.fetch_add(1, Ordering::SeqCst);
        if path == "/robots.txt" {
            return send(&mut stream, "404 Not Found", "", "");
        }
        match turn % 7 {
            1 => return send(&mut stream, "429 Too Many Requests", "Retry-After: 0\r\n", ""),
            3 => return send(&mut stream, "500 Internal Server Error", "", ""),
            5 => {
                return stream
                    .write_all(
                        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<p>",
                    )
                    .ok();
            }
            6 => thread::sleep(Duration::from_millis(30)),
            _ => {}
        }
        let (body, headers) =
            if path == "/feed" { self.feed(&headers) } else { (page(&path), String::new()) };
        if body.is_empty() {
            self.unchanged.fetch_add(1, Ordering::SeqCst);
            return send(&mut stream, "304 Not Modified", &headers, "");
        }
        *self.served.lock().ok()?.entry(path).or_default() += 1;
        send(&mut stream, "200 OK", &headers, &body)
    }

    /// The feed: it names the last ten articles, more of them from time to time.
    fn feed(&self, headers: &[String]) -> (String, String) {
        let named = self.named.load(Ordering::SeqCst);
        let etag = format!("ETag: \"{named}\"\r\n");
        let known = headers.iter().any(|h| {
            h.to_ascii_lowercase().starts_with("if-none-match") && h.contains(&format!("\"{named}\""))
        });
        if known {
            return (String::new(), etag);
        }
        let item = |i| {
            format!(
                "<item><title>خبر {i}</title><link>http://127.0.0.1:{}/{i}</link><description/></item>",
                self.port
            )
        };
        let items = (named.saturating_sub(10)..named).map(item).collect::<Vec<_>>().concat();
        (format!("<rss version=\"2.0\"><channel><title>الموقع</title>{items}</channel></rss>"), etag)
    }
}

fn page(path: &str) -> String {
    format!(
        "<html><head><meta charset=utf-8><title>خبر {path}</title></head><body><article><h1>خبر رقم {path} من المدينة</h1>\
         <p>قال الوزير في الخبر {path} إن الطريق الذي أغلق منذ شهرين سيفتح غدا أمام السيارات بعد انتهاء أعمال الصيانة.</p>\
         <p>وأضاف أن العمل في الجسر انتهى أيضا، وأن الشاحنات ستمر منه قبل نهاية الشهر.</p></article></body></html>"
    )
}

fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &str) -> Option<()> {
    let head =
        format!("HTTP/1.1 {status}\r\n{headers}Connection: close\r\nContent-Length: {}\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).ok()
}

fn watch(folder: &Path, extra: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_isnad"))
        .current_dir(folder)
        .args([
            "watch",
            "feeds.txt",
            "--store",
            "news",
            "--delay",
            "0",
            "--interval",
            "0.02",
            "--back-off",
            "0.01",
        ])
        .args(["--attempts", "100", "--timeout", "10"])
        .args(extra)
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

/// The addresses that the store holds, in its order.
fn stored(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("news/articles-000001.jsonl")).unwrap_or_default();
    let line = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok();
    text.lines().filter_map(line).filter_map(|l| l["address"].as_str().map(str::to_owned)).collect()
}

#[test]
fn every_article_is_stored_once_though_the_process_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::open();
    fs::write(folder.path().join("feeds.txt"), format!("http://127.0.0.1:{}/feed\n", site.port))
        .expect("a list");
    for kill in 0..KILLS {
        let mut child = watch(folder.path(), &["--allow-private"]);
        // Killed at another point each time, from before the first question on.
        thread::sleep(Duration::from_millis(5 + kill * 37 % 260));
        child.kill().expect("killed");
        child.wait().expect("gone");
        // The feed names more, as long as what it named before has been seen.
        let named = site.named.load(Ordering::SeqCst);
        if stored(folder.path()).len() + 5 >= named {
            site.named.store((named + 5).min(ARTICLES), Ordering::SeqCst);
        }
    }
    let mut child = watch(folder.path(), &["--allow-private"]);
    while stored(folder.path()).len() < ARTICLES {
        let named = site.named.load(Ordering::SeqCst);
        if stored(folder.path()).len() >= named {
            site.named.store((named + 5).min(ARTICLES), Ordering::SeqCst);
        }
        assert!(child.try_wait().expect("its state").is_none(), "it watches on");
        thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("killed");
    child.wait().expect("gone");
    let stored = stored(folder.path());
    let once: BTreeSet<&String> = stored.iter().collect();
    assert_eq!(stored.len(), once.len(), "every article once");
    assert_eq!(once.len(), ARTICLES, "none lost");
    assert!(site.unchanged.load(Ordering::SeqCst) > 0, "the feed's mark is used");
    let output = Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(["read", "--format", "jsonl"])
        .arg(folder.path().join("news"))
        .output()
        .expect("it runs");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).lines().count(),
        ARTICLES,
        "what is stored can be read"
    );
}

#[test]
fn addresses_of_this_machine_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = Site::open();
    fs::write(folder.path().join("feeds.txt"), format!("http://localhost:{}/feed\n", site.port))
        .expect("a list");
    let mut child = watch(folder.path(), &["--once"]);
    let mut told = String::new();
    child.stderr.take().expect("its messages").read_to_string(&mut told).expect("text");
    assert!(!child.wait().expect("its end").success());
    assert!(told.contains("private network"), "{told}");
    assert_eq!(site.asked.load(Ordering::SeqCst), 0, "nobody was asked");
}
