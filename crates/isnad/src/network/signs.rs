//! What the network sees of a token: its word and its first and last letters.

use super::weights::Network;
use crate::hash::{carry_on, hash_word};
use crate::text::{Text, TokenKind};

/// First two and three letters, last two and three letters.
pub(super) const AFFIXES: usize = 4;

/// The rows of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// Row of the word; 0 for a word that the network does not know.
    pub(super) word: usize,
    /// Rows of its affixes.
    pub(super) affixes: [usize; AFFIXES],
}

impl Sign {
    pub(super) fn of(network: &Network, text: &Text<'_>, token: usize) -> Self {
        let word = token_name(text, token);
        let affixes = [first(word, 2), first(word, 3), last(word, 2), last(word, 3)];
        let row = |slot: usize| {
            let hash = carry_on(slot as u64 + 1, hash_word(affixes[slot]));
            network.affix_row(slot, hash)
        };
        Self { word: network.word_row(hash_word(word)), affixes: std::array::from_fn(row) }
    }
}

/// What the network knows a token by: a word's folded key, a mark itself, one name for all numbers and one for the ends of
/// lines.
pub fn token_name<'t>(text: &'t Text<'_>, token: usize) -> &'t str {
    match text.kind(token) {
        TokenKind::Word => text.key(token),
        TokenKind::Number => "0",
        TokenKind::Break => "\n",
        TokenKind::Quote | TokenKind::Punct => text.surface(token),
    }
}

/// The first letters of a word, all where it has fewer.
fn first(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(end, _)| &word[..end])
}

/// The last letters of a word, all where it has fewer.
fn last(word: &str, count: usize) -> &str {
    word.char_indices().nth_back(count - 1).map_or(word, |(start, _)| &word[start..])
}

#[cfg(test)]
mod tests {
    use super::{Sign, first, last};
    use crate::hash::hash_word;
    use crate::network::weights::network;
    use crate::text::Text;

    #[test]
    fn affixes_are_cut_by_letters() {
        assert_eq!((first("وقال", 2), first("وقال", 3)), ("وق", "وقا"));
        assert_eq!((last("وقال", 2), last("وقال", 3)), ("ال", "قال"));
        assert_eq!((first("لم", 3), last("لم", 3), last("", 2)), ("لم", "لم", ""));
    }

    /// What `training/signs.py` makes of the same words: network and engine must mean the same rows.
    #[test]
    fn rows_are_those_of_the_training() {
        assert_eq!(hash_word("قال"), 0xcabe_484f_2b5f_67ea, "he said");
        assert_eq!(hash_word("والاستراتيجيات"), 0x8ec2_f2a0_c84c_b507, "and the strategies");
        let sign = Sign::of(network(), &Text::new("وقال"), 0);
        let within: Vec<usize> =
            sign.affixes.iter().enumerate().map(|(kind, row)| row - kind * 2048).collect();
        assert_eq!(within, [1852, 856, 1468, 481]);
    }
}
