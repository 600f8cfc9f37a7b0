//! Figures for the same, together.

use super::Figure;
use crate::dialogue::Dialogue;
use crate::model::{FigureGiven, FigureGroup, Place, Unit};
use crate::page::Page;
use crate::word::{Key, Traits, Word};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// Two exact figures differ where they are further apart than this share of the greater.
const EXACT: f64 = 0.001;
/// The same where one of them is only about right.
const ABOUT: f64 = 0.2;

/// Whether two figures cannot both hold.
pub(crate) fn differ(a: &Figure, b: &Figure) -> bool {
    if a.unit != b.unit || a.currency != b.currency {
        return false;
    }
    let room = if a.about || b.about { ABOUT } else { EXACT };
    let apart = |low: f64, high: f64| low > high + room * low;
    apart(a.low, b.high) || apart(b.low, a.high)
}

/// A figure, and what is known of who gives it.
struct Given<'a> {
    figure: &'a Figure,
    page: &'a Page,
    said: Option<usize>,
    day: Option<Date>,
}

/// All figures of the dialogue: those in its statements, and those that its articles give themselves in sentences on the
/// topic.
pub(crate) fn groups(dialogue: &Dialogue, whole: bool) -> Vec<FigureGroup> {
    let mut given = in_statements(dialogue);
    given.extend(in_articles(dialogue, whole));
    let mut groups: HashMap<GroupKey, Vec<Given<'_>>> = HashMap::new();
    for one in given {
        groups.entry(key(&one)).or_default().push(one);
    }
    let mut groups: Vec<Vec<Given<'_>>> = groups.into_values().collect();
    for group in &mut groups {
        group.sort_by(|a, b| (a.day, place_key(a)).cmp(&(b.day, place_key(b))));
    }
    groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| place_key(&a[0]).cmp(&place_key(&b[0]))));
    groups.iter().map(|group| model(dialogue, group)).collect()
}

type GroupKey = (Unit, Option<&'static str>, Key, Key);

/// What is counted: its noun, its unit, and the noun that a share belongs to.
fn key(given: &Given<'_>) -> GroupKey {
    let figure = given.figure;
    let money = figure.unit == Unit::Money;
    let quality = given.page.words[figure.counted.clone()]
        .iter()
        .skip(1)
        .find(|word| word.is(Traits::NISBA) || word.is(Traits::NAME))
        .map_or(Key::NONE, Word::form);
    (figure.unit, figure.currency, if money { Key::NONE } else { figure.head }, quality)
}

fn place_key<'a>(given: &Given<'a>) -> (&'a str, usize) {
    (&given.page.told.article.id, given.figure.tokens.start)
}

/// The figures in statements, each with the innermost that holds it; of each saying those of its fullest statement.
fn in_statements(dialogue: &Dialogue) -> Vec<Given<'_>> {
    let mut innermost: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for members in &dialogue.sayings.members {
        let said = &dialogue.all[members[0]];
        let page = dialogue.page(said);
        for content in &page.contents[said.at] {
            for (number, _) in
                page.figures.iter().enumerate().filter(|(_, f)| content.contains(&f.number.start))
            {
                let here = (content.len(), members[0]);
                let place = innermost.entry((said.page, number)).or_insert(here);
                *place = here.min(*place);
            }
        }
    }
    let given = |((page, number), (_, said)): ((usize, usize), (usize, usize))| {
        let page = &dialogue.pages[page];
        Given { figure: &page.figures[number], page, said: Some(said), day: dialogue.all[said].day }
    };
    innermost.into_iter().map(given).collect()
}

/// The figures that articles give themselves, in sentences on the topic; `whole` takes every sentence.
fn in_articles(dialogue: &Dialogue, whole: bool) -> Vec<Given<'_>> {
    let mut given = Vec::new();
    for page in &dialogue.pages {
        for figure in page.figures.iter().filter(|figure| !page.is_said(figure.number.start)) {
            let sentence = page.sentence(figure.number.start);
            if whole || dialogue.topic.is_whole_in(&page.words[sentence]) {
                given.push(Given { figure, page, said: None, day: page.published });
            }
        }
    }
    given
}

fn model(dialogue: &Dialogue, group: &[Given<'_>]) -> FigureGroup {
    let first = &group[0];
    let clash = |a: &Given<'_>, b: &Given<'_>| a.day == b.day && differ(a.figure, b.figure);
    let disagree =
        group.iter().enumerate().any(|(at, a)| group[at + 1..].iter().take(50).any(|b| clash(a, b)));
    FigureGroup {
        counted: counted(first),
        unit: first.figure.unit,
        disagree,
        figures: group.iter().map(|given| figure(dialogue, given)).collect(),
    }
}

fn counted(given: &Given<'_>) -> String {
    given.page.cut(given.figure.counted.clone()).to_owned()
}

fn figure(dialogue: &Dialogue, given: &Given<'_>) -> FigureGiven {
    let said = given.said.map(|index| &dialogue.all[index]);
    let statement = said.map(|said| said.statement(&dialogue.pages));
    let mut place: Place = given.page.place(given.figure.tokens.clone());
    place.statement = statement.map(|statement| statement.id.clone());
    FigureGiven {
        low: given.figure.low,
        high: Some(given.figure.high).filter(|high| high.is_finite()),
        about: given.figure.about,
        currency: given.figure.currency.map(str::to_owned),
        counted: counted(given),
        voice: said.map(|said| dialogue.voice(said)),
        said_on: statement.map_or_else(
            || given.page.published.map(|day| day.to_string()),
            |statement| statement.said_on.clone(),
        ),
        saying: given.said.map(|index| dialogue.saying_of(index)),
        place,
    }
}
