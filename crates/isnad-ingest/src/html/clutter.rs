//! What stands on a page beside its article, by the table in `clutter.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static TABLE: LazyLock<Clutter> = LazyLock::new(|| Clutter::read(include_str!("clutter.txt")));

/// Longest line that can be clutter by its opening, in words: beyond it stands an article's own sentence.
const LONGEST_OPENING: usize = 40;
/// Lines of clutter, whole, are shorter than this, in bytes.
const LONGEST_LINE: usize = 160;
/// Longest byline, in words.
const LONGEST_BYLINE: usize = 8;

#[derive(Default)]
struct Clutter {
    classes: HashSet<&'static str>,
    lines: HashSet<String>,
    /// Openings by their first word.
    openings: HashMap<String, Vec<String>>,
    behind: HashSet<String>,
    bylines: Vec<String>,
    updates: Vec<String>,
}

impl Clutter {
    fn read(table: &'static str) -> Self {
        let mut clutter = Self::default();
        let mut section = "";
        for line in table.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
                continue;
            }
            match section {
                "[class]" => {
                    clutter.classes.insert(line);
                }
                "[line]" => {
                    clutter.lines.insert(folded(line));
                }
                "[opening]" => {
                    let opening = folded_start(line);
                    clutter.openings.entry(first_word(&opening).to_owned()).or_default().push(opening);
                }
                "[behind]" => {
                    clutter.behind.insert(folded(line));
                }
                "[byline]" => clutter.bylines.push(folded(line)),
                _ => clutter.updates.push(folded(line)),
            }
        }
        // The longest first: `نشر في` before `نشر`.
        clutter.updates.sort_by_key(|u| std::cmp::Reverse(u.len()));
        clutter.bylines.sort_by_key(|u| std::cmp::Reverse(u.len()));
        clutter
    }
}

/// Whether a class or id attribute names clutter.
pub(super) fn is_class(attribute: &str) -> bool {
    attribute.split_ascii_whitespace().any(|name| {
        let name = dashed(name);
        let words: Vec<&str> = name.split('-').filter(|w| !w.is_empty()).collect();
        words.iter().any(|word| TABLE.classes.contains(word))
            || words.windows(2).any(|pair| TABLE.classes.contains(&*pair.join("-")))
    })
}

/// Whether a class or id attribute names the text of an article: `entry-content`, `article__body`, `storyText`.
pub(super) fn names_text(attribute: &str) -> bool {
    const OF: [&str; 5] = ["article", "entry", "post", "story", "news"];
    const TEXT: [&str; 3] = ["body", "content", "text"];
    attribute.split_ascii_whitespace().any(|name| {
        let name = dashed(name);
        let mut words = name.split('-').filter(|w| !w.is_empty()).rev();
        let (last, before) = (words.next(), words.next());
        last.is_some_and(|word| TEXT.contains(&word)) && before.is_some_and(|word| OF.contains(&word))
    })
}

/// A class name in lower case with its words apart: `relatedPosts__list` is `related-posts-list`.
fn dashed(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && lower {
            out.push('-');
        }
        lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        out.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    }
    out
}

/// Whether a line is clutter by itself.
pub(super) fn is_line(line: &str) -> bool {
    let exact = line.len() <= LONGEST_LINE && {
        let line = folded(line);
        line.is_empty() || TABLE.lines.contains(&line)
    };
    exact || opens_as_clutter(line)
}

fn opens_as_clutter(line: &str) -> bool {
    let start = folded_start(beginning(line));
    let openings = TABLE.openings.get(first_word(&start)).map_or(&[][..], Vec::as_slice);
    openings.iter().any(|opening| is_before(&start, opening))
        && line.split_whitespace().count() <= LONGEST_OPENING
}

fn first_word(line: &str) -> &str {
    &line[..line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len())]
}

