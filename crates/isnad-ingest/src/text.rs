//! Plain text: one article a file.

use crate::encoding::{self, Hints, repair};
use crate::error::Fault;
use crate::options::Options;
use encoding_rs::{UTF_16BE, UTF_16LE};
use isnad::Article;

/// The article of a text; its id is the input's name.
pub(crate) fn article(name: &str, bytes: &[u8], options: &Options) -> Result<Article, Fault> {
    let hints = Hints { forced: options.encoding, ..Hints::default() };
    let wide = options.encoding.or_else(|| encoding::mark_or_guess(bytes));
    if wide.is_none_or(|e| e != UTF_16LE && e != UTF_16BE)
        && let Some(at) = memchr::memchr(0, bytes)
    {
        return Err(Fault::Binary(at));
    }
    let text = encoding::decode(bytes, hints);
    if text.trim().is_empty() {
        return Err(Fault::Empty);
    }
    Ok(Article::from_text(name, &repair(&text)))
}

#[cfg(test)]
mod tests {
    use crate::articles;

    fn read(bytes: &[u8]) -> Result<isnad::Article, String> {
        let mut items = articles("a.txt", bytes, None);
        let item = items.next().expect("an item");
        assert!(items.next().is_none(), "one article a text");
        item.map_err(|e| e.to_string())
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
    fn old_encodings_are_read() {
        let text = "قال الوزير إن الطريق سيفتح غدا\nوأضاف أن العمل انتهى";
        let (bytes, ..) = encoding_rs::WINDOWS_1256.encode(text);
        assert_eq!(read(&bytes).expect("an article").headline, "قال الوزير إن الطريق سيفتح غدا");
        let bytes: Vec<u8> = "\u{feff}عنوان\nمتن".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&bytes).expect("an article").body, "متن");
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        assert_eq!(read(b" \n").unwrap_err(), "a.txt: is empty: no article in it");
        assert_eq!(
            read(b"ab\0").unwrap_err(),
            "a.txt: is no text: a zero byte at byte 2 (binary files are not read)"
        );
    }
}
