//! An open room answers only to names of this machine: a page elsewhere whose name was made to lead here (DNS
//! rebinding) reads nothing.

use crate::room::Room;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;

/// Refuses requests to an open room under other names than those of this machine, and the one that the keeper told.
pub(crate) async fn local_host(State(room): State<Arc<Room>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let ours = |host: &str| is_local(host) || room.outside.is_named(host);
    if room.token.is_some() || host.is_none_or(ours) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "this room answers to localhost alone").into_response()
}

/// Whether a host, with or without its port, is this machine.
fn is_local(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn names_of_this_machine_are_told_from_others() {
        for host in ["localhost", "localhost:4747", "127.0.0.1:1", "[::1]:4747", "LOCALHOST"] {
            assert!(is_local(host), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example:4747", "192.168.0.1", ""] {
            assert!(!is_local(host), "{host}");
        }
    }
}
