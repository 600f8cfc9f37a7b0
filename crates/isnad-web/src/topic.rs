//! What a dialogue is followed by: the parameters that the page, its downloads and the API share.

use crate::asked::{AskedError, wrong};
use crate::links::escaped;
use isnad_archive::query::{Node, TextField};
use isnad_dialogue::{CONFIDENCE, Question};
use std::fmt::Write as _;
use utoipa::IntoParams;

/// The longest topic, in characters.
const LONGEST: usize = 300;
/// The longest name of a party, in characters.
const NAME: usize = 100;
/// Parties that are asked for, at most.
const PARTIES: usize = 8;

/// The parameters as they are described; [`Topic::of`] reads them.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what is read elsewhere: a parameter that may come more than once")]
pub(crate) struct TopicParams {
    /// Words, all of which are wanted, in any of their forms.
    #[param(example = "الجسر", min_length = 1, max_length = 300)]
    topic: String,
    /// A country, an institution or a camp that speaks, several times for several; without any they are found.
    #[param(style = Form, explode, max_items = 8)]
    party: Option<Vec<String>>,
    /// How sure a contested point must be to be given, from 0 to 1; 0.7 where nothing is asked for.
    #[param(pattern = "^(0|1|0\\.[0-9]{1,4}|1\\.0{1,4})?$")]
    confidence: Option<String>,
}

/// A topic, between which parties, and how sure contested points must be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Topic {
    /// Its words; empty where none were given yet.
    pub(crate) words: String,
    /// The parties that are asked for.
    pub(crate) parties: Vec<String>,
    /// The least confidence of a contested point, from 0 to 1.
    pub(crate) confidence: f64,
}

impl Default for Topic {
    fn default() -> Self {
        Self { words: String::new(), parties: Vec::new(), confidence: CONFIDENCE }
    }
}

impl Topic {
    /// The topic of an address. Empty parameters count as missing, as forms send them.
    ///
    /// # Errors
    /// Where one is too long, too many, or no share.
    pub(crate) fn of(pairs: &[(String, String)]) -> Result<Self, AskedError> {
        let mut topic = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                "topic" => topic.words = short("topic", value, LONGEST)?,
                "party" if !value.is_empty() => topic.parties.push(short("party", value, NAME)?),
                "confidence" if !value.is_empty() => topic.confidence = share(value)?,
                _ => {}
            }
        }
        if topic.parties.len() > PARTIES {
            return Err(wrong("party", &topic.parties.join(", "), format!("at most {PARTIES} of them")));
        }
        Ok(topic)
    }

    /// The words that a search looks for, where it looks for any.
    pub(crate) fn of_search(node: &Node) -> Option<Self> {
        let mut words = Vec::new();
        gather(node, &mut words);
        let words = words.join(" ");
        (!words.is_empty()).then(|| Self { words, ..Self::default() })
    }

    /// What the dialogue is asked.
    pub(crate) fn question(&self) -> Question {
        let mut question = Question::new(self.words.clone()).between(self.parties.iter().cloned());
        question.confidence = self.confidence;
        question
    }

    /// Its address under a path.
    pub(crate) fn address(&self, path: &str) -> String {
        let mut address = format!("{path}?topic={}", escaped(&self.words));
        for party in &self.parties {
            address.push_str("&party=");
            address.push_str(&escaped(party));
        }
        if (self.confidence - CONFIDENCE).abs() > f64::EPSILON {
            let _ = write!(address, "&confidence={}", self.confidence);
        }
        address
    }
}

/// Words that all are wanted, in what is said or anywhere.
fn gather(node: &Node, words: &mut Vec<String>) {
    match node {
        Node::And(parts) => parts.iter().for_each(|part| gather(part, words)),
        Node::Word(TextField::Any | TextField::Content, word)
        | Node::Phrase(TextField::Any | TextField::Content, word) => words.push(word.clone()),
        _ => {}
    }
}

fn short(name: &'static str, value: &str, longest: usize) -> Result<String, AskedError> {
    let fits = value.chars().count() <= longest;
    fits.then(|| value.to_owned()).ok_or_else(|| wrong(name, value, format!("at most {longest} characters")))
}

fn share(value: &str) -> Result<f64, AskedError> {
    let plain = value.chars().all(|c| c.is_ascii_digit() || c == '.');
    let share = value.parse().ok().filter(|share| plain && (0.0..=1.0).contains(share));
    share.ok_or_else(|| wrong("confidence", value, "a number from 0 to 1".into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad_archive::query::parse;

    fn topic(pairs: &[(&str, &str)]) -> Result<Topic, AskedError> {
        Topic::of(&pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect::<Vec<_>>())
    }

    #[test]
    fn a_form_sends_empty_fields_and_they_count_as_missing() {
        let asked = topic(&[("topic", " الجسر "), ("party", ""), ("party", "بغداد"), ("confidence", "")]);
        let wanted =
            Topic { words: "الجسر".into(), parties: vec!["بغداد".into()], confidence: CONFIDENCE };
        assert_eq!(asked, Ok(wanted));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for wrong in [("confidence", "7"), ("confidence", "NaN"), ("confidence", "1e-3"), ("confidence", "x")]
        {
            assert!(topic(&[wrong]).is_err(), "{wrong:?}");
        }
        assert!(topic(&[("topic", &"ا".repeat(LONGEST))]).is_ok());
        assert!(topic(&[("topic", &"ا".repeat(LONGEST + 1))]).is_err());
        assert!(topic(&[("party", "ا"); PARTIES + 1]).is_err());
    }

    #[test]
    fn the_address_of_a_topic_is_a_permalink() {
        let asked = topic(&[("topic", "a b"), ("party", "x&y"), ("confidence", "0.85")]).expect("a topic");
        assert_eq!(asked.address("/follow"), "/follow?topic=a%20b&party=x%26y&confidence=0.85");
    }

    #[test]
    fn a_search_has_a_topic_where_it_looks_for_words() {
        let of = |query: &str| Topic::of_search(&parse(query).expect("a query")).map(|topic| topic.words);
        assert_eq!(of("الجسر \"القديم جدا\" act:deny -طريق").as_deref(), Some("الجسر القديم جدا"));
        assert_eq!(of("act:deny"), None);
    }
}
