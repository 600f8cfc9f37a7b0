//! What holds for every text, however odd: the engine does not panic, its spans are cuts of the text by code
//! points, ids are unique, and reading twice gives the same record.

use isnad::{Article, Engine, Record};
use proptest::prelude::*;
use std::collections::HashSet;

/// Words of news: cues, sources, particles, times, channels.
const WORDS: &[&str] = &[
    "قال",
    "وقالت",
    "أكد",
    "نفى",
    "وأضاف",
    "أعلنت",
    "زعم",
    "ذكر",
    "بين",
    "رأى",
    "وصف",
    "اتهم",
    "دعا",
    "طالب",
    "هدد",
    "نقلت",
    "قوله",
    "مشددا",
    "مضيفة",
    "قائلا",
    "متوعدين",
    "بحسب",
    "وفقا",
    "حسبما",
    "نقلا",
    "عن",
    "جاء",
    "في",
    "على",
    "إلى",
    "من",
    "إن",
    "أن",
    "أنه",
    "بأن",
    "بأنها",
    "الذي",
    "التي",
    "ما",
    "لم",
    "لن",
    "قد",
    "كان",
    "وكانت",
    "لا",
    "الوزير",
    "وزيرة",
    "رئيس",
    "المتحدث",
    "باسم",
    "وزارة",
    "الخارجية",
    "مصدر",
    "مسؤولان",
    "مصادر",
    "مطلعة",
    "الشركة",
    "محمد",
    "عبد",
    "الله",
    "بن",
    "سلوى",
    "العراقي",
    "بغداد",
    "رويترز",
    "وكالة",
    "التقرير",
    "دراسة",
    "بيان",
    "تغريدة",
    "مؤتمر",
    "صحافي",
    "لـ",
    "للصحافيين",
    "أمس",
    "الخميس",
    "رمضان",
    "غشت",
    "أيلول",
    "يناير",
    "كانون",
    "الثاني",
    "غدا",
    "يذكر",
    "تجدر",
    "الإشارة",
    "حد",
    "تعبيره",
    "الطريق",
    "مفتوح",
    "ولم",
    "بطرد",
    "القوات",
    "وجود",
    "إعلان",
];

/// Marks, blanks and controls, quotation marks of every kind among them.
const MARKS: &[&str] = &[
    " ", " ", " ", " ", "،", ",", ":", ": ", ".", ". ", "؟", "!", "؛", "…", "\n", "\r\n", "\"", "«", "»",
    "“", "”", "'", "(", ")", "[", "]", " - ", "–", "/", "#", "@", "%", "\u{a0}", "\t", "\u{200e}",
    "\u{200f}", "\u{202a}", "\u{202b}", "\u{202c}", "\u{2066}", "\u{2067}", "\u{2069}", "\u{feff}", "ـ",
    "ـــ", "\u{64b}", "\u{651}", "\u{670}", "\u{200c}",
];

/// Numbers and strangers.
const OTHERS: &[&str] = &[
    "2021",
    "14",
    "3.5",
    "٤٠",
    "١٤٤٥",
    "1445هـ",
    "12/03/2020",
    "2021-04-08",
    "40%",
    "Reuters",
    "G20",
    "e\u{301}",
    "😀",
    "ﷺ",
    "ﻻ",
    "پ",
    "𐤀",
    "\u{0}",
    "0",
    "99999999999999999999",
];

/// A piece of an article: a word, a mark or a stranger.
fn piece() -> impl Strategy<Value = String> {
    let of = |list: &'static [&'static str]| proptest::sample::select(list).prop_map(str::to_owned);
    prop_oneof![6 => of(WORDS).prop_map(|word| word + " "), 3 => of(MARKS), 1 => of(OTHERS), 1 => of(WORDS)]
}

/// A text like Arabic news.
fn arabic() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..120).prop_map(|pieces| pieces.concat())
}

/// An article of such texts, sometimes dated.
fn article() -> impl Strategy<Value = Article> {
    let day = proptest::option::of((1i16..=9999, 1i8..=12, 1i8..=28));
    (proptest::collection::vec(piece(), 0..12), arabic(), day).prop_map(|(headline, body, day)| Article {
        id: "a".to_owned(),
        headline: headline.concat().replace(['\n', '\r'], " "),
        body,
        published: day.map(|(year, month, day)| jiff::civil::Date::constant(year, month, day)),
        ..Article::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read(text in any::<String>()) {
        let article = Article::from_text("a", &text);
        check(&article, &Engine::new().read(&article))?;
    }

    #[test]
    fn any_arabic_letters_are_read(text in "[\\u{600}-\\u{6ff} \\n\"«»:،.]{0,300}") {
        let article = Article { id: "a".to_owned(), body: text, ..Article::default() };
        check(&article, &Engine::new().read(&article))?;
    }

    #[test]
    fn any_news_is_read(article in article()) {
        check(&article, &Engine::new().read(&article))?;
    }

    #[test]
    fn reading_twice_gives_the_same_record(article in article()) {
        prop_assert_eq!(Engine::new().read(&article), Engine::new().read(&article));
    }
}

/// What a record owes its article.
fn check(article: &Article, record: &Record) -> Result<(), TestCaseError> {
    let text: Vec<char> = article.text().chars().collect();
    for span in record.spans() {
        let range = span.start as usize..span.end as usize;
        let cut = text.get(range).map(|chars| chars.iter().collect::<String>());
        prop_assert_eq!(cut.as_deref(), Some(span.text.as_str()), "span {}..{}", span.start, span.end);
        prop_assert!(span.start < span.end, "an empty span at {}", span.start);
    }
    let ids: HashSet<&str> = record.statements.iter().map(|statement| statement.id.as_str()).collect();
    prop_assert_eq!(ids.len(), record.statements.len(), "ids are not unique");
    prop_assert!(record.statements.iter().all(|statement| !statement.content.is_empty()), "no content");
    prop_assert!(record.statements.is_sorted_by_key(|statement| statement.cue.start), "not in order");
    Ok(())
}
