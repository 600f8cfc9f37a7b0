//! From the syntax tree to a query of the index.
//!
//! The index's own query parser is not used: it would take the several terms of one word for a phrase.

use super::calendar;
use super::document::{folded, tag};
use super::schema::{Words, fields};
use crate::error::Result;
use crate::query::{DateField, Days, Node, TextField};
use isnad_linkage::days;
use isnad_linkage::words::{Word, words};
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery, RegexQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

type Boxed = Box<dyn Query>;

/// A query of the index for the statements that a node asks for.
pub(super) fn compile(node: &Node) -> Result<Boxed> {
    Ok(match node {
        Node::All => tagged(tag::STATEMENT),
        Node::And(parts) => all(parts)?,
        Node::Or(parts) => any(parts.iter().map(compile).collect::<Result<_>>()?),
        Node::Not(_) => all(std::slice::from_ref(node))?,
        Node::Word(field, text) => word(*field, text),
        Node::Phrase(field, text) => phrase(*field, text),
        Node::Prefix(field, text) => prefix(*field, text)?,
        Node::Act(act) => tagged(&format!("act:{act}")),
        Node::Form(form) => tagged(&format!("form:{form}")),
        Node::Kind(kind) => tagged(&format!("kind:{kind}")),
        Node::Channel(channel) => tagged(&format!("channel:{channel}")),
        Node::Anonymous(hidden) => tagged(&format!("anonymous:{hidden}")),
        Node::Date(field, days) => date(*field, *days),
        Node::Source(id) => tagged(&format!("source:{id}")),
        Node::Saying(id) => tagged(&format!("saying:{id:016x}")),
        Node::Article(id) => both(tagged(tag::STATEMENT), tagged(&tag::of_article(id))),
        Node::Cue(lemma) => tagged(&format!("cue:{}", isnad_linkage::words::light(&folded(lemma)))),
    })
}

/// Whether some part of a query tells better hits from worse.
pub(super) fn ranks(node: &Node) -> bool {
    match node {
        Node::Word(..) | Node::Phrase(..) => true,
        Node::And(parts) | Node::Or(parts) => parts.iter().any(ranks),
        _ => false,
    }
}

/// A query for documents with a tag; it has no say in the ranking.
pub(super) fn tagged(tag: &str) -> Boxed {
    let term = Term::from_field_text(fields().tag, tag);
    Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), 0.0))
}

fn all(parts: &[Node]) -> Result<Boxed> {
    let mut clauses = Vec::with_capacity(parts.len() + 1);
    for part in parts {
        clauses.push(match part {
            Node::Not(inner) => (Occur::MustNot, compile(inner)?),
            part => (Occur::Must, compile(part)?),
        });
    }
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, tagged(tag::STATEMENT)));
    }
    Ok(Box::new(BooleanQuery::new(clauses)))
}

fn any(mut parts: Vec<Boxed>) -> Boxed {
    match parts.len() {
        0 => Box::new(EmptyQuery),
        1 => parts.swap_remove(0),
        _ => Box::new(BooleanQuery::new(parts.into_iter().map(|part| (Occur::Should, part)).collect())),
    }
}

fn both(a: Boxed, b: Boxed) -> Boxed {
    Box::new(BooleanQuery::new(vec![(Occur::Must, a), (Occur::Must, b)]))
}

/// A word in any of its forms; what is typed as one word may be several (`covid-19`), which are all wanted.
fn word(field: TextField, text: &str) -> Boxed {
    let targets = fields().of(field);
    // Of a word without a field, what is said counts for more than who says it.
    let weight = |at: usize| if at == 0 { 1.0 } else { 0.3 };
    let of = |word: &Word| -> Vec<Boxed> {
        let weighed = targets.iter().enumerate().flat_map(|(at, target)| {
            forms(*target, word)
                .into_iter()
                .map(move |form| Box::new(BoostQuery::new(form, weight(at))) as Boxed)
        });
        weighed.collect()
    };
    let mut parts: Vec<Boxed> = words(text).iter().map(|word| any(of(word))).collect();
    match parts.len() {
        0 => Box::new(EmptyQuery),
        1 => parts.swap_remove(0),
        _ => Box::new(BooleanQuery::new(parts.into_iter().map(|part| (Occur::Must, part)).collect())),
    }
}

/// The terms that a word is found under in a field. What is typed in Latin letters also finds Arabic names that sound
/// so.
fn forms(target: Words, word: &Word) -> Vec<Boxed> {
    let mut forms: Vec<Boxed> =
        word.stems.iter().map(|stem| term(target.stem, stem, IndexRecordOption::WithFreqs)).collect();
    if word.exact.is_ascii()
        && let Some(key) = &word.key
    {
        forms.push(term(target.key, key, IndexRecordOption::Basic));
    }
    forms
}

/// Exactly these words, in this order.
fn phrase(field: TextField, text: &str) -> Boxed {
    let exact: Vec<String> = words(text).into_iter().map(|word| word.exact).collect();
    let in_field = |target: &Words| -> Boxed {
        let terms: Vec<Term> = exact.iter().map(|word| Term::from_field_text(target.exact, word)).collect();
        match terms.len() {
            0 => Box::new(EmptyQuery),
            1 => term(target.exact, &exact[0], IndexRecordOption::WithFreqs),
            _ => Box::new(PhraseQuery::new(terms)),
        }
    };
    any(fields().of(field).iter().map(in_field).collect())
}

/// Words that begin so, whatever is attached before them.
fn prefix(field: TextField, text: &str) -> Result<Boxed> {
    let Some(word) = words(text).pop() else { return Ok(Box::new(EmptyQuery)) };
    let attached = if word.exact.is_ascii() { "" } else { "[وف]?[بكلس]?(ال|ل)?" };
    // Letters and digits alone are left of a word, so that nothing in it is a sign of the pattern.
    let letters: String = word.exact.chars().filter(|c| c.is_alphanumeric()).collect();
    let pattern = format!("{attached}{letters}.*");
    let targets = fields().of(field);
    let queries =
        targets.iter().map(|target| Ok(Box::new(RegexQuery::from_pattern(&pattern, target.exact)?) as Boxed));
    Ok(any(queries.collect::<Result<_>>()?))
}

/// Statements or articles of these days. A saying that is dated to a month lies in every stretch that the month
/// touches.
fn date(field: DateField, wanted: Days) -> Boxed {
    let f = fields();
    let name = match field {
        DateField::Said => "said",
        DateField::Published => "published",
    };
    if let Some(tags) = calendar::touching(name, wanted) {
        return any(tags.iter().map(|tag| tagged(tag)).collect());
    }
    let (first, last) = (days::number(wanted.first), days::number(wanted.last));
    match field {
        DateField::Published => both(tagged(tag::STATEMENT), range(f.published, first, last)),
        DateField::Said => {
            let begins = range(f.said, 1, last);
            let ends = range(f.said_last, first, u64::MAX);
            both(tagged(tag::STATEMENT), both(begins, ends))
        }
    }
}

fn range(field: Field, first: u64, last: u64) -> Boxed {
    let end = |number| Bound::Included(Term::from_field_u64(field, number));
    Box::new(ConstScoreQuery::new(Box::new(RangeQuery::new(end(first), end(last))), 0.0))
}

fn term(field: Field, text: &str, option: IndexRecordOption) -> Boxed {
    Box::new(TermQuery::new(Term::from_field_text(field, text), option))
}
