//! Every date of two centuries, written out and read back, is itself; so is every Hijri date by Umm al-Qura.
#![allow(
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "days and months are small and positive"
)]

use icu_calendar::{Date as CalendarDate, Iso, cal::Hijri};
use isnad::text::Text;
use isnad::time;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::fmt::Write;

const GREGORIAN: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const LEVANTINE: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];
const MAGHREBI: [&str; 12] = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const HIJRI: [&str; 12] = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
];
const WEEKDAYS: [&str; 7] = ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];
const UNITS: [&str; 10] =
    ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];
const FIGURES: [char; 10] = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];

/// A day of the month as an ordinal in words: الرابع عشر, الحادي والعشرين.
fn ordinal(day: i8) -> String {
    let unit = |n: i8| if n == 1 { "الحادي" } else { UNITS[n as usize - 1] };
    match day {
        1..=10 => UNITS[day as usize - 1].to_owned(),
        11..=19 => format!("{} عشر", unit(day - 10)),
        20 => "العشرين".to_owned(),
        21..=29 => format!("{} والعشرين", unit(day - 20)),
        30 => "الثلاثين".to_owned(),
        _ => format!("{} والثلاثين", unit(day - 30)),
    }
}

/// A number in the figures of the Arab east.
fn eastern(number: i16) -> String {
    number.to_string().bytes().map(|digit| FIGURES[usize::from(digit - b'0')]).collect()
}

/// A date in a style.
fn written(style: usize, day: Date) -> String {
    let (y, d, month) = (day.year(), day.day(), day.month() as usize - 1);
    let weekday = WEEKDAYS[day.weekday().to_monday_zero_offset() as usize];
    match style {
        0 => format!("{y:04}/{:02}/{d:02}", day.month()),
        1 => format!("{d} {} {y}", GREGORIAN[month]),
        2 => format!("{weekday} {d} {} {y}", MAGHREBI[month]),
        3 => format!("{} من {}/{} {y}", ordinal(d), GREGORIAN[month], LEVANTINE[month]),
        4 => format!(
            "{} {} ({}) من عام {}",
            eastern(i16::from(d)),
            LEVANTINE[month],
            GREGORIAN[month],
            eastern(y)
        ),
        _ => format!("{d}-{}-{y}", day.month()),
    }
}

/// Reads lines of one date each back and checks them.
fn read_back(lines: &str, wanted: &[Date], what: &str) {
    let text = Text::new(lines);
    let times = time::find(&text, Some(date(2021, 4, 8)));
    assert_eq!(times.len(), wanted.len(), "{what}");
    for (time, day) in times.iter().zip(wanted) {
        assert_eq!(
            time.value.as_deref(),
            Some(day.to_string().as_str()),
            "{what}: {}",
            text.cut(time.tokens.clone())
        );
    }
}

#[test]
fn every_date_of_two_centuries_in_six_styles() {
    for style in 0..6 {
        for year in 1900..=2100 {
            let days: Vec<Date> =
                date(year, 1, 1).series(1.day()).take_while(|day| day.year() == year).collect();
            let lines: String = days.iter().map(|day| written(style, *day) + "\n").collect();
            read_back(&lines, &days, &format!("style {style}, {year}"));
        }
    }
}

#[test]
fn every_hijri_date_by_umm_al_qura() {
    for year in 1356..=1500 {
        let mut days = Vec::new();
        let mut lines = String::new();
        for month in 1..=12_u8 {
            for day in 1..=30_u8 {
                let Ok(hijri) =
                    CalendarDate::try_new(year.into(), month.into(), day, Hijri::new_umm_al_qura())
                else {
                    continue;
                };
                let iso = hijri.to_calendar(Iso);
                let year_of = iso.year().extended_year() as i16;
                days.push(date(year_of, iso.month().ordinal as i8, iso.day_of_month().0 as i8));
                let _ = writeln!(lines, "{day} {} {year} هـ", HIJRI[usize::from(month) - 1]);
            }
        }
        read_back(&lines, &days, &format!("{year} AH"));
    }
}
