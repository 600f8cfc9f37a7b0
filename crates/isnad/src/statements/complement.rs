//! What follows a cue: its subject, its circumstances, and where its content begins.

use super::Subject;
use super::walk::Walk;
use crate::lexicon::{Frames, Gender, Number, Part, Reading};
use crate::model::ChannelType;
use crate::phrases::{NounPhrase, Phrases};
use crate::text::Quotation;
use std::ops::Range;

/// How the content is joined to its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// إن, أن.
    Clause,
    /// A quotation mark or a colon.
    Words,
    /// A noun phrase, with or without its preposition.
    Nominal,
}

impl Joint {
    /// Its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Words => "words",
            Self::Nominal => "nominal",
        }
    }
}

/// A cue's surroundings.
#[derive(Debug, Clone)]
pub(super) struct Complement {
    pub(super) joint: Joint,
    /// First token of the content.
    pub(super) content: usize,
    pub(super) subject: Option<NounPhrase>,
    pub(super) channel: Option<(Range<usize>, ChannelType)>,
    pub(super) addressee: Option<Range<usize>>,
    pub(super) time: Option<Range<usize>>,
    /// Outlets that made the channel known.
    pub(super) via: Vec<Range<usize>>,
}

impl Complement {
    /// The subject as the statement layer hands it on.
    pub(super) fn subject(&self, cue: &Reading) -> Subject {
        match &self.subject {
            Some(np) => Subject::Named(np.tokens.clone()),
            None if matches!(cue.stem.part, Part::PassivePerfect | Part::PassiveImperfect) => Subject::Nobody,
            None => Subject::Implied(cue.stem.gender, cue.stem.number),
        }
    }
}

/// Walks from the token after a cue to its content. `wants_subject` is false for participles and nouns, and
/// where the subject stands before the verb.
pub(super) fn after(
    p: &Phrases<'_>,
    cue: &Reading,
    from: usize,
    limit: usize,
    wants_subject: bool,
) -> Option<Complement> {
    let walk = || Walk::new(p, cue, from, limit, wants_subject);
    // Only of a verb that is more often something else a bold walk is another one.
    let boldly = || cue.stem.lemma().frames.has(Frames::RISKY).then(|| walk().boldly().run()).flatten();
    walk().run().or_else(boldly)
}

/// What may follow a cue from which no walk leads to a content: nothing but where a content could begin.
pub(super) fn lost(p: &Phrases<'_>, cue: &Reading, from: usize, limit: usize) -> Option<Complement> {
    let (content, joint) = super::starts::likeliest(p, cue.stem.lemma().frames, from, limit)?;
    Some(Complement {
        joint,
        content,
        subject: None,
        channel: None,
        addressee: None,
        time: None,
        via: Vec::new(),
    })
}

/// Past the marks that open quoted words.
pub(super) fn skip_opening(p: &Phrases<'_>, mut at: usize, limit: usize) -> usize {
    while at < limit
        && (p.text.quotation_opened_by(at).is_some()
            || matches!(p.text.mark(at), Some('-' | '–' | '.' | ':')))
    {
        at += 1;
    }
    at
}

/// A name in quotation marks as a noun phrase.
pub(super) fn quoted_name(q: &Quotation) -> NounPhrase {
    NounPhrase { head_token: q.first(), ..name(q.open..q.after()) }
}

/// A name of unknown gender.
pub(super) const fn name(tokens: Range<usize>) -> NounPhrase {
    NounPhrase {
        head: None,
        head_token: tokens.start,
        tokens,
        gender: Gender::Any,
        number: Number::Singular,
        named: true,
    }
}
