//! What each expression means in an article of Thursday, 8 April 2021.

use super::*;

/// Every expression of a text with its value.
fn times(source: &str) -> Vec<(String, Option<String>)> {
    let text = Text::new(source);
    let published = Date::new(2021, 4, 8).ok();
    find(&text, published).into_iter().map(|t| (text.cut(t.tokens).to_owned(), t.value)).collect()
}

fn value(source: &str) -> Option<String> {
    let found = times(source);
    assert_eq!(found.len(), 1, "{source}: {found:?}");
    found[0].1.clone()
}

#[test]
fn weekdays_look_back() {
    assert_eq!(value("قال الأربعاء إن").as_deref(), Some("2021-04-07"));
    assert_eq!(value("قال الخميس إن").as_deref(), Some("2021-04-08"), "the day of publication itself");
    assert_eq!(value("يوم الجمعة الماضي").as_deref(), Some("2021-04-02"));
    assert_eq!(value("الأحد المقبل").as_deref(), Some("2021-04-11"));
    assert_eq!(value("مساء ثلاثاء").as_deref(), Some("2021-04-06"));
}

#[test]
fn yesterday_and_today() {
    assert_eq!(value("أعلن أمس").as_deref(), Some("2021-04-07"));
    assert_eq!(value("أمس (الأربعاء)").as_deref(), Some("2021-04-07"));
    assert_eq!(value("أول من أمس").as_deref(), Some("2021-04-06"));
    assert_eq!(value("صباح اليوم").as_deref(), Some("2021-04-08"));
    assert_eq!(value("الليلة الماضية").as_deref(), Some("2021-04-07"));
    assert_eq!(value("غدا").as_deref(), Some("2021-04-09"));
}

#[test]
fn full_dates_in_every_system() {
    assert_eq!(value("اليوم الأحد 08 نوفمبر 2015").as_deref(), Some("2015-11-08"));
    assert_eq!(value("في 18 أوت 2016").as_deref(), Some("2016-08-18"));
    assert_eq!(value("في السابع من مايو/أيار 2018").as_deref(), Some("2018-05-07"));
    assert_eq!(value("5 كانون الثاني (يناير) 2020").as_deref(), Some("2020-01-05"));
    assert_eq!(value("الخميس ٢٠٢١/٠٤/٠٨").as_deref(), Some("2021-04-08"));
    assert_eq!(value("1 رمضان 1447 هـ").as_deref(), Some("2026-02-18"));
    assert_eq!(value("17 رمضان 1436 هـ الموافق 4 يوليو 2015").as_deref(), Some("2015-07-04"));
}

#[test]
fn partial_dates() {
    assert_eq!(value("في عام 2014").as_deref(), Some("2014"));
    assert_eq!(value("منذ 2014").as_deref(), Some("2014"));
    assert_eq!(value("في مارس (آذار)").as_deref(), Some("2021-03"));
    assert_eq!(value("في سبتمبر الماضي").as_deref(), Some("2020-09"));
    assert_eq!(value("الشهر الماضي").as_deref(), Some("2021-03"));
    assert_eq!(value("العام المقبل").as_deref(), Some("2022"));
    assert_eq!(value("في الرابع عشر من مارس").as_deref(), Some("2021-03-14"));
}

#[test]
fn counted_and_vague_times() {
    assert_eq!(value("قبل يومين").as_deref(), Some("2021-04-06"));
    assert_eq!(value("منذ ثلاثة أعوام").as_deref(), Some("2018"));
    assert_eq!(value("قبل أيام"), None);
    assert_eq!(value("في وقت سابق"), None);
    assert_eq!(value("في وقت سابق الأربعاء").as_deref(), Some("2021-04-07"));
    assert_eq!(value("في ساعة مبكرة من صباح الخميس").as_deref(), Some("2021-04-08"));
    assert_eq!(value("مؤخرا"), None);
}

