//! Passes over a stored statement, to come to the next: its texts are not looked at, and nothing of it is kept.

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// A text.
type Text<'a> = &'a [u8];
/// A place with its text.
type Cut<'a> = (u32, u32, Text<'a>);
/// Mention, name, label, role, affiliation, kind, whether it is anonymous.
type Who<'a> =
    (Option<Cut<'a>>, Option<Cut<'a>>, Option<Text<'a>>, Option<Text<'a>>, Option<Text<'a>>, Text<'a>, bool);

/// A statement that was passed over; its fields are those of the stored statement, in the same order.
#[derive(Debug, Deserialize)]
pub(super) struct Passed<'a> {
    _id: Text<'a>,
    #[serde(borrow)]
    _cue: Cut<'a>,
    _lemma: Text<'a>,
    _speaker: Option<Who<'a>>,
    _content: Many<Cut<'a>>,
    _form: Text<'a>,
    _act: Text<'a>,
    _channel: Option<(Cut<'a>, Text<'a>)>,
    _addressee: Option<Cut<'a>>,
    _time: Option<(Cut<'a>, Option<Text<'a>>)>,
    _said_on: Option<Text<'a>>,
    _said_on_basis: Option<Text<'a>>,
    _dates: Many<(Cut<'a>, Text<'a>, Text<'a>)>,
    _no_date: bool,
    _via: Many<Cut<'a>>,
    _rule: Text<'a>,
}

/// Values one behind the other, none of which is kept.
#[derive(Debug)]
struct Many<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Self(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Many<T> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Self, A::Error> {
        while values.next_element::<T>()?.is_some() {}
        Ok(self)
    }
}
