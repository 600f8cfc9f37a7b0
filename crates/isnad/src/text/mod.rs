//! The text layer: an article's text as tokens, paragraphs, sentences and quotations.
//!
//! Inside the engine offsets are bytes and token indices; [`CodePoints`] turns bytes into the code points
//! of the record.

mod code_points;
pub(crate) mod fold;
mod forms;
mod quotation;
mod sentence;
mod token;

pub use code_points::CodePoints;
pub(crate) use fold::is_mark;
pub use forms::Form;
pub use quotation::Quotation;
pub use token::{Token, TokenKind};

use forms::Forms;
use std::ops::Range;
use token::Tokens;

/// A word's letters without marks, spelling variants made one: the key that a token of it has in a text.
pub fn folded(word: &str) -> String {
    word.chars().filter(|&c| !is_mark(c)).map(fold::fold).collect()
}

/// An article's text, divided.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    source: &'a str,
    tokens: Tokens,
    forms: Forms,
    paragraphs: Vec<(usize, usize)>,
    sentences: Vec<(usize, usize)>,
    quotations: Vec<Quotation>,
    /// The closing marks of those that are closed, with their places in `quotations`, in order.
    closing: Vec<(usize, u32)>,
    /// For every token the innermost quotation it stands in.
    quotation_at: Vec<Option<u32>>,
    sentence_at: Vec<u32>,
    paragraph_at: Vec<u32>,
}

impl<'a> Text<'a> {
    /// Divides a text. The text must be shorter than 4 GiB.
    pub fn new(source: &'a str) -> Self {
        let tokens = token::tokenize(source);
        let forms = Forms::new(source, &tokens);
        let list = &tokens.list;
        let paragraphs = sentence::paragraphs(list);
        let quotations = quotation::pair(list, &paragraphs);
        let closed = quotations.iter().zip(0..).filter(|(quotation, _)| quotation.closed);
        let mut closing: Vec<(usize, u32)> =
            closed.map(|(quotation, index)| (quotation.end, index)).collect();
        closing.sort_unstable();
        let mut quotation_at = vec![None; list.len()];
        for (index, quotation) in quotations.iter().enumerate() {
            // Sorted by opening mark, so that an inner quotation overwrites its outer one.
            for slot in &mut quotation_at[quotation.first()..quotation.end.max(quotation.first())] {
                *slot = Some(index as u32);
            }
        }
        let sentences = sentence::sentences(&tokens, &paragraphs, &quotations, &quotation_at);
        let mut sentence_at = vec![0; list.len()];
        for (index, &(start, end)) in sentences.iter().enumerate() {
            sentence_at[start..end].fill(index as u32);
        }
        let mut paragraph_at = vec![0; list.len()];
        for (index, &(start, end)) in paragraphs.iter().enumerate() {
            paragraph_at[start..end].fill(index as u32);
        }
        Self {
            source,
            tokens,
            forms,
            paragraphs,
            sentences,
            quotations,
            closing,
            quotation_at,
            sentence_at,
            paragraph_at,
        }
    }

