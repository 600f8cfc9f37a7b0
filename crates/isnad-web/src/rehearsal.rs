//! The rehearsal: before visitors are let in, every desk makes some pages that nobody sees. What the first pages would wait
//! for is at hand then: the archive's pages in memory, and what the lexicon knows of the words that are frequent now.

use crate::error::Result;
use crate::pages::search::unseen;
use crate::room::Room;
use isnad_archive::query::Node;
use isnad_archive::{Reader, Search, Sort};
use std::collections::HashSet;
use std::time::{Duration, Instant};

/// The longest that it takes, but for its last page. A small archive takes less.
const TIME: Duration = Duration::from_millis(500);
/// Statements, the newest, whose words are looked for.
const STATEMENTS: usize = 200;
/// Letters of a word that is looked for.
const LETTERS: usize = 4;

/// Rehearses at one desk.
///
/// # Errors
/// Those of the archive.
pub(crate) fn rehearse(room: &Room, reader: &Reader) -> Result<()> {
    let began = Instant::now();
    let newest = reader.search(&Search::new(Node::All).sorted(Sort::Newest).page(0, STATEMENTS))?;
    let contents = newest.hits.iter().flat_map(|hit| &hit.statement.content);
    let words = contents.flat_map(|span| span.text.split(|c: char| !c.is_alphabetic()));
    let mut met = HashSet::new();
    for word in words.filter(|word| word.chars().count() >= LETTERS) {
        if met.insert(word) {
            unseen(room, reader, word)?;
        }
        if began.elapsed() > TIME {
            break;
        }
    }
    Ok(())
}
