//! Pages that only say something: that a page is missing, that something went wrong.

use crate::error::{Fault, Result};
use crate::lasting::Lasting;
use crate::screen::Frame;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// Most pages are shorter, in bytes.
const LENGTH: usize = 48 << 10;

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
    answer_with(frame, page.and_then(|page| rendered(&page)))
}

fn answer_with(frame: &Frame, page: Result<String>) -> Answer {
    match page {
        Ok(html) => Html(html).into_response(),
        Err(fault) => failed(frame, &fault),
    }
}

/// A page as it is sent.
pub(super) fn rendered<T: Template>(page: &T) -> Result<String> {
    let mut html = String::with_capacity(LENGTH);
    page.render_into(&mut html)?;
    Ok(html)
}

/// The same of a page that depends on nothing but the archive, its address, and the reader's language and theme.
pub(crate) fn lasting_answer<T: Template>(frame: &Frame, page: Result<T>) -> Answer {
    lasting_page(frame, page.and_then(|page| rendered(&page)))
}

/// The same of a page that was written already.
pub(super) fn lasting_page(frame: &Frame, page: Result<String>) -> Answer {
    let mut response = answer_with(frame, page);
    response.extensions_mut().insert(Lasting);
    response
}

fn failed(frame: &Frame, fault: &Fault) -> Answer {
    let status = fault.status();
    if status.is_server_error() {
        crate::log::fault(fault);
    }
    match Notice::of_fault(frame.clone(), fault).render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// Where there is no page.
pub(crate) async fn missing(frame: Frame) -> Answer {
    failed(&frame, &Fault::NoPage)
}
