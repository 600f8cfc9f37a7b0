//! `isnad find`: statements of an archive.

use super::FindOptions;
use super::args::{HitFormat, Order};
use crate::pretty::Pretty;
use crate::read::colours;
use anyhow::Result;
use isnad_archive::{Facet, FacetCounts, Found, Hit, Search, Sort, query};
use serde_json::{Value, json};
use std::io::{self, BufWriter, Write};

/// What `--facets` counts by.
const FACETS: [(Facet, &str); 5] = [
    (Facet::Speaker, "speaker"),
    (Facet::Outlet, "outlet"),
    (Facet::Act, "act"),
    (Facet::Channel, "channel"),
    (Facet::Month, "month"),
];

/// Prints what a query finds.
pub(super) fn run(options: &FindOptions) -> Result<usize> {
    let query = query::parse(&options.query.join(" ")).map_err(isnad_archive::Error::from)?;
    let reader = super::reader(&options.archive.folder)?;
    let sort = match options.sort {
        Order::Relevance => Sort::Relevance,
        Order::Newest => Sort::Newest,
        Order::Oldest => Sort::Oldest,
    };
    let facets = FACETS.iter().filter(|_| options.facets).map(|(facet, _)| *facet);
    let search = Search::new(query).sorted(sort).page(options.offset, options.limit).counted(facets);
    let found = reader.search(&search)?;
    let mut out = BufWriter::new(io::stdout());
    match options.format {
        HitFormat::Ids => {
            for hit in &found.hits {
                writeln!(out, "{}", hit.statement.id)?;
            }
        }
        HitFormat::Jsonl => {
            for hit in &found.hits {
                writeln!(out, "{}", line(hit))?;
            }
            if options.facets {
                writeln!(out, "{}", counts(&found))?;
            }
        }
        HitFormat::Pretty => {
            let pretty = Pretty::new(colours(options.color));
            out.write_all(pretty.found(&found, options.offset).as_bytes())?;
            for facet in &found.facets {
                out.write_all(pretty.facet(name(facet), facet).as_bytes())?;
            }
        }
    }
    out.flush()?;
    Ok(0)
}

fn name(counts: &FacetCounts) -> &'static str {
    FACETS.iter().find(|(facet, _)| *facet == counts.facet).map_or("", |(_, name)| name)
}

/// A hit as a JSON object.
fn line(hit: &Hit) -> Value {
    json!({
        "statement": hit.statement,
        "article": {
            "id": hit.article.id,
            "version": hit.article.version,
            "url": hit.article.url,
            "outlet": hit.article.outlet,
            "published": hit.article.published,
            "headline": hit.article.headline,
        },
        "person": hit.source.as_ref().map(|source| json!({
            "id": source.id,
            "label": source.label,
            "confidence": source.confidence,
            "named": source.named,
        })),
        "saying": hit.saying,
        "score": hit.score,
    })
}

/// All counts as a JSON object.
fn counts(found: &Found) -> Value {
    let mut facets = serde_json::Map::new();
    for facet in &found.facets {
        let counts =
            facet.counts.iter().map(|c| json!({"value": c.value, "label": c.label, "count": c.count}));
        facets.insert(name(facet).to_owned(), counts.collect());
    }
    json!({ "total": found.total, "facets": facets })
}