#[test]
fn homographs_are_no_times() {
    // "one of the citizens", "he practised his trade", "the Friday sermon", "5 players"
    for source in ["أحد المواطنين", "مارس مهنته", "في خطبة الجمعة", "5 لاعبين", "وأحدث الأرقام"]
    {
        assert!(times(source).is_empty(), "{source}: {:?}", times(source));
    }
}

#[test]
fn a_date_line_dates_the_text() {
    let text = Text::new("عنوان\nالخميس 2021/04/08\nقال الوزير نعم.");
    assert_eq!(date_line(&text), Date::new(2021, 4, 8).ok());
    assert_eq!(date_line(&Text::new("عنوان\nقال الخميس إن 2021/04/08 يوم مهم.")), None);
}

#[test]
fn a_year_or_a_month_behind_since_is_no_length_of_time() {
    assert_eq!(times("منذ عام 2006"), [("منذ عام 2006".to_owned(), Some("2006".to_owned()))]);
    assert_eq!(times("منذ شهر مارس"), [("منذ شهر مارس".to_owned(), Some("2021-03".to_owned()))]);
    assert_eq!(value("منذ عام").as_deref(), Some("2020"));
}

#[test]
fn several_years_are_no_one_year() {
    for source in ["في السنوات الأخيرة", "خلال الأيام القليلة الماضية", "الساعات الـ24 الماضية"]
    {
        assert_eq!(times(source), [(source.to_owned(), None)]);
    }
    assert_eq!(value("السنوات العشر الماضية").as_deref(), Some("2011-04-08/2021-04-07"));
}

#[test]
fn a_conjunction_may_be_attached() {
    assert_eq!(value("والعام الماضي").as_deref(), Some("2020"));
    assert_eq!(times("وفي وقت سابق"), [("وفي وقت سابق".to_owned(), None)]);
}

#[test]
fn the_national_day_and_the_first_day_are_not_today() {
    for source in ["اليوم الوطني", "اليوم الأول", "صحيفة «المصري اليوم»"]
    {
        assert_eq!(times(source), [], "{source}");
    }
}

#[test]
fn a_tomorrow_that_names_its_weekday_is_that_day() {
    assert_eq!(value("غدا الجمعة").as_deref(), Some("2021-04-09"));
    assert_eq!(
        value("غدا الخميس").as_deref(),
        Some("2021-04-08"),
        "written on Wednesday for Thursday's paper"
    );
}

#[test]
fn islamic_dates_in_figures() {
    assert_eq!(value("1437/1/1هـ").as_deref(), Some("2015-10-14"));
    assert_eq!(times("1/1/1437هـ الموافق 14/10/2015م").len(), 1);
}

#[test]
fn a_number_behind_today_counts_something_else() {
    assert_eq!(value("أعلن اليوم ثلاثة وزراء").as_deref(), Some("2021-04-08"));
    assert_eq!(value("أكد الرئيس المصري اليوم أن").as_deref(), Some("2021-04-08"));
}

#[test]
fn the_words_own_letters_count_alone() {
    // "and the latest", "his promise", "the mobile", "the Arab Spring", "director general", "the twelfth session"
    for source in [
        "وأحدث",
        "أحدهم",
        "وعده",
        "الجوال",
        "الربيع العربي",
        "مدير عام",
        "الدورة الثانية عشرة",
        "واحة",
        "سبتي",
        "يوميات",
        "عامر",
        "ساعده",
        "شهرته",
        "أسبوعية المجلة",
        "ليلى",
        "مارسيل",
        "صباحي",
        "غدر",
        "أمسية",
    ] {
        assert!(times(source).is_empty(), "{source}: {:?}", times(source));
    }
}

