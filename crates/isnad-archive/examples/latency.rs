//! How fast an archive answers: the time of each of 1,000 mixed queries with facets.
//!
//!     cargo run --release -p isnad-archive --example latency -- make ARCHIVE ARTICLES.jsonl STATEMENTS
//!     cargo run --release -p isnad-archive --example latency -- ask ARCHIVE [QUERIES]
//!
//! `make` reads the articles once and keeps them again and again, each time under other ids and on other days, until
//! the archive holds so many statements. `ask` asks first once, so that the files are in memory, and then measures.
#![allow(clippy::print_stdout, reason = "an example speaks to the one who runs it")]

use isnad::{Article, Engine, Record};
use isnad_archive::{Archive, Entry, Facet, Search, Sort, query};
use isnad_ingest::{Options, Pieces};
use rayon::prelude::*;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Articles that are kept together.
const TOGETHER: usize = 2000;
/// Days between a round of articles and the next.
const SHIFT: i64 = 45;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["make", archive, articles, statements] => make(Path::new(archive), articles, statements.parse()?),
        ["ask", archive] => ask(Path::new(archive), 1000),
        ["ask", archive, queries] => ask(Path::new(archive), queries.parse()?),
        _ => Err("latency make ARCHIVE ARTICLES.jsonl STATEMENTS | latency ask ARCHIVE [QUERIES]".into()),
    }
}

fn make(archive: &Path, articles: &str, wanted: usize) -> Result<()> {
    let began = Instant::now();
    let engine = Engine::new();
    let read: Vec<Article> = Pieces::of_inputs([articles], &Options::default())
        .items()
        .articles()
        .collect::<std::result::Result<_, _>>()?;
    let read: Vec<(Article, Record)> = read
        .into_par_iter()
        .map(|article| {
            let record = engine.read(&article);
            (article, record)
        })
        .collect();
    println!("{} articles read in {:.1?}", read.len(), began.elapsed());
    let mut writer = Archive::open_writer(archive)?;
    let mut kept = 0;
    for round in 0.. {
        for some in read.chunks(TOGETHER) {
            let entries: Vec<Entry> = some.par_iter().map(|(a, r)| varied(a, r, round)).collect();
            kept += entries.iter().map(Entry::statements).sum::<usize>();
            writer.keep(entries)?;
            if kept >= wanted {
                writer.finish()?;
                println!("{kept} statements kept in {:.1?}", began.elapsed());
                return Ok(());
            }
        }
        writer.publish()?;
        println!("round {round}: {kept} statements, {:.1?}", began.elapsed());
    }
    Ok(())
}

/// The same article under another id and on another day.
fn varied(article: &Article, record: &Record, round: i64) -> Entry {
    let shifted = |day: &str| -> String {
        let day: Option<jiff::civil::Date> = day.parse().ok();
        let span = jiff::Span::new().days(round * SHIFT);
        day.and_then(|day| day.checked_add(span).ok()).map(|day| day.to_string()).unwrap_or_default()
    };
    let (mut article, mut record) = (article.clone(), record.clone());
    article.id = format!("{}-{round}", article.id);
    article.published = article.published.and_then(|day| shifted(&day.to_string()).parse().ok());
    record.id.clone_from(&article.id);
    record.published = record.published.as_deref().map(shifted);
    for statement in &mut record.statements {
        let number = u64::from_str_radix(&statement.id, 16).unwrap_or_default();
        statement.id = format!("{:016x}", number ^ round.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15));
        statement.said_on = statement.said_on.as_deref().map(|day| match day.len() {
            10 => shifted(day),
            _ => day.to_owned(),
        });
    }
    Entry::new(article, record)
}

/// Queries as people ask them: frequent and rare words, phrases, fields, dates, exclusions, Latin names.
const QUERIES: [&str; 40] = [
    "الرئيس",
    "الحكومة",
    "انسحاب القوات",
    "\"وزير الخارجية\"",
    "\"حقوق الإنسان\"",
    "انتخابات -تونس",
    "النفط OR الغاز",
    "speaker:ترامب",
    "speaker:macron act:warn",
    "speaker:kirby",
    "act:deny",
    "act:threaten anonymous:true",
    "channel:tweet",
    "channel:press-conference الاتحاد",
    "outlet:bbc",
    "outlet:skynews act:accuse",
    "said:2017-01..2017-06",
    "said:2018-05 speaker:روحاني",
    "published:2015-08 السعودية",
    "role:وزير act:promise",
    "affiliation:العراق",
    "form:direct kind:person",
    "kind:document الدراسة",
    "via:رويترز",
    "addressee:المجتمع",
    "in:headline الموازنة",
    "وزار*",
    "قال",
    "المستشفى الأطباء",
    "(سوريا OR العراق) (هجوم OR قصف)",
    "التعليم المدارس الطلاب",
    "\"مجلس الأمن\" روسيا",
    "كرة القدم",
    "act:(praise OR condemn) -speaker:مصدر",
    "الأسعار ارتفاع",
    "anonymous:true",
    "netanyahu",
    "الحوثي صاروخ",
    "cue:نفى said:2018",
    "لاجئين",
];

/// Words that single queries are made of.
const WORDS: [&str; 25] = [
    "السلام",
    "المدينة",
    "الشرطة",
    "مليون",
    "القانون",
    "الاقتصاد",
    "المياه",
    "الطريق",
    "البرلمان",
    "العمل",
    "الحرب",
    "المرأة",
    "الصحة",
    "الجيش",
    "اتفاق",
    "البنك",
    "المحكمة",
    "الحج",
    "المطار",
    "الإرهاب",
    "الصين",
    "فلسطين",
    "القدس",
    "مباراة",
    "الطقس",
];

fn ask(archive: &Path, count: usize) -> Result<()> {
    let reader = Archive::open_reader(archive)?;
    let (articles, statements) = reader.size()?;
    println!("{articles} articles, {statements} statements");
    let mut times: Vec<(Duration, String, u64)> = Vec::new();
    for warm in [true, false] {
        for number in 0..count {
            let text = question(number);
            let began = Instant::now();
            let search = Search::new(query::parse(&text)?)
                .sorted([Sort::Relevance, Sort::Newest, Sort::Oldest][number % 3])
                .counted([Facet::Speaker, Facet::Outlet, Facet::Act, Facet::Channel, Facet::Month]);
            let found = reader.search(&search)?;
            if !warm {
                times.push((began.elapsed(), text, found.total));
            }
        }
    }
    times.sort();
    let at = |per_mille: usize| times[(times.len() - 1) * per_mille / 1000].0;
    println!(
        "{count} queries: p50 {:.2?}, p90 {:.2?}, p99 {:.2?}, max {:.2?}",
        at(500),
        at(900),
        at(990),
        at(1000)
    );
    for (time, text, total) in times.iter().rev().take(8) {
        println!("  {time:>10.2?}  {text}  ({total} statements)");
    }
    Ok(())
}

/// A query: one of the list, narrowed by a word or a year in three of four.
fn question(number: usize) -> String {
    let base = QUERIES[number % QUERIES.len()];
    let word = WORDS[(number / QUERIES.len()) % WORDS.len()];
    match number / 7 % 4 {
        0 => base.to_owned(),
        1 => format!("({base}) {word}"),
        2 => format!("({base}) -{word}"),
        _ => format!("({base}) said:2018"),
    }
}
