//! What can go wrong with a request, and how it is answered.

use crate::asked::AskedError;
use axum::http::StatusCode;
use isnad_archive::ErrorKind;
use isnad_archive::query::QueryError;
use thiserror::Error;

/// What went wrong.
#[derive(Debug, Error)]
pub(crate) enum Fault {
    /// The archive could not answer.
    #[error(transparent)]
    Archive(#[from] isnad_archive::Error),
    /// The request makes no sense.
    #[error(transparent)]
    Asked(#[from] AskedError),
    /// What was sent cannot be read; says why.
    #[error("{0}")]
    Unreadable(String),
    /// There is no such page.
    #[error("no page is here")]
    NoPage,
    /// Too many ask for what takes long.
    #[error("too many dialogues are followed just now; try again in a moment")]
    Busy,
    /// Something of ours is broken.
    #[error("{0}")]
    Broken(String),
}

/// What the room's functions give.
pub(crate) type Result<T, E = Fault> = std::result::Result<T, E>;

impl From<QueryError> for Fault {
    fn from(error: QueryError) -> Self {
        Self::Asked(error.into())
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<csv::Error> for Fault {
    fn from(error: csv::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<isnad_arrow::Error> for Fault {
    fn from(error: isnad_arrow::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl Fault {
    /// The status that answers it.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Archive(error) => match error.kind() {
                ErrorKind::Unknown => StatusCode::NOT_FOUND,
                ErrorKind::Query => StatusCode::BAD_REQUEST,
                ErrorKind::Late => StatusCode::SERVICE_UNAVAILABLE,
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Self::NoPage => StatusCode::NOT_FOUND,
            Self::Asked(_) => StatusCode::BAD_REQUEST,
            Self::Unreadable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
