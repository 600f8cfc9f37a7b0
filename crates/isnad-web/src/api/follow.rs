//! The dossier of a dialogue.

use super::fault::Failed;
use super::model::Error;
use super::schema;
use crate::asked::wrong;
use crate::dossiers::Followed;
use crate::error::{Fault, Result};
use crate::pages::Shared;
use crate::topic::{Topic, TopicParams};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Follow a dialogue
///
/// The dossier rests on the newest thousand articles of the topic; the header `x-left-out` tells how many older ones there
/// are.
#[utoipa::path(get, path = "/api/follow", params(TopicParams), responses(
    (status = 200, description = "The dossier", body = inline(DossierBody)),
    (status = 400, description = "There is no topic, or a parameter makes no sense", body = Error),
    (status = 503, description = "Too many dialogues are followed just now", body = Error),
))]
pub(super) async fn dossier(
    State(room): Shared,
    asked: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Response, Failed> {
    let Query(pairs) = asked?;
    let topic = Topic::of(&pairs).map_err(Fault::from)?;
    if topic.words.is_empty() {
        return Err(Fault::from(wrong("topic", "", "words".into())).into());
    }
    let followed = room.dossier(topic).await?;
    let json = room.ask(move |_, _| json(&followed).map(|json| (json, followed.left_out))).await;
    let (json, left_out) = json?;
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned())];
    Ok((headers, [("x-left-out", left_out.to_string())], json).into_response())
}

fn json(followed: &Arc<Followed>) -> Result<Vec<u8>> {
    serde_json::to_vec(&followed.dossier).map_err(|error| Fault::Broken(error.to_string()))
}

/// A dossier.
struct DossierBody;

impl utoipa::PartialSchema for DossierBody {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        schema::dossier()
    }
}

impl utoipa::ToSchema for DossierBody {}
