//! Faults as JSON.

use super::model::Error;
use crate::error::Fault;
use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A fault of the API.
pub(super) struct Failed {
    status: StatusCode,
    message: String,
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Self {
        let status = fault.status();
        if status.is_server_error() && !matches!(fault, Fault::Busy) {
            crate::log::fault(&fault);
            return Self { status, message: "something went wrong on the server".into() };
        }
        Self { status, message: fault.to_string() }
    }
}

impl From<QueryRejection> for Failed {
    fn from(rejection: QueryRejection) -> Self {
        Self { status: StatusCode::BAD_REQUEST, message: rejection.body_text() }
    }
}

impl From<PathRejection> for Failed {
    fn from(rejection: PathRejection) -> Self {
        Self { status: StatusCode::BAD_REQUEST, message: rejection.body_text() }
    }
}

impl From<JsonRejection> for Failed {
    fn from(rejection: JsonRejection) -> Self {
        Self { status: rejection.status(), message: rejection.body_text() }
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (self.status, Json(Error { error: self.message })).into_response()
    }
}
