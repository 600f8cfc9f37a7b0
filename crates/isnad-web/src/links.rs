//! Addresses of the room's pages. They are made of ids that do not change when articles are read again.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What need not be escaped in a part of a path or a value of a query.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// A text as a part of an address.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    push_escaped(&mut escaped, text);
    escaped
}

/// Writes a text as a part of an address behind what is there of it.
pub(crate) fn push_escaped(address: &mut String, text: &str) {
    // Of most texts every byte takes three.
    address.reserve(3 * text.len());
    address.extend(utf8_percent_encode(text, PART));
}

/// The page of an article.
pub(crate) fn article(id: &str) -> String {
    format!("/article/{}", escaped(id))
}

/// A version of an article, by its number from 1.
pub(crate) fn version(id: &str, number: u32) -> String {
    format!("/article/{}/version/{number}", escaped(id))
}

/// Two versions of an article side by side.
pub(crate) fn versions(id: &str, before: u32, now: u32) -> String {
    let id = escaped(id);
    format!("/beside?a={id}&b={id}&before={before}&now={now}")
}

/// An article as JSON.
pub(crate) fn json(id: &str) -> String {
    format!("/api/articles/{}", escaped(id))
}

/// A statement in its article.
pub(crate) fn statement(article_id: &str, id: &str) -> String {
    format!("/article/{}#s-{}", escaped(article_id), escaped(id))
}

/// A sentence of an article in its own voice: browsers that can, go to its words and mark them.
pub(crate) fn sentence(article_id: &str, text: &str) -> String {
    /// Words of each end of the sentence that tell it from others.
    const WORDS: usize = 4;
    let words: Vec<&str> = text.split_whitespace().collect();
    // A hyphen and a comma mean something in such an address.
    let part = |words: &[&str]| escaped(&words.join(" ")).replace('-', "%2D");
    let text = if words.len() > 2 * WORDS {
        format!("{},{}", part(&words[..WORDS]), part(&words[words.len() - WORDS..]))
    } else {
        part(&words)
    };
    format!("{}#:~:text={text}", article(article_id))
}

/// The page of a source.
pub(crate) fn person(id: u32) -> String {
    format!("/person/{id}")
}

/// How a saying was retold.
pub(crate) fn saying(id: &str) -> String {
    format!("/saying/{}", escaped(id))
}

/// Two articles side by side.
pub(crate) fn beside(a: &str, b: &str) -> String {
    format!("/beside?a={}&b={}", escaped(a), escaped(b))
}

/// An address of the web as a link, only if following it is harmless: `http` and `https`.
pub(crate) fn outside(url: &str) -> Option<&str> {
    let scheme = url.split_once("://")?.0;
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_part_of_a_path_whatever_is_in_it() {
        assert_eq!(article("a/b?c#d"), "/article/a%2Fb%3Fc%23d");
        assert_eq!(statement("x", "0af"), "/article/x#s-0af");
    }

    #[test]
    fn a_sentence_is_found_by_its_ends() {
        assert_eq!(sentence("x", "a-b, c"), "/article/x#:~:text=a%2Db%2C%20c");
        assert_eq!(sentence("x", "1 2 3 4 5 6 7 8 9"), "/article/x#:~:text=1%202%203%204,6%207%208%209");
    }

    #[test]
    fn a_script_is_no_address() {
        assert_eq!(outside("https://example.org/خبر"), Some("https://example.org/خبر"));
        assert_eq!(outside("javascript:alert(1)//https://"), None);
        assert_eq!(outside(" javascript:alert(1)"), None);
        assert_eq!(outside("data:text/html,x"), None);
    }
}
