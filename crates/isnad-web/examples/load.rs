//! How fast a room answers many at once.
//!
//!     isnad serve --archive ARCHIVE &
//!     cargo run --release -p isnad-web --example load -- 127.0.0.1:4747 [AT_ONCE] [SECONDS] [PID]
//!
//! Words and articles are taken from the archive itself. Four rounds: searches none of which is asked twice; articles
//! none of which is asked twice, as long as there are some; both, a few of them often and most of them seldom, as
//! readers do; and a thousand pages over and over. Each of so many visitors asks as soon as the last answer has come. Server time is what the room says of
//! itself (`Server-Timing`): from the request's head to the answer, waiting for a free processor included. With the
//! number of the server's process, its processor time for a page is told too.
#![allow(clippy::print_stdout, reason = "an example speaks to the one who runs it")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "times and shares need not be exact"
)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Words that the first words and articles are found by.
const SEEDS: [&str; 12] = [
    "الحكومة",
    "الرئيس",
    "اليوم",
    "المدينة",
    "العمل",
    "سوريا",
    "القدم",
    "النفط",
    "مصر",
    "الشركة",
    "الوزير",
    "الأمن",
];
/// Pages of results that are looked through for each.
const PAGES: usize = 20;
/// How words are narrowed, so that there are many different searches.
const NARROWED: [&str; 8] = [
    "",
    "&act=say",
    "&act=affirm",
    "&form=direct",
    "&kind=person",
    "&sort=newest",
    "&sort=oldest",
    "&form=indirect",
];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: usize| arguments.get(at).map_or(Ok(default), |text| text.parse());
    let address = arguments.first().map_or("127.0.0.1:4747", String::as_str);
    let (at_once, seconds) = (number(1, 50)?, number(2, 10)?);
    let process = arguments.get(3).map(String::as_str);
    let (searches, articles) = addresses(address)?;
    println!(
        "{at_once} at once, {seconds} s a round; {} searches, {} articles",
        searches.len(),
        articles.len()
    );
    let mixed: Vec<String> = (0..200_000).map(|n| popular(n, &searches, &articles).to_owned()).collect();
    let few = || searches.iter().take(500).chain(articles.iter().take(500));
    let again: Vec<String> = (0..200).flat_map(|_| few().cloned()).collect();
    let rounds =
        [("searches", &searches), ("articles", &articles), ("both", &mixed), ("again and again", &again)];
    for (name, addresses) in rounds {
        round(name, address, addresses, at_once, Duration::from_secs(seconds as u64), process)?;
    }
    Ok(())
}

