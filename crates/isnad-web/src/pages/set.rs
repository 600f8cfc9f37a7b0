//! Sets what a reader prefers, in a cookie, and goes back to where the reader was.

use crate::screen::{Language, Theme};
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// What to prefer, and where to go back to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    lang: Option<String>,
    theme: Option<String>,
    back: String,
}

/// `GET /set?lang=…&theme=…&back=…`
pub(crate) async fn wish(Query(wish): Query<Wish>) -> Response {
    let lang = wish.lang.filter(|code| Language::of_code(code).is_some()).map(|code| ("lang", code));
    let theme = wish.theme.filter(|name| Theme::of_name(name).is_some()).map(|name| ("theme", name));
    let mut response = Redirect::to(own(&wish.back)).into_response();
    for (name, value) in lang.into_iter().chain(theme) {
        let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
        if let Ok(cookie) = cookie.parse() {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// A path of this room; whatever else it is, the entrance.
pub(super) fn own(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r', '\t']);
    if ours && path.bytes().all(|byte| byte.is_ascii_graphic()) { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(own("/article/a?b=c"), "/article/a?b=c");
        for foreign in
            ["//example.org", "https://example.org", "/\\example.org", "", "/a\r\nSet-Cookie: x", "/\t/x"]
        {
            assert_eq!(own(foreign), "/");
        }
    }
}
