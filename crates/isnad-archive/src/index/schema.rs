//! The fields of the index. Nothing is stored in it: hits give numbers, and the ledger holds what they stand for.
//!
//! A **statement** is a document; so is an **article**, which only its near-copies look for. Every document has a
//! value in every column, which keeps columns dense and counting fast.

use crate::query::TextField;
use std::sync::LazyLock;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

/// How documents are made of records. An index of another version is made anew.
pub(crate) const VERSION: u32 = 1;

/// A field of words: by their exact forms, in order, and by their stems.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    pub(crate) exact: Field,
    pub(crate) stem: Field,
    /// How names sound.
    pub(crate) key: Field,
}

/// All fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Exact properties, as `act:deny`.
    pub(crate) tag: Field,
    pub(crate) content: Words,
    pub(crate) speaker: Words,
    pub(crate) role: Words,
    pub(crate) affiliation: Words,
    pub(crate) outlet: Words,
    pub(crate) addressee: Words,
    pub(crate) via: Words,
    pub(crate) headline: Words,
    /// Bands of an article's near-duplicate signature.
    pub(crate) band: Field,
    // Columns.
    pub(crate) article: Field,
    pub(crate) statement: Field,
    pub(crate) source: Field,
    pub(crate) saying: Field,
    pub(crate) outlet_name: Field,
    pub(crate) act: Field,
    pub(crate) form: Field,
    pub(crate) kind: Field,
    pub(crate) channel: Field,
    pub(crate) said: Field,
    pub(crate) said_last: Field,
    pub(crate) month: Field,
    pub(crate) published: Field,
}

/// Names of the columns that are read while searching.
pub(crate) mod column {
    pub(crate) const ARTICLE: &str = "article";
    pub(crate) const STATEMENT: &str = "statement";
    pub(crate) const SOURCE: &str = "source";
    pub(crate) const SAYING: &str = "saying";
    pub(crate) const OUTLET: &str = "outlet_name";
    pub(crate) const ACT: &str = "act";
    pub(crate) const FORM: &str = "form";
    pub(crate) const KIND: &str = "kind";
    pub(crate) const CHANNEL: &str = "channel";
    pub(crate) const SAID: &str = "said";
    pub(crate) const MONTH: &str = "month";
    pub(crate) const PUBLISHED: &str = "published";
}

static BUILT: LazyLock<(Schema, Fields)> = LazyLock::new(build);

/// The schema.
pub(crate) fn schema() -> Schema {
    BUILT.0.clone()
}

/// Its fields.
pub(crate) fn fields() -> &'static Fields {
    &BUILT.1
}

impl Fields {
    /// The fields of words that a field of the query language stands for.
    pub(crate) fn of(&self, field: TextField) -> Vec<Words> {
        match field {
            TextField::Any => vec![self.content, self.speaker],
            TextField::Content => vec![self.content],
            TextField::Speaker => vec![self.speaker],
            TextField::Role => vec![self.role],
            TextField::Affiliation => vec![self.affiliation],
            TextField::Outlet => vec![self.outlet],
            TextField::Addressee => vec![self.addressee],
            TextField::Via => vec![self.via],
            TextField::Headline => vec![self.headline],
        }
    }
}

fn build() -> (Schema, Fields) {
    let mut b = Schema::builder();
    let fast = NumericOptions::default().set_fast();
    let fields = Fields {
        tag: text(&mut b, "tag", IndexRecordOption::Basic, false),
        content: words(&mut b, "content"),
        speaker: words(&mut b, "speaker"),
        role: words(&mut b, "role"),
        affiliation: words(&mut b, "affiliation"),
        outlet: words(&mut b, "outlet"),
        addressee: words(&mut b, "addressee"),
        via: words(&mut b, "via"),
        headline: words(&mut b, "headline"),
        band: b.add_u64_field("band", NumericOptions::default().set_indexed()),
        article: b.add_u64_field(column::ARTICLE, fast.clone()),
        statement: b.add_u64_field(column::STATEMENT, fast.clone()),
        source: b.add_u64_field(column::SOURCE, fast.clone()),
        saying: b.add_u64_field(column::SAYING, fast.clone()),
        outlet_name: b.add_text_field(column::OUTLET, TextOptions::default().set_fast("raw")),
        act: b.add_u64_field(column::ACT, fast.clone()),
        form: b.add_u64_field(column::FORM, fast.clone()),
        kind: b.add_u64_field(column::KIND, fast.clone()),
        channel: b.add_u64_field(column::CHANNEL, fast.clone()),
        said: b.add_u64_field(column::SAID, fast.clone()),
        said_last: b.add_u64_field("said_last", fast.clone()),
        month: b.add_u64_field(column::MONTH, fast.clone()),
        published: b.add_u64_field(column::PUBLISHED, fast),
    };
    (b.build(), fields)
}

fn words(b: &mut SchemaBuilder, name: &str) -> Words {
    Words {
        exact: text(b, &format!("{name}.exact"), IndexRecordOption::WithFreqsAndPositions, false),
        stem: text(b, &format!("{name}.stem"), IndexRecordOption::WithFreqs, true),
        key: text(b, &format!("{name}.key"), IndexRecordOption::Basic, false),
    }
}

/// A field of terms that come ready made.
fn text(b: &mut SchemaBuilder, name: &str, option: IndexRecordOption, norms: bool) -> Field {
    let indexing =
        TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option).set_fieldnorms(norms);
    b.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}