#[test]
fn stretches() {
    assert_eq!(value("بين 3 و5 مايو 2021").as_deref(), Some("2021-05-03/2021-05-05"));
    assert_eq!(value("من الأحد إلى الثلاثاء").as_deref(), Some("2021-04-04/2021-04-06"));
    assert_eq!(value("سيعقد من الأحد إلى الثلاثاء").as_deref(), Some("2021-04-11/2021-04-13"));
    assert_eq!(value("خلال الأسبوع الماضي").as_deref(), Some("2021-W13"));
    assert_eq!(value("في الربع الثاني من 2015").as_deref(), Some("2015-34"));
    assert_eq!(value("منتصف الشهر").as_deref(), Some("2021-04"));
    assert_eq!(value("بين عامي 2009 و2013").as_deref(), Some("2009/2013"));
    assert_eq!(value("النصف الأول من العام الجاري").as_deref(), Some("2021-01/2021-06"));
}

#[test]
fn lengths_and_what_recurs() {
    assert_eq!(value("لمدة أسبوعين").as_deref(), Some("P2W"));
    assert_eq!(value("أربع وعشرين ساعة").as_deref(), Some("PT24H"));
    assert_eq!(value("ساعة ونصف").as_deref(), Some("PT1.5H"));
    assert_eq!(value("كل خميس").as_deref(), Some("XXXX-WXX-4"));
    assert_eq!(value("كل يومين").as_deref(), Some("P2D"));
}

#[test]
fn decades_centuries_seasons() {
    assert_eq!(value("في سبعينيات القرن الماضي").as_deref(), Some("197X"));
    assert_eq!(value("القرن التاسع عشر").as_deref(), Some("18XX"));
    assert_eq!(value("صيف 2016").as_deref(), Some("2016-22"));
}

#[test]
fn holidays_of_both_years() {
    assert_eq!(value("أول أيام عيد الفطر").as_deref(), Some("2021-05-13"));
    assert_eq!(value("عيد الأضحى الماضي").as_deref(), Some("2020-07-31"));
    assert_eq!(value("شهر رمضان الماضي").as_deref(), Some("2020-04-24/2020-05-23"));
    assert_eq!(value("عيد الميلاد 2019").as_deref(), Some("2019-12-25"));
}

#[test]
fn times_of_day() {
    assert_eq!(value("الساعة الثامنة مساء الخميس بتوقيت غرينتش").as_deref(), Some("2021-04-08T20Z"));
    assert_eq!(value("الساعة 10:30 صباحا بالتوقيت المحلي").as_deref(), Some("T10:30"));
    assert_eq!(value("السابعة إلا ربعا صباح غد").as_deref(), Some("2021-04-09T06:45"));
    assert_eq!(value("مساء الغد").as_deref(), Some("2021-04-09"));
}

#[test]
fn the_verb_tells_which_day_is_meant() {
    assert_eq!(value("وصل الوفد الأربعاء").as_deref(), Some("2021-04-07"));
    assert_eq!(value("سيصل الوفد الأربعاء").as_deref(), Some("2021-04-14"));
    assert_eq!(value("من المقرر أن يصل الأربعاء").as_deref(), Some("2021-04-14"));
    assert_eq!(value("السياسة الخارجية الأربعاء").as_deref(), Some("2021-04-07"), "a noun in س");
}

#[test]
fn numbers_in_words_are_years() {
    assert_eq!(value("الخامس من مايو ألفين وثمانية عشر").as_deref(), Some("2018-05-05"));
    assert_eq!(value("عام ألف وتسعمائة وسبعة وستين").as_deref(), Some("1967"));
}

#[test]
fn no_date_is_set() {
    for source in ["لا يوجد جدول زمني", "دون تحديد موعد", "لم يحدد الوزير موعدا للزيارة", "إلى أجل غير مسمى"]
    {
        let text = Text::new(source);
        assert!(no_date(&text, 0..text.len()).is_some(), "{source}");
    }
    // "set the date", "has no history", "the place and date of his death", "since 2003 …"
    for source in [
        "حدد الوزير موعد الزيارة",
        "ليس لديه التاريخ",
        "دون تحديد مكان وتاريخ وفاته",
        "دون تأخير من أجل العمال",
    ] {
        let text = Text::new(source);
        assert!(no_date(&text, 0..text.len()).is_none(), "{source}");
    }
}

