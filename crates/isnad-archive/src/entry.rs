//! What is put into the archive: an article, its record, and all that can be found out without the archive.

use crate::error::{Error, Fault};
use crate::fit;
use crate::index::document;
use isnad::{Article, Record};
use isnad_ingest::duplicates::Signature;
use isnad_linkage::days;
use isnad_linkage::people::Mention;
use isnad_linkage::sayings::Sketch;
use isnad_linkage::words::words;
use tantivy::TantivyDocument;

/// An article and its record, made ready. Making it is the work, and needs nothing but the two, so that it can be done
/// on many threads at once; keeping it is not.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) article: Article,
    pub(crate) record: Record,
    pub(crate) hash: [u8; 32],
    pub(crate) signature: Option<Signature>,
    /// Day of publication, 0 where nobody knows it.
    pub(crate) day: u64,
    pub(crate) said: Vec<Said>,
}

/// What was found out about a statement.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) document: TantivyDocument,
    pub(crate) mention: Option<Mention>,
    pub(crate) sketch: Option<Sketch>,
}

impl Entry {
    /// Makes an article and its record ready. The record must be of this article.
    pub fn new(article: Article, record: Record) -> Self {
        let headline = words(&record.headline);
        let said = record
            .statements
            .iter()
            .map(|s| {
                let content: Vec<_> = s.content.iter().map(|span| words(&span.text)).collect();
                Said {
                    document: document::of_statement(&record, &headline, s, &content),
                    mention: Mention::of(s),
                    sketch: Sketch::of(content.iter().flatten()),
                }
            })
            .collect();
        Self {
            hash: content_hash(&article),
            signature: Signature::of(&article),
            day: days::published(&record),
            said,
            article,
            record,
        }
    }

    /// Makes an article ready with a record that somebody else has made, or that lay where others can write: every span is
    /// held against the text.
    ///
    /// # Errors
    /// Of kind `Damaged` where the record is not of this article.
    pub fn of_others(article: Article, record: Record) -> Result<Self, Error> {
        let mut misfits = fit::misfits(&article, &record, &mut 0).into_iter();
        match misfits.next() {
            Some(why) => Err(Fault::Misfit { id: article.id, why }.into()),
            None if article.id != record.id => {
                let why = format!("it is of the article ⟦{}⟧", record.id);
                Err(Fault::Misfit { id: article.id, why }.into())
            }
            None => Ok(Self::new(article, record)),
        }
    }

    /// The article's id.
    pub fn id(&self) -> &str {
        &self.article.id
    }

    /// The article.
    pub const fn article(&self) -> &Article {
        &self.article
    }

    /// How many statements it has.
    pub fn statements(&self) -> usize {
        self.record.statements.len()
    }
}

/// The address of a content: all fields of an article, each told from its neighbours.
pub(crate) fn content_hash(article: &Article) -> [u8; 32] {
    let published = article.published.map(|day| day.to_string());
    let mut hash = blake3::Hasher::new();
    let fields = [
        Some(&*article.id),
        article.url.as_deref(),
        article.outlet.as_deref(),
        published.as_deref(),
        article.byline.as_deref(),
        Some(&*article.headline),
        Some(&*article.body),
    ];
    for field in fields {
        // A field that is missing is not one that is empty.
        hash.update(&[u8::from(field.is_some())]);
        let field = field.unwrap_or_default();
        hash.update(&(field.len() as u64).to_le_bytes());
        hash.update(field.as_bytes());
    }
    *hash.finalize().as_bytes()
}
