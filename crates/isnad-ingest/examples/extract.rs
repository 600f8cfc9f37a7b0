//! Measures the reading of pages: prints, as one JSON object, the body of every page of the inputs by its id, and on
//! standard error the time.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "an example prints"
)]

use isnad_ingest::{Options, Pieces};
use std::collections::BTreeMap;
use std::time::Instant;

fn main() {
    let options = Options { any_language: true, ..Options::default() };
    let pieces: Vec<_> = Pieces::of_inputs(std::env::args().skip(1), &options).collect();
    let bytes: usize = pieces.iter().flatten().map(isnad_ingest::Piece::len).sum();
    let start = Instant::now();
    let mut pages = BTreeMap::new();
    for piece in pieces {
        for item in piece.map_or_else(|e| vec![Err(e)], |piece| piece.read(&options)) {
            match item {
                Ok(item) => {
                    pages.insert(item.article.id, serde_json::json!({"articleBody": item.article.body}));
                }
                Err(error) => eprintln!("error: {error}"),
            }
        }
    }
    let time = start.elapsed();
    eprintln!("{bytes} bytes in {time:?}: {:.1} MB/s", bytes as f64 / time.as_secs_f64() / 1e6);
    println!("{}", serde_json::to_string(&pages).unwrap());
}
