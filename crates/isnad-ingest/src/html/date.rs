//! Dates of publication, as pages write them.

use isnad::text::Text;
use isnad::time;
use jiff::civil::Date;

/// Names of months in other languages of Arab newsrooms stand in the months' data of the engine; English dates of
/// servers (`Thu, 08 Apr 2021`) are a format of machines.
const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date of a text that holds one: ISO 8601, `08/04/2021`, `8 أبريل 2021`, `Thu, 08 Apr 2021`.
pub(crate) fn page_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let short: String = text.chars().take(120).collect();
    iso(&short).or_else(|| arabic(&short)).or_else(|| english(&short)).filter(|date| plausible(*date))
}

/// News of this and the last century.
fn plausible(date: Date) -> bool {
    (1900..=2100).contains(&date.year())
}

/// `2021-04-08…`, `20210408…`, `2021/04/08`.
fn iso(text: &str) -> Option<Date> {
    let day = text.split(['T', ' ']).next()?;
    if day.len() >= 8 && day.bytes().take(8).all(|b| b.is_ascii_digit()) {
        return Date::new(day[..4].parse().ok()?, day[4..6].parse().ok()?, day[6..8].parse().ok()?).ok();
    }
    isnad::model::parse_published(day).ok()
}

/// The first full date that the engine finds; a time of day may stand beside it (`2021-04-08T10:30`).
fn arabic(text: &str) -> Option<Date> {
    let text = Text::new(text);
    time::find(&text, None).into_iter().find_map(|found| found.value?.split('T').next()?.parse().ok())
}

fn english(text: &str) -> Option<Date> {
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[at])?;
    let day = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i8>().ok();
    let year = |word: &&str| word.parse::<i16>().ok().filter(|year| *year > 1900);
    let found = |d: Option<&&str>, y: Option<&&str>| Date::new(y.and_then(year)?, month, day(d?)?).ok();
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    found(before, words.get(at + 1)).or_else(|| found(words.get(at + 1), words.get(at + 2)))
}

fn month(word: &str) -> Option<i8> {
    let at = ENGLISH.iter().position(|m| word.get(..3).is_some_and(|start| start == *m))?;
    (word.len() <= 9).then_some(at as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_in_the_forms_of_pages() {
        let date = Some(Date::constant(2021, 4, 8));
        for text in [
            "2021-04-08T10:00:00+03:00",
            "20210408",
            "08/04/2021",
            "الخميس 8 أبريل 2021 - 10:30",
            "8 نيسان 2021",
            "Thu, 08 Apr 2021 10:00:00 GMT",
            "April 8, 2021",
        ] {
            assert_eq!(page_date(text), date, "{text}");
        }
        for text in ["", "أمس", "2021", "Mayor 4", "99999999"] {
            assert_eq!(page_date(text), None, "{text}");
        }
    }
}
