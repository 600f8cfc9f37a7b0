//! Fetches pages and feeds with manners: one host is not asked too often, robots.txt is heeded, sizes, times and
//! redirections are limited.

use super::address::PublicOnly;
use super::robots::Rules;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use std::collections::HashMap;
use std::io::Read;
use std::time::{Duration, Instant};
use thiserror::Error;
use ureq::Agent;
use ureq::config::Config;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

/// The robot's name, by which sites may address it in robots.txt.
const ROBOT: &str = "isnad";
/// The rules of a site are asked for again behind so long.
const RULES_LAST: Duration = Duration::from_hours(24);
/// As much of a robots.txt is read.
const RULES_SIZE: u64 = 512 << 10;
/// Nobody waits longer than a day.
pub(super) const LONGEST_WAIT: Duration = Duration::from_hours(24);

/// How feeds and pages are asked for.
#[derive(Debug, Clone)]
pub struct Manners {
    /// Between two questions to one host; a longer one of its robots.txt is heeded.
    pub delay: Duration,
    /// Between two questions for one feed.
    pub interval: Duration,
    /// Before the first question again after a failure; it doubles with every further one.
    pub back_off: Duration,
    /// A question takes no longer.
    pub timeout: Duration,
    /// The largest answer, in bytes, unpacked.
    pub size: u64,
    /// As many redirections are followed.
    pub redirects: u32,
    /// Addresses of this machine and of private networks may be asked.
    pub allow_private: bool,
    /// As often a page is asked for before the feed's own text is taken in its stead.
    pub attempts: u32,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            delay: Duration::from_secs(2),
            interval: Duration::from_mins(5),
            back_off: Duration::from_secs(30),
            timeout: Duration::from_secs(30),
            size: 16 << 20,
            redirects: 5,
            allow_private: false,
            attempts: 8,
        }
    }
}

/// Why nothing was fetched.
#[derive(Debug, Error)]
pub enum FetchError {
    /// It may be there later: the server is down, or has asked for patience.
    #[error("{reason}")]
    Later {
        /// What happened.
        reason: String,
        /// How long the server asked to wait.
        wait: Option<Duration>,
    },
    /// It will not be there: it does not exist, or may not be fetched.
    #[error("{0}")]
    Never(String),
}

/// An answer.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) body: Vec<u8>,
    pub(super) content_type: String,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    /// The server says that nothing has changed.
    pub(super) unchanged: bool,
}

/// What a host said.
enum Asked {
    Answer(Answer),
    /// The page is elsewhere.
    Moved(Url),
}

/// What was learnt of a host.
#[derive(Debug, Default)]
struct Host {
    /// When it was asked last.
    asked: Option<Instant>,
    /// It has asked for patience until then.
    patience: Option<Instant>,
    rules: Option<(Instant, Rules)>,
}

/// Asks hosts for pages.
#[derive(Debug)]
pub(super) struct Fetcher {
    agent: Agent,
    manners: Manners,
    hosts: HashMap<String, Host>,
}

impl Fetcher {
    pub(super) fn new(manners: Manners) -> Self {
        let config = Config::builder()
            .http_status_as_error(false)
            .timeout_global(Some(manners.timeout))
            // Where a redirection leads is looked at before it is followed.
            .max_redirects(0)
            .proxy(None)
            .user_agent(concat!("isnad/", env!("CARGO_PKG_VERSION"), " (news reader; heeds robots.txt)"))
            .build();
        let agent = if manners.allow_private {
            Agent::with_parts(config, DefaultConnector::default(), DefaultResolver::default())
        } else {
            Agent::with_parts(config, DefaultConnector::default(), PublicOnly::default())
        };
        Self { agent, manners, hosts: HashMap::new() }
    }

    /// How long a host wants to be left alone yet.
    pub(super) fn wait(&self, address: &str) -> Duration {
        let host = Url::parse(address).ok().and_then(|url| self.hosts.get(&host_of(&url)));
        let Some(host) = host else { return Duration::ZERO };
        let asked = host.rules.as_ref().and_then(|(_, rules)| rules.delay).unwrap_or_default();
        let delay = self.manners.delay.max(asked);
        let patience =
            host.patience.map_or(Duration::ZERO, |until| until.saturating_duration_since(Instant::now()));
        host.asked.map_or(Duration::ZERO, |at| delay.saturating_sub(at.elapsed())).max(patience)
    }

    /// Asks for a page; with marks of an earlier answer, only for what has changed since.
    pub(super) fn fetch(
        &mut self,
        address: &str,
        etag: Option<&str>,
        since: Option<&str>,
    ) -> Result<Answer, FetchError> {
        let url = Url::parse(address).map_err(|e| FetchError::Never(e.to_string()))?;
        self.follow(url, |fetcher, url| {
            fetcher.heed_rules(url)?;
            fetcher.ask(url, etag, since, fetcher.manners.size)
        })
    }

    /// Asks until an answer is no redirection any more.
    fn follow(
        &mut self,
        mut url: Url,
        ask: impl Fn(&mut Self, &Url) -> Result<Asked, FetchError>,
    ) -> Result<Answer, FetchError> {
        for _ in 0..=self.manners.redirects {
            if !matches!(url.scheme(), "http" | "https") {
                return Err(FetchError::Never(format!("{} addresses are not fetched", url.scheme())));
            }
            match ask(self, &url)? {
                Asked::Answer(answer) => return Ok(answer),
                Asked::Moved(to) => url = to,
            }
        }
        Err(FetchError::Never(format!(
            "more than {} redirections (raise --max-redirects)",
            self.manners.redirects
        )))
    }