    /// The text itself.
    pub const fn source(&self) -> &'a str {
        self.source
    }

    /// Its tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens.list
    }

    /// How many tokens it has.
    #[inline]
    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    /// True where it has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.list.is_empty()
    }

    /// The folded key of a token; empty past the end.
    #[inline]
    pub fn key(&self, token: usize) -> &str {
        self.tokens.list.get(token).map_or("", |t| self.tokens.key(t))
    }

    /// The distinct words of the text, as they are written; the first stands for whatever is no word.
    pub fn forms(&self) -> &[Form] {
        &self.forms.list
    }

    /// Which of the distinct words a token is; 0 for what is no word and past the end.
    #[inline]
    pub fn form(&self, token: usize) -> usize {
        self.forms.of_token.get(token).map_or(0, |&form| form as usize)
    }

    /// The hash of a word's folded key; 0 for what is no word.
    #[inline]
    pub(crate) fn key_hash(&self, token: usize) -> u64 {
        self.forms.list[self.form(token)].hash
    }

    /// The token as it stands in the text; empty past the end.
    pub fn surface(&self, token: usize) -> &'a str {
        self.tokens.list.get(token).map_or("", |t| &self.source[t.byte_start as usize..t.byte_end as usize])
    }

    /// Kind of a token; `Break` past the end.
    #[inline]
    pub fn kind(&self, token: usize) -> TokenKind {
        self.tokens.list.get(token).map_or(TokenKind::Break, |t| t.kind)
    }

    /// True for a word.
    #[inline]
    pub fn is_word(&self, token: usize) -> bool {
        self.kind(token) == TokenKind::Word
    }

    /// The mark of a punctuation token or quotation mark, `None` for anything else.
    #[inline]
    pub fn mark(&self, token: usize) -> Option<char> {
        self.tokens
            .list
            .get(token)
            .filter(|t| matches!(t.kind, TokenKind::Punct | TokenKind::Quote))
            .map(|t| t.mark)
    }

    /// True for this punctuation mark.
    #[inline]
    pub fn is_mark(&self, token: usize, mark: char) -> bool {
        self.mark(token) == Some(mark)
    }

    /// True for a comma of either script.
    #[inline]
    pub fn is_comma(&self, token: usize) -> bool {
        matches!(self.mark(token), Some('،' | ',' | '٬'))
    }

    /// Paragraphs as token ranges, line ends excluded.
    pub fn paragraphs(&self) -> &[(usize, usize)] {
        &self.paragraphs
    }

    /// Sentences as token ranges, in order; together they cover all paragraphs.
    pub fn sentences(&self) -> &[(usize, usize)] {
        &self.sentences
    }

    /// Index of the sentence of a token.
    #[inline]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_at.get(token).map_or(0, |&i| i as usize)
    }

    /// Token range of a token's sentence.
    #[inline]
    pub fn sentence(&self, token: usize) -> Range<usize> {
        self.sentences.get(self.sentence_of(token)).map_or(0..0, |&(a, b)| a..b)
    }

    /// Index of the paragraph of a token.
    #[inline]
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraph_at.get(token).map_or(0, |&i| i as usize)
    }

    /// Token range of a token's paragraph.
    #[inline]
    pub fn paragraph(&self, token: usize) -> Range<usize> {
        self.paragraphs.get(self.paragraph_of(token)).map_or(0..0, |&(a, b)| a..b)
    }

    /// All quotations, sorted by opening mark.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// The innermost quotation that a token stands in.
    #[inline]
    pub fn quotation_at(&self, token: usize) -> Option<&Quotation> {
        self.quotation_at.get(token).copied().flatten().map(|i| &self.quotations[i as usize])
    }

    /// The quotation that a token opens.
    #[inline]
    pub fn quotation_opened_by(&self, token: usize) -> Option<&Quotation> {
        if self.kind(token) != TokenKind::Quote {
            return None;
        }
        self.quotations.binary_search_by_key(&token, |q| q.open).ok().map(|i| &self.quotations[i])
    }

    /// The quotation that a token closes, the innermost where it closes several.
    pub fn quotation_closed_by(&self, token: usize) -> Option<&Quotation> {
        if self.kind(token) != TokenKind::Quote {
            return None;
        }
        let behind = self.closing.partition_point(|&(end, _)| end <= token);
        let &(end, index) = self.closing.get(behind.checked_sub(1)?)?;
        (end == token).then(|| &self.quotations[index as usize])
    }

    /// Byte range of a token range; empty at the range's start where it holds no token.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<u32> {
        let all = &self.tokens.list;
        match all.get(tokens.clone()) {
            Some([first, .., last]) => first.byte_start..last.byte_end,
            Some([only]) => only.byte_start..only.byte_end,
            _ => {
                let at = all.get(tokens.start).map_or(self.source.len() as u32, |t| t.byte_start);
                at..at
            }
        }
    }

    /// The words of a token range as they stand.
    pub fn cut(&self, tokens: Range<usize>) -> &'a str {
        let bytes = self.bytes(tokens);
        &self.source[bytes.start as usize..bytes.end as usize]
    }
}
#[allow(clippy::cast_precision_loss, reason = "a share needs no more than 52 bits")]
/// The share of Arabic letters among all letters of an article; `None` where it has no letters.
pub fn arabic_share(headline: &str, body: &str) -> Option<f64> {
    let (mut arabic, mut others) = (0_usize, 0_usize);
    for c in headline.chars().chain(body.chars()) {
        // Nearly all letters of the news; the tables of all alphabets are asked of the rest.
        if matches!(c, 'ء'..='غ' | 'ف'..='ي') {
            arabic += 1;
        } else if c.is_alphabetic() {
            if fold::is_arabic_letter(c) { arabic += 1 } else { others += 1 }
        }
    }
    let all = arabic + others;
    (all > 0).then(|| arabic as f64 / all as f64)
}
