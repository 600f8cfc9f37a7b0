//! What the network sees of a token: its word and its first and last letters.

use super::WIDTH;
use super::layers::Vector;
use super::weights::Network;
use crate::hash::{carry_on, hash_word};
use crate::text::{Text, TokenKind};
use std::cell::RefCell;

/// First two and three letters, last two and three letters.
pub(super) const AFFIXES: usize = 4;

/// Words whose sums are remembered; a power of two.
const REMEMBERED: usize = 1 << 14;

thread_local! {
    /// The sums of the words that were met last, with the words' hashes, each in the place that its hash gives it: most
    /// words of an article stood in the last ones. What is kept of a word depends on the word alone.
    static MEMO: RefCell<Vec<(u64, Vector)>> = const { RefCell::new(Vec::new()) };
}

/// The rows of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sign {
    /// Row of the word; 0 for a word that the network does not know.
    word: u32,
    /// Rows of its affixes.
    affixes: [u32; AFFIXES],
}

/// For each of some tokens of a text the sum of the rows of its signs.
pub(super) fn sums(network: &Network, text: &Text<'_>, tokens: impl Iterator<Item = usize>) -> Vec<Vector> {
    MEMO.with_borrow_mut(|memo| {
        if memo.is_empty() {
            *memo = vec![(hash_word(""), Sign::of(network, "").sum(network)); REMEMBERED];
        }
        let sum = |token: usize| {
            let hash = match text.kind(token) {
                TokenKind::Word => text.key_hash(token),
                _ => hash_word(token_name(text, token)),
            };
            let known = &mut memo[hash as usize & (REMEMBERED - 1)];
            if known.0 != hash {
                *known = (hash, Sign::of(network, token_name(text, token)).sum(network));
            }
            known.1
        };
        tokens.map(sum).collect()
    })
}

impl Sign {
    /// The sign of a token by its name.
    fn of(network: &Network, word: &str) -> Self {
        let affixes = [first(word, 2), first(word, 3), last(word, 2), last(word, 3)];
        let row = |slot: usize| {
            let hash = carry_on(slot as u64 + 1, hash_word(affixes[slot]));
            network.affix_row(slot, hash)
        };
        Self { word: network.word_row(hash_word(word)), affixes: std::array::from_fn(row) }
    }

    /// The sum of its rows.
    fn sum(self, network: &Network) -> Vector {
        let mut sum = [0.0; WIDTH];
        network.add_word(self.word, &mut sum);
        for affix in self.affixes {
            network.add_affix(affix, &mut sum);
        }
        sum
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
    use super::{REMEMBERED, Sign, first, last, sums};
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
        let sign = Sign::of(network(), "وقال");
        let within: Vec<u32> = (0..).zip(sign.affixes).map(|(kind, row)| row - kind * 2048).collect();
        assert_eq!(within, [1852, 856, 1468, 481]);
    }

    #[test]
    fn a_sum_is_the_same_whatever_was_met_before() {
        // More words than are remembered, and among them again and again the same, which others have displaced.
        let words: Vec<String> = (0..4 * REMEMBERED).map(|n| format!("وقال {}", letters(n))).collect();
        let words = words.join(" ");
        let text = Text::new(&words);
        for (token, sum) in sums(network(), &text, 0..text.len()).into_iter().enumerate() {
            let anew = Sign::of(network(), text.key(token)).sum(network());
            assert_eq!(sum.map(f32::to_bits), anew.map(f32::to_bits), "{}", text.key(token));
        }
    }

    /// A number as a word of its own.
    fn letters(number: usize) -> String {
        let letter = |place: u32| ["ب", "ت", "ج", "د", "ر", "س", "ع", "ك"][number >> (3 * place) & 7];
        (0..5).map(letter).collect()
    }
}
