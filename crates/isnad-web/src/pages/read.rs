//! Read now: a text is pasted or a file dropped, and its statements are shown. Nothing is stored.

use super::{Answer, Shared, answer};
use crate::error::{Fault, Result};
use crate::room::Room;
use crate::screen::Frame;
use crate::view::{ArticleView, Ink};
use askama::Template;
use axum::extract::{Multipart, State};
use isnad::Article;
use isnad::model::parse_published;
use isnad_ingest::{Limits, Options};

/// Articles of a file that are shown.
const MOST: usize = 5;
/// The longest article that is read here, in bytes.
pub(crate) const LONGEST: usize = 1 << 20;

#[derive(Template, Default)]
#[template(path = "read.html")]
struct Page {
    f: Frame,
    text: String,
    published: String,
    faults: Vec<String>,
    articles: Vec<ArticleView>,
}

/// What was sent.
#[derive(Debug, Default)]
struct Sent {
    text: String,
    published: String,
    file: Option<(String, Vec<u8>)>,
}

/// `GET /read`
pub(crate) async fn ask(f: Frame) -> Answer {
    let frame = f.clone();
    answer(&frame, Ok(Page { f, ..Page::default() }))
}

/// `POST /read`
pub(crate) async fn show(State(room): Shared, f: Frame, form: Multipart) -> Answer {
    let frame = f.clone();
    let page = match Sent::of(form).await {
        Ok(sent) => room.ask(move |room, _| Ok(Page::new(f, sent, room))).await,
        Err(fault) => Err(fault),
    };
    answer(&frame, page)
}

impl Sent {
    async fn of(mut form: Multipart) -> Result<Self> {
        let unreadable =
            |error: axum::extract::multipart::MultipartError| Fault::Unreadable(error.body_text());
        let mut sent = Self::default();
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            match field.name().unwrap_or_default() {
                "text" => sent.text = field.text().await.map_err(unreadable)?,
                "published" => sent.published = field.text().await.map_err(unreadable)?,
                "file" => {
                    let name = field.file_name().unwrap_or("file").to_owned();
                    let bytes = field.bytes().await.map_err(unreadable)?;
                    sent.file = (!bytes.is_empty()).then(|| (name, bytes.to_vec()));
                }
                _ => {}
            }
        }
        Ok(sent)
    }
}

impl Page {
    fn new(f: Frame, sent: Sent, room: &Room) -> Self {
        let mut page = Self { text: sent.text, published: sent.published, f, ..Self::default() };
        let (articles, faults) = page.articles_of(sent.file);
        page.faults = faults;
        if articles.is_empty() && page.faults.is_empty() {
            page.faults.push(page.f.w.read_empty.to_owned());
        }
        for article in &articles {
            let record = room.engine.read(article);
            page.articles.push(ArticleView::new(&page.f, article, &record, (&[], &[])));
        }
        page
    }

    /// The articles of a file or, without one, of the text; and what is wrong with them.
    fn articles_of(&self, file: Option<(String, Vec<u8>)>) -> (Vec<Article>, Vec<String>) {
        let mut faults = Vec::new();
        let mut articles = match file {
            Some((name, bytes)) => articles_of_file(&name, &bytes, &mut faults),
            None if self.text.trim().is_empty() => Vec::new(),
            // Browsers send line ends as CR LF.
            None => vec![Article::from_text("pasted", &self.text.replace("\r\n", "\n"))],
        };
        if !self.published.trim().is_empty() {
            match parse_published(&self.published) {
                Ok(day) => articles.iter_mut().for_each(|article| article.published = Some(day)),
                Err(error) => faults.push(error.to_string()),
            }
        }
        (articles, faults)
    }
}

fn articles_of_file(name: &str, bytes: &[u8], faults: &mut Vec<String>) -> Vec<Article> {
    let longest = LONGEST as u64;
    let limits = Limits { article: longest, page: longest, expansion: 50, nesting: 2, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let mut articles = Vec::new();
    for read in isnad_ingest::articles_with(name, bytes, &options).take(MOST * 4) {
        match read {
            Ok(article) if articles.len() < MOST => articles.push(article),
            Ok(_) => break,
            Err(error) => faults.push(error.to_string()),
        }
    }
    faults.truncate(MOST);
    articles
}
