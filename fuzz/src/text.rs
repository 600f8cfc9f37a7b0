//! What the division of a text owes the text.

use isnad::text::{CodePoints, Text, TokenKind, folded};

/// Tokens are cuts in order and leave nothing out but blanks and marks; sentences cover the paragraphs; quotations hold
/// what stands in them; code points are counted right.
///
/// # Panics
/// Where one of these does not hold.
pub fn check_text(source: &str) {
    let text = Text::new(source);
    check_tokens(&text);
    check_division(&text);
    check_quotations(&text);
    check_code_points(&text);
}

fn check_tokens(text: &Text<'_>) {
    let source = text.source();
    let mut end = 0;
    for (at, token) in text.tokens().iter().enumerate() {
        let (first, behind) = (token.byte_start as usize, token.byte_end as usize);
        assert!(end <= first && first < behind, "token {at} is empty or overlaps the one before");
        assert_is_gap(&source[end..first]);
        assert_eq!(text.surface(at), &source[first..behind]);
        end = behind;
    }
    assert_is_gap(&source[end..]);
}

/// What stands between tokens is blank, a control, or a mark that no key has.
fn assert_is_gap(gap: &str) {
    let nothing =
        |c: char| c.is_whitespace() || c.is_control() || folded(c.encode_utf8(&mut [0; 4])).is_empty();
    assert!(gap.chars().all(nothing), "left out: {gap:?}");
}

fn check_division(text: &Text<'_>) {
    let tokens =
        |ranges: &[(usize, usize)]| -> Vec<usize> { ranges.iter().flat_map(|&(a, b)| a..b).collect() };
    let covered = tokens(text.paragraphs());
    let lines = |at: &usize| text.kind(*at) == TokenKind::Break;
    assert!(
        covered.is_sorted_by(|a, b| a < b) && !covered.iter().any(lines),
        "paragraphs overlap or hold line ends"
    );
    assert_eq!(covered.len(), (0..text.len()).filter(|at| !lines(at)).count(), "a token is in no paragraph");
    assert_eq!(tokens(text.sentences()), covered, "sentences are not the paragraphs");
    for &at in &covered {
        assert!(
            text.sentence(at).contains(&at) && text.paragraph(at).contains(&at),
            "token {at} is elsewhere"
        );
    }
    for &(a, b) in text.sentences().iter().chain(text.paragraphs()) {
        assert!(a < b, "an empty stretch at {a}");
        assert!(text.cut(a..b).starts_with(text.surface(a)) && text.cut(a..b).ends_with(text.surface(b - 1)));
    }
}

fn check_quotations(text: &Text<'_>) {
    assert!(text.quotations().is_sorted_by(|a, b| a.open < b.open), "quotations are not in order");
    for quotation in text.quotations() {
        assert_eq!(text.kind(quotation.open), TokenKind::Quote);
        assert!(quotation.open < quotation.end && quotation.end <= text.len(), "{quotation:?}");
        // One mark may close several, where they run over paragraphs; the innermost is told.
        let closed = text.quotation_closed_by(quotation.end).is_some_and(|other| other.end == quotation.end);
        assert!(closed || !quotation.closed, "{quotation:?}");
        assert_eq!(text.quotation_opened_by(quotation.open), Some(quotation));
    }
    for at in 0..text.len() {
        assert!(text.quotation_at(at).is_none_or(|quotation| quotation.contains(at)), "token {at}");
    }
}

fn check_code_points(text: &Text<'_>) {
    let points = CodePoints::new(text.source());
    let mut bytes = text.tokens().iter().map(|token| token.byte_start).peekable();
    for (count, (at, _)) in text.source().char_indices().enumerate() {
        if bytes.next_if_eq(&(at as u32)).is_some() {
            assert_eq!(points.at(at as u32), count as u32);
        }
    }
    assert!(bytes.next().is_none(), "a token begins inside a character");
}
