//! The door of a room that is closed: asks for the token.

use super::set::own;
use super::{Answer, Shared, answer};
use crate::guard::TOKEN_COOKIE;
use crate::screen::Frame;
use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "enter.html")]
struct Page {
    f: Frame,
    wrong: bool,
}

/// What was entered.
#[derive(Debug, Deserialize)]
pub(crate) struct Entered {
    token: String,
}

/// `GET /enter`
pub(crate) async fn show(f: Frame) -> Answer {
    let frame = f.clone();
    answer(&frame, Ok(Page { f, wrong: false }))
}

/// `POST /enter`
pub(crate) async fn enter(State(room): Shared, f: Frame, Form(entered): Form<Entered>) -> Response {
    let frame = f.clone();
    match &room.token {
        Some(token) if token.is(&entered.token) => {
            let cookie = format!("{TOKEN_COOKIE}={}; Path=/; SameSite=Strict; HttpOnly", token.pass());
            ([(header::SET_COOKIE, cookie)], Redirect::to(own("/"))).into_response()
        }
        Some(_) => (StatusCode::UNAUTHORIZED, answer(&frame, Ok(Page { f, wrong: true }))).into_response(),
        None => Redirect::to("/").into_response(),
    }
}
