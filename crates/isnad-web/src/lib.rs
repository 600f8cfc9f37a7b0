//! The reading room: an archive's statements in the browser, and as JSON.
//!
//! ```no_run
//! use isnad_archive::Archive;
//! use isnad_web::{Options, serve};
//!
//! let reader = Archive::open_reader("isnad-archive".as_ref()).unwrap();
//! serve(reader, &Options::default(), |address| println!("http://{address}")).unwrap();
//! ```
//!
//! Pages are made on the server, of templates in `templates/`; they work without script. `assets/` holds the style, a
//! small script, htmx and the typeface, all of them in the program itself.
//!
//! # Where things are
//!
//! * `pages`: a file a page; `api`: the same as JSON, described by OpenAPI.
//! * `asked`: what a search asks for, shared by pages, feed, exports and API.
//! * `topic`, `dossiers`: what a dialogue is followed by, and where that is done.
//! * `marked`: an article's text with its statements marked, and its voices; `chart`: bars over time.
//! * `view`: what templates show; `screen`: language, theme and the words of the screens.
//! * `outside`: the address of the room for who comes from elsewhere.
//! * `guard`: who is let in, and the headers that keep hostile text from doing anything.
//! * `room`: what requests share; `desks`: how many are worked at; `rehearsal`: getting ready;
//!   `recent`, `lasting`: what was counted and made a moment ago; `pack`: gzip.

mod api;
mod asked;
mod assets;
mod chart;
mod desks;
mod dossiers;
mod error;
mod guard;
mod lasting;
mod links;
mod log;
mod marked;
mod outside;
mod pack;
mod pages;
mod people;
mod recent;
mod rehearsal;
mod room;
mod router;
mod screen;
mod serve;
mod topic;
mod view;

pub use outside::PublicUrlError;
pub use serve::{Options, ServeError, serve};

/// The description of the API, as OpenAPI 3.1.
pub fn openapi() -> &'static serde_json::Value {
    api::description()
}

/// The room as a service, without a socket: for tests and for who brings a server along.
///
/// # Errors
/// Where the archive cannot be read, or the public address is none.
pub fn app(reader: isnad_archive::Reader, options: &Options) -> Result<axum::Router, ServeError> {
    Ok(router::router(serve::room(reader, options)?))
}
