//! robots.txt, as RFC 9309 says: what a site asks robots not to fetch.

use std::time::Duration;

/// The rules of a site for us.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rules {
    /// Whether a path may be fetched, by its pattern.
    paths: Vec<(bool, String)>,
    /// How long to wait between two fetches.
    pub(super) delay: Option<Duration>,
}

/// Longer delays than a minute are asked for by mistake.
const LONGEST_DELAY: f64 = 60.0;
/// As many rules are read.
const RULES: usize = 5000;

impl Rules {
    /// Reads a robots.txt: the groups that name the robot, or where none does those for all robots.
    pub(super) fn read(text: &str, robot: &str) -> Self {
        let (mut ours, mut all) = (None, Self::default());
        let (mut for_us, mut for_all, mut in_agents) = (false, false, false);
        for line in text.lines().take(RULES) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !in_agents {
                    (for_us, for_all) = (false, false);
                }
                in_agents = true;
                for_us |= value.eq_ignore_ascii_case(robot);
                for_all |= value == "*";
                if for_us {
                    ours.get_or_insert_with(Self::default);
                }
                continue;
            }
            in_agents = false;
            if let Some(rules) = ours.as_mut().filter(|_| for_us) {
                rules.add(&key, value);
            }
            if for_all {
                all.add(&key, value);
            }
        }
        ours.unwrap_or(all)
    }

    fn add(&mut self, key: &str, value: &str) {
        match key {
            "allow" | "disallow" if !value.is_empty() => self.paths.push((key == "allow", value.to_owned())),
            "crawl-delay" => {
                let seconds = value.parse::<f64>().ok().filter(|s| s.is_finite() && *s >= 0.0);
                self.delay = seconds.map(|s| Duration::from_secs_f64(s.min(LONGEST_DELAY)));
            }
            _ => {}
        }
    }

    /// Whether a path may be fetched: the longest pattern that matches decides, and of equals the friendlier.
    pub(super) fn allow(&self, path: &str) -> bool {
        let matching = self.paths.iter().filter(|(_, pattern)| matches(pattern, path));
        matching.max_by_key(|(allow, pattern)| (pattern.len(), *allow)).is_none_or(|(allow, _)| *allow)
    }
}

/// Whether a pattern with `*` and a closing `$` matches a path from its beginning.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (index, part) in parts.iter().enumerate() {
        if to_end && index + 1 == parts.len() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    !to_end || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_decides() {
        let rules =
            Rules::read("User-agent: *\nDisallow: /private\nAllow: /private/news\nCrawl-delay: 2", "isnad");
        assert!(rules.allow("/news") && rules.allow("/private/news/1") && !rules.allow("/private/1"));
        assert_eq!(rules.delay, Some(Duration::from_secs(2)));
    }

    #[test]
    fn our_own_group_goes_before_that_for_all() {
        let text = "User-agent: other\nUser-agent: Isnad\nDisallow: /a\n\nUser-agent: *\nDisallow: /";
        let rules = Rules::read(text, "isnad");
        assert!(rules.allow("/b") && !rules.allow("/a/1"));
        assert!(!Rules::read(text, "else").allow("/b"));
    }

    #[test]
    fn patterns_have_stars_and_ends() {
        let rules = Rules::read("User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print/", "isnad");
        assert!(
            !rules.allow("/a.pdf")
                && rules.allow("/a.pdf?x")
                && !rules.allow("/x/print/1")
                && rules.allow("/print/1")
        );
        assert!(Rules::read("", "isnad").allow("/"));
    }
}
