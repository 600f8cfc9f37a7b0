//! Who speaks, across articles: every speaker is linked to one **source** of the archive.
//!
//! [`name`] takes a label apart, [`Linker`] finds the source that a mention means or makes a new one, with a
//! confidence; [`Decision`]s of a person (merge, split, rename, a list of known people) come before anything that the
//! linker finds, and stay when articles are read again.

mod decision;
mod linker;
mod name;
mod source;

pub use decision::{Decision, KnownPerson, KnownRole};
pub(crate) use linker::{DECIDED, Linker, Mention};
pub(crate) use name::{name, name_at_end};
pub(crate) use source::Stored as StoredSource;
pub use source::{Naming, Source};
