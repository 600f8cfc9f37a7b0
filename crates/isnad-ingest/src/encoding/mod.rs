//! Bytes to text: which encoding they are in, and what was garbled on the way.
//!
//! A byte order mark decides; text that is valid UTF-8 is UTF-8 whatever is declared, for nothing else looks like
//! it by chance; then what the sender or the text declares, unless the bytes speak against it; then detection.

mod declaration;
mod mojibake;
mod stream;

pub(crate) use mojibake::repair;
pub(crate) use stream::Transcoded;

use crate::error::Fault;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use std::borrow::Cow;

/// As many bytes tell the encoding.
const SAMPLE: usize = 1 << 16;
/// As many bytes of words tell an encoding of a byte a letter.
const TELLING: usize = 2048;
/// A text with this share of Arabic letters is in the encoding that gives it.
const CERTAIN: f64 = 0.95;
/// One wrong byte in so many is damage to a UTF-8 text, more are another encoding.
const DAMAGE: usize = 50;

/// What is known of an encoding beside the bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hints<'a> {
    /// Whoever runs the command said so.
    pub(crate) forced: Option<&'static Encoding>,
    /// The charset of an HTTP header.
    pub(crate) header: Option<&'a str>,
    /// Look for declarations of HTML and XML.
    pub(crate) markup: bool,
}

/// The encoding that a name means, as browsers read it.
///
/// # Errors
/// [`Fault::UnknownEncoding`] where nobody knows the name.
pub fn encoding_named(name: &str) -> Result<&'static Encoding, Fault> {
    Encoding::for_label(name.trim().as_bytes()).ok_or_else(|| Fault::UnknownEncoding(name.to_owned()))
}

/// The text of bytes. What no encoding explains becomes U+FFFD.
pub(crate) fn decode<'a>(bytes: &'a [u8], hints: Hints<'_>) -> Cow<'a, str> {
    let (encoding, mark) = match (hints.forced, Encoding::for_bom(bytes)) {
        (_, Some((encoding, length))) => (encoding, length),
        (Some(encoding), None) => (encoding, 0),
        (None, None) => (guess(bytes, hints), 0),
    };
    encoding.decode_without_bom_handling(&bytes[mark..]).0
}

/// The encoding that a byte order mark or the first bytes of a stream tell.
pub(crate) fn mark_or_guess(head: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(head)
        .map(|(encoding, _)| encoding)
        .or_else(|| (!head.is_ascii()).then(|| guess(head, Hints::default())))
}

/// The encoding of bytes without a byte order mark.
pub(crate) fn guess(bytes: &[u8], hints: Hints<'_>) -> &'static Encoding {
    if let Some(encoding) = utf_16(bytes) {
        return encoding;
    }
    if is_utf_8(bytes) {
        return UTF_8;
    }
    let declared = hints
        .header
        .and_then(|name| Encoding::for_label(name.trim().as_bytes()))
        .or_else(|| hints.markup.then(|| declaration::find(bytes)).flatten())
        .filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8);
    // Letters of one Arabic encoding are other letters and marks in the other: no detection is needed.
    if let Some(declared) = declared.filter(|e| is_arabic_encoding(e) && arabic_share(bytes, e) > CERTAIN) {
        return declared;
    }
    let detected = detect(bytes);
    match declared {
        Some(declared) if declared == detected || !speaks_against(bytes, declared, detected) => declared,
        _ => detected,
    }
}

/// Whether nearly all bytes beyond ASCII are UTF-8; a cut at the end is none of its faults.
fn is_utf_8(bytes: &[u8]) -> bool {
    let wide = bytes.iter().filter(|b| **b >= 0x80).count();
    let (mut rest, mut wrong) = (bytes, 0_usize);
    while let Err(error) = std::str::from_utf8(rest) {
        let Some(length) = error.error_len() else { break };
        wrong += 1;
        if wrong * DAMAGE > wide {
            return false;
        }
        rest = &rest[error.valid_up_to() + length..];
    }
    true
}

