//! `/api`: the description of the API, for programs as OpenAPI, for people as a page.

use super::{Answer, answer};
use crate::api::description;
use crate::screen::Frame;
use askama::Template;
use axum::Json;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;

#[derive(Template)]
#[template(path = "api.html")]
struct Page {
    f: Frame,
    /// Method, path and what it does.
    routes: Vec<(String, String, String)>,
}

/// `GET /api`
pub(crate) async fn show(f: Frame, headers: HeaderMap) -> Answer {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !accepted.contains("text/html") {
        return Json(description()).into_response();
    }
    let frame = f.clone();
    answer(&frame, Ok(Page { f, routes: routes() }))
}

fn routes() -> Vec<(String, String, String)> {
    let paths = description()["paths"].as_object();
    let mut routes = Vec::new();
    for (path, methods) in paths.into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let summary = operation["summary"].as_str().unwrap_or_default();
            routes.push((method.to_uppercase(), path.clone(), summary.to_owned()));
        }
    }
    routes
}
