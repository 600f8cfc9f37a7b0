//! UTF-8 that was once read as windows-1252 or windows-1256: `Ø§Ù„` and `ط§ظ„` for `ال`.
//!
//! A line is repaired where it is certain: all of it goes back into the bytes that it was read from, the bytes are
//! valid UTF-8, and they hold Arabic. A line of real Arabic never passes this test, for the bytes of its letters in
//! windows-1256 follow one another as no UTF-8 does.

use super::is_arabic;
use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1256};
use std::borrow::Cow;

/// So many letters must come out, that chance is ruled out.
const LETTERS: usize = 3;

/// The text with its garbled lines repaired.
pub(crate) fn repair(text: &str) -> Cow<'_, str> {
    if !text.lines().any(suspicious) {
        return Cow::Borrowed(text);
    }
    let lines = text.split('\n').map(|line| match suspicious(line).then(|| repaired(line)).flatten() {
        Some(line) => Cow::Owned(line),
        None => Cow::Borrowed(line),
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// Whether the first bytes of Arabic letters in UTF-8, as one of both encodings shows them, are frequent.
fn suspicious(line: &str) -> bool {
    let (mut leads, mut wide) = (0_usize, 0_usize);
    for c in line.chars().filter(|c| !c.is_ascii()) {
        wide += 1;
        leads += usize::from(matches!(c, 'Ø' | 'Ù' | 'ط' | 'ظ'));
    }
    leads >= LETTERS && leads * 4 >= wide
}

fn repaired(line: &str) -> Option<String> {
    [WINDOWS_1252, WINDOWS_1256].into_iter().find_map(|encoding| {
        let text = String::from_utf8(bytes_of(line, encoding)?).ok()?;
        let wide = text.chars().filter(|c| !c.is_ascii()).count();
        let arabic = text.chars().filter(|c| is_arabic(*c)).count();
        (arabic >= LETTERS && arabic * 2 >= wide).then_some(text)
    })
}

/// The bytes that an encoding shows as this line.
fn bytes_of(line: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(line.len());
    let mut buffer = [0; 4];
    for c in line.chars() {
        // Controls between 0x80 and 0x9f were passed through by whoever read the text as ISO-8859-1.
        if c <= '\u{9f}' {
            bytes.push(c as u8);
            continue;
        }
        let (encoded, _, unknown) = encoding.encode(c.encode_utf8(&mut buffer));
        let [byte] = *encoded else { return None };
        if unknown {
            return None;
        }
        bytes.push(byte);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (The minister said, "the road" will open)
    const TEXT: &str = "قال الوزير إن «الطريق» سيفتح";

    fn garbled(encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(TEXT.as_bytes()).0.into_owned()
    }

    #[test]
    fn garbled_lines_are_repaired() {
        for encoding in [WINDOWS_1252, WINDOWS_1256] {
            let text = format!("{TEXT}\n{}\n", garbled(encoding));
            assert_eq!(repair(&text), format!("{TEXT}\n{TEXT}\n"));
        }
    }

    #[test]
    fn what_is_right_or_uncertain_stays() {
        // (A bird flew over the shade of an envelope) and Norwegian names.
        for text in [TEXT, "طار طائر فوق ظل ظرف", "Ørsted, Øystein og Ùna", "ط ظ ط ظ"] {
            assert_eq!(repair(text), text);
        }
        let cut = garbled(WINDOWS_1252).replace('Ù', "?");
        assert_eq!(repair(&cut), cut);
    }
}
