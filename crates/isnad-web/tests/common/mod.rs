//! A room over a small archive, asked without a socket.

#![allow(dead_code, reason = "every test uses its part")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use isnad::{Article, Engine};
use isnad_archive::{Archive, Entry, Reader};
use isnad_web::Options;
use tempfile::TempDir;
use tower::ServiceExt;

/// A room, and the folder that its archive lies in.
pub struct Room {
    app: Router,
    _folder: TempDir,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Room {
    /// A room over these articles.
    pub fn over(articles: Vec<Article>, token: Option<&str>) -> Self {
        let options = Options { token: token.map(str::to_owned), ..Options::default() };
        Self::with(articles, &options)
    }

    /// A room over these articles, opened so.
    pub fn with(articles: Vec<Article>, options: &Options) -> Self {
        Self::over_rounds(vec![articles], options)
    }

    /// A room over articles that were kept one round after the other.
    pub fn over_rounds(rounds: Vec<Vec<Article>>, options: &Options) -> Self {
        let (reader, folder) = archive(rounds);
        Self { app: isnad_web::app(reader, options).expect("a room"), _folder: folder }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.ask(Request::get(address).header("host", "localhost").body(Body::empty()).expect("a request"))
            .await
    }

    pub async fn get_bytes(&self, address: &str) -> Vec<u8> {
        let request =
            Request::get(address).header("host", "localhost").body(Body::empty()).expect("a request");
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        to_bytes(response.into_body(), 64 << 20).await.expect("a body").to_vec()
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.expect("a body");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }
}

/// An archive of articles that were kept one round after the other, and its folder.
pub fn archive(rounds: Vec<Vec<Article>>) -> (Reader, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = Engine::new();
    let mut writer = Archive::open_writer(folder.path()).expect("an archive");
    for articles in rounds {
        let entries = articles.into_iter().map(|article| {
            let record = engine.read(&article);
            Entry::new(article, record)
        });
        writer.keep(entries.collect()).expect("kept");
    }
    writer.finish().expect("published");
    (Archive::open_reader(folder.path()).expect("a reader"), folder)
}
