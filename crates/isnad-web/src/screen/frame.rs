//! The frame around a page, and what a reader prefers.

use super::words::{Language, Words};
use crate::assets;
use crate::links::escaped;
use crate::room::Room;
use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

/// Light or dark; the system's where a reader chose neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Theme {
    /// The theme of a name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        match name {
            "system" => Some(Self::System),
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }

    /// Its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What a page needs to know of who reads it: every template holds one as `f`.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// The language of the screens.
    pub(crate) language: Language,
    /// What they say in it.
    pub(crate) w: &'static Words,
    /// Light or dark.
    pub(crate) theme: Theme,
    /// Path and query of the page.
    pub(crate) here: String,
    /// Whether the browser takes packed pages.
    pub(crate) packs: bool,
    /// The page's whole address, where the room has a public one.
    pub(crate) canonical: Option<String>,
}

impl Default for Frame {
    fn default() -> Self {
        let language = Language::default();
        Self {
            language,
            w: language.words(),
            theme: Theme::default(),
            here: "/".into(),
            packs: false,
            canonical: None,
        }
    }
}

impl Frame {
    /// Whether the page is one of those under a path, for the menu.
    pub(crate) fn at(&self, path: &str) -> bool {
        let here = self.here.split('?').next().unwrap_or_default();
        here == path || (path != "/" && here.starts_with(&format!("{path}/")))
    }

    /// The address that sets a preference and comes back here.
    pub(crate) fn set(&self, name: &str, value: &str) -> String {
        format!("/set?{name}={value}&back={}", escaped(&self.here))
    }

    /// The address of a file of the room.
    #[expect(clippy::unused_self, reason = "templates call methods of the frame")]
    pub(crate) fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// A number as people read it: `133,616`.
    #[expect(clippy::unused_self, reason = "templates call methods of the frame")]
    pub(crate) fn number<N: Copy + Into<u64>>(&self, number: &N) -> Grouped {
        Grouped((*number).into())
    }

    /// So many articles, in the words of the reader's language.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub(crate) fn articles(&self, number: &u32) -> String {
        super::labels::articles(self.language, *number, &self.number(number).to_string())
    }

    /// A date in the words of the reader's language.
    pub(crate) fn date(&self, value: &str) -> String {
        super::labels::date(self.w, value)
    }
}

/// A number whose digits stand in groups of three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grouped(u64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 1000, self.0 % 1000) {
            (0, last) => write!(f, "{last}"),
            (before, last) => write!(f, "{},{last:03}", Self(before)),
        }
    }
}

/// Nothing in a number means anything to HTML.
impl HtmlSafe for Grouped {}

impl FastWritable for Grouped {
    fn write_into(&self, to: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        // Most counts are small.
        if self.0 < 1000 { self.0.write_into(to, values) } else { Ok(write!(to, "{self}")?) }
    }
}

impl FromRequestParts<Arc<Room>> for Frame {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, room: &Arc<Room>) -> Result<Self, Infallible> {
        let (language, theme) = wishes(&parts.headers);
        let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let canonical = room.outside.public().map(|base| format!("{base}{here}"));
        let packs = crate::pack::is_wanted(&parts.headers);
        Ok(Self { language, w: language.words(), theme, here, packs, canonical })
    }
}

/// The language and the theme that a reader chose, or the browser asks for.
pub(crate) fn wishes(headers: &HeaderMap) -> (Language, Theme) {
    let chosen = cookie(headers, "lang").and_then(Language::of_code);
    let theme = cookie(headers, "theme").and_then(Theme::of_name);
    (chosen.or_else(|| accepted(headers)).unwrap_or_default(), theme.unwrap_or_default())
}

/// The first of the languages that a browser asks for and we speak.
fn accepted(headers: &HeaderMap) -> Option<Language> {
    let asked = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    asked.split(',').find_map(|part| Language::of_code(part.trim().get(..2)?))
}

/// A cookie's value.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; lang=en;theme=dark"));
        assert_eq!(cookie(&headers, "lang"), Some("en"));
        assert_eq!(cookie(&headers, "theme"), Some("dark"));
        assert_eq!(cookie(&headers, "the"), None);
    }

    #[test]
    fn long_numbers_are_grouped() {
        let frame = Frame::default();
        let numbers = [0_u64, 999, 1000, 133_616, 2_000_000].map(|number| frame.number(&number).to_string());
        assert_eq!(numbers, ["0", "999", "1,000", "133,616", "2,000,000"]);
    }

    #[test]
    fn the_browser_says_which_language() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("fr-FR,en-GB;q=0.8,ar;q=0.5"));
        assert_eq!(accepted(&headers), Some(Language::English));
    }
}