    /// Refuses what the host's robots.txt forbids.
    fn heed_rules(&mut self, url: &Url) -> Result<(), FetchError> {
        let host = host_of(url);
        let known =
            self.hosts.get(&host).and_then(|h| h.rules.as_ref()).filter(|(at, _)| at.elapsed() < RULES_LAST);
        let rules = if let Some((_, rules)) = known {
            rules.clone()
        } else {
            let rules = self.ask_rules(url)?;
            self.hosts.entry(host).or_default().rules = Some((Instant::now(), rules.clone()));
            rules
        };
        let path =
            url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        if rules.allow(&path) { Ok(()) } else { Err(FetchError::Never("robots.txt forbids it".to_owned())) }
    }

    /// A host without a robots.txt forbids nothing; one whose robots.txt cannot be had now is asked later.
    fn ask_rules(&mut self, url: &Url) -> Result<Rules, FetchError> {
        let mut place = url.clone();
        place.set_path("/robots.txt");
        place.set_query(None);
        match self.follow(place, |fetcher, url| fetcher.ask(url, None, None, RULES_SIZE)) {
            Ok(answer) => Ok(Rules::read(&String::from_utf8_lossy(&answer.body), ROBOT)),
            Err(FetchError::Never(reason)) if reason.starts_with("HTTP") => Ok(Rules::default()),
            Err(FetchError::Never(reason)) => Err(FetchError::Never(reason)),
            Err(FetchError::Later { reason, wait }) => {
                Err(FetchError::Later { reason: format!("robots.txt: {reason}"), wait })
            }
        }
    }

    /// Asks a host once, and notes when it was asked and what patience it asks for.
    fn ask(
        &mut self,
        url: &Url,
        etag: Option<&str>,
        since: Option<&str>,
        size: u64,
    ) -> Result<Asked, FetchError> {
        let answer = self.question(url, etag, since, size);
        let host = self.hosts.entry(host_of(url)).or_default();
        host.asked = Some(Instant::now());
        if let Err(FetchError::Later { wait: Some(wait), .. }) = &answer {
            host.patience = Instant::now().checked_add(*wait);
        }
        answer
    }

    fn question(
        &self,
        url: &Url,
        etag: Option<&str>,
        since: Option<&str>,
        size: u64,
    ) -> Result<Asked, FetchError> {
        let mut request = self.agent.get(url.as_str());
        if let Some(etag) = etag {
            request = request.header("If-None-Match", etag);
        }
        if let Some(since) = since {
            request = request.header("If-Modified-Since", since);
        }
        let response = request.call().map_err(|e| of_error(&e))?;
        let header =
            |name: &str| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let status = response.status().as_u16();
        match status {
            200 => {}
            301 | 302 | 303 | 307 | 308 => return moved(url, header("location")).map(Asked::Moved),
            304 => return Ok(Asked::Answer(Answer { unchanged: true, ..Answer::default() })),
            408 | 425 | 429 | 500..=599 => {
                let wait = header("retry-after").and_then(|value| patience(&value, Timestamp::now()));
                return Err(FetchError::Later { reason: format!("HTTP {status}"), wait });
            }
            _ => return Err(FetchError::Never(format!("HTTP {status}"))),
        }
        let mut answer = Answer {
            content_type: header("content-type").unwrap_or_default().to_ascii_lowercase(),
            etag: header("etag"),
            last_modified: header("last-modified"),
            ..Answer::default()
        };
        let mut body = response.into_body().into_reader().take(size + 1);
        body.read_to_end(&mut answer.body)
            .map_err(|e| FetchError::Later { reason: format!("was cut off: {e}"), wait: None })?;
        if answer.body.len() as u64 > size {
            return Err(FetchError::Never(format!("is larger than {size} bytes (raise --max-page)")));
        }
        Ok(Asked::Answer(answer))
    }
}

/// Where a redirection leads.
fn moved(from: &Url, to: Option<String>) -> Result<Url, FetchError> {
    let to = to.ok_or_else(|| FetchError::Never("a redirection to nowhere".to_owned()))?;
    from.join(&to).map_err(|e| FetchError::Never(format!("a redirection to ⟦{to}⟧: {e}")))
}

/// How long a `Retry-After` asks to wait: a number of seconds, or a date.
fn patience(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    let wait = if let Ok(seconds) = value.parse() {
        Duration::from_secs(seconds)
    } else {
        let until = DateTimeParser::new().parse_timestamp(value).ok()?;
        Duration::try_from(until.duration_since(now)).unwrap_or_default()
    };
    Some(wait.min(LONGEST_WAIT))
}

/// What an error of the network means.
fn of_error(error: &ureq::Error) -> FetchError {
    match error {
        ureq::Error::Other(error) => FetchError::Never(error.to_string()),
        ureq::Error::BadUri(_) => FetchError::Never(error.to_string()),
        _ => FetchError::Later { reason: error.to_string(), wait: None },
    }
}

fn host_of(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_is_asked_for_in_seconds_or_until_a_date() {
        let now: Timestamp = "2021-04-08T10:00:00Z".parse().expect("a time");
        assert_eq!(patience(" 120 ", now), Some(Duration::from_mins(2)));
        assert_eq!(patience("Thu, 08 Apr 2021 10:01:00 GMT", now), Some(Duration::from_mins(1)));
        assert_eq!(patience("Thu, 08 Apr 2021 09:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(patience("99999999999", now), Some(LONGEST_WAIT));
        assert_eq!(patience("soon", now), None);
    }

    #[test]
    fn redirections_lead_on_from_where_they_stand() {
        let from = Url::parse("https://a.example/b/c").expect("an address");
        assert_eq!(
            moved(&from, Some("../d".to_owned())).expect("an address").as_str(),
            "https://a.example/d"
        );
        assert!(moved(&from, None).is_err());
    }
}