/// Whether an opening stands before the rest as words of its own.
fn is_before(line: &str, opening: &str) -> bool {
    line.strip_prefix(opening)
        .is_some_and(|rest| opening.ends_with(':') || !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// Whether nothing but clutter follows a line.
pub(super) fn ends_article(line: &str) -> bool {
    line.len() <= LONGEST_LINE && TABLE.behind.contains(&folded(line))
}

/// The name in a byline: `بقلم: سلمى ناصر` (by Salma Nasser).
pub(super) fn byline(line: &str) -> Option<&str> {
    let rest = behind_label(line, &TABLE.bylines)?;
    (rest.split_whitespace().count() <= LONGEST_BYLINE).then_some(rest)
}

/// The date of a line such as `آخر تحديث: 3 مارس 2021` (last updated on 3 March 2021).
pub(super) fn update(line: &str) -> Option<&str> {
    behind_label(line, &TABLE.updates)
}

/// What stands behind a label and its colon, on one short line.
fn behind_label<'a>(line: &'a str, labels: &[String]) -> Option<&'a str> {
    let line = line.trim();
    if line.len() > 2 * LONGEST_LINE
        || line.split_whitespace().count() > 16
        || line.ends_with(['.', '؟', '!'])
    {
        return None;
    }
    let start = folded_start(beginning(line));
    let label = labels.iter().find(|label| is_before(&start, label))?;
    let words = label.split(' ').count();
    let mut rest = line;
    for _ in 0..words {
        let end = rest.find([' ', ':', '\u{a0}']).unwrap_or(rest.len());
        rest = rest[end..].trim_start_matches([' ', '\u{a0}']);
    }
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '|' | '/' | '،'));
    (!rest.is_empty()).then_some(rest)
}

/// As much of a line as an opening is long.
fn beginning(line: &str) -> &str {
    line.char_indices().nth(60).map_or(line, |(end, _)| &line[..end])
}

/// A line for comparison: lower case, without vowel marks, and without punctuation at its ends.
pub(super) fn folded(line: &str) -> String {
    let ends = |c: char| c.is_whitespace() || (!c.is_alphanumeric() && !matches!(c, '\u{64b}'..='\u{652}'));
    folded_start(line.trim_matches(ends))
}

fn folded_start(line: &str) -> String {
    let seen = |c: &char| !matches!(c, '\u{640}' | '\u{64b}'..='\u{652}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    line.chars().filter(seen).map(lower).map(|c| if c == '\u{2019}' { '\'' } else { c }).collect()
}

/// Lower case, letter by letter; Arabic has none.
fn lower(c: char) -> char {
    match c {
        '\u{600}'..='\u{6ff}' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_by_their_words() {
        for name in ["related", "box relatedPosts__list", "c-share-bar", "read-more", "td-post-meta"] {
            assert!(is_class(name), "{name}");
        }
        for name in ["shared-content", "article-body", "unrelated", "story"] {
            assert!(!is_class(name), "{name}");
        }
    }

    #[test]
    fn lines_of_clutter_are_known() {
        for line in
            ["اقرأ أيضًا: الوزير يزور المدينة", "شارك الخبر", "Related: a pic", "المزيد", "«إعلان»", "* * *"]
        {
            assert!(is_line(line), "{line}");
        }
        for line in ["قال الوزير إن الطريق سيفتح", "المزيدون", "شاركت المدينة في المعرض"]
        {
            assert!(!is_line(line), "{line}");
        }
        assert!(ends_article("مواضيع ذات صلة:"));
    }

    #[test]
    fn bylines_and_dates_lose_their_labels() {
        assert_eq!(byline("بقلم: سلمى ناصر"), Some("سلمى ناصر"));
        assert_eq!(byline("كتب محمود سالم"), Some("محمود سالم"));
        assert_eq!(byline("كتب الوزير على صفحته أن الطريق سيفتح."), None);
        assert_eq!(update("آخر تحديث: 3 مارس 2021"), Some("3 مارس 2021"));
        assert_eq!(update("تاريخ النشر : 2021/03/03"), Some("2021/03/03"));
    }
}
