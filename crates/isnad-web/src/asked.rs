//! What a search asks for: the parameters that the pages, the feed, the exports and the API share. Their address is a
//! permalink.

use crate::links::push_escaped;
use isnad::model::{Act, ChannelType, Form, SpeakerKind};
use isnad_archive::Sort;
use isnad_archive::query::{Node, QueryError, TextField, parse};
use serde::Deserialize;
use std::num::NonZeroU32;
use thiserror::Error;
use utoipa::IntoParams;

/// Statements of a page of the API.
pub(crate) const PAGE: usize = 20;
/// Pages that can be turned; who wants more narrows the search, or exports.
pub(crate) const LAST_PAGE: usize = 500;

/// The parameters of a search. Empty ones count as missing, as forms send them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Asked {
    /// Words, "phrases" and fields, as in `isnad find`.
    #[param(example = "act:deny")]
    pub(crate) q: Option<String>,
    /// The speech act: `say`, `affirm`, `deny`, `demand`, `warn`, `threaten`, `promise`, `announce`, `claim`, `accuse`,
    /// `condemn`, `praise`, `feel`, `judge`, `ask`.
    #[param(
        pattern = "^(say|affirm|deny|demand|warn|threaten|promise|announce|claim|accuse|condemn|praise|feel|judge|ask)?$"
    )]
    pub(crate) act: Option<String>,
    /// How the words are given: `direct`, `indirect`, `mixed`.
    #[param(pattern = "^(direct|indirect|mixed)?$")]
    pub(crate) form: Option<String>,
    /// The kind of source: `person`, `group`, `organization`, `document`, `unknown`.
    #[param(pattern = "^(person|group|organization|document|unknown)?$")]
    pub(crate) kind: Option<String>,
    /// The type of channel, such as `tweet` or `press-conference`.
    #[param(
        pattern = "^(tweet|press-conference|statement|interview|speech|report|memo|letter|call|meeting|broadcast|agency|leak|other)?$"
    )]
    pub(crate) channel: Option<String>,
    /// The outlet, by its whole name.
    pub(crate) outlet: Option<String>,
    /// The number of a source of this archive.
    #[param(pattern = "^([1-9][0-9]{0,8})?$")]
    pub(crate) person: Option<String>,
    /// When it was said: `2021`, `2021-04`, `2021-04-08`, or a stretch such as
    /// `2021-04-01..2021-04-30`.
    #[param(example = "2024", pattern = "^[0-9.-]*$")]
    pub(crate) said: Option<String>,
    /// `true`: hidden sources alone; `false`: without them.
    #[param(pattern = "^(true|false)?$")]
    pub(crate) anonymous: Option<String>,
    /// The order: `relevance` (the default), `newest`, `oldest`.
    #[param(pattern = "^(relevance|newest|oldest)?$")]
    pub(crate) sort: Option<String>,
    /// The page, from 1, of twenty statements each; at most 500.
    #[param(pattern = "^([1-9][0-9]?|[1-4][0-9]{2}|500)?$")]
    pub(crate) page: Option<String>,
}

/// A search that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum AskedError {
    /// The query itself.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// Another parameter.
    #[error("{name}: ⟦{value}⟧: expected {expected}")]
    Parameter {
        /// Its name.
        name: &'static str,
        /// What it was.
        value: String,
        /// What it may be.
        expected: String,
    },
}

/// Names of the parameters, in the order in which addresses give them.
pub(crate) const FILTERS: [&str; 8] =
    ["act", "form", "kind", "channel", "outlet", "person", "said", "anonymous"];

