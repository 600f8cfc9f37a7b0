//! Comparing the words of two expressions.

/// Words that may lead an expression and are left out of the comparison.
const LEADING: &[&str] =
    &["في", "يوم", "عند", "بتاريخ", "لمدة", "مدة", "من", "الي", "ليوم", "منذ", "خلال", "ما", "الساعة"];

/// An expression's words: folded, its marks and what leads it left out.
pub(crate) fn bare(expression: &str) -> Vec<String> {
    let mut words = words(expression);
    while words.len() > 1 && words.first().is_some_and(|w| LEADING.contains(&w.as_str())) {
        words.remove(0);
    }
    if let Some(first) = words.first_mut() {
        for attached in ["بال", "وال"] {
            if let Some(rest) = first.strip_prefix(attached) {
                *first = format!("ال{rest}");
            }
        }
    }
    words
}

/// An expression's words, spelling variants made one.
pub(crate) fn words(expression: &str) -> Vec<String> {
    let folded: String = expression
        .chars()
        .filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{640}'))
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            ',' | '،' | '.' | '!' | '؟' => ' ',
            other => other,
        })
        .collect();
    folded.split_whitespace().map(str::to_owned).collect()
}
