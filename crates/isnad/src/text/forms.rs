//! The distinct words of a text, as they are written: whatever is known of a word alone is looked up once for each.

use super::token::{TokenKind, Tokens};
use crate::hash::hash_word;

/// A distinct written word.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// The first token that is written so.
    pub token: usize,
    /// The hash of its folded key.
    pub(crate) hash: u64,
    /// The hash of it as it is written.
    pub(crate) written: u64,
}

/// The distinct words of a text. The first stands for whatever is no word.
#[derive(Debug, Clone)]
pub(super) struct Forms {
    pub(super) list: Vec<Form>,
    /// For every token its place in `list`.
    pub(super) of_token: Vec<u32>,
}

impl Forms {
    /// Finds the distinct words.
    pub(super) fn new(source: &str, tokens: &Tokens) -> Self {
        let surface = |token: usize| {
            let token = &tokens.list[token];
            &source[token.byte_start as usize..token.byte_end as usize]
        };
        let mut list = vec![Form { token: usize::MAX, hash: 0, written: 0 }];
        // Open-addressed, at most half full; 0 is empty.
        let mut slots = vec![0_u32; (tokens.list.len() * 2).next_power_of_two().max(2)];
        let of_token = tokens.list.iter().enumerate().map(|(token, t)| {
            if t.kind != TokenKind::Word {
                return 0;
            }
            let word = surface(token);
            let written = hash_word(word);
            let mut slot = written as usize;
            loop {
                slot &= slots.len() - 1;
                match slots[slot] {
                    0 => {
                        slots[slot] = list.len() as u32;
                        list.push(Form { token, hash: hash_word(tokens.key(t)), written });
                        return slots[slot];
                    }
                    form if surface(list[form as usize].token) == word => return form,
                    _ => slot += 1,
                }
            }
        });
        let of_token = of_token.collect();
        Self { list, of_token }
    }
}
