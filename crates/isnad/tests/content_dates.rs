//! The dates of what is said: for when something is promised, since when it holds, and where none is set.

use isnad::model::{DateOfContent, DateRole};
use isnad::{Article, Engine, Statement};

/// The only statement of a sentence in an article of 8 April 2021.
fn statement(sentence: &str) -> Statement {
    let mut article = Article::from_text("sample", &format!("خبر\n{sentence}"));
    article.published = "2021-04-08".parse().ok();
    let mut statements = Engine::new().read(&article).statements;
    assert_eq!(statements.len(), 1, "{sentence}: {statements:?}");
    statements.remove(0)
}

/// Text, value and role of the dates in its content.
fn dates(sentence: &str) -> Vec<(String, String, DateRole)> {
    let told = |d: DateOfContent| (d.text, d.value, d.role);
    statement(sentence).dates.into_iter().map(told).collect()
}

fn one(text: &str, value: &str, role: DateRole) -> Vec<(String, String, DateRole)> {
    vec![(text.to_owned(), value.to_owned(), role)]
}

#[test]
fn a_limit_is_a_deadline_of_its_last_day() {
    // "The minister said that the forces would withdraw by the end of the year."
    assert_eq!(
        dates("قال الوزير إن القوات ستنسحب بحلول نهاية العام."),
        one("بحلول نهاية العام", "2021-12-31", DateRole::Deadline)
    );
    // "… before May"
    assert_eq!(
        dates("قال الوزير إن القوات ستنسحب قبل شهر مايو."),
        one("قبل شهر مايو", "2021-04-30", DateRole::Deadline)
    );
    // Before the end of the year is by its last day.
    assert_eq!(
        dates("قال الوزير إن القوات ستنسحب قبل نهاية العام."),
        one("قبل نهاية العام", "2021-12-31", DateRole::Deadline)
    );
    // "… within two weeks"
    assert_eq!(
        dates("قال الوزير إن القوات ستنسحب خلال أسبوعين."),
        one("خلال أسبوعين", "2021-04-22", DateRole::Deadline)
    );
}

#[test]
fn until_today_is_no_deadline() {
    // "The minister said that the road had been closed since 2014 until today."
    assert_eq!(
        dates("قال الوزير إن الطريق مغلق منذ عام 2014 حتى اليوم."),
        one("منذ عام 2014", "2014", DateRole::Since)
    );
}

#[test]
fn what_is_to_happen_is_an_event() {
    // "The ministry announced that the summit would be held on 12 May."
    assert_eq!(
        dates("أعلنت الوزارة أن القمة ستعقد في 12 مايو."),
        one("في 12 مايو", "2021-05-12", DateRole::Event)
    );
}

#[test]
fn since_when_and_how_long() {
    // "The ministry confirmed that the road had been closed since 2014."
    assert_eq!(
        dates("أكدت الوزارة أن الطريق مغلق منذ عام 2014."),
        one("منذ عام 2014", "2014", DateRole::Since)
    );
    // "… between 3 and 5 May"
    assert_eq!(
        dates("أعلنت الوزارة أن المؤتمر سيعقد بين 3 و5 مايو."),
        one("بين 3 و5 مايو", "2021-05-03/2021-05-05", DateRole::Period)
    );
}

#[test]
fn the_text_says_that_no_date_is_set() {
    // "The minister said that the forces would withdraw, without setting a date."
    assert!(statement("قال الوزير إن القوات ستنسحب دون تحديد موعد.").no_date);
    // "The minister said that there was no timetable for the withdrawal."
    assert!(statement("قال الوزير إنه لا يوجد جدول زمني للانسحاب.").no_date);
    assert!(!statement("قال الوزير إن القوات ستنسحب غدا.").no_date);
}

#[test]
fn the_time_of_the_saying_is_no_date_of_the_content() {
    let said = statement("قال الوزير الأربعاء إن الطريق سيفتح.");
    assert_eq!(said.said_on.as_deref(), Some("2021-04-07"));
    assert!(said.dates.is_empty());
}
