//! `isnad duplicates`: which articles are copies of one another.

use crate::args::DuplicatesOptions;
use crate::rejected::Rejected;
use anyhow::Result;
use isnad_ingest::Pieces;
use isnad_ingest::duplicates::{Groups, Signature};
use rayon::prelude::*;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// Pieces that are read together.
const BATCH: usize = 512;

/// An article and its group: the group is called by the id of its earliest article.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    group: &'a str,
    earliest: bool,
    copies: usize,
}

/// Prints each article's group; gives the number of articles that could not be read.
pub(crate) fn run(options: &DuplicatesOptions) -> Result<usize> {
    let reader = options.input.options()?;
    let inputs = options.input.inputs(&options.files)?;
    let mut rejected = Rejected::new(options.input.errors.as_deref())?;
    let mut groups = Groups::default();
    let mut ids = Vec::new();
    let mut pieces = Pieces::of_inputs(inputs, &reader);
    loop {
        let batch: Vec<_> = pieces.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let signed = |piece: Result<isnad_ingest::Piece, _>| match piece {
            Err(error) => vec![Err(error)],
            Ok(piece) => piece
                .read(&reader)
                .into_iter()
                .map(|item| {
                    item.map(|item| (Signature::of(&item.article), item.article.published, item.article.id))
                })
                .collect(),
        };
        let read: Vec<Vec<_>> = batch.into_par_iter().map(signed).collect();
        for article in read.into_iter().flatten() {
            match article {
                Ok((signature, published, id)) => {
                    groups.add(signature, published);
                    ids.push(id);
                }
                Err(error) => rejected.add(&error)?,
            }
        }
    }
    let (of_article, groups) = groups.finish();
    let mut out = BufWriter::new(io::stdout());
    for (number, id) in ids.iter().enumerate() {
        let group = &groups[of_article[number]];
        if group.members.len() > 1 || options.all {
            let earliest = group.earliest == number;
            let line = Line { id, group: &ids[group.earliest], earliest, copies: group.members.len() };
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    rejected.finish(ids.len())
}
