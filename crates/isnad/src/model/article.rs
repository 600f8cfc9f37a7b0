//! The input: one news article.

use jiff::civil::Date;
use std::fmt;

/// One news article as it reaches the engine.
///
/// The text that offsets count in is `headline + "\n" + body` ([`Article::text`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The article's own name; statement ids are derived from it.
    pub id: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// The outlet, as the source names it.
    pub outlet: Option<String>,
    /// Day of publication; relative times (`أمس`, yesterday) are counted from it.
    pub published: Option<Date>,
    /// The line that names the writer or the agency.
    pub byline: Option<String>,
    /// The headline, one line.
    pub headline: String,
    /// The body; paragraphs are separated by line ends.
    pub body: String,
}

impl Article {
    /// An article of a bare text: its first line that is not blank is the headline, the rest the body.
    pub fn from_text(id: impl Into<String>, text: &str) -> Self {
        let text = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ', '\t']);
        let (headline, body) = text.split_once('\n').unwrap_or((text, ""));
        Self {
            id: id.into(),
            headline: headline.trim_end_matches('\r').to_owned(),
            body: body.to_owned(),
            ..Self::default()
        }
    }

    /// The text that every offset of a record counts in: `headline + "\n" + body`.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.headline.len() + 1 + self.body.len());
        text.push_str(&self.headline);
        text.push('\n');
        text.push_str(&self.body);
        text
    }
}

/// A date of publication that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a date: ⟦{}⟧ (expected 2021-04-08 or 08/04/2021)", self.0)
    }
}

impl std::error::Error for DateError {}

/// Reads a date of publication: ISO 8601 (a time behind it is left aside) or `day/month/year`.
///
/// # Errors
/// [`DateError`] with the text where it is neither.
pub fn parse_published(text: &str) -> Result<Date, DateError> {
    let error = || DateError(text.chars().take(40).collect());
    let text = text.trim();
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, month, last] = parts[..] else {
        return Err(error());
    };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return Err(error());
    }
    let number = |part: &str| part.parse::<i16>().map_err(|_| error());
    let small = |part: &str| part.parse::<i8>().map_err(|_| error());
    Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| error())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_headline() {
        let article = Article::from_text("a", "\u{feff}عنوان\r\nمتن\nآخر");
        assert_eq!(article.headline, "عنوان");
        assert_eq!(article.text(), "عنوان\nمتن\nآخر");
    }

    #[test]
    fn dates_of_publication_come_in_three_forms() {
        let date = Date::constant(2016, 6, 30);
        assert_eq!(parse_published("2016-06-30"), Ok(date));
        assert_eq!(parse_published("30/06/2016"), Ok(date));
        assert_eq!(parse_published("2016-06-30T08:15:00Z"), Ok(date));
        assert!(parse_published("30 juin").is_err());
        assert!(parse_published("2016-13-30").is_err());
    }
}
