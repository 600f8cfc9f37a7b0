//! Who speaks, across articles: every speaker is linked to one **source**.
//!
//! A [`Mention`] is a speaker of a statement with its [`Name`] taken apart; [`Linker`] finds the source that it means or
//! makes a new one, with a confidence; [`Heard`] links whoever speaks twice in an article once.

mod heard;
mod linker;
mod mention;
mod name;
mod source;

pub use heard::Heard;
pub use linker::{DECIDED, Linked, Linker};
pub use mention::Mention;
pub use name::{Name, name};
pub use source::{Naming, Source, Spelling};
