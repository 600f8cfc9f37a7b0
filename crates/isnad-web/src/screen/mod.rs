//! What every screen shares: language, theme, the frame around a page.

mod ar;
pub(crate) mod dialogue;
mod en;
mod frame;
pub(crate) mod labels;
mod words;

pub(crate) use frame::{Frame, Theme, cookie, wishes};
pub(crate) use words::{Language, Words};
