//! The files that pages need, in the program itself. Their addresses carry a hash of what is in them, so that a
//! browser may keep them for ever.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

macro_rules! asset {
    ($name:literal, $kind:literal) => {
        Asset { name: $name, kind: $kind, bytes: include_bytes!(concat!("../assets/", $name)) }
    };
}

const ASSETS: &[Asset] = &[
    asset!("room.css", "text/css; charset=utf-8"),
    asset!("room.js", "text/javascript; charset=utf-8"),
    asset!("htmx.min.js", "text/javascript; charset=utf-8"),
    asset!("icon.svg", "image/svg+xml"),
    asset!("fonts/noto-naskh-arabic-arabic-400-normal.woff2", "font/woff2"),
    asset!("fonts/noto-naskh-arabic-arabic-600-normal.woff2", "font/woff2"),
    asset!("fonts/noto-naskh-arabic-latin-400-normal.woff2", "font/woff2"),
    asset!("fonts/noto-naskh-arabic-latin-600-normal.woff2", "font/woff2"),
];

/// The hash of everything: one change gives all files a new address, so that the style sheet may name the fonts
/// beside it.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut hash = blake3::Hasher::new();
    for asset in ASSETS {
        hash.update(asset.bytes);
    }
    hash.finalize().to_hex()[..12].to_owned()
});

static ADDRESSES: LazyLock<Vec<String>> =
    LazyLock::new(|| ASSETS.iter().map(|asset| format!("/assets/{}/{}", *HASH, asset.name)).collect());

/// The address of a file; empty where there is none of that name.
pub(crate) fn address(name: &str) -> &'static str {
    let at = ASSETS.iter().position(|asset| asset.name == name);
    at.and_then(|at| ADDRESSES.get(at)).map_or("", String::as_str)
}

/// Sends a file.
pub(crate) async fn send(Path((_, name)): Path<(String, String)>) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers =
        [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, asset.bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_an_address() {
        for asset in ASSETS {
            assert!(address(asset.name).ends_with(asset.name));
            assert!(!asset.bytes.is_empty());
        }
        assert_eq!(address("none.js"), "");
    }
}
