//! Near-duplicate articles: wire copies that many outlets print, with other headlines, cuts and bylines.
//!
//! An article's [`Signature`] is a min-wise hash over runs of its normalised words, so that the share of equal numbers in
//! two signatures estimates the share of runs that two articles have in common. [`Groups`] finds candidates by bands
//! of equal numbers, compares their signatures, and joins what is near. Signatures may be stored: how they are made
//! never changes under a version ([`Signature::VERSION`]).

mod groups;
mod signature;

pub use groups::{Group, Groups};
pub use signature::Signature;
