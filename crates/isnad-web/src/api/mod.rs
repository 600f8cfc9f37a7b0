//! Everything that the pages show, as JSON.

mod fault;
mod follow;
mod handlers;
mod model;
mod schema;

use crate::room::Room;
use axum::Router;
use axum::routing::get;
use serde_json::Value;
use std::sync::{Arc, LazyLock};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(info(
    title = "Isnad",
    description = "Who said what in Arabic news: the statements of an archive. Offsets count Unicode code points of \
                   `headline + \"\\n\" + body`.",
    license(name = "Apache-2.0 OR MIT")
))]
struct Description;

/// The routes with their description.
fn described() -> OpenApiRouter<Arc<Room>> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(handlers::statements))
        .routes(routes!(handlers::statement))
        .routes(routes!(handlers::article))
        .routes(routes!(handlers::copies))
        .routes(routes!(handlers::saying))
        .routes(routes!(handlers::people))
        .routes(routes!(handlers::person))
        .routes(routes!(follow::dossier))
        .routes(routes!(handlers::read))
        .routes(routes!(handlers::size))
}

static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| schema::completed(described().into_openapi()));

/// The API as OpenAPI 3.1.
pub(crate) fn description() -> &'static Value {
    &DESCRIPTION
}

/// The routes of the API.
pub(crate) fn router() -> Router<Arc<Room>> {
    let (router, _) = described().split_for_parts();
    router.route("/api/openapi.json", get(|| async { axum::Json(description()) }))
}
