//! What the closed vocabularies and dates of the record are called on the screens.

use super::words::{Language, Words};
use isnad::model::{Act, ChannelType, Form, SpeakerKind};
use isnad_archive::query::Days;
use jiff::civil::Date;

/// Names in Arabic and English by written name.
type Names = &'static [(&'static str, &'static str, &'static str)];

const ACTS: Names = &[
    ("say", "قول", "says"),
    ("affirm", "تأكيد", "affirms"),
    ("deny", "نفي", "denies"),
    ("demand", "مطالبة", "demands"),
    ("warn", "تحذير", "warns"),
    ("threaten", "تهديد", "threatens"),
    ("promise", "تعهد", "promises"),
    ("announce", "إعلان", "announces"),
    ("claim", "زعم", "claims"),
    ("accuse", "اتهام", "accuses"),
    ("condemn", "إدانة", "condemns"),
    ("praise", "إشادة", "praises"),
    ("feel", "شعور", "feels"),
    ("judge", "رأي", "judges"),
    ("ask", "سؤال", "asks"),
];

const FORMS: Names = &[
    ("direct", "اقتباس مباشر", "quoted"),
    ("indirect", "نقل بالمعنى", "reported"),
    ("mixed", "نقل يتخلله اقتباس", "reported with quoted words"),
];

const KINDS: Names = &[
    ("person", "شخص", "person"),
    ("group", "جماعة", "group"),
    ("organization", "مؤسسة", "organization"),
    ("document", "وثيقة", "document"),
    ("unknown", "غير معروف", "unknown"),
];

const CHANNELS: Names = &[
    ("tweet", "تغريدة", "tweet"),
    ("press-conference", "مؤتمر صحفي", "press conference"),
    ("statement", "بيان", "written statement"),
    ("interview", "مقابلة", "interview"),
    ("speech", "خطاب", "speech"),
    ("report", "تقرير", "report"),
    ("memo", "مذكرة", "memo"),
    ("letter", "رسالة", "letter"),
    ("call", "اتصال", "call"),
    ("meeting", "اجتماع", "meeting"),
    ("broadcast", "بث", "broadcast"),
    ("agency", "وكالة", "agency"),
    ("leak", "تسريب", "leak"),
    ("other", "غير ذلك", "other"),
];

fn named(names: Names, language: Language, name: &'static str) -> &'static str {
    names.iter().find(|(known, ..)| *known == name).map_or(name, |(_, arabic, english)| match language {
        Language::Arabic => arabic,
        Language::English => english,
    })
}

/// What an act is called.
pub fn act(language: Language, act: Act) -> &'static str {
    named(ACTS, language, act.as_str())
}

/// What a form is called.
pub fn form(language: Language, form: Form) -> &'static str {
    named(FORMS, language, form.as_str())
}

/// What a type of channel is called.
pub fn channel(language: Language, channel: ChannelType) -> &'static str {
    named(CHANNELS, language, channel.as_str())
}

/// What a value of any vocabulary is called, itself where nothing is called so.
pub fn value(language: Language, value: &str) -> String {
    let mut all = [ACTS, FORMS, KINDS, CHANNELS].into_iter().flatten();
    match (all.find(|(name, ..)| *name == value), language) {
        (Some((_, arabic, _)), Language::Arabic) => (*arabic).to_owned(),
        (Some((.., english)), Language::English) => (*english).to_owned(),
        (None, _) => value.to_owned(),
    }
}

/// What a kind of source is called.
pub fn kind(language: Language, kind: SpeakerKind) -> &'static str {
    named(KINDS, language, kind.as_str())
}

/// So many articles; `written` is the number as it is shown. In Arabic the noun follows the number: one, two, three to
/// ten, eleven to ninety-nine, and each hundred anew.
pub fn articles(language: Language, number: u32, written: &str) -> String {
    match (language, number, number % 100) {
        (Language::Arabic, 1, _) => "خبر واحد".to_owned(),
        (Language::Arabic, 2, _) => "خبران".to_owned(),
        (Language::Arabic, _, 3..=10) => format!("{written} أخبار"),
        (Language::Arabic, _, 11..=99) => format!("{written} خبرا"),
        (Language::Arabic, ..) => format!("{written} خبر"),
        (Language::English, 1, _) => "1 article".to_owned(),
        (Language::English, ..) => format!("{written} articles"),
    }
}

/// A date as people write it: `2021-04-08` is `8 أبريل 2021`, `2021-04` is `أبريل 2021`. What is no date of these forms
/// stays.
pub fn date(words: &Words, value: &str) -> String {
    if let Some((first, last)) = value.split_once('/').or_else(|| value.split_once("..")) {
        let ends: Vec<String> =
            [first, last].iter().filter(|end| !end.is_empty()).map(|end| date(words, end)).collect();
        return ends.join(" – ");
    }
    let Some(days) = Days::of(value) else { return value.to_owned() };
    let parts = value.split('-').count();
    written(words, days.first, parts > 1, parts > 2)
}

/// A day, its month or its year as people write it.
pub fn written(words: &Words, day: Date, with_month: bool, with_day: bool) -> String {
    let (year, number) = (day.year(), day.day());
    if !with_month {
        return format!("{year:04}");
    }
    let at = usize::try_from(day.month() - 1).unwrap_or_default();
    let month = words.months.split(' ').nth(at).unwrap_or_default();
    if with_day { format!("{number} {month} {year:04}") } else { format!("{month} {year:04}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_a_name_in_both_languages() {
        for language in [Language::Arabic, Language::English] {
            for a in Act::ALL {
                assert!(ACTS.iter().any(|(name, ..)| *name == a.as_str()), "{a}");
                assert!(!act(language, *a).is_empty());
            }
            for c in ChannelType::ALL {
                assert!(CHANNELS.iter().any(|(name, ..)| *name == c.as_str()), "{c}");
            }
        }
        assert!(Form::ALL.iter().all(|f| FORMS.iter().any(|(name, ..)| *name == f.as_str())));
        assert!(SpeakerKind::ALL.iter().all(|k| KINDS.iter().any(|(name, ..)| *name == k.as_str())));
    }

    #[test]
    fn the_noun_follows_the_number() {
        let arabic = [1, 2, 7, 11, 99, 100, 103, 1000].map(|n| articles(Language::Arabic, n, &n.to_string()));
        let nouns =
            ["خبر واحد", "خبران", "7 أخبار", "11 خبرا", "99 خبرا", "100 خبر", "103 أخبار", "1000 خبر"];
        assert_eq!(arabic, nouns);
        assert_eq!(articles(Language::English, 1, "1"), "1 article");
        assert_eq!(articles(Language::English, 2000, "2,000"), "2,000 articles");
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        let english = Language::English.words();
        assert_eq!(date(english, "2021-04-08"), "8 April 2021");
        assert_eq!(date(english, "2021-04"), "April 2021");
        assert_eq!(date(english, "2021"), "2021");
        assert_eq!(date(english, "2016-22"), "2016-22");
        assert_eq!(date(Language::Arabic.words(), "2021-04-08/2021-05-01"), "8 أبريل 2021 – 1 مايو 2021");
    }
}
