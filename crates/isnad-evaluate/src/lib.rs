//! Scores records of statements against articles that people have annotated.
//!
//! [`read_gold`] reads annotated articles, [`read_records`] records made elsewhere ([`Found`] also comes from a
//! record of the engine); a [`Tally`] compares them article by article and gives the [`Score`]. The format and the
//! meaning of each figure are told in `docs/gold.md`.

mod compare;
mod error;
mod found;
mod gold;
mod lines;
mod mistake;
mod place;
mod score;
mod words;

pub use compare::Tally;
pub use error::{Fault, InputError};
pub use found::{Found, FoundSpeaker, FoundStatement, FoundTime, read_records};
pub use gold::{Annotation, Gold, read_gold};
pub use lines::Read;
pub use mistake::Mistake;
pub use place::Place;
pub use score::{ContentScore, Prf, Score};
