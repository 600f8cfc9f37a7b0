//! Lines of an article without those that are clutter, and what such lines tell.

use super::clutter;
use super::date::page_date;
use super::render::Line;
use jiff::civil::Date;

/// A line with as many words is a paragraph of the article.
const PARAGRAPH: usize = 12;
/// A dateline on a line of its own has at most so many words.
const DATELINE: usize = 7;

/// The lines of an article, and what stood among them.
#[derive(Debug, Default)]
pub(super) struct Tidy {
    pub(super) body: Vec<String>,
    pub(super) byline: Option<String>,
    pub(super) dateline: Option<String>,
    pub(super) published: Option<Date>,
}

/// Drops the clutter among the lines of an article.
pub(super) fn tidy(lines: Vec<Line>, headline: Option<&str>) -> Tidy {
    let headline = headline.map(clutter::folded).unwrap_or_default();
    let mut tidy = Tidy::default();
    let mut opened = false;
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        if clutter::ends_article(&line.text) {
            while lines.next_if(is_reference).is_some() {}
            continue;
        }
        let may_repeat = !opened && line.text.len() <= 2 * headline.len() + 32;
        let repeated = may_repeat && clutter::folded(&line.text) == headline;
        if repeated
            || is_only_links(&line)
            || clutter::is_line(&line.text)
            || tidy.takes_from(&line.text, opened)
        {
            continue;
        }
        opened |= is_paragraph(&line);
        // Galleries give a picture's caption again and again.
        if tidy.body.last() != Some(&line.text) {
            tidy.body.push(line.text);
        }
    }
    tidy
}

/// The lines between a headline and the first line of the text, on the whole page, are looked at up to so many.
const BETWEEN: usize = 20;

impl Tidy {
    /// Looks on the whole page at what stands between the headline and the text: a Readability library drops it.
    pub(super) fn look_above(&mut self, page: &[Line]) {
        let Some(first) = self.body.first() else { return };
        let Some(at) = page.iter().position(|line| line.text == *first) else { return };
        let above = page[..at].iter().rev().take(BETWEEN);
        let above: Vec<&Line> = above.take_while(|line| !(line.heading && is_heading(line))).collect();
        for line in above.into_iter().rev() {
            if !clutter::is_line(&line.text) {
                self.takes_from(&line.text, false);
            }
        }
    }

    /// Takes what a line tells of the article; false where it is a line of its text.
    fn takes_from(&mut self, line: &str, opened: bool) -> bool {
        if let Some(date) = clutter::update(line).and_then(page_date).or_else(|| bare_date(line)) {
            self.published.get_or_insert(date);
            return true;
        }
        if opened {
            return false;
        }
        if let Some(name) = clutter::byline(line) {
            self.byline.get_or_insert_with(|| name.to_owned());
            return true;
        }
        if is_dateline(line) {
            self.dateline.get_or_insert_with(|| line.to_owned());
            return true;
        }
        false
    }
}

fn is_heading(line: &Line) -> bool {
    line.text.split_whitespace().count() > 2
}

/// The date of a line that holds little else.
fn bare_date(line: &str) -> Option<Date> {
    if line.len() > 160
        || line.split_whitespace().count() > 9
        || !line.contains(|c: char| c.is_numeric())
        || ends_sentence(line)
    {
        return None;
    }
    page_date(line)
}

/// A place and an agency on a line of their own: `دبي - العربية.نت` (Dubai - Al Arabiya), `القاهرة (رويترز)`.
fn is_dateline(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let joined = [" - ", " – ", " — ", "/", "(", " ـ "].iter().any(|mark| line.contains(mark));
    words <= DATELINE && joined && !ends_sentence(line) && !line.contains(['"', '«', '“', ':', '؟'])
}

fn is_paragraph(line: &Line) -> bool {
    line.text.split_whitespace().count() >= PARAGRAPH && line.linked * 2 < line.text.len()
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '»', '”', ')', ' ']).ends_with(['.', '!', '?', '؟', '…', ':'])
}

/// Whether a line is a link and no sentence of the article.
fn is_only_links(line: &Line) -> bool {
    let all = line.linked * 10 >= line.text.len() * 9;
    all && line.linked > 0 && !ends_sentence(&line.text)
}

/// Lines of a list of other articles.
fn is_reference(line: &Line) -> bool {
    line.linked * 2 >= line.text.len()
        || !ends_sentence(&line.text) && line.text.split_whitespace().count() < PARAGRAPH * 2
}
