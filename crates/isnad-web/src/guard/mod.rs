//! Who is let in, and what a page may do.

mod door;
mod headers;
mod host;
mod token;

pub(crate) use door::door;
pub(crate) use headers::headers;
pub(crate) use host::local_host;
pub(crate) use token::{TOKEN_COOKIE, Token};
