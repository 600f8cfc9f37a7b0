//! Numbers in a text, in figures and in words, as the grammar of time reads them.

use super::read::Reader;
use super::words::Words;
use crate::text::Text;

/// Reads the numbers of a text, whatever they count.
///
/// ```
/// use isnad::text::Text;
/// use isnad::time::Numbers;
///
/// // "three thousand and five hundred soldiers"
/// let text = Text::new("ثلاثة آلاف وخمسمائة جندي");
/// assert_eq!(Numbers::new(&text).amount(0), Some((3_500_000, 3)));
/// ```
#[derive(Debug)]
pub struct Numbers<'a>(Words<'a>);

impl<'a> Numbers<'a> {
    /// For a text, which must be given whole.
    pub fn new(text: &'a Text<'a>) -> Self {
        Self(Words::new(text))
    }

    /// The number that begins at a token, in thousandths, and one past its last token: figures of any of the three
    /// sets of digits (`2,500`, `٣٫٥`), `الـ24`, or words below a million (`خمسة وعشرون`).
    pub fn amount(&self, at: usize) -> Option<(u64, usize)> {
        Reader::new(&self.0).amount(at)
    }
}
