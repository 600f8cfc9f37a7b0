//! Encodings that HTML and XML declare of themselves.

use encoding_rs::Encoding;

/// Declarations stand among the first bytes.
const HEAD: usize = 4096;

/// The encoding of `<?xml encoding="…"?>`, `<meta charset="…">` or `<meta … content="…; charset=…">`.
pub(super) fn find(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    if head.starts_with(b"<?xml") {
        let end = head.iter().position(|b| *b == b'>').unwrap_or(head.len());
        if let Some(encoding) = label(&head[..end], b"encoding") {
            return Some(encoding);
        }
    }
    memchr::memmem::find_iter(&head, b"<meta").find_map(|at| {
        let tag = &head[at..];
        let end = tag.iter().position(|b| *b == b'>').unwrap_or(tag.len());
        label(&tag[..end], b"charset")
    })
}

/// The encoding named behind `key=`, in quotation marks or bare.
fn label(tag: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let at = memchr::memmem::find(tag, key)? + key.len();
    let rest = tag[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end =
        rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b))).unwrap_or(rest.len());
    Encoding::for_label(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_6, WINDOWS_1256};

    #[test]
    fn declarations_come_in_three_forms() {
        assert_eq!(find(b"<?xml version='1.0' encoding='windows-1256'?>"), Some(WINDOWS_1256));
        assert_eq!(find(b"<html><META CHARSET=\"ISO-8859-6\">"), Some(ISO_8859_6));
        let old = b"<meta http-equiv=content-type content='text/html; charset=windows-1256'>";
        assert_eq!(find(old), Some(WINDOWS_1256));
        assert_eq!(find(b"<p>charset=windows-1256"), None);
    }
}
