//! Connects, encrypted wherever the way leads over a network.

use crate::error::Error;
use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Connects to a database. To other machines the connection is encrypted and their certificates are checked, unless the
/// address says `sslmode=disable`.
pub(crate) fn connect(address: &str) -> Result<Client, Error> {
    let mut config: Config = address.parse().map_err(|error: postgres::Error| Error::Address {
        address: without_password(address),
        why: std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string),
    })?;
    config.application_name("isnad");
    // As other programs have it: what stands on a command line is seen by everybody.
    if let (None, Ok(password)) = (config.get_password(), std::env::var("PGPASSWORD")) {
        config.password(password);
    }
    if config.get_ssl_mode() == SslMode::Disable || is_here(&config) {
        return config.connect(NoTls).map_err(Error::Connect);
    }
    config.ssl_mode(SslMode::Require);
    config.connect(MakeRustlsConnect::new(tls()?)).map_err(Error::Connect)
}

/// Whether all hosts are sockets or this machine itself.
fn is_here(config: &Config) -> bool {
    let here = |host: &Host| match host {
        Host::Tcp(name) => matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1"),
        Host::Unix(_) => true,
    };
    config.get_hosts().iter().all(here)
}

fn tls() -> Result<ClientConfig, Error> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        let why = found.errors.first().map_or_else(|| "there are none".to_owned(), ToString::to_string);
        return Err(Error::Certificates(why));
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Certificates(error.to_string()))?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

/// The address as it may be shown.
fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return "…".to_owned() };
    match rest.rsplit_once('@') {
        Some((user, host)) => format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default()),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(without_password("postgres://ann:s3cret@db/x"), "postgres://ann@db/x");
        assert_eq!(without_password("postgres://db/x"), "postgres://db/x");
        assert_eq!(without_password("host=db password=s3cret port=x"), "…");
        let Err(error) = connect("postgres://ann:s3cret@db:port/x") else { panic!("a port is a number") };
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }

    #[test]
    fn what_is_on_this_machine_needs_no_encryption() {
        let here = |address: &str| is_here(&address.parse().unwrap());
        assert!(here("postgres://localhost/x") && here("host=/run/postgresql"));
        assert!(!here("postgres://db.example/x") && !here("host=/run/postgresql,db.example"));
    }
}
