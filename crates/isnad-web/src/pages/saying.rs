//! A saying: how outlets retold the same statement, word by word.

use super::{Answer, Shared, page_of};
use crate::error::Result;
use crate::screen::Frame;
use crate::view::{Head, Said};
use askama::Template;
use axum::extract::{Path, State};
use isnad_archive::{Difference, Highlighter, Reader};

#[derive(Template)]
#[template(path = "saying.html")]
struct Page {
    f: Frame,
    outlets: usize,
    tellings: Vec<Telling>,
}

struct Telling {
    said: Said,
    head: Head,
    fullest: bool,
    /// Against the fullest.
    differences: Vec<Difference>,
}

/// `GET /saying/{id}`
pub(crate) async fn show(State(room): Shared, f: Frame, Path(id): Path<String>) -> Answer {
    page_of(room, f, move |f, _, reader| Page::new(f, &id, reader)).await
}

impl Page {
    fn new(f: Frame, id: &str, reader: &Reader) -> Result<Self> {
        let saying = reader.saying(id)?;
        let outlets = saying.outlets().len();
        let fullest = saying.fullest;
        let marker = Highlighter::default();
        let tellings = saying.retellings.into_iter().enumerate().map(|(at, telling)| Telling {
            said: Said::of_hit(&f, &telling.hit, &marker),
            head: Head::of(&f, &telling.hit.article),
            fullest: at == fullest,
            differences: telling.differences,
        });
        Ok(Self { tellings: tellings.collect(), outlets, f })
    }
}
