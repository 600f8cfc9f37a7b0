//! Broken and hostile input: told of, within its limits, and the rest is read.

use flate2::Compression;
use flate2::write::GzEncoder;
use isnad_ingest::{Format, Input, Limits, Options, Pieces, articles_with};
use std::io::Write;

const BODY: &str = "قال الوزير إن الطريق الذي أغلق منذ شهرين سيفتح غدا أمام السيارات بعد انتهاء أعمال الصيانة فيه، \
    وأضاف أن العمل في الجسر انتهى أيضا وأن الشاحنات ستمر منه.";

fn read_with(name: &str, bytes: &[u8], options: &Options) -> Vec<Result<String, String>> {
    articles_with(name, bytes, options).map(|r| r.map(|a| a.id).map_err(|e| e.to_string())).collect()
}

fn read(name: &str, bytes: &[u8]) -> Vec<Result<String, String>> {
    read_with(name, bytes, &Options::default())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

fn lines(count: usize) -> String {
    let line = |i| format!("{{\"id\": \"{i}\", \"body\": \"{BODY}\"}}\n");
    (0..count).map(line).collect::<Vec<_>>().concat()
}

fn page() -> String {
    format!(
        "<html><head><title>خبر</title></head><body><h1>خبر من المدينة</h1><p>{BODY}</p><p>{BODY}</p></body></html>"
    )
}

fn record(id: usize, http: &str, length: Option<usize>) -> Vec<u8> {
    let length = length.unwrap_or(http.len());
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"
    )
    .into_bytes()
}

fn response(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 3\r\n\r\n{body}")
}

fn is(result: &Result<String, String>, fault: &str) -> bool {
    result.as_ref().is_err_and(|e| e.contains(fault))
}

#[test]
fn what_stands_before_the_cut_of_a_gzip_is_read() {
    let packed = gzip(lines(2000).as_bytes());
    let found = read("a.jsonl.gz", &packed[..packed.len() / 2]);
    let whole = found.iter().filter(|r| r.is_ok()).count();
    assert!(whole > 100 && found.len() == whole + 1, "{whole} of {}", found.len());
    assert!(is(&found[whole], "cannot be read"));
}

#[test]
fn a_bomb_is_stopped_by_its_expansion() {
    let zeros = vec![b' '; 1 << 20];
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(b"{\"body\": \"x\"}\n").expect("packed");
    for _ in 0..200 {
        bomb.write_all(&zeros).expect("packed");
    }
    let bomb = bomb.finish().expect("packed");
    let found = read("bomb.jsonl.gz", &bomb);
    assert!(found[0].is_ok() && is(&found[1], "unpacks to more than 250 times its size"), "{found:?}");
    let patient = Options { limits: Limits { expansion: 10_000, ..Limits::default() }, ..Options::default() };
    assert_eq!(read_with("bomb.jsonl.gz", &bomb, &patient).iter().filter(|r| r.is_ok()).count(), 1);
}

#[test]
fn archives_in_archives_end_somewhere() {
    let mut packed = gzip(lines(1).as_bytes());
    for _ in 0..3 {
        packed = gzip(&packed);
    }
    assert_eq!(read("a.gz", &packed), [Ok("0".to_owned())]);
    for _ in 0..3 {
        packed = gzip(&packed);
    }
    assert!(is(&read("a.gz", &packed)[0], "lies in more than 4 archives"));
}

#[test]
fn a_page_of_a_hundred_megabytes_is_refused_and_with_a_flag_read() {
    let padded =
        |bytes: usize| page().replace("<h1>", &format!("<script>{}</script><h1>", "x".repeat(bytes)));
    let told = "a page of more than 33554432 bytes (raise --max-page)";
    assert!(is(&read("huge.html", padded(100_000_000).as_bytes())[0], told));
    let patient = Options { limits: Limits { page: 200 << 20, ..Limits::default() }, ..Options::default() };
    assert_eq!(read_with("huge.html", padded(100_000_000).as_bytes(), &patient), [Ok("huge".to_owned())]);
}

