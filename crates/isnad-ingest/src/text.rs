//! Plain text: one article a file.

use crate::LINE_LIMIT;
use crate::error::{Fault, IngestError};
use isnad::Article;
use std::io::Read;

/// The article of a text; its id is the input's name.
pub(crate) fn article(name: &str, reader: impl Read) -> Result<Article, IngestError> {
    let fail = |fault| IngestError::new(name, fault);
    let mut bytes = Vec::new();
    reader.take(LINE_LIMIT + 1).read_to_end(&mut bytes).map_err(|e| fail(Fault::Read(e)))?;
    if bytes.len() as u64 > LINE_LIMIT {
        return Err(fail(Fault::TooLong(LINE_LIMIT)));
    }
    let text = utf8(bytes).map_err(fail)?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(fail(Fault::Empty));
    }
    Ok(Article::from_text(name, &text))
}

/// The bytes as text, if they are UTF-8 without zero bytes.
pub(crate) fn utf8(bytes: Vec<u8>) -> Result<String, Fault> {
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(Fault::Binary(at));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Fault::Encoding { at, byte: error.as_bytes()[at] }
    })
}

#[cfg(test)]
mod tests {
    use crate::{Articles, articles};

    fn read(bytes: &[u8]) -> Result<isnad::Article, String> {
        match articles("a.txt", bytes, None) {
            Articles::Text(Some(result)) => result.map_err(|e| e.to_string()),
            _ => Err("not read as text".to_owned()),
        }
    }

    #[test]
    fn the_first_line_is_the_headline() {
        let article = read("\u{feff}عنوان\r\nمتن".as_bytes()).expect("an article");
        assert_eq!(
            (article.id.as_str(), article.headline.as_str(), article.body.as_str()),
            ("a.txt", "عنوان", "متن")
        );
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        assert_eq!(read(b" \n").unwrap_err(), "a.txt: is empty: no article in it");
        assert_eq!(
            read(b"ab\0").unwrap_err(),
            "a.txt: is no text: a zero byte at byte 2 (binary files are not read)"
        );
        assert!(read(b"ab\xc7\xe1").unwrap_err().contains("wrong byte ⟦0xc7⟧ at byte 2"));
    }
}
