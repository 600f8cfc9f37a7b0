//! Who speaks, across articles: the sources that `isnad-linkage` finds, as an archive shows them, and what people decide
//! about them.
//!
//! [`Decision`]s of a person (merge, split, rename, a list of known people) come before anything that the linker finds,
//! and stay when articles are read again.

mod decision;
mod source;

pub use decision::{Decision, KnownPerson, KnownRole};
pub(crate) use isnad_linkage::people::Source as StoredSource;
pub use source::{Naming, Source};