#[test]
fn elements_nested_without_end_are_read() {
    let deep = |levels: usize| page().replace("<h1>", &format!("{}<h1>", "<div>".repeat(levels)));
    for levels in [10_000, 1_000_000] {
        assert_eq!(read("deep.html", deep(levels).as_bytes()), [Ok("deep".to_owned())]);
    }
    let tables = page().replace("<h1>", &format!("{}<h1>", "<table><tr><td>".repeat(9000)));
    assert_eq!(read("tables.html", tables.as_bytes()), [Ok("tables".to_owned())]);
    let bold = page().replace("<h1>", &format!("{}{}<h1>", "<b>".repeat(5000), "<p>x".repeat(100_000)));
    assert!(is(&read("bold.html", bold.as_bytes())[0], "so deep in one another"));
}

#[test]
fn a_feed_that_laughs_a_billion_times_is_no_feed() {
    let entity = |i: usize| format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10));
    let entities = (1..10).map(entity).collect::<Vec<_>>().concat();
    let feed = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">{entities}]>\
         <rss version=\"2.0\"><channel><title>&l9;</title><item><title>ع</title><description>{BODY} &l9;</description></item></channel></rss>"
    );
    let options = Options { format: Some(Format::Feed), ..Options::default() };
    let found: Vec<_> = articles_with("laugh.xml", feed.as_bytes(), &options).collect();
    assert!(found.iter().flatten().all(|a| a.body.len() < 10_000), "no entity is expanded");
}

#[test]
fn feeds_are_read_as_they_are_found() {
    let entry = |i| {
        format!(
            "<item><title>خبر&nbsp;{i}</title><link>http://a.example/?a={i}&b=1</link><description>{BODY}</description></item>"
        )
    };
    let entries = (1..4).map(entry).collect::<Vec<_>>().concat();
    for version in ["", " version=\"0.91\"", " version=\"0.94\"", " version=\"2.0.1\""] {
        let feed = format!("<rss{version}><channel><title>الموقع</title>{entries}</channel></rss>");
        let ids: Vec<_> = (1..4).map(|i| Ok(format!("http://a.example/?a={i}&b=1"))).collect();
        assert_eq!(read("feed.xml", feed.as_bytes()), ids, "{version}");
        let cut = read("feed.xml", &feed.as_bytes()[..feed.len() - 60]);
        assert_eq!(cut[..2], ids[..2]);
        assert!(is(&cut[2], "cut off behind its last whole entry"), "{cut:?}");
    }
    let rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\">";
    let feed = format!("{rdf}<channel><title>الموقع</title></channel>{entries}</rdf:RDF>");
    assert_eq!(read("feed.rdf", feed.as_bytes()).len(), 3);
}

#[test]
fn records_of_a_web_archive_outlive_their_broken_neighbours() {
    let good = |id| record(id, &response(&page()), None);
    let long = record(2, &response(&page()), Some(response(&page()).len() + 5000));
    let short = record(3, &response(&page()), Some(200));
    let archive = [good(1), long, good(4), short, good(5), b"garbage\r\n\r\n".to_vec(), good(6)].concat();
    let found = read("a.warc", &archive);
    for id in ["1", "4", "5", "6"] {
        assert!(found.contains(&Ok(id.to_owned())), "{id} among {found:?}");
    }
    let cut = &archive[..good(1).len() + 700];
    let found = read("cut.warc", cut);
    assert!(found[0].is_ok() && is(&found[1], "cut off"), "{found:?}");
}

#[test]
fn members_of_a_packed_web_archive_outlive_their_broken_neighbours() {
    let member = |id| gzip(&record(id, &response(&page()), None));
    let mut broken = member(2);
    let middle = broken.len() / 2;
    for byte in &mut broken[middle..middle + 20] {
        *byte ^= 0xff;
    }
    let archive = [member(1), broken, member(3), member(4)].concat();
    let found = read("a.warc.gz", &archive);
    assert_eq!(found.first(), Some(&Ok("1".to_owned())), "{found:?}");
    assert!(found.contains(&Ok("4".to_owned())) && found.iter().any(Result::is_err), "{found:?}");
    let offset = format!("a.warc.gz@{}: ", member(1).len());
    assert!(found.iter().any(|r| is(r, &offset)), "the broken record is named by its offset: {found:?}");
}

