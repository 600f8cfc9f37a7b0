//! Pages that only say something: that a page is missing, that something went wrong.

use crate::error::{Fault, Result};
use crate::lasting::Lasting;
use crate::pack::packed;
use crate::screen::Frame;
use askama::Template;
use axum::Extension;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use std::cell::RefCell;

/// Nearly all pages are shorter, in bytes: the room that a thread keeps for writing them.
const LENGTH: usize = 256 << 10;

thread_local! {
    static PAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A page that only says something.
#[derive(Template)]
#[template(path = "notice.html")]
pub(crate) struct Notice {
    pub(crate) f: Frame,
    pub(crate) title: &'static str,
    pub(crate) text: &'static str,
    pub(crate) detail: Option<String>,
}

impl Notice {
    /// What a fault is told as. What is broken is told to the keeper alone.
    pub(crate) fn of_fault(f: Frame, fault: &Fault) -> Self {
        let w = f.w;
        let status = fault.status();
        let (title, text, detail) = if status == StatusCode::NOT_FOUND {
            (w.not_found, w.not_found_hint, None)
        } else if matches!(fault, Fault::Busy) {
            (w.busy, w.busy_hint, None)
        } else if status.is_server_error() {
            (w.error, w.gone_wrong, None)
        } else if matches!(fault, Fault::Unreadable(_)) {
            (w.error, w.read_failed, Some(fault.to_string()))
        } else {
            (w.error, w.query_wrong, Some(fault.to_string()))
        };
        Self { f, title, text, detail }
    }
}

/// What a page's handler gives: the page, or the fault in the reader's language.
pub(crate) type Answer = Response;

/// The answer of a page that was made, or not.
pub(crate) fn answer<T: Template>(frame: &Frame, page: Result<T>) -> Answer {
    match page.and_then(|page| Ok(page.render()?)) {
        Ok(html) => Html(html).into_response(),
        Err(fault) => failed(frame, &fault),
    }
}

/// The answer of a page that was written, or not, and depends on nothing but the archive, its address, and the reader's
/// language and theme.
pub(super) fn lasting_answer(frame: &Frame, page: Result<Written>) -> Answer {
    match page {
        Ok(page) => (Extension(Lasting), page).into_response(),
        Err(fault) => failed(frame, &fault),
    }
}

/// A page as it is sent.
pub(super) struct Written {
    bytes: Vec<u8>,
    packed: bool,
}

impl Written {
    /// Writes a page, packed if the reader's browser takes that.
    pub(super) fn new<T: Template>(page: &T, pack: bool) -> Result<Self> {
        PAGE.with_borrow_mut(|html| {
            html.clear();
            html.shrink_to(LENGTH);
            page.render_into(html)?;
            let packed = pack.then(|| packed(html.as_bytes())).flatten();
            Ok(match packed {
                Some(bytes) => Self { bytes, packed: true },
                None => Self { bytes: html.as_bytes().to_vec(), packed: false },
            })
        })
    }
}

impl IntoResponse for Written {
    fn into_response(self) -> Response {
        let mut response = Html(self.bytes).into_response();
        if self.packed {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

fn failed(frame: &Frame, fault: &Fault) -> Answer {
    let status = fault.status();
    if status.is_server_error() && !matches!(fault, Fault::Busy) {
        crate::log::fault(fault);
    }
    let mut response = match Notice::of_fault(frame.clone(), fault).render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    };
    if matches!(fault, Fault::Busy) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response
}

/// Where there is no page.
pub(crate) async fn missing(frame: Frame) -> Answer {
    failed(&frame, &Fault::NoPage)
}
