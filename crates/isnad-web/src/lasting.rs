//! Pages that stay the same as long as the archive does: they are sent again as they were sent before, compressed as
//! they were, and a browser that has one is only told so.

use crate::room::Room;
use crate::screen::wishes;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// The longest page that is kept, in bytes as they are sent.
const LONGEST: usize = 4 << 20;

/// Says of an answer that it depends on nothing but the archive, its address, and the reader's language and theme.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lasting;

/// A page as it was sent.
#[derive(Clone)]
pub(crate) struct Page {
    headers: Arc<HeaderMap>,
    body: Bytes,
}

impl Page {
    /// What it takes of the memory, about.
    pub(crate) fn weight(&self) -> usize {
        self.body.len() + 1024
    }

    /// The page or, for who has it, word that it is still the same.
    fn answer(&self, has: Option<&HeaderValue>) -> Response {
        let same = has.is_some_and(|tags| names(tags, self.headers.get(header::ETAG)));
        let mut response = Response::new(if same { Body::empty() } else { Body::from(self.body.clone()) });
        response.headers_mut().clone_from(&self.headers);
        if same {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(header::CONTENT_TYPE);
            response.headers_mut().remove(header::CONTENT_ENCODING);
        }
        response
    }
}

/// Whether an `If-None-Match` names a tag.
fn names(tags: &HeaderValue, tag: Option<&HeaderValue>) -> bool {
    let (Ok(tags), Some(Ok(tag))) = (tags.to_str(), tag.map(HeaderValue::to_str)) else { return false };
    tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

/// Answers with a page that was made before, or keeps the one that is made now.
pub(crate) async fn lasting(State(room): State<Arc<Room>>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let (state, key) = (room.state(), key(&request));
    let has = request.headers().get(header::IF_NONE_MATCH).cloned();
    if let Some(page) = room.pages.get(state, &key) {
        return page.answer(has.as_ref());
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.extensions().get::<Lasting>().is_none() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else {
        let mut broken = Response::new(Body::empty());
        *broken.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        return broken;
    };
    let tag = format!("\"{}\"", &blake3::hash(&body).to_hex()[..20]);
    parts.headers.extend(HeaderValue::try_from(tag).map(|tag| (header::ETAG, tag)));
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
    let page = Page { headers: Arc::new(parts.headers), body };
    room.pages.keep(state, key, page.clone());
    page.answer(has.as_ref())
}

/// What tells a request for a page from requests for others.
fn key(request: &Request) -> String {
    let (language, theme) = wishes(request.headers());
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let coding = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    format!("{} {} {} {path}", language.words().code, theme.name(), coding.unwrap_or_default())
}