#[test]
fn reading_goes_on_behind_a_record() {
    let member = |id| gzip(&record(id, &response(&page()), None));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.warc.gz");
    std::fs::write(&path, [member(1), member(2), member(3)].concat()).expect("written");
    let name = path.to_string_lossy().into_owned();
    let all: Vec<_> =
        Pieces::of_inputs([name.clone()], &Options::default()).items().map(|i| i.expect("read")).collect();
    let mut input = Input::from(name);
    input.after = all[1].place.offset;
    let rest: Vec<_> =
        Pieces::of_inputs([input], &Options::default()).items().map(|i| i.expect("read")).collect();
    assert_eq!(rest, all[2..]);
    for wrong in [7, 1 << 40] {
        let input = Input { path: path.to_string_lossy().into_owned(), after: Some(wrong) };
        let told = Pieces::of_inputs([input], &Options::default()).items().next().expect("an item");
        assert!(told.is_err_and(|e| e.to_string().contains("no record of a web archive begins at byte")));
    }
}

#[test]
fn names_that_lead_out_of_a_zip_are_refused_and_the_rest_read() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in [("../../etc/news.txt", BODY), ("ok.jsonl", &lines(2)), ("deep/page.html", &page())] {
        zip.start_file(name, options).expect("a file");
        zip.write_all(text.as_bytes()).expect("written");
    }
    let bytes = zip.finish().expect("a zip").into_inner();
    let found = read("a.zip", &bytes);
    assert!(is(&found[0], "leads out of the zip"), "{found:?}");
    assert_eq!(found[1..], [Ok("0".to_owned()), Ok("1".to_owned()), Ok("page".to_owned())]);
    assert!(is(&read("cut.zip", &bytes[..bytes.len() / 2])[0], "no zip that can be read"));
}

#[test]
fn a_zip_of_bombs_is_stopped_and_small_files_beside_them_are_read() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let zeros = vec![0; 60 << 20];
    for bomb in 0..24 {
        zip.start_file(format!("{bomb}.txt"), options).expect("a file");
        zip.write_all(&zeros).expect("written");
    }
    zip.start_file("page.html", options).expect("a file");
    zip.write_all(page().as_bytes()).expect("written");
    let found = read("bombs.zip", &zip.finish().expect("a zip").into_inner());
    let stopped = found.iter().filter(|r| is(r, "unpacks to more than 250 times its size")).count();
    assert!(stopped > 4, "each bomb alone is small enough: {found:?}");
    assert_eq!(found.last(), Some(&Ok("page".to_owned())));
}

#[test]
fn files_of_a_zip_that_lie_over_one_another_are_refused() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for name in ["a.txt", "b.txt"] {
        zip.start_file(name, stored).expect("a file");
        zip.write_all(BODY.as_bytes()).expect("written");
    }
    let mut bytes = zip.finish().expect("a zip").into_inner();
    // The directory's second entry is led to the first file, and both claim most of the zip.
    let entries: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    let claimed = (bytes.len() as u32 * 2 / 3).to_le_bytes();
    for entry in entries {
        bytes[entry + 20..entry + 24].copy_from_slice(&claimed);
        bytes[entry + 42..entry + 46].copy_from_slice(&0_u32.to_le_bytes());
    }
    let found = read("over.zip", &bytes);
    assert!(is(&found[1], "lie over one another"), "{found:?}");
}

#[test]
fn wrong_bytes_without_end_take_no_time() {
    let bytes = [b"<html><p>".to_vec(), [page().as_bytes(), b"\xff"].concat().repeat(2000)].concat();
    assert_eq!(read("wrong.html", &bytes).len(), 1);
    assert_eq!(read("wrong.html", &[b"<html><p>".to_vec(), vec![0xff; 1 << 20]].concat()).len(), 1);
}

#[test]
fn pages_of_web_archives_in_other_languages_are_passed_over() {
    let english =
        "The minister said on Wednesday that the road would be opened tomorrow for cars and trucks. "
            .repeat(5);
    let archive = [
        record(1, &response(&page().replace(BODY, &english).replace("خبر", "News")), None),
        record(2, &response(&page()), None),
    ]
    .concat();
    assert_eq!(read("a.warc", &archive), [Ok("2".to_owned())]);
    let all = Options { any_language: true, ..Options::default() };
    assert_eq!(read_with("a.warc", &archive, &all).len(), 2);
}
