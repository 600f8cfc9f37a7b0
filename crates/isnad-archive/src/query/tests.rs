//! The language by example.

use super::*;
use proptest::prelude::*;

fn word(text: &str) -> Node {
    Node::Word(TextField::Any, text.to_owned())
}

#[test]
fn words_side_by_side_are_all_wanted() {
    assert_eq!(parse("طريق جسر"), Ok(Node::And(vec![word("طريق"), word("جسر")])));
    assert_eq!(parse("  "), Ok(Node::All));
}

#[test]
fn or_binds_less_than_and() {
    let node = parse("طريق جسر OR نهر").expect("a query");
    assert_eq!(node, Node::Or(vec![Node::And(vec![word("طريق"), word("جسر")]), word("نهر")]));
    assert_eq!(parse("طريق | نهر"), parse("طريق OR نهر"));
}

#[test]
fn a_minus_excludes_and_a_hyphen_does_not() {
    assert_eq!(parse("طريق -جسر"), Ok(Node::And(vec![word("طريق"), Node::Not(Box::new(word("جسر")))])));
    assert_eq!(parse("covid-19"), Ok(word("covid-19")));
}

#[test]
fn quotation_marks_of_any_kind_make_a_phrase() {
    let phrase = Ok(Node::Phrase(TextField::Any, "الطريق مغلق".to_owned()));
    for query in ["\"الطريق مغلق\"", "«الطريق مغلق»", "“الطريق مغلق”"] {
        assert_eq!(parse(query), phrase);
    }
}

#[test]
fn fields_hold_words_phrases_prefixes_and_groups() {
    assert_eq!(parse("speaker:كيربي"), Ok(Node::Word(TextField::Speaker, "كيربي".to_owned())));
    assert_eq!(parse("outlet:\"bbc عربي\""), Ok(Node::Phrase(TextField::Outlet, "bbc عربي".to_owned())));
    assert_eq!(parse("role:وز*"), Ok(Node::Prefix(TextField::Role, "وز".to_owned())));
    let both = Node::Or(vec![Node::Act(Act::Deny), Node::Act(Act::Accuse)]);
    assert_eq!(parse("act:(deny OR accuse)"), Ok(both));
    let place = Node::Word(TextField::Headline, "طريق".to_owned());
    assert_eq!(parse("in:headline طريق"), Ok(place));
}

#[test]
fn errors_show_the_place_and_what_was_expected() {
    for (query, message) in [
        (
            "act:denial",
            "act:⟦denial⟧: expected one of say, affirm, deny, demand, warn, threaten, promise, announce, \
                        claim, accuse, condemn, praise, feel, judge, ask",
        ),
        ("طريق (جسر", "طريق ⟦(⟧جسر: the parenthesis is not closed; expected )"),
        ("طريق)", "طريق⟦)⟧: nothing is open that this could close"),
        ("\"طريق", "⟦\"⟧طريق: the quotation is not closed; expected \""),
        ("طريق OR", "طريق OR⟦⟧: expected a word, a \"phrase\" or a field here"),
        ("speaker:", "speaker:⟦⟧: expected a value of speaker here"),
        (
            "said:أمس",
            "said:⟦أمس⟧: not a date; expected 2021, 2021-04, 2021-04-08 or a stretch such as 2021-04..2021-06",
        ),
        ("act:de*", "act:de⟦*⟧: a prefix goes with fields of words only"),
        ("in:body طريق", "in:⟦body⟧ طريق: expected one of headline, content, speaker"),
        ("anonymous:maybe", "anonymous:⟦maybe⟧: expected true or false"),
    ] {
        assert_eq!(parse(query).map_err(|e| e.to_string()), Err(message.to_owned()));
    }
}

#[test]
fn a_query_is_bounded_in_depth_and_length() {
    let refused = |query: &str, why: &str| {
        let error = parse(query).expect_err(why);
        assert!(error.to_string().contains(why), "{error:.300}");
    };
    refused(&"(".repeat(100_000), "a query has 2048 words and signs at most");
    refused(&"(".repeat(100), "too many parentheses in one another");
    refused(&format!("{}x", "- ".repeat(100)), "too many minus signs in one another");
    refused(&"طر* ".repeat(33), "a query has 32 prefixes at most");
    assert!(parse(&format!("{}x", "- ".repeat(64))).is_ok());
    let ids: Vec<String> = (0..600).map(|id| format!("article:{id}")).collect();
    assert!(parse(&ids.join(" OR ")).is_ok());
}

proptest! {
    #[test]
    fn no_query_makes_the_parser_stumble(query in "[\u{621}-\u{64a}a-z0-9 \"«»():*|.\u{200f}-]{0,40}") {
        if let Err(error) = parse(&query) {
            prop_assert!(query.is_char_boundary(error.range().start) && query.is_char_boundary(error.range().end));
            prop_assert!(error.to_string().contains('⟦'));
        }
    }
}