impl Asked {
    /// A parameter's value, if it has one.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let value = match name {
            "q" => &self.q,
            "act" => &self.act,
            "form" => &self.form,
            "kind" => &self.kind,
            "channel" => &self.channel,
            "outlet" => &self.outlet,
            "person" => &self.person,
            "said" => &self.said,
            "anonymous" => &self.anonymous,
            "sort" => &self.sort,
            "page" => &self.page,
            _ => return None,
        };
        value.as_deref().map(str::trim).filter(|value| !value.is_empty())
    }

    /// The same search with a parameter set or, without a value, taken away; it begins at its first page.
    pub(crate) fn with(&self, name: &str, value: Option<&str>) -> Self {
        let mut asked = self.clone();
        let value = value.map(str::to_owned);
        match name {
            "q" => asked.q = value,
            "act" => asked.act = value,
            "form" => asked.form = value,
            "kind" => asked.kind = value,
            "channel" => asked.channel = value,
            "outlet" => asked.outlet = value,
            "person" => asked.person = value,
            "said" => asked.said = value,
            "anonymous" => asked.anonymous = value,
            "sort" => asked.sort = value,
            _ => {}
        }
        asked.page = None;
        asked
    }

    /// The address of this search under a path.
    pub(crate) fn address(&self, path: &str) -> String {
        let mut address = path.to_owned();
        let mut joined = '?';
        for name in ["q"].into_iter().chain(FILTERS).chain(["sort", "page"]) {
            if let Some(value) = self.get(name) {
                address.push(joined);
                address.push_str(name);
                address.push('=');
                push_escaped(&mut address, value);
                joined = '&';
            }
        }
        address
    }

    /// Addresses of this search with many values of one parameter, which are made of what they share.
    pub(crate) fn address_with(&self, name: &'static str) -> impl Fn(&str) -> String {
        // The parameter comes last: its place in the address makes no difference.
        let others = self.with(name, None).address("/");
        let joined = if others.contains('?') { '&' } else { '?' };
        let beginning = format!("{others}{joined}{name}=");
        move |value| {
            let mut address = String::with_capacity(beginning.len() + 3 * value.len());
            address.push_str(&beginning);
            push_escaped(&mut address, value);
            address
        }
    }

    /// The address of another page of it.
    pub(crate) fn address_of_page(&self, path: &str, page: usize) -> String {
        let page = (page > 1).then(|| page.to_string());
        Self { page, ..self.clone() }.address(path)
    }

    /// Whether nothing is asked: the room's entrance.
    pub(crate) fn is_empty(&self) -> bool {
        self.get("q").is_none() && FILTERS.iter().all(|name| self.get(name).is_none())
    }

    /// The query of the archive.
    ///
    /// # Errors
    /// Where the words or a parameter cannot be understood.
    pub(crate) fn node(&self) -> Result<Node, AskedError> {
        let mut parts = Vec::new();
        if let Some(words) = self.get("q") {
            parts.push(parse(words)?);
        }
        for name in FILTERS {
            if let Some(value) = self.get(name) {
                parts.push(filter(name, value)?);
            }
        }
        Ok(match parts.len() {
            0 => Node::All,
            1 => parts.swap_remove(0),
            _ => Node::And(parts),
        })
    }

    /// The order of the hits.
    ///
    /// # Errors
    /// Where it is none of ours.
    pub(crate) fn order(&self) -> Result<Sort, AskedError> {
        match self.get("sort") {
            None | Some("relevance") => Ok(Sort::Relevance),
            Some("newest") => Ok(Sort::Newest),
            Some("oldest") => Ok(Sort::Oldest),
            Some(other) => Err(wrong("sort", other, "relevance, newest or oldest".into())),
        }
    }

    /// The page, from 1.
    ///
    /// # Errors
    /// Where it is no number from 1 to [`LAST_PAGE`].
    pub(crate) fn page_number(&self) -> Result<usize, AskedError> {
        let Some(page) = self.get("page") else { return Ok(1) };
        let number = page.parse().ok().filter(|number| (1..=LAST_PAGE).contains(number));
        number.ok_or_else(|| wrong("page", page, format!("a number from 1 to {LAST_PAGE}")))
    }
}

/// A parameter that makes no sense, with what was expected.
pub(crate) fn wrong(name: &'static str, value: &str, expected: String) -> AskedError {
    AskedError::Parameter { name, value: value.chars().take(80).collect(), expected }
}

