//! The token of a room that is closed.

use std::fmt;

/// The cookie of who has entered it.
pub(crate) const TOKEN_COOKIE: &str = "isnad-pass";

/// A token. Of it only hashes are kept; they are compared, so that the time of comparing tells nothing of the token.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token {
    hash: blake3::Hash,
    /// What the cookie holds: not the token, so that a stolen cookie does not give it away.
    pass: String,
}

impl Token {
    /// The token of a text.
    pub(crate) fn new(token: &str) -> Self {
        let pass = blake3::derive_key("isnad reading room pass 2026", token.as_bytes());
        Self { hash: blake3::hash(token.as_bytes()), pass: blake3::Hash::from(pass).to_hex().to_string() }
    }

    /// Whether a text is the token.
    pub(crate) fn is(&self, text: &str) -> bool {
        // Hashes compare in constant time.
        self.hash == blake3::hash(text.as_bytes())
    }

    /// What the cookie of who has entered holds.
    pub(crate) fn pass(&self) -> &str {
        &self.pass
    }

    /// Whether a cookie is that of one who has entered.
    pub(crate) fn is_pass(&self, cookie: &str) -> bool {
        blake3::hash(cookie.as_bytes()) == blake3::hash(self.pass.as_bytes())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_itself_and_nothing_else() {
        let token = Token::new("مفتاح");
        assert!(token.is("مفتاح") && !token.is("مفتا") && !token.is(""));
        assert!(token.is_pass(token.pass()) && !token.is_pass("مفتاح"));
        assert!(!format!("{token:?}").contains(token.pass()));
    }
}
