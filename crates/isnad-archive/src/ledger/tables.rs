//! The tables of the ledger. Values are sealed ([`super::envelope`]) but for plain numbers.

use redb::TableDefinition;

/// Every version of every article, by its number in the archive, counted from 1.
pub(crate) const ARTICLES: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("article");
/// The record of each.
pub(crate) const RECORDS: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("record");
/// What the archive found out about the statements of each: source and saying.
pub(crate) const LINKS: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("link");
/// The number of an article's version by the hash of its content.
pub(crate) const CONTENTS: TableDefinition<'_, &[u8], u64> = TableDefinition::new("content");
/// The number of an article's last version by the article's id.
pub(crate) const LATEST: TableDefinition<'_, &str, u64> = TableDefinition::new("latest");
/// Sources by number.
pub(crate) const SOURCES: TableDefinition<'_, u32, &[u8]> = TableDefinition::new("source");
/// What statements are like, by source, day, article and place in the record.
pub(crate) const SKETCHES: TableDefinition<'_, (u32, u64, u64, u32), &[u8]> = TableDefinition::new("sketch");
/// Every change, in order: the number of the article's version whose documents the index must make anew.
pub(crate) const CHANGES: TableDefinition<'_, u64, u64> = TableDefinition::new("change");
/// What people decided, in order.
pub(crate) const DECISIONS: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("decision");
/// Known people by id.
pub(crate) const KNOWN: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("known");
/// Facts about the archive itself.
pub(crate) const META: TableDefinition<'_, &str, u64> = TableDefinition::new("meta");

/// The layout of the tables.
pub(crate) const LAYOUT: u64 = 1;
