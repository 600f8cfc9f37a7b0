//! Charts, as numbers that templates draw. They are drawn as SVG on the server, without script; time runs as the
//! language of the screen does.

mod bins;
mod histogram;
pub(crate) mod lanes;
mod tenths;

pub(crate) use bins::Bins;
pub(crate) use histogram::Histogram;
