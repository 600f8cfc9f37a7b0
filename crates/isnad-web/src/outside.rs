//! The address under which visitors reach the room, where that is not the one it listens on: behind a server that
//! speaks TLS, or under another name.

use axum::http::uri::Scheme;
use axum::http::{HeaderMap, Uri, header};
use thiserror::Error;

/// How the room is reached from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outside {
    /// Scheme and host, if the keeper told them.
    public: Option<String>,
    /// Whether a server before the room is believed when it says how it was asked.
    believe: bool,
}

/// An address that cannot be the room's.
#[derive(Debug, Error)]
#[error("⟦{0}⟧ is no address of a room: expected a scheme and a host alone, as https://news.example.org")]
pub struct PublicUrlError(String);

impl Outside {
    /// With the public address that the keeper gave, if any.
    ///
    /// # Errors
    /// Where it is no scheme with a host, or has a path.
    pub(crate) fn new(public: Option<&str>, believe: bool) -> Result<Self, PublicUrlError> {
        let public = public.map(|url| {
            let base = url.trim_end_matches('/');
            is_base(base).then(|| base.to_owned()).ok_or_else(|| PublicUrlError(url.to_owned()))
        });
        Ok(Self { public: public.transpose()?, believe })
    }

    /// Scheme and host for a request: what the keeper told; else what the server before the room says, if it is
    /// believed; else the name that was asked for.
    pub(crate) fn base(&self, headers: &HeaderMap) -> String {
        let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
        let told = || self.believe.then(|| forwarded(headers, asked)).flatten();
        self.public.clone().or_else(told).unwrap_or_else(|| format!("http://{asked}"))
    }

    /// Scheme and host, where the keeper told them.
    pub(crate) fn public(&self) -> Option<&str> {
        self.public.as_deref()
    }

    /// Whether the keeper told this name, with or without a port.
    pub(crate) fn is_named(&self, host: &str) -> bool {
        let told = self.public().and_then(|base| base.split_once("://")).map(|(_, host)| host);
        told.is_some_and(|told| told.eq_ignore_ascii_case(host) || without_port(told) == without_port(host))
    }
}

fn without_port(host: &str) -> &str {
    host.rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        .map_or(host, |(h, _)| h)
}

/// Whether a text is a scheme and a host and nothing else.
fn is_base(base: &str) -> bool {
    let Ok(uri) = base.parse::<Uri>() else { return false };
    let scheme = uri.scheme().is_some_and(|scheme| *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS);
    let host = uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    scheme && host && uri.path() == "/" && uri.query().is_none()
}

/// Scheme and host as the last server says: in `Forwarded` (RFC 7239), or in the headers that were used before it.
fn forwarded(headers: &HeaderMap, asked: &str) -> Option<String> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let first = |name: &str| text(name)?.split(',').next().map(str::trim);
    let pair = |wanted: &str| {
        let pairs = first("forwarded")?.split(';').filter_map(|pair| pair.trim().split_once('='));
        let mut found = pairs.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.next().map(|(_, value)| value.trim_matches('"'))
    };
    let scheme = pair("proto").or_else(|| first("x-forwarded-proto"))?;
    let host = pair("host").or_else(|| first("x-forwarded-host")).unwrap_or(asked);
    let base = format!("{}://{host}", scheme.to_ascii_lowercase());
    is_base(&base).then_some(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn what_the_keeper_told_goes_before_all() {
        let outside = Outside::new(Some("https://news.example.org/"), true).expect("an address");
        let asked = headers(&[("host", "localhost:4747"), ("x-forwarded-proto", "http")]);
        assert_eq!(outside.base(&asked), "https://news.example.org");
        assert!(outside.is_named("news.example.org") && outside.is_named("NEWS.example.org"));
        assert!(outside.is_named("news.example.org:443") && !outside.is_named("evil.example"));
    }

    #[test]
    fn a_server_before_the_room_is_believed_only_if_the_keeper_says_so() {
        let asked =
            headers(&[("host", "localhost:4747"), ("forwarded", "for=1.2.3.4;proto=https;host=a.example")]);
        assert_eq!(Outside::new(None, true).expect("none").base(&asked), "https://a.example");
        assert_eq!(Outside::new(None, false).expect("none").base(&asked), "http://localhost:4747");
        let older = headers(&[("host", "b.example"), ("x-forwarded-proto", "https, http")]);
        assert_eq!(Outside::new(None, true).expect("none").base(&older), "https://b.example");
    }

    #[test]
    fn what_is_no_address_is_refused_or_passed_over() {
        for wrong in
            ["news.example.org", "ftp://a.example", "https://", "https://a.example/path", "javascript:x"]
        {
            assert!(Outside::new(Some(wrong), false).is_err(), "{wrong}");
        }
        let hostile = headers(&[("host", "localhost"), ("forwarded", "proto=javascript;host=\"a/b\"")]);
        assert_eq!(Outside::new(None, true).expect("none").base(&hostile), "http://localhost");
    }
}
