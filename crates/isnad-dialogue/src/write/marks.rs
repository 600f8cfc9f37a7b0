//! The words that clash, in their text.

use crate::model::Side;

/// A stretch of a side's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they clash with the other side's.
    pub clashes: bool,
}

/// The text of a side in pieces, on one line; marks that overlap or touch are one.
pub fn pieces(side: &Side) -> Vec<Piece> {
    let start = side.place.start;
    let inside = |at: u32| side.clash.iter().any(|(from, to)| (*from..*to).contains(&at));
    let mut pieces: Vec<Piece> = Vec::new();
    for (offset, letter) in (start..).zip(side.place.text.chars()) {
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        let clashes = inside(offset);
        match pieces.last_mut() {
            Some(piece) if piece.clashes == clashes => piece.text.push(letter),
            _ => pieces.push(Piece { text: letter.to_string(), clashes }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, Voice};

    #[test]
    fn clashing_words_are_pieces_of_their_own() {
        let place = Place {
            article: "a".into(),
            outlet: None,
            published: None,
            statement: None,
            start: 10,
            end: 20,
            text: "لن نغلق\nه".into(),
        };
        let voice = Voice { name: None, parties: Vec::new() };
        let side = Side { voice, said_on: None, saying: None, place, clash: vec![(10, 12)] };
        let found: Vec<(String, bool)> = pieces(&side).into_iter().map(|p| (p.text, p.clashes)).collect();
        assert_eq!(found, [("لن".to_owned(), true), (" نغلق ه".to_owned(), false)]);
    }
}
