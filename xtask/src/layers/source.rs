//! Reads Rust source as far as the layer check needs it: what is code, and which paths it names.

/// The source with comments, strings and character literals blanked out; every line stays in its place.
pub(crate) fn code_only(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at..] {
            ['/', '/', ..] => find(&chars, at, |c| c[0] == '\n'),
            ['/', '*', ..] => block_comment_end(&chars, at),
            ['"', ..] => string_end(&chars, at + 1),
            ['r', '"' | '#', ..] if !follows_word(&chars, at) => raw_string_end(&chars, at),
            ['\'', '\\', ..] => find(&chars, at + 3, |c| c[0] == '\'') + 1,
            ['\'', _, '\'', ..] => at + 3,
            _ => at,
        };
        if end == at {
            out.push(chars[at]);
            at += 1;
        } else {
            let end = end.min(chars.len());
            out.extend(chars[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

fn find(chars: &[char], from: usize, stop: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len()).find(|&at| stop(&chars[at..])).unwrap_or(chars.len())
}

fn follows_word(chars: &[char], at: usize) -> bool {
    at > 0 && matches!(chars[at - 1], 'a'..='z' | 'A'..='Z' | '0'..='9' | '_') && chars[at - 1] != 'b'
}

fn block_comment_end(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at < chars.len() {
        match chars[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn string_end(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The end of `r"…"` or `r#"…"#`; the start itself where it is no raw string (`r#type`).
fn raw_string_end(chars: &[char], from: usize) -> usize {
    let hashes = chars[from + 1..].iter().take_while(|c| **c == '#').count();
    let open = from + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return from;
    }
    let closes = |rest: &[char]| {
        rest[0] == '"' && rest[1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
    };
    find(chars, open + 1, closes) + 1 + hashes
}

/// A module of the crate's root that some line names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// The first name behind `crate::` (or behind as many `super::` as lead to the root).
    pub(crate) name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Path,
    Mark(char),
}

/// Every name of the crate's root that the source names by a path, groups of `use` included.
/// `depth` is the number of modules that the file lies below the root.
pub(crate) fn named(source: &str, depth: usize) -> Vec<Named> {
    let code = code_only(source);
    let tokens = tokens(&code);
    let word = |at: usize| match tokens.get(at) {
        Some((_, Token::Word(word))) => Some(*word),
        _ => None,
    };
    let is = |at: usize, token: Token<'_>| tokens.get(at).is_some_and(|(_, found)| *found == token);
    let mut named = Vec::new();
    let mut braces = 0_usize;
    let mut modules: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].1 {
            Token::Mark('{') => {
                braces += 1;
                if at >= 2 && word(at - 2) == Some("mod") && word(at - 1).is_some() {
                    modules.push(braces);
                }
            }
            Token::Mark('}') => {
                if modules.last() == Some(&braces) {
                    modules.pop();
                }
                braces = braces.saturating_sub(1);
            }
            Token::Word("crate") if is(at + 1, Token::Path) => at = behind_root(&tokens, at + 2, &mut named),
            Token::Word("super") => {
                let mut climbed = 0;
                while word(at) == Some("super") && is(at + 1, Token::Path) {
                    climbed += 1;
                    at += 2;
                }
                if climbed > 0 && climbed == depth + modules.len() {
                    at = behind_root(&tokens, at, &mut named);
                }
                at = at.saturating_sub(usize::from(climbed > 0));
            }
            _ => {}
        }
        at += 1;
    }
    named
}

/// Takes the name, or each first name of the group, that stands at `at`; gives the last token it has read.
fn behind_root(tokens: &[(usize, Token<'_>)], at: usize, named: &mut Vec<Named>) -> usize {
    let mut take = |at: usize| {
        if let Some((line, Token::Word(name))) = tokens.get(at) {
            named.push(Named { line: *line, name: (*name).to_owned() });
        }
    };
    if tokens.get(at).map(|t| t.1) != Some(Token::Mark('{')) {
        take(at);
        return at;
    }
    let (mut depth, mut at) = (0_usize, at);
    while let Some((_, token)) = tokens.get(at) {
        match token {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && matches!(token, Token::Mark('{' | ',')) {
            take(at + 1);
        }
        at += 1;
    }
    at
}

fn tokens(code: &str) -> Vec<(usize, Token<'_>)> {
    let mut tokens = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let letters = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let (token, length) = match rest {
                _ if letters > 0 => (Token::Word(&rest[..letters]), letters),
                _ if rest.starts_with("::") => (Token::Path, 2),
                _ => (Token::Mark(first), first.len_utf8()),
            };
            tokens.push((index + 1, token));
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str, depth: usize) -> Vec<(usize, String)> {
        named(source, depth).into_iter().map(|n| (n.line, n.name)).collect()
    }

    fn pairs(want: &[(usize, &str)]) -> Vec<(usize, String)> {
        want.iter().map(|&(line, name)| (line, name.to_owned())).collect()
    }

    #[test]
    fn paths_are_found_in_uses_groups_and_code() {
        let source = "use crate::model::Span;\nuse crate::{\n    text::{self, Token},\n    lexicon,\n};\n\
                      fn f() -> crate::time::Day { $crate::phrases::x() }\n";
        let want = [(1, "model"), (3, "text"), (4, "lexicon"), (6, "time"), (6, "phrases")];
        assert_eq!(names(source, 1), pairs(&want));
    }

    #[test]
    fn comments_and_strings_name_nothing() {
        let source = "//! [`crate::a`]\n/* crate::b /* crate::c */ crate::d */ let s = \"\\\" crate::e\";\n\
                      let r = r#\"\" crate::f\"#; let c = '\"'; use crate::g; let l: &'static str = '\\''; crate::h;\n";
        assert_eq!(names(source, 1), pairs(&[(3, "g"), (3, "h")]));
    }

    #[test]
    fn supers_that_climb_to_the_root_count() {
        let source = "use super::super::record;\nuse super::token;\nmod tests {\n    use super::super::super::lexicon::X;\n    \
                      use super::super::token;\n}\nuse super::super::{model, text};\n";
        assert_eq!(names(source, 2), pairs(&[(1, "record"), (4, "lexicon"), (7, "model"), (7, "text")]));
    }

    #[test]
    fn visibility_is_no_path() {
        assert_eq!(
            names("pub(crate) fn f() {}\npub(in crate::text) fn g() {}\npub(super) fn h() {}\n", 1),
            pairs(&[(2, "text")])
        );
    }
}
