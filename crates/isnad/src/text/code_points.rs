//! Byte offsets into code point offsets.

/// Turns byte offsets of a text into code point offsets.
///
/// Keeps one count every 256 bytes, so that a look-up counts at most 256 bytes.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    source: &'a str,
    counts: Vec<u32>,
}

const STEP: usize = 256;

impl<'a> CodePoints<'a> {
    /// Prepares a text.
    pub fn new(source: &'a str) -> Self {
        let mut counts = Vec::with_capacity(source.len() / STEP + 1);
        let mut count = 0;
        for chunk in source.as_bytes().chunks(STEP) {
            counts.push(count);
            count += leading_bytes(chunk);
        }
        counts.push(count);
        Self { source, counts }
    }

    /// The code point offset of a byte offset that stands on a character's edge.
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.source.len());
        let step = byte / STEP;
        self.counts[step] + leading_bytes(&self.source.as_bytes()[step * STEP..byte])
    }
}

/// How many code points begin in these bytes: every byte but the continuation bytes 10xxxxxx.
fn leading_bytes(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xc0 != 0x80)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_chars() {
        let text = "قال a الوزير 🙂 ".repeat(60);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), count as u32);
        }
        assert_eq!(points.at(text.len() as u32), text.chars().count() as u32);
    }
}