#[test]
fn timex_marks() {
    let text = Text::new("قال أمس إن القمة بين 3 و5 مايو 2021.");
    let times = find(&text, Date::new(2021, 4, 8).ok());
    assert_eq!(
        markup(&text, &times),
        "قال <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2021-04-07\">أمس</TIMEX3> إن القمة \
         <TIMEX3 tid=\"t2\" type=\"DURATION\" value=\"P3D\" beginPoint=\"t3\" endPoint=\"t4\">بين 3 و5 مايو 2021</TIMEX3>\
         <TIMEX3 tid=\"t3\" type=\"DATE\" value=\"2021-05-03\" anchorTimeID=\"t2\"/>\
         <TIMEX3 tid=\"t4\" type=\"DATE\" value=\"2021-05-05\" anchorTimeID=\"t2\"/>."
    );
}

#[test]
fn an_hour_behind_a_dash_is_no_day() {
    // "Thursday 8 April 2021 - 10:30", as pages write when they were published
    assert_eq!(value("الخميس 8 أبريل 2021 - 10:30").as_deref(), Some("2021-04-08T10:30"));
}

#[test]
fn a_part_of_a_day_with_its_noun() {
    assert_eq!(times("مساء يوم الأربعاء"), [("مساء يوم الأربعاء".to_owned(), Some("2021-04-07".to_owned()))]);
    assert_eq!(
        times("ليل الثلاثاء الأربعاء"),
        [("ليل الثلاثاء الأربعاء".to_owned(), Some("2021-04-06".to_owned()))]
    );
    assert_eq!(value("الليلة في تمام الثامنة").as_deref(), Some("2021-04-08T20"));
}

#[test]
fn days_by_a_number_in_words_or_of_this_month() {
    assert_eq!(value("في تسعة عشر من مايو 2020").as_deref(), Some("2020-05-19"));
    assert_eq!(value("في الثاني من الشهر").as_deref(), Some("2021-04-02"));
    assert_eq!(value("قتل ثلاثة في مايو").as_deref(), Some("2020-05"), "three people");
    assert_eq!(value("26 / 10 / 1436هـ").as_deref(), Some("2015-08-11"));
    assert_eq!(value("في يوليو تموز 2017").as_deref(), Some("2017-07"), "both systems side by side");
}

#[test]
fn hours_and_years_with_a_dash_or_over_midnight() {
    assert_eq!(value("خطة 2014-2018").as_deref(), Some("2014/2018"));
    assert_eq!(value("غدا بين الثالثة والخامسة مساء").as_deref(), Some("2021-04-09T15/2021-04-09T17"));
    let night = "من 10 مساء إلى 2 صباحا من 22 أبريل";
    assert_eq!(value(night).as_deref(), Some("2021-04-22T22/2021-04-23T02"));
}

#[test]
fn a_conjunction_is_no_part_of_the_words() {
    let text = Text::new("وفي مارس فالخميس");
    let words: Vec<&str> = find(&text, None)
        .iter()
        .map(|time| time.bytes(&text))
        .map(|bytes| &text.source()[bytes.start as usize..bytes.end as usize])
        .collect();
    assert_eq!(words, ["في مارس", "الخميس"]);
}

#[test]
fn some_times_only_go_back_to_others() {
    for source in ["حينها", "في ذلك الوقت", "في اليوم التالي", "في اليوم نفسه"]
    {
        let text = Text::new(source);
        let found = find(&text, Date::new(2021, 4, 8).ok());
        assert_eq!(
            found.iter().map(|t| (t.way, t.value.clone())).collect::<Vec<_>>(),
            [(Way::ToldBefore, None)],
            "{source}"
        );
    }
}
