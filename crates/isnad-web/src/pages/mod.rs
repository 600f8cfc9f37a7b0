//! The pages of the room, one file each: what is asked of the archive, and the template that shows it.

pub(crate) mod api;
pub(crate) mod article;
pub(crate) mod beside;
pub(crate) mod compare;
pub(crate) mod enter;
pub(crate) mod export;
pub(crate) mod feed;
mod notice;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod read;
pub(crate) mod saying;
pub(crate) mod search;
pub(crate) mod set;
pub(crate) mod statement;
pub(crate) mod suggest;

pub(crate) use notice::{Answer, Notice, answer, missing};

use crate::room::Room;
use std::sync::Arc;

/// What handlers get of the room.
pub(crate) type Shared = axum::extract::State<Arc<Room>>;
