//! Lets in who has the token.

use super::token::TOKEN_COOKIE;
use crate::room::Room;
use crate::screen::cookie;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;
use std::sync::Arc;

/// Lets a request pass where the room is open or its sender has the token; others are led to the door.
pub(crate) async fn door(State(room): State<Arc<Room>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let outside = path == "/enter" || path.starts_with("/assets/") || path == "/set";
    if outside || may_enter(&room, request.headers()) {
        return next.run(request).await;
    }
    if path.starts_with("/api") || path.starts_with("/export") || path == "/feed.atom" {
        let refused = json!({"error": "this room needs a token: `Authorization: Bearer TOKEN`"});
        return (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")], Json(refused))
            .into_response();
    }
    Redirect::to("/enter").into_response()
}

fn may_enter(room: &Room, headers: &HeaderMap) -> bool {
    let Some(token) = &room.token else { return true };
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = bearer.and_then(|value| value.strip_prefix("Bearer "));
    bearer.is_some_and(|sent| token.is(sent.trim()))
        || cookie(headers, TOKEN_COOKIE).is_some_and(|cookie| token.is_pass(cookie))
}
