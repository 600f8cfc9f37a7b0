//! Makes a web archive to measure with: `make_warc OUT.warc.gz PAGES ARTICLES.jsonl…`.
//!
//! Every article is set in one of the layouts of `tests/pages`, with the menus, styles and scripts that pages carry,
//! in UTF-8 or windows-1256, and stored as a crawler stores it: a request and a response, each a gzip member.
#![allow(clippy::print_stderr, reason = "an example tells what it did")]

use encoding_rs::{UTF_8, WINDOWS_1256};
use flate2::Compression;
use flate2::write::GzEncoder;
use isnad::Article;
use isnad_ingest::{Options, Pieces};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = "make_warc OUT.warc.gz PAGES ARTICLES.jsonl…";
    let out = arguments.next().ok_or(usage)?;
    let pages: usize = arguments.next().ok_or(usage)?.parse()?;
    let inputs: Vec<String> = arguments.collect();
    let layouts = layouts()?;
    let articles = Pieces::of_inputs(inputs, &Options::default()).items().articles();
    let mut writer = BufWriter::new(File::create(out)?);
    let mut bytes = 0;
    let mut made = 0;
    for (index, article) in articles.flatten().take(pages).enumerate() {
        let page = page(&layouts[index % layouts.len()], &article);
        let (encoding, (body, ..)) = match index % 5 {
            0 => (WINDOWS_1256, WINDOWS_1256.encode(&page)),
            _ => (UTF_8, UTF_8.encode(&page)),
        };
        bytes += body.len();
        made += 1;
        let url = format!("https://aljarida.example/news/{index}");
        record(&mut writer, index, "request", &url, b"GET / HTTP/1.1\r\nHost: aljarida.example\r\n\r\n")?;
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={}\r\n\r\n", encoding.name());
        record(&mut writer, index, "response", &url, &[head.as_bytes(), &body].concat())?;
    }
    writer.flush()?;
    eprintln!("{made} pages, {bytes} bytes of HTML");
    Ok(())
}

/// One record, a gzip member of its own.
fn record(out: &mut impl Write, index: usize, kind: &str, url: &str, block: &[u8]) -> io::Result<()> {
    let mut member = GzEncoder::new(out, Compression::default());
    write!(
        member,
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-04-08T10:00:00Z\r\n\
         WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{index:012}>\r\n\
         Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )?;
    member.write_all(block)?;
    member.write_all(b"\r\n\r\n")?;
    member.finish()?;
    Ok(())
}

fn layouts() -> Outcome<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|e| e == "html"));
    paths.sort();
    paths.iter().map(|path| Ok(fs::read_to_string(path)?)).collect()
}

/// An article's page: the layout with its text, a menu and what browsers need beside it. Tags are as dense and scripts
/// as large a part of it as on pages of the web: 19 tags a kilobyte beside scripts, which are half of the page.
fn page(layout: &str, article: &Article) -> String {
    let mut paragraphs: Vec<&str> = article.body.lines().filter(|line| !line.trim().is_empty()).collect();
    paragraphs.resize(paragraphs.len().max(4), "");
    let last = paragraphs[3..].join("</p>\n<p>");
    let entry = |i| {
        format!(
            "<li id=\"menu-item-{i}\" class=\"menu-item menu-item-type-taxonomy menu-item-object-category menu-item-{i}\">\
             <a href=\"https://aljarida.example/section/{i}?source=menu\" data-section=\"{i}\">باب {i}</a></li>\n"
        )
    };
    let menu = (0..60).map(entry).collect::<Vec<_>>().concat();
    let style = ".block{margin:0 auto;padding:1em 2em;border-bottom:1px solid #ccc}\n".repeat(110);
    let script =
        "window.dataLayer=window.dataLayer||[];function t(){dataLayer.push(arguments)}\n".repeat(110);
    layout
        .replace("{{headline}}", &article.headline.replace('"', "&quot;"))
        .replace("{{byline}}", "سلمى ناصر")
        .replace("{{dateline}}", "عمان - الجريدة")
        .replace("{{published}}", "2021-04-08")
        .replace("{{date}}", "8 أبريل 2021")
        .replace("{{p1}}", paragraphs[0])
        .replace("{{p2}}", paragraphs[1])
        .replace("{{p3}}", paragraphs[2])
        .replace("{{p4}}", &last)
        .replace("</head>", &format!("<style>{style}</style><script>{script}</script></head>"))
        .replace("</body>", &format!("<nav><ul>{menu}</ul></nav></body>"))
}
