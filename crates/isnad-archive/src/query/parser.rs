//! From tokens to the syntax tree.
//!
//! ```text
//! or    = and ("OR" and)*
//! and   = not+
//! not   = "-"? item
//! item  = "(" or ")" | field ":" value | word | prefix* | "phrase"
//! value = word | prefix* | "phrase" | "(" or ")"
//! ```

use super::lexer::{Placed, Token, tokens};
use super::{Field, Node, QueryError, TextField};
use std::ops::Range;

/// Parentheses and minus signs in one another; more are no query of a person.
const DEEPEST: usize = 64;
/// Words, phrases, fields and signs of a query: room for a list of ids that a program puts together, and little enough to
/// be answered.
const LONGEST: usize = 2048;
/// Prefixes of a query. Each may stand for all words of an archive.
const PREFIXES: usize = 32;

/// Reads a query. An empty one asks for everything.
///
/// # Errors
/// [`QueryError`], which shows the place.
pub fn parse(query: &str) -> Result<Node, QueryError> {
    let tokens = tokens(query)?;
    if tokens.is_empty() {
        return Ok(Node::All);
    }
    bounded(query, &tokens)?;
    let mut parser = Parser { query, tokens, at: 0, depth: 0 };
    let node = parser.or(Scope { field: Field::Text(TextField::Any) })?;
    match parser.peek() {
        None => Ok(node),
        Some((_, at)) => Err(QueryError::new(query, at, "nothing is open that this could close")),
    }
}

/// Refuses what would keep an archive at work for long.
fn bounded(query: &str, tokens: &[Placed]) -> Result<(), QueryError> {
    if let Some((_, at)) = tokens.get(LONGEST) {
        return Err(QueryError::new(
            query,
            at.clone(),
            format!("a query has {LONGEST} words and signs at most"),
        ));
    }
    let mut prefixes = tokens.iter().filter(|(token, _)| *token == Token::Prefix);
    match prefixes.nth(PREFIXES) {
        Some((_, at)) => {
            Err(QueryError::new(query, at.clone(), format!("a query has {PREFIXES} prefixes at most")))
        }
        None => Ok(()),
    }
}

/// What a bare word belongs to.
#[derive(Clone, Copy)]
struct Scope {
    field: Field,
}

struct Parser<'a> {
    query: &'a str,
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<Placed> {
        self.tokens.get(self.at).cloned()
    }

    fn takes(&mut self, token: &Token) -> bool {
        let found = self.tokens.get(self.at).is_some_and(|(found, _)| found == token);
        self.at += usize::from(found);
        found
    }

    /// The place behind the last token: where something is missing.
    fn end(&self) -> Range<usize> {
        self.query.len()..self.query.len()
    }

    fn or(&mut self, scope: Scope) -> Result<Node, QueryError> {
        let mut parts = vec![self.and(scope)?];
        while self.takes(&Token::Or) {
            parts.push(self.and(scope)?);
        }
        Ok(one_or(parts, Node::Or))
    }

    fn and(&mut self, mut scope: Scope) -> Result<Node, QueryError> {
        let mut parts = Vec::new();
        while let Some((token, at)) = self.peek() {
            if matches!(token, Token::Or | Token::Close) {
                break;
            }
            if token == Token::Field && Field::named(self.query, at)? == Field::In {
                self.at += 1;
                scope = Scope { field: Field::Text(self.place()?) };
                continue;
            }
            parts.push(self.not(scope)?);
        }
        if parts.is_empty() {
            let at = self.peek().map_or_else(|| self.end(), |(_, at)| at);
            return Err(QueryError::new(self.query, at, "expected a word, a \"phrase\" or a field here"));
        }
        Ok(one_or(parts, Node::And))
    }

    /// The place that `in:` names.
    fn place(&mut self) -> Result<TextField, QueryError> {
        let at = self.peek().map_or_else(|| self.end(), |(_, at)| at);
        self.at += 1;
        Field::place(self.query, at)
    }

    fn not(&mut self, scope: Scope) -> Result<Node, QueryError> {
        let at = self.peek().map_or_else(|| self.end(), |(_, at)| at);
        if !self.takes(&Token::Minus) {
            return self.item(scope);
        }
        self.deeper(at, "too many minus signs in one another")?;
        let node = self.not(scope)?;
        self.depth -= 1;
        Ok(Node::Not(Box::new(node)))
    }

    fn item(&mut self, scope: Scope) -> Result<Node, QueryError> {
        let Some((token, at)) = self.peek() else {
            return Err(QueryError::new(
                self.query,
                self.end(),
                "expected a word, a \"phrase\" or a field here",
            ));
        };
        self.at += 1;
        let text = &self.query[at.clone()];
        match (token, scope.field) {
            (Token::Open, _) => self.group(at, scope),
            (Token::Field, _) => {
                let field = Field::named(self.query, at.clone())?;
                if self
                    .peek()
                    .is_none_or(|(token, _)| matches!(token, Token::Or | Token::Close | Token::Field))
                {
                    let behind = at.end + 1..at.end + 1;
                    return Err(QueryError::new(
                        self.query,
                        behind,
                        format!("expected a value of {text} here"),
                    ));
                }
                self.item(Scope { field })
            }
            (Token::Phrase, Field::Text(field)) => Ok(Node::Phrase(field, text.to_owned())),
            (Token::Prefix, Field::Text(field)) => Ok(Node::Prefix(field, text.to_owned())),
            (Token::Word | Token::Phrase, field) => field.value(self.query, at.clone(), text),
            (Token::Prefix, _) => Err(QueryError::new(
                self.query,
                at.end..at.end + 1,
                "a prefix goes with fields of words only",
            )),
            (Token::Close | Token::Or | Token::Minus, _) => {
                Err(QueryError::new(self.query, at, "expected a word, a \"phrase\" or a field here"))
            }
        }
    }

    /// Goes one level deeper, which the sign at this place opens; `why` it may not is told.
    fn deeper(&mut self, at: Range<usize>, why: &str) -> Result<(), QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(QueryError::new(self.query, at, why)) } else { Ok(()) }
    }

    fn group(&mut self, open: Range<usize>, scope: Scope) -> Result<Node, QueryError> {
        self.deeper(open.clone(), "too many parentheses in one another")?;
        let node = self.or(scope)?;
        self.depth -= 1;
        if self.takes(&Token::Close) {
            return Ok(node);
        }
        Err(QueryError::new(self.query, open, "the parenthesis is not closed; expected )"))
    }
}

fn one_or(mut parts: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    if parts.len() == 1 { parts.swap_remove(0) } else { many(parts) }
}
