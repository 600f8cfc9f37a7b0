//! What holds for any input: no panic, spans that cut the text exactly, the same record every time.

use isnad::{Article, Engine, Record, Span};
use proptest::prelude::*;
use std::collections::HashSet;

/// Pieces of news, marks and oddities that inputs are put together from.
const PIECES: [&str; 40] = [
    "قال",
    "وأضاف",
    "إن",
    "أن",
    "أنه",
    "الوزير",
    "رئيس الوزراء",
    "مصطفى الكاظمي",
    "مشيرا إلى",
    "مضيفا",
    "بحسب",
    "وفقا لـ",
    "نقلت",
    "وكالة رويترز",
    "عن",
    "قوله",
    "دعا",
    "إلى",
    "ضبط النفس",
    "بيان",
    "في تغريدة",
    "الأربعاء",
    "أمس",
    "5 مايو",
    "٢٠٢١/٠٤/٠٨",
    "«",
    "»",
    "\"",
    "“",
    "”",
    ":",
    "،",
    ".",
    "\n",
    "ـــ",
    "\u{200f}",
    "\u{a0}",
    "قَالَ",
    "(",
    "—",
];

fn spans(record: &Record) -> Vec<&Span> {
    let mut spans = Vec::new();
    for s in &record.statements {
        spans.extend(&s.content);
        spans.extend(&s.via);
        spans.extend(s.addressee.as_ref());
        spans.extend(s.speaker.as_ref().and_then(|w| w.mention.as_ref()));
        spans.extend(s.speaker.as_ref().and_then(|w| w.name.as_ref()));
    }
    spans
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let article = Article::from_text("a", text);
    let record = Engine::new().read(&article);
    prop_assert_eq!(&record, &Engine::new().read(&article));
    let points: Vec<char> = article.text().chars().collect();
    let cut =
        |start: u32, end: u32| points.get(start as usize..end as usize).map(|c| c.iter().collect::<String>());
    for span in spans(&record) {
        prop_assert_eq!(cut(span.start, span.end), Some(span.text.clone()));
        prop_assert!(span.start < span.end);
    }
    for s in &record.statements {
        prop_assert_eq!(cut(s.cue.start, s.cue.end), Some(s.cue.text.clone()));
        prop_assert!(!s.content.is_empty());
    }
    let ids: HashSet<&str> = record.statements.iter().map(|s| s.id.as_str()).collect();
    prop_assert_eq!(ids.len(), record.statements.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn anything_like_news_is_read(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..60)) {
        check(&pieces.join(" "))?;
    }

    #[test]
    fn marks_without_blanks_are_read(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..40)) {
        check(&pieces.concat())?;
    }
}
