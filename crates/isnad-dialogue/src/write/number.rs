//! Figures as they are shown.

use crate::model::{FigureGiven, Unit};

/// A figure in digits: `≈3,000`, `≥60`, `5–10`, `20%`, `5,000,000,000 USD`.
pub fn figure(figure: &FigureGiven, unit: Unit) -> String {
    let sign = if figure.about { "≈" } else { "" };
    let low = digits(figure.low);
    let amount = match figure.high {
        None => format!("≥{low}"),
        Some(high) if figure.low == 0.0 && high > 0.0 => format!("≤{}", digits(high)),
        Some(high) if high > figure.low => format!("{low}–{}", digits(high)),
        Some(_) => low,
    };
    let behind = match (unit, &figure.currency) {
        (Unit::Percent, _) => "%".to_owned(),
        (_, Some(currency)) => format!(" {currency}"),
        _ => String::new(),
    };
    format!("{sign}{amount}{behind}")
}

/// Digits in groups of three; two places behind the point at most.
fn digits(value: f64) -> String {
    let text = format!("{value:.2}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { grouped } else { format!("{grouped}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups() {
        assert_eq!(digits(2500.0), "2,500");
        assert_eq!(digits(3.67), "3.67");
        assert_eq!(digits(1_000_000.0), "1,000,000");
        assert_eq!(digits(12.0), "12");
        assert_eq!(digits(0.333_333), "0.33");
    }
}
