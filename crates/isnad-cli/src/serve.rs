//! `isnad serve`: the reading room.

use crate::archive::{self, ArchiveFolder};
use crate::notes;
use anyhow::Result;
use clap::Args;
use isnad_web::Options;
use std::net::SocketAddr;

pub(crate) const SERVE_HELP: &str = "\
The room only reads. By default it can be reached from this machine alone. Elsewhere it needs a token, which visitors
enter once and programs send as `Authorization: Bearer TOKEN`; the connection itself is not encrypted, so put a server
that speaks TLS before it.

Examples:
  isnad ingest examples && isnad serve
  ISNAD_TOKEN=… isnad serve --listen 0.0.0.0:4747";

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) archive: ArchiveFolder,
    /// Address and port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:4747")]
    pub(crate) listen: SocketAddr,
    /// What visitors must enter [environment: `ISNAD_TOKEN`]
    #[arg(long, value_name = "TOKEN")]
    pub(crate) token: Option<String>,
}

/// Serves until it is interrupted.
pub(crate) fn run(options: &ServeOptions) -> Result<usize> {
    let reader = archive::reader(&options.archive.folder)?;
    let token = options.token.clone().or_else(|| std::env::var("ISNAD_TOKEN").ok());
    let room = Options { listen: options.listen, token: token.filter(|token| !token.is_empty()) };
    isnad_web::serve(reader, &room, |address| {
        notes::note(&format!("the reading room is open: http://{address}"));
    })?;
    Ok(0)
}
