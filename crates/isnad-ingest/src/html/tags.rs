//! The tags of a page, found without parsing it.

/// The tags of a page.
pub(super) struct Tags<'a> {
    html: &'a [u8],
    at: usize,
}

/// A tag.
pub(super) struct Tag<'a> {
    pub(super) name: &'a [u8],
    pub(super) closing: bool,
    /// Where it begins.
    pub(super) start: usize,
    /// What stands between its name and its end.
    pub(super) text: &'a [u8],
    pub(super) attributes: usize,
}

impl<'a> Tags<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        Self { html: html.as_bytes(), at: 0 }
    }

    /// The end of the tag that was met last, or of what was passed over.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next tag, and goes on behind it.
    pub(super) fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = self.at + memchr::memchr(b'<', self.html.get(self.at..)?)?;
            self.at = start + 1;
            let rest = &self.html[self.at..];
            if rest.starts_with(b"!--") {
                self.at += memchr::memmem::find(rest, b"-->").unwrap_or(rest.len());
                continue;
            }
            let closing = rest.first() == Some(&b'/');
            let name = &rest[usize::from(closing)..];
            let length =
                name.iter().take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>')).count();
            if length == 0 || !name[0].is_ascii_alphabetic() {
                continue;
            }
            let (name, rest) = name.split_at(length);
            let (attributes, length) = attributes(rest);
            self.at += usize::from(closing) + name.len() + length;
            return Some(Tag { name, closing, start, text: &rest[..length], attributes });
        }
    }

    /// Passes over the content of an element that holds no markup, and its end.
    pub(super) fn skip_raw(&mut self, name: &[u8]) {
        let close = [b"</", name].concat();
        let mut at = self.at;
        while let Some(found) = self.html.get(at..).and_then(|rest| memchr::memmem::find(rest, b"</")) {
            at += found;
            if self.html[at..].get(..close.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(&close)) {
                let rest = &self.html[at..];
                self.at = at + memchr::memchr(b'>', rest).map_or(rest.len(), |end| end + 1);
                return;
            }
            at += 2;
        }
        self.at = self.html.len();
    }
}

/// The number of a tag's attributes, and its length from behind the name to its end; a `>` in quotation marks is none.
fn attributes(tag: &[u8]) -> (usize, usize) {
    let (mut count, mut at) = (0, 0);
    let skip = |at: usize, end: &dyn Fn(u8) -> bool| {
        at + tag[at..].iter().position(|b| end(*b)).unwrap_or(tag.len() - at)
    };
    loop {
        at = skip(at, &|b| !b.is_ascii_whitespace() && b != b'/');
        match tag.get(at) {
            None => return (count, tag.len()),
            Some(b'>') => return (count, at + 1),
            Some(_) => count += 1,
        }
        at = skip(at + 1, &|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='));
        let value = skip(at, &|b| !b.is_ascii_whitespace());
        if tag.get(value) == Some(&b'=') {
            at = skip(value + 1, &|b| !b.is_ascii_whitespace());
            at = match tag.get(at) {
                Some(&quote @ (b'"' | b'\'')) => (skip(at + 1, &|b| b == quote) + 1).min(tag.len()),
                _ => skip(at, &|b| b.is_ascii_whitespace() || b == b'>'),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_names_ends_and_attributes() {
        let mut tags = Tags::of("a < b <!-- <i> --><p title='a > b' x = y/>text</P ><br>");
        let mut found = Vec::new();
        while let Some(tag) = tags.next() {
            found.push((String::from_utf8_lossy(tag.name).into_owned(), tag.closing, tag.attributes));
        }
        assert_eq!(
            found,
            [("p".to_owned(), false, 2), ("P".to_owned(), true, 0), ("br".to_owned(), false, 0)]
        );
    }

    #[test]
    fn what_is_no_markup_is_passed_over_to_its_end() {
        let mut tags = Tags::of("<script>if (a</b/) x('</p>')</SCRIPT ><p>");
        tags.next().expect("a tag");
        tags.skip_raw(b"script");
        assert_eq!(tags.next().expect("a tag").name, b"p");
    }
}