/// UTF-16 without a mark: every second byte is the block of ASCII or of Arabic.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let pairs = sample.len() / 2;
    // In UTF-8 and in the encodings of a byte a letter no text holds zero bytes.
    if pairs < 2 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let block = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| matches!(b, 0 | 6)).count();
    match (block(0) * 10 >= pairs * 9, block(1) * 10 >= pairs * 9) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&telling_words(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The words that tell an encoding: those with bytes beyond ASCII. Markup is long, and detection slow.
fn telling_words(bytes: &[u8]) -> Vec<u8> {
    let mut words = Vec::with_capacity(TELLING);
    for word in bytes.split(|b| b.is_ascii() && !b.is_ascii_alphabetic()).filter(|word| !word.is_ascii()) {
        words.extend_from_slice(&word[..word.len().min(64)]);
        words.push(b' ');
        if words.len() >= TELLING {
            break;
        }
    }
    words
}

/// Whether the bytes make a better Arabic text in the detected than in the declared encoding.
fn speaks_against(bytes: &[u8], declared: &'static Encoding, detected: &'static Encoding) -> bool {
    let arabic = is_arabic_encoding;
    if arabic(declared) && arabic(detected) {
        return true;
    }
    arabic(detected) && arabic_share(bytes, detected) > 0.5 && arabic_share(bytes, declared) < 0.5
        || arabic(declared) && arabic_share(bytes, declared) < 0.5
}

fn is_arabic_encoding(encoding: &'static Encoding) -> bool {
    encoding == WINDOWS_1256 || encoding == ISO_8859_6
}

/// The share of Arabic letters among the letters and marks beyond ASCII.
fn arabic_share(bytes: &[u8], encoding: &'static Encoding) -> f64 {
    let words = telling_words(bytes);
    let (text, ..) = encoding.decode_without_bom_handling(&words);
    let (mut arabic, mut other) = (0_u32, 0_u32);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if is_arabic(c) {
            arabic += 1;
        } else if c.is_alphabetic() || matches!(c, '\u{64b}'..='\u{65f}' | '\u{fffd}' | '\u{80}'..='\u{9f}') {
            other += 1;
        }
    }
    f64::from(arabic) / f64::from((arabic + other).max(1))
}

/// Whether a character is an Arabic letter.
pub(crate) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (The minister said the road will open tomorrow, and added that the work is done.)
    const TEXT: &str = "قال الوزير إن الطريق سيفتح غدا، وأضاف أن العمل انتهى";

    fn hints() -> Hints<'static> {
        Hints::default()
    }

    #[test]
    fn arabic_encodings_are_told_apart() {
        for encoding in [WINDOWS_1256, ISO_8859_6, UTF_8] {
            let (bytes, ..) = encoding.encode(TEXT);
            assert_eq!(decode(&bytes, hints()), TEXT, "{}", encoding.name());
        }
    }

    #[test]
    fn utf_16_is_read_with_a_mark_and_without() {
        for (mark, order) in [(true, true), (true, false), (false, true), (false, false)] {
            let text = if mark { format!("\u{feff}{TEXT}") } else { TEXT.to_owned() };
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|u| if order { u.to_le_bytes() } else { u.to_be_bytes() })
                .collect();
            assert_eq!(decode(&bytes, hints()), TEXT, "mark {mark}, little end first {order}");
        }
    }

    #[test]
    fn a_mark_of_utf_8_is_dropped() {
        assert_eq!(decode(format!("\u{feff}{TEXT}").as_bytes(), hints()), TEXT);
    }

    #[test]
    fn a_charset_that_lies_is_not_believed() {
        let (arabic, ..) = WINDOWS_1256.encode(TEXT);
        for lie in ["iso-8859-1", "utf-8", "iso-8859-6", "koi8-r", "nonsense"] {
            assert_eq!(decode(&arabic, Hints { header: Some(lie), ..hints() }), TEXT, "{lie}");
        }
        assert_eq!(decode(TEXT.as_bytes(), Hints { header: Some("windows-1256"), ..hints() }), TEXT);
    }

    #[test]
    fn a_damaged_utf_8_text_stays_utf_8() {
        let mut bytes = TEXT.repeat(10).into_bytes();
        bytes[101] = 0xff;
        let text = decode(&bytes, hints());
        assert!(text.contains('\u{fffd}') && text.contains("سيفتح غدا"));
    }

    #[test]
    fn a_declaration_is_found_in_markup_alone() {
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("<meta charset=windows-1251><p>Да");
        assert!(decode(&bytes, Hints { markup: true, ..hints() }).ends_with("Да"));
    }
}
