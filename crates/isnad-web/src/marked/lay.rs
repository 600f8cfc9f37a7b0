//! Lays marks over a text so that they nest as elements of a page must.

use super::{Layer, Mark};

/// A piece of a marked text. Within a paragraph every `Open` has its `Close`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// A mark begins.
    Open {
        /// What it is.
        mark: Mark,
        /// How many statements it lies in.
        depth: usize,
        /// Whether this is where the stretch begins, and not where it goes on behind another's end or a line end.
        begins: bool,
    },
    /// The innermost mark ends.
    Close(Mark),
    /// Words.
    Text(&'a str),
}

/// The paragraphs of a text, as pieces; empty lines give none. Stretches that cross are split where the outer one
/// ends.
pub(crate) fn lay<'a>(text: &'a str, layers: &[Layer]) -> Vec<Vec<Piece<'a>>> {
    let mut sorted: Vec<Layer> = layers.iter().copied().filter(|layer| layer.start < layer.end).collect();
    // The outer one first; of two that cover the same words, contents go round reporting words and names.
    sorted.sort_by_key(|layer| (layer.start, std::cmp::Reverse(layer.end), rank(layer.mark)));
    let bytes = Offsets::new(text);
    let mut paragraphs = Vec::new();
    let mut start = 0_u32;
    for line in text.split('\n') {
        let end = start + line.chars().count() as u32;
        if !line.trim().is_empty() {
            let inside = sorted.iter().filter(|layer| layer.start < end && start < layer.end);
            paragraphs.push(paragraph(text, &bytes, (start, end), &inside.copied().collect::<Vec<_>>()));
        }
        start = end + 1;
    }
    paragraphs
}

const fn rank(mark: Mark) -> u8 {
    match mark {
        Mark::Content { .. } => 0,
        Mark::Name { .. } => 1,
        Mark::Cue { .. } => 2,
    }
}

/// The pieces of one line of the text.
fn paragraph<'a>(
    text: &'a str,
    bytes: &Offsets,
    (start, end): (u32, u32),
    layers: &[Layer],
) -> Vec<Piece<'a>> {
    let mut ends: Vec<u32> = layers
        .iter()
        .flat_map(|layer| [layer.start, layer.end])
        .filter(|at| (start..end).contains(at))
        .collect();
    ends.extend([start, end]);
    ends.sort_unstable();
    ends.dedup();
    let mut pieces = Vec::new();
    let mut open: Vec<Layer> = Vec::new();
    for stretch in ends.windows(2) {
        let (from, to) = (stretch[0], stretch[1]);
        close_ended(&mut open, from, &mut pieces);
        let covering = layers.iter().filter(|layer| layer.start <= from && from < layer.end);
        for layer in covering {
            if !open.contains(layer) {
                pieces.push(opened(&open, *layer, layer.start == from));
                open.push(*layer);
            }
        }
        pieces.push(Piece::Text(&text[bytes.at(from)..bytes.at(to)]));
    }
    close_ended(&mut open, u32::MAX, &mut pieces);
    pieces
}

fn opened(open: &[Layer], layer: Layer, begins: bool) -> Piece<'static> {
    let depth = open.iter().filter(|outer| matches!(outer.mark, Mark::Content { .. })).count();
    Piece::Open { mark: layer.mark, depth, begins }
}

/// Closes what ends at a place, and what lies inside of it; the latter is opened again by who comes next.
fn close_ended(open: &mut Vec<Layer>, at: u32, pieces: &mut Vec<Piece<'_>>) {
    let Some(outermost) = open.iter().position(|layer| layer.end <= at) else { return };
    for layer in open.drain(outermost..).rev() {
        pieces.push(Piece::Close(layer.mark));
    }
}

/// Where every code point begins.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn at(&self, point: u32) -> usize {
        let last = self.0.last().copied().unwrap_or_default();
        self.0.get(point as usize).copied().unwrap_or(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn content(statement: usize, start: u32, end: u32) -> Layer {
        Layer { start, end, mark: Mark::Content { statement, first: true } }
    }

    /// `1<…>` for a content, `c<…>` for a cue.
    fn drawn(text: &str, layers: &[Layer]) -> String {
        let mut out = String::new();
        for paragraph in lay(text, layers) {
            for piece in paragraph {
                match piece {
                    Piece::Open { mark: Mark::Content { statement, .. }, .. } => {
                        out.push_str(&statement.to_string());
                        out.push('<');
                    }
                    Piece::Open { .. } => out.push_str("c<"),
                    Piece::Close(_) => out.push('>'),
                    Piece::Text(text) => out.push_str(text),
                }
            }
            out.push('|');
        }
        out
    }

    #[test]
    fn statements_nest() {
        assert_eq!(drawn("abcdef", &[content(2, 2, 4), content(1, 1, 5)]), "a1<b2<cd>e>f|");
    }

    #[test]
    fn what_crosses_is_split_where_the_outer_one_ends() {
        assert_eq!(drawn("abcdef", &[content(1, 0, 4), content(2, 2, 6)]), "1<ab2<cd>>2<ef>|");
    }

    #[test]
    fn a_statement_goes_on_in_the_next_paragraph() {
        assert_eq!(drawn("ab\ncd\n\nef", &[content(1, 1, 8)]), "a1<b>|1<cd>|1<e>f|");
    }

    #[test]
    fn a_reporting_word_lies_inside_a_content_of_the_same_words() {
        let cue = Layer { start: 1, end: 3, mark: Mark::Cue { statement: 0 } };
        assert_eq!(drawn("abcd", &[cue, content(1, 1, 3)]), "a1<c<bc>>d|");
    }

    proptest! {
        #[test]
        fn marks_always_nest_and_no_letter_is_lost(
            text in "[ab قل\n]{0,30}",
            spans in proptest::collection::vec((0_u32..30, 0_u32..30), 0..8),
        ) {
            let layers: Vec<Layer> =
                spans.iter().enumerate().map(|(n, (a, b))| content(n, *a.min(b), *a.max(b))).collect();
            let mut words = String::new();
            for paragraph in lay(&text, &layers) {
                let mut open = Vec::new();
                for piece in paragraph {
                    match piece {
                        Piece::Open { mark, .. } => open.push(mark),
                        Piece::Close(mark) => prop_assert_eq!(open.pop(), Some(mark)),
                        Piece::Text(text) => words.push_str(text),
                    }
                }
                prop_assert!(open.is_empty());
            }
            let lines: String = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
            prop_assert_eq!(words, lines);
        }
    }
}
