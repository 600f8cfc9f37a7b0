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
  ISNAD_TOKEN=… isnad serve --listen 0.0.0.0:4747
  ISNAD_TOKEN=… isnad serve --public-url https://news.example.org";

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
    /// The address that visitors know the room by, where a server stands before it
    #[arg(long, value_name = "URL")]
    pub(crate) public_url: Option<String>,
    /// Believe that server when it says how it was asked (`Forwarded`, `X-Forwarded-Proto`, `X-Forwarded-Host`)
    #[arg(long)]
    pub(crate) trust_proxy: bool,
}

/// Serves until it is interrupted.
pub(crate) fn run(options: &ServeOptions) -> Result<usize> {
    let reader = archive::reader(&options.archive.folder)?;
    let token = options.token.clone().or_else(|| std::env::var("ISNAD_TOKEN").ok());
    let room = Options {
        listen: options.listen,
        token: token.filter(|token| !token.is_empty()),
        public_url: options.public_url.clone(),
        trust_proxy: options.trust_proxy,
    };
    isnad_web::serve(reader, &room, |address| {
        notes::note(&format!("the reading room is open: http://{address}"));
    })?;
    Ok(0)
}
