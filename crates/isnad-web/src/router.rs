//! Which address leads where, and what all requests pass.

use crate::api;
use crate::assets;
use crate::guard::{door, headers, local_host};
use crate::lasting::lasting;
use crate::pages::{self, missing};
use crate::room::{Room, TIME};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// The largest body, in bytes: an article that is read now, and the form around it.
const BODY: usize = pages::read::LONGEST + (64 << 10);
/// Pages are compressed to nearly the same size, in a fraction of the time.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(2);
/// Requests that are answered or wait at once; others are asked to come again.
const REQUESTS: usize = 256;

/// The room's router.
pub(crate) fn router(room: Arc<Room>) -> Router {
    let places = Arc::new(Semaphore::new(REQUESTS));
    pages()
        .merge(api::router())
        .fallback(missing)
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIME))
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(from_fn_with_state(Arc::clone(&room), lasting))
        .layer(from_fn_with_state(Arc::clone(&room), door))
        .layer(from_fn_with_state(places, seat))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(Arc::clone(&room), local_host))
        .layer(from_fn(headers))
        .with_state(room)
}

fn pages() -> Router<Arc<Room>> {
    Router::new()
        .route("/", get(pages::search::show))
        .route("/suggest", get(pages::suggest::show))
        .route("/article/{id}", get(pages::article::show))
        .route("/article/{id}/version/{number}", get(pages::article::show_version))
        .route("/statement/{id}", get(pages::statement::show))
        .route("/saying/{id}", get(pages::saying::show))
        .route("/beside", get(pages::beside::show))
        .route("/people", get(pages::people::show))
        .route("/person/{id}", get(pages::person::show))
        .route("/compare", get(pages::compare::show))
        .route("/follow", get(pages::follow::show))
        .route("/read", get(pages::read::ask).post(pages::read::show))
        .route("/feed.atom", get(pages::feed::show))
        .route("/export/dossier.{format}", get(pages::follow::send))
        .route("/export/{file}", get(pages::export::send))
        .route("/enter", get(pages::enter::show).post(pages::enter::enter))
        .route("/set", get(pages::set::wish))
        .route("/api", get(pages::api::show))
        .route("/assets/{hash}/{*name}", get(assets::send))
}

/// Gives a request a place in the room, or asks its sender to come again.
async fn seat(State(places): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_place) = places.try_acquire() else {
        let again = [(header::RETRY_AFTER, "1")];
        return (StatusCode::SERVICE_UNAVAILABLE, again, "the room is full; try again in a moment")
            .into_response();
    };
    next.run(request).await
}
