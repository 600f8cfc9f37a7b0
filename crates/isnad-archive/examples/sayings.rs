//! How good the groups of one saying in many outlets are: counts them, and prints some of them to be judged by eye.
//!
//!     cargo run --release -p isnad-archive --example sayings -- ARCHIVE [GROUPS]
#![allow(clippy::print_stdout, reason = "an example speaks to the one who runs it")]

use isnad_archive::{Archive, Retelling};
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let archive = arguments.next().ok_or("sayings ARCHIVE [GROUPS]")?;
    let wanted: usize = arguments.next().map_or(Ok(100), |text| text.parse())?;
    let reader = Archive::open_reader(Path::new(&archive))?;
    let sayings = reader.sayings(2)?;
    let outlets: usize = sayings.iter().map(|(_, outlets)| outlets.len()).sum();
    println!("{} sayings in two outlets or more, {outlets} outlets in all", sayings.len());
    // Evenly over the groups in the order of their ids, which are hashes.
    let mut ids: Vec<&String> = sayings.iter().map(|(id, _)| id).collect();
    ids.sort();
    for (number, id) in ids.iter().step_by((ids.len() / wanted.max(1)).max(1)).take(wanted).enumerate() {
        let saying = reader.saying(id)?;
        println!("\n{}. {id}", number + 1);
        for retelling in &saying.retellings {
            println!("   {}", line(retelling));
        }
    }
    Ok(())
}

fn line(retelling: &Retelling) -> String {
    let hit = &retelling.hit;
    let text: Vec<&str> = hit.statement.content.iter().map(|span| &*span.text).collect();
    let source = hit.source.as_ref().map_or("?", |source| &source.label);
    let outlet = hit.article.outlet.as_deref().unwrap_or("?");
    let day = hit.article.published.map(|day| day.to_string()).unwrap_or_default();
    format!("{outlet} {day} [{source}] {}", text.join(" … ").replace('\n', " "))
}