fn filter(name: &'static str, value: &str) -> Result<Node, AskedError> {
    match name {
        "act" => one_of(name, value, Act::ALL, Act::as_str).map(Node::Act),
        "form" => one_of(name, value, Form::ALL, Form::as_str).map(Node::Form),
        "kind" => one_of(name, value, SpeakerKind::ALL, SpeakerKind::as_str).map(Node::Kind),
        "channel" => one_of(name, value, ChannelType::ALL, ChannelType::as_str).map(Node::Channel),
        "outlet" => Ok(Node::Phrase(TextField::Outlet, value.to_owned())),
        "person" => value
            .parse::<NonZeroU32>()
            .map(|id| Node::Source(id.get()))
            .map_err(|_| wrong(name, value, "the number of a source of this archive".into())),
        "anonymous" => match value {
            "true" => Ok(Node::Anonymous(true)),
            "false" => Ok(Node::Anonymous(false)),
            _ => Err(wrong(name, value, "true or false".into())),
        },
        _ => days(name, value),
    }
}

fn one_of<T: Copy>(
    name: &'static str,
    value: &str,
    all: &[T],
    named: fn(T) -> &'static str,
) -> Result<T, AskedError> {
    let found = all.iter().copied().find(|known| named(*known) == value);
    found.ok_or_else(|| {
        let expected: Vec<&str> = all.iter().map(|known| named(*known)).collect();
        wrong(name, value, format!("one of {}", expected.join(", ")))
    })
}

/// A stretch of days, in the notation of the query language.
fn days(name: &'static str, value: &str) -> Result<Node, AskedError> {
    let fault = || wrong(name, value, "2021, 2021-04, 2021-04-08 or 2021-04..2021-06".into());
    let plain = value.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.');
    if !plain {
        return Err(fault());
    }
    match parse(&format!("said:{value}")) {
        Ok(node @ Node::Date(..)) => Ok(node),
        _ => Err(fault()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(q: &str, act: &str) -> Asked {
        Asked { q: Some(q.into()), act: Some(act.into()), ..Asked::default() }
    }

    #[test]
    fn the_address_of_a_search_is_a_permalink() {
        let asked = asked("طريق \"a&b\"", "deny");
        assert_eq!(asked.address("/"), "/?q=%D8%B7%D8%B1%D9%8A%D9%82%20%22a%26b%22&act=deny");
        assert_eq!(asked.with("act", None).with("q", None).address("/"), "/");
        assert_eq!(asked.address_of_page("/", 3).split('&').next_back(), Some("page=3"));
    }

    #[test]
    fn a_changed_search_begins_at_its_first_page() {
        let asked = Asked { page: Some("7".into()), ..asked("x", "deny") };
        assert_eq!(asked.page_number(), Ok(7));
        assert_eq!(asked.with("act", Some("say")).page_number(), Ok(1));
    }

    #[test]
    fn filters_and_words_are_all_wanted() {
        assert!(matches!(asked("طريق", "deny").node(), Ok(Node::And(parts)) if parts.len() == 2));
        assert_eq!(Asked::default().node(), Ok(Node::All));
        assert_eq!(asked("", "").node(), Ok(Node::All));
    }

    #[test]
    fn the_description_names_every_value() {
        let description = serde_json::to_string(crate::api::description()).expect("JSON");
        for act in Act::ALL {
            assert!(description.contains(act.as_str()), "{act}");
        }
        for channel in ChannelType::ALL {
            assert!(description.contains(&format!("|{channel}")) || channel.as_str() == "tweet", "{channel}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told() {
        assert!(asked("\"", "").node().is_err());
        assert!(asked("", "shout").node().unwrap_err().to_string().contains("expected one of say"));
        for said in ["2021) OR act:deny", "x", "2021-13", "2021..2020"] {
            let asked = Asked { said: Some(said.into()), ..Asked::default() };
            assert!(asked.node().is_err(), "{said}");
        }
        for page in ["0", "501", "-1", "x"] {
            let asked = Asked { page: Some(page.into()), ..Asked::default() };
            assert!(asked.page_number().is_err(), "{page}");
        }
    }
}
