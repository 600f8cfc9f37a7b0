//! Quotations: pairing the quotation marks of a text, tolerant of what newsrooms do to them.
//!
//! Marks are paired inside a paragraph. A mark left open runs to the paragraph's end, or on to the
//! paragraph where its closing mark stands; it never swallows what other marks delimit. Straight marks (`"`)
//! have no side of their own: where their number in a paragraph is even they alternate, else white space
//! on their two sides decides.

use super::token::{Token, TokenKind};

/// A stretch of quoted text, in token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark.
    pub open: usize,
    /// One past the last token inside: the closing mark where there is one.
    pub end: usize,
    /// False where the closing mark is missing.
    pub closed: bool,
    /// 0 for an outer quotation, 1 for a quotation inside one …
    pub depth: u8,
}

impl Quotation {
    /// The first token inside.
    pub const fn first(&self) -> usize {
        self.open + 1
    }

    /// True where the token stands inside (marks excluded).
    pub const fn contains(&self, token: usize) -> bool {
        self.open < token && token < self.end
    }

    /// One past the closing mark, or past the last token inside.
    pub const fn after(&self) -> usize {
        self.end + self.closed as usize
    }
}

/// The family of a mark: marks pair with marks of their family.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Guillemet,
    Double,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

const fn shape(mark: char) -> (Family, Side) {
    match mark {
        '«' => (Family::Guillemet, Side::Open),
        '»' => (Family::Guillemet, Side::Close),
        '“' | '„' | '〝' => (Family::Double, Side::Open),
        '”' | '〞' => (Family::Double, Side::Close),
        '‹' | '‘' | '‚' => (Family::Single, Side::Open),
        '›' | '’' => (Family::Single, Side::Close),
        '\'' => (Family::Single, Side::Either),
        _ => (Family::Double, Side::Either),
    }
}

/// Quotations in one another; marks that would open one more open none.
const DEEPEST: usize = 8;

struct Open {
    token: usize,
    family: Family,
}

/// Finds the quotations; `paragraphs` are token ranges in order. The result is sorted by opening mark.
pub fn pair(tokens: &[Token], paragraphs: &[(usize, usize)]) -> Vec<Quotation> {
    let mut found = Vec::new();
    for (index, &(start, end)) in paragraphs.iter().enumerate() {
        let mut stack: Vec<Open> = Vec::new();
        let straight = (start..end).filter(|&i| is_straight(&tokens[i])).count();
        for i in start..end {
            if tokens[i].kind != TokenKind::Quote {
                continue;
            }
            let (family, side) = shape(tokens[i].mark);
            if family == Family::Single && is_inside_word(tokens, i) {
                continue;
            }
            let open_same = stack.iter().rposition(|o| o.family == family);
            let opens = match side {
                Side::Either if straight.is_multiple_of(2) && family == Family::Double => open_same.is_none(),
                Side::Either => spacing(tokens, i, end).unwrap_or(open_same.is_none()),
                // A curly mark put on the wrong side (`”كلمة“`) is told by the white space round it.
                Side::Open => open_same.is_none() || spacing(tokens, i, end) != Some(false),
                Side::Close => open_same.is_none() && spacing(tokens, i, end) == Some(true),
            };
            if opens {
                if stack.len() < DEEPEST {
                    stack.push(Open { token: i, family });
                }
            } else if let Some(at) = open_same {
                // What was opened inside and never closed ends here as well.
                for (depth, lost) in stack.drain(at + 1..).enumerate() {
                    found.push(Quotation {
                        open: lost.token,
                        end: i,
                        closed: false,
                        depth: (at + 1 + depth) as u8,
                    });
                }
                if let Some(open) = stack.pop() {
                    found.push(Quotation { open: open.token, end: i, closed: true, depth: at as u8 });
                }
            }
        }
        for (depth, open) in stack.into_iter().enumerate() {
            let (close, closed) =
                run_on(tokens, paragraphs, index, open.family).map_or((end, false), |i| (i, true));
            found.push(Quotation { open: open.token, end: close, closed, depth: depth as u8 });
        }
    }
    found.sort_by_key(|q| (q.open, std::cmp::Reverse(q.end)));
    found
}

const fn is_straight(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Quote) && matches!(shape(token.mark), (Family::Double, Side::Either))
}

/// An apostrophe with letters on both sides and no space is no quotation mark.
fn is_inside_word(tokens: &[Token], i: usize) -> bool {
    i > 0
        && !tokens[i].space_before
        && tokens[i - 1].kind == TokenKind::Word
        && !is_attached_particle(&tokens[i - 1])
        && tokens.get(i + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.space_before)
}

