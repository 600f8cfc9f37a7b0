//! Visitors who are slow, many, or talk nonsense, on real sockets: the room stays open for everybody else.

mod common;

use isnad::Article;
use isnad_web::{Options, serve};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// Opens a room on a free port; it stays open until the tests end.
fn open() -> SocketAddr {
    let body = "قال وزير النقل محمد علي إن الطريق الساحلي سيفتح صباح السبت أمام السيارات كلها.";
    let articles = (0..40).map(|n| Article::from_text(format!("a{n}"), &format!("الطريق {n}\n{body}")));
    let (reader, folder) = common::archive(vec![articles.collect()]);
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let options = Options { listen: SocketAddr::from(([127, 0, 0, 1], 0)), ..Options::default() };
        let served = serve(reader, &options, |address| sender.send(address).expect("somebody waits"));
        drop(folder);
        served.expect("it serves");
    });
    receiver.recv().expect("it opens")
}

/// Somebody at the door. That the room says nothing for a minute is a fault.
fn visitor(room: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(room).expect("the room listens");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a timeout");
    stream
}

fn ask(stream: &mut TcpStream, path: &str) {
    let head = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).expect("the room takes it");
}

/// The status of the answer.
fn status(stream: &mut TcpStream) -> u16 {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer);
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status")
}

/// What an ordinary visitor gets.
fn visit(room: SocketAddr) -> u16 {
    let mut stream = visitor(room);
    ask(&mut stream, "/?q=%D8%A7%D9%84%D8%B7%D8%B1%D9%8A%D9%82");
    status(&mut stream)
}

#[test]
fn who_never_ends_a_request_keeps_nobody_waiting_and_is_shown_out() {
    let room = open();
    let mut slow: Vec<TcpStream> = (0..100).map(|_| visitor(room)).collect();
    for stream in &mut slow {
        stream.write_all(b"GET / HTTP/1.1\r\nhost: local").expect("the room takes it");
    }
    assert_eq!(visit(room), 200);
    for stream in &mut slow {
        // The connection ends, with a word or without.
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        assert!(!rest.starts_with(b"HTTP/1.1 200"));
    }
    assert_eq!(visit(room), 200);
}

#[test]
fn who_reads_nothing_of_an_answer_keeps_nobody_waiting() {
    let room = open();
    let mut deaf: Vec<TcpStream> = (0..60).map(|_| visitor(room)).collect();
    for stream in &mut deaf {
        ask(stream, "/export/records.jsonl");
    }
    for _ in 0..5 {
        assert_eq!(visit(room), 200);
    }
}

#[test]
fn a_flood_is_answered_or_asked_to_come_again() {
    let room = open();
    let crowd: Vec<_> = (0..400)
        .map(|n| {
            thread::spawn(move || {
                let mut stream = visitor(room);
                ask(&mut stream, &format!("/?q=%D8%A7%D9%84%D8%B7%D8%B1%D9%8A%D9%82&page={}", n % 7 + 1));
                status(&mut stream)
            })
        })
        .collect();
    let answers: Vec<u16> = crowd.into_iter().map(|visitor| visitor.join().expect("a visitor")).collect();
    assert!(answers.iter().all(|status| [200, 503].contains(status)), "{answers:?}");
    assert!(answers.contains(&200));
    assert_eq!(visit(room), 200);
}

#[test]
fn nonsense_is_refused() {
    let room = open();
    let nonsense: [&[u8]; 4] = [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET\r\n\r\n",
        &[0; 4096],
        b"GET / HTTP/1.1\r\nhost: a\r\nhost:\x00\r\n\r\n",
    ];
    for bytes in nonsense {
        let mut stream = visitor(room);
        stream.write_all(bytes).expect("the room takes it");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(!answer.starts_with(b"HTTP/1.1 200"));
    }
    assert_eq!(visit(room), 200);
}