/// A page, popular ones more often: the n-th of a fixed sequence.
fn popular<'a>(n: usize, searches: &'a [String], articles: &'a [String]) -> &'a str {
    let random = (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 11;
    let share = random as f64 / (1_u64 << 53) as f64;
    let of = if n.is_multiple_of(2) { searches } else { articles };
    // Zipf's law, about: the k-th page is asked for 1/k as often as the first.
    let at = ((of.len() as f64).powf(share) - 1.0) as usize;
    &of[at.min(of.len() - 1)]
}

/// Addresses of searches and of articles, from what the archive holds.
fn addresses(address: &str) -> Result<(Vec<String>, Vec<String>)> {
    let mut visitor = Visitor::new(address)?;
    let (mut words, mut ids) = (BTreeSet::new(), BTreeSet::new());
    for seed in SEEDS {
        for page in 1..=PAGES {
            let answer = visitor.get(&format!("/api/statements?q={}&page={page}", escaped(seed)))?;
            let found: Value = serde_json::from_slice(&answer.body)?;
            for hit in found["statements"].as_array().into_iter().flatten() {
                ids.extend(hit["article"]["id"].as_str().map(str::to_owned));
                let contents = hit["statement"]["content"].as_array().into_iter().flatten();
                let spoken =
                    contents.filter_map(|span| span["text"].as_str()).flat_map(str::split_whitespace);
                words.extend(spoken.filter(|w| w.chars().count() > 3).map(str::to_owned));
            }
        }
    }
    let narrowed =
        |how: &&str| words.iter().map(|word| format!("/?q={}{how}", escaped(word))).collect::<Vec<_>>();
    let mut searches: Vec<String> = NARROWED.iter().flat_map(narrowed).collect();
    // In no order: neighbours in the alphabet are not asked one after the other.
    searches.sort_by_key(|text| {
        text.bytes().fold(7_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
    });
    let articles = ids.iter().map(|id| format!("/article/{}", escaped(id))).collect();
    Ok((searches, articles))
}

fn escaped(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Asks for pages, each once, until all were asked for or the time is over.
fn round(
    name: &str,
    address: &str,
    pages: &[String],
    at_once: usize,
    time: Duration,
    process: Option<&str>,
) -> Result<()> {
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let before = process.map(processor_time).transpose()?;
    let began = Instant::now();
    let times: Result<Vec<Vec<(f64, f64)>>> = thread::scope(|scope| {
        let visit = || -> Result<Vec<(f64, f64)>> {
            let mut visitor = Visitor::new(address)?;
            let mut times = Vec::new();
            while !over.load(Ordering::Relaxed) {
                let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                let asked = Instant::now();
                let answer = visitor.get(page)?;
                if answer.status != 200 {
                    return Err(format!("{page}: {}", answer.status).into());
                }
                times.push((answer.server_time, asked.elapsed().as_secs_f64() * 1000.0));
                over.fetch_or(began.elapsed() > time, Ordering::Relaxed);
            }
            Ok(times)
        };
        let visitors: Vec<_> = (0..at_once).map(|_| scope.spawn(visit)).collect();
        visitors.into_iter().map(|visitor| visitor.join().map_err(|_| "a visitor panicked")?).collect()
    });
    let took = began.elapsed().as_secs_f64();
    let times: Vec<(f64, f64)> = times?.into_iter().flatten().collect();
    let server = percentiles(times.iter().map(|(server, _)| *server).collect());
    let whole = percentiles(times.iter().map(|(_, whole)| *whole).collect());
    print!(
        "{name}: {} pages, {:.0} a second; server time {server}; to the last byte {whole}",
        times.len(),
        times.len() as f64 / took
    );
    if let (Some(process), Some(before)) = (process, before) {
        let used = processor_time(process)? - before;
        print!("; processor {:.2} ms a page", used / times.len() as f64);
    }
    println!();
    Ok(())
}

fn percentiles(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at =
        |share: usize| times.get((times.len().saturating_sub(1)) * share / 100).copied().unwrap_or_default();
    format!("p50 {:.1}, p90 {:.1}, p99 {:.1}, at most {:.1} ms", at(50), at(90), at(99), at(100))
}

/// The processor time that a process has used so far, in milliseconds (Linux).
fn processor_time(process: &str) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    // Fields 14 and 15 of proc(5), in hundredths of a second.
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    Ok((ticks(11) + ticks(12)) * 10.0)
}

/// Somebody who asks for one page after the other, on one connection.
struct Visitor {
    address: String,
    stream: BufReader<TcpStream>,
}

struct Answer {
    status: u16,
    server_time: f64,
    body: Vec<u8>,
}

impl Visitor {
    fn new(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self { address: address.to_owned(), stream: BufReader::new(stream) })
    }

    fn get(&mut self, path: &str) -> Result<Answer> {
        // Pages are asked for as browsers do, packed; what is to be read here is not.
        let coding = if path.starts_with("/api") { "identity" } else { "gzip" };
        let head =
            format!("GET {path} HTTP/1.1\r\nhost: {}\r\naccept-encoding: {coding}\r\n\r\n", self.address);
        self.stream.get_mut().write_all(head.as_bytes())?;
        let status = self.line()?.split(' ').nth(1).unwrap_or_default().parse()?;
        let (mut length, mut server_time) = (None, 0.0);
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = Some(value.parse()?),
                "server-timing" => server_time = value.split("dur=").nth(1).unwrap_or("0").parse()?,
                _ => {}
            }
        }
        let body = match length {
            Some(length) => self.take(length)?,
            None => self.chunks()?,
        };
        Ok(Answer { status, server_time, body })
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(self.line()?.trim(), 16)?;
            body.extend(self.take(length)?);
            self.line()?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    fn take(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}