/// What the white space says: `Some(true)` opens, `Some(false)` closes, `None` says nothing.
fn spacing(tokens: &[Token], i: usize, end: usize) -> Option<bool> {
    let token = &tokens[i];
    let next = tokens.get(i + 1).filter(|_| i + 1 < end);
    let free_before = token.space_before || i > 0 && is_opening_context(&tokens[i - 1]);
    let free_after = next.is_none_or(|n| n.space_before || n.kind == TokenKind::Punct && n.mark != '(');
    match (free_before, free_after) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// An attached particle (`بـ"…`) or an opening bracket.
fn is_opening_context(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => is_attached_particle(token),
        TokenKind::Punct => matches!(token.mark, '(' | '[' | ':' | '-' | '،'),
        _ => false,
    }
}

/// One of the particles و ف ب ل ك alone, with or without a tatweel.
fn is_attached_particle(token: &Token) -> bool {
    token.byte_end - token.byte_start <= 4 && matches!(token.mark, 'و' | 'ف' | 'ب' | 'ل' | 'ك')
}

/// Looks for the closing mark of a quotation that runs over paragraphs: the next paragraph with a mark of
/// that family must begin by closing it. At most eight paragraphs on.
fn run_on(tokens: &[Token], paragraphs: &[(usize, usize)], from: usize, family: Family) -> Option<usize> {
    for &(start, end) in paragraphs.iter().skip(from + 1).take(8) {
        let mut marks =
            (start..end).filter(|&i| tokens[i].kind == TokenKind::Quote && shape(tokens[i].mark).0 == family);
        let Some(first) = marks.next() else { continue };
        let closes = match shape(tokens[first].mark).1 {
            Side::Close => true,
            Side::Open => false,
            Side::Either => spacing(tokens, first, end) == Some(false) && marks.count() % 2 == 0,
        };
        return closes.then_some(first);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    /// The quoted stretches of a text, each with a `!` where its closing mark is missing.
    fn quoted(text: &str) -> Vec<String> {
        let tokens = tokenize(text).list;
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for (i, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::Break {
                paragraphs.push((start, i));
                start = i + 1;
            }
        }
        paragraphs.push((start, tokens.len()));
        pair(&tokens, &paragraphs)
            .iter()
            .map(|q| {
                let inside = &tokens[q.first()..q.end];
                let cut = match (inside.first(), inside.last()) {
                    (Some(a), Some(b)) => &text[a.byte_start as usize..b.byte_end as usize],
                    _ => "",
                };
                format!("{cut}{}", if q.closed { "" } else { "!" })
            })
            .collect()
    }

    #[test]
    fn every_kind_of_pair() {
        assert_eq!(quoted("قال «نعم» ثم “لا” ثم \"ربما\" ثم ‹هنا›"), ["نعم", "لا", "ربما", "هنا"]);
    }

    #[test]
    fn marks_inside_marks() {
        assert_eq!(quoted("قال «إن \"الوضع\" صعب»"), ["إن \"الوضع\" صعب", "الوضع"]);
    }

    #[test]
    fn curly_marks_on_the_wrong_side() {
        assert_eq!(quoted("قال ”نعم“ ومضى"), ["نعم"]);
    }

    #[test]
    fn spaced_straight_marks_alternate() {
        assert_eq!(quoted("قال : \" إن الأمر سهل \" ثم \" لا \" ."), ["إن الأمر سهل", "لا"]);
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_paragraph() {
        assert_eq!(quoted("وأضاف: «لا أستطيع الآن\nوقال آخر"), ["لا أستطيع الآن!"]);
    }

    #[test]
    fn a_quotation_runs_over_paragraphs() {
        assert_eq!(quoted("قال: «أول\nثان» وانتهى"), ["أول\nثان"]);
    }

    #[test]
    fn an_orphan_closing_mark_is_harmless() {
        assert_eq!(quoted("قال نعم» ثم «لا»"), ["لا"]);
    }

    #[test]
    fn marks_that_only_open_open_a_few() {
        let found = quoted(&"«ا ".repeat(1000));
        assert_eq!(found.len(), DEEPEST);
        assert!(found.iter().all(|cut| cut.ends_with('!')));
    }

    #[test]
    fn apostrophes_of_names_are_no_marks() {
        assert_eq!(quoted("قال كوت د'إيفوار 'نعم'"), ["نعم"]);
    }

    #[test]
    fn a_mark_closes_its_quotation_however_many_stand_inside() {
        // «He said "yes" "yes" …»
        let text = format!("«قال {}»", "\"نعم\" ".repeat(100));
        let text = crate::text::Text::new(&text);
        let outer = &text.quotations()[0];
        assert_eq!(text.quotations().len(), 101);
        assert_eq!(text.quotation_closed_by(outer.end), Some(outer));
    }
}
