//! What a dialogue is followed through.

use isnad::{Article, Record};

/// An article with what is said in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The article.
    pub article: Article,
    /// Its record.
    pub record: Record,
    /// Of each statement what is known across articles; empty where nothing is.
    pub known: Vec<Known>,
}

/// What is known of a statement across articles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The saying that it belongs to.
    pub saying: Option<String>,
    /// Its source: a number that means nobody else.
    pub source: Option<u32>,
    /// The source's name.
    pub name: Option<String>,
}

impl Told {
    /// An article by itself.
    pub const fn new(article: Article, record: Record) -> Self {
        Self { article, record, known: Vec::new() }
    }
}
