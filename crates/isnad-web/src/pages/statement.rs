//! The permalink of a statement: leads to its place in its article.

use super::{Answer, Notice, Shared, answer};
use crate::links;
use crate::screen::Frame;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};

/// `GET /statement/{id}`
pub(crate) async fn show(State(room): Shared, f: Frame, Path(id): Path<String>) -> Answer {
    let found = room.ask(move |_, reader| Ok(reader.statement(&id)?)).await;
    match found {
        Ok(hit) => Redirect::to(&links::statement(&hit.article.id, &hit.statement.id)).into_response(),
        Err(fault) => answer::<Notice>(&f, Err(fault)),
    }
}
