//! The tokens of a query, with their places.

use super::QueryError;
use std::ops::Range;

/// A token of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word, as it stands.
    Word,
    /// A word that ends in `*`; its range is without it.
    Prefix,
    /// What stands between quotation marks; its range is without them.
    Phrase,
    /// A field's name, behind which a colon stands.
    Field,
    Open,
    Close,
    Minus,
    Or,
}

pub(super) type Placed = (Token, Range<usize>);

/// Divides a query. A quotation mark that is not closed is an error.
pub(super) fn tokens(query: &str) -> Result<Vec<Placed>, QueryError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = query[at..].chars().next() {
        let after = at + c.len_utf8();
        match c {
            _ if c.is_whitespace() || is_control(c) => {}
            '(' => tokens.push((Token::Open, at..after)),
            ')' => tokens.push((Token::Close, at..after)),
            '|' => tokens.push((Token::Or, at..after)),
            '-' | '−' if begins_word(query, at) => tokens.push((Token::Minus, at..after)),
            _ => {
                if let Some(close) = closing(c) {
                    let end = query[after..].find(close).map(|i| after + i).ok_or_else(|| {
                        QueryError::new(
                            query,
                            at..after,
                            format!("the quotation is not closed; expected {}", close[0]),
                        )
                    })?;
                    tokens.push((Token::Phrase, after..end));
                    at = end + query[end..].chars().next().map_or(0, char::len_utf8);
                    continue;
                }
                let end = word_end(query, at);
                tokens.push(word(query, at..end));
                at = end + usize::from(tokens.last().is_some_and(|(token, _)| *token == Token::Field));
                continue;
            }
        }
        at = after;
    }
    Ok(tokens)
}

/// What closes a quotation that this mark opens.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"']),
        '«' => Some(&['»']),
        '“' | '”' | '„' => Some(&['”', '“']),
        _ => None,
    }
}

/// Bidirectional controls come along when text is copied.
const fn is_control(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A minus is one where a word may begin; inside one it is a hyphen.
fn begins_word(query: &str, at: usize) -> bool {
    query[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(' || is_control(c))
}

/// One past the word or field that begins at a place.
fn word_end(query: &str, at: usize) -> usize {
    query[at..]
        .find(|c: char| {
            c.is_whitespace() || is_control(c) || matches!(c, '(' | ')' | '|' | ':') || closing(c).is_some()
        })
        .map_or(query.len(), |i| at + i.max(1))
}

fn word(query: &str, at: Range<usize>) -> Placed {
    let text = &query[at.clone()];
    if query[at.end..].starts_with(':') && text.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return (Token::Field, at);
    }
    match text {
        "OR" => (Token::Or, at),
        _ if text.len() > 1 && text.ends_with('*') => (Token::Prefix, at.start..at.end - 1),
        _ => (Token::Word, at),
    }
}
