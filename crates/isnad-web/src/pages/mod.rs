//! The pages of the room, one file each: what is asked of the archive, and the template that shows it.

pub(crate) mod api;
pub(crate) mod article;
pub(crate) mod beside;
pub(crate) mod compare;
pub(crate) mod enter;
pub(crate) mod export;
pub(crate) mod feed;
pub(crate) mod follow;
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

use notice::{Written, lasting_answer};

use crate::error::Result;
use crate::room::Room;
use crate::screen::Frame;
use askama::Template;
use isnad_archive::Reader;
use std::sync::Arc;

/// What handlers get of the room.
pub(crate) type Shared = axum::extract::State<Arc<Room>>;

/// A page that depends on nothing but the archive, its address, and the reader's language and theme.
async fn page_of<T, M>(room: Arc<Room>, frame: Frame, make: M) -> Answer
where
    T: Template,
    M: FnOnce(Frame, &Room, &Reader) -> Result<T> + Send + 'static,
{
    let (of_page, pack) = (frame.clone(), frame.packs);
    // A page is written and packed where it is made: that, too, is work of the processor.
    let page = room.ask(move |room, reader| Written::new(&make(of_page, room, reader)?, pack)).await;
    lasting_answer(&frame, page)
}
