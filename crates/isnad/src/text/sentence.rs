//! Paragraphs and sentences.

use super::quotation::Quotation;
use super::token::{Token, TokenKind, Tokens};

/// Paragraphs as token ranges without their line ends. Empty lines give none.
pub(super) fn paragraphs(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            if start < i {
                found.push((start, i));
            }
            start = i + 1;
        }
    }
    if start < tokens.len() {
        found.push((start, tokens.len()));
    }
    found
}

/// The longest sentence, in tokens. The longest of real news have some hundreds; the work on a sentence grows faster than
/// its length, and a text without full stops, made or broken, is read in time all the same.
const LONGEST: usize = 512;

/// Sentences as token ranges. A full stop inside a closed quotation ends no sentence, unless the
/// quotation's own end follows at once.
pub(super) fn sentences(
    tokens: &Tokens,
    paragraphs: &[(usize, usize)],
    quotations: &[Quotation],
    quotation_at: &[Option<u32>],
) -> Vec<(usize, usize)> {
    let list = &tokens.list;
    let mut found = Vec::new();
    for &(start, end) in paragraphs {
        let mut from = start;
        let mut i = start;
        while i < end {
            let mut next = i + 1;
            if is_terminal(list, tokens, i, end) {
                let quotation = quotation_at[i].map(|q| &quotations[q as usize]);
                let ends_here = match quotation {
                    None => true,
                    Some(q) if q.closed && q.end == i + 1 && q.end < end => {
                        next = q.end + 1;
                        // `"… ." ، قال` goes on after the mark; `"… ." وأكد` does not.
                        list.get(next).is_none_or(|t| t.kind == TokenKind::Word && next < end)
                    }
                    Some(q) => !q.closed,
                };
                if ends_here {
                    // Marks that pile up (`!!`, `."`) stay with their sentence.
                    while next < end && is_trailing(&list[next]) {
                        next += 1;
                    }
                    found.push((from, next));
                    from = next;
                }
            }
            i = next;
        }
        if from < end {
            found.push((from, end));
        }
    }
    bounded(found)
}

/// Sentences with those that are too long cut into stretches of the greatest length.
fn bounded(sentences: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    if sentences.iter().all(|(start, end)| end - start <= LONGEST) {
        return sentences;
    }
    let cut = |(start, end): (usize, usize)| {
        (start..end).step_by(LONGEST).map(move |from| (from, end.min(from + LONGEST)))
    };
    sentences.into_iter().flat_map(cut).collect()
}

const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '؟' | '?' | '!' | '۔')
}

fn is_trailing(token: &Token) -> bool {
    match token.kind {
        TokenKind::Punct => is_stop(token.mark) || matches!(token.mark, ')' | '…'),
        TokenKind::Quote => !token.space_before && matches!(token.mark, '»' | '”' | '›' | '"'),
        _ => false,
    }
}

fn is_terminal(list: &[Token], tokens: &Tokens, i: usize, end: usize) -> bool {
    let token = &list[i];
    if token.kind != TokenKind::Punct || !is_stop(token.mark) {
        return false;
    }
    let next = list.get(i + 1).filter(|_| i + 1 < end);
    if token.mark != '.' {
        return true;
    }
    let previous = i.checked_sub(1).map(|p| &list[p]);
    // `..` and `...` are a pause, unless the paragraph ends there.
    let is_dot = |t: &Token| t.kind == TokenKind::Punct && t.mark == '.';
    if next.is_some_and(is_dot) || previous.is_some_and(is_dot) {
        return false;
    }
    // `العربية.نت`, `د. فلان`, `45. 1`.
    let joined =
        next.is_some_and(|n| !n.space_before && n.kind != TokenKind::Quote && n.kind != TokenKind::Punct);
    let initial = previous.is_some_and(|p| p.kind == TokenKind::Word && tokens.key(p).chars().count() == 1);
    let split_number = previous.is_some_and(|p| p.kind == TokenKind::Number)
        && next.is_some_and(|n| n.kind == TokenKind::Number);
    // `إف.بي.آي`: letters spelt out, joined by points.
    let spelt = |t: &Token, key: &str| t.kind == TokenKind::Word && key.chars().count() <= 3;
    let acronym = joined
        && previous.is_some_and(|p| spelt(p, tokens.key(p)))
        && next.is_some_and(|n| spelt(n, tokens.key(n)));
    let latin_join = joined && next.is_some_and(|n| n.mark.is_ascii_alphanumeric());
    !(initial && next.is_some()
        || split_number
        || latin_join
        || acronym
        || joined && is_site(tokens, list, i))
}

/// `العربية.نت`: a word joined to a short suffix of an address.
fn is_site(tokens: &Tokens, list: &[Token], i: usize) -> bool {
    list.get(i + 1).is_some_and(|n| matches!(tokens.key(n), "نت" | "كوم" | "اونلاين"))
}

#[cfg(test)]
mod tests {
    use super::super::Text;

    fn sentences(text: &str) -> Vec<&str> {
        let text = Text::new(text);
        text.sentences().iter().map(|&(a, b)| text.cut(a..b)).collect()
    }

    #[test]
    fn a_full_stop_ends_a_sentence() {
        assert_eq!(sentences("قال نعم. وأضاف لا."), ["قال نعم.", "وأضاف لا."]);
    }

    #[test]
    fn numbers_addresses_initials_and_pauses_end_none() {
        assert_eq!(sentences("بلغ 3.6 في العربية.نت مع د. علي.. هنا").len(), 1);
    }

    #[test]
    fn what_never_stops_is_cut() {
        let text = "قال ".repeat(2 * super::LONGEST + 1);
        let text = Text::new(&text);
        let lengths: Vec<usize> = text.sentences().iter().map(|(start, end)| end - start).collect();
        assert_eq!(lengths, [super::LONGEST, super::LONGEST, 1]);
    }

    #[test]
    fn a_quotation_keeps_its_sentences() {
        assert_eq!(sentences("قال \"نعم. لا. ربما\" ومضى.").len(), 1);
        assert_eq!(sentences("قال \"نعم.\" وأكد أن لا."), ["قال \"نعم.\"", "وأكد أن لا."]);
    }
}
